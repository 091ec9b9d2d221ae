"""The shipped bot as processes, against the simulator over HTTP and a real Postgres; some of them die."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
