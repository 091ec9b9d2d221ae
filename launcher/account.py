"""Whom Postgres runs as: us, or when we are root, whom Postgres refuses, a user without rights."""

import os
import pwd
import subprocess
from pathlib import Path
from typing import NamedTuple, TypedDict


class Identity(TypedDict, total=False):
    """What subprocess needs to run a child as another user; empty when it runs as us."""

    user: int
    group: int
    extra_groups: list[int]


class Account(NamedTuple):
    """The user that a Postgres of ours runs as."""

    identity: Identity

    def reaches(self, path: Path) -> bool:
        """Tell whether this user may enter a folder or run a program."""
        return not self.identity or subprocess.call(["test", "-x", path], cwd="/", **self.identity) == 0

    def take(self, path: Path) -> None:
        """Make this user the owner of a path."""
        if self.identity:
            os.chown(path, self.identity["user"], self.identity["group"])


def unprivileged() -> Account:
    """Choose the user: us, or for root `postgres` or `nobody`."""
    if os.geteuid():
        return Account({})
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return Account({"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []})
