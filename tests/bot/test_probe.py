"""Specification: the probe tells where a platform differs from the simulator, and nothing of people."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.probe.options import Options, ProbeSettings
from bot.probe.person import SKIP
from bot.probe.point import Verdict
from bot.probe.points import POINTS
from bot.probe.points.updates import ends_in_time
from bot.probe.report import Report
from bot.probe.run import GiveUpError, chosen, examine, finish, run
from bot.probe.secrecy import Secrets
from simulator.server import serve_in_thread
from tests.bot.helper import PRIVATE, Helper, helping
from tests.simulator.clients import NO_CERTIFICATES, TOKEN
from tests.simulator.person import Person

ROOT = Path(__file__).parents[2]
NEEDS_AN_OPTION = {point.id for point in POINTS if point.option}
WITHOUT_ANYBODY = {"longest_poll", "links"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Address of a simulator."""
    with serve_in_thread(webhook_backoff=0.02) as address:
        yield address


@pytest.fixture
async def http(server: str) -> AsyncIterator[httpx.AsyncClient]:
    """A plain HTTP client at a simulator in which nothing has happened."""
    async with httpx.AsyncClient(base_url=server, timeout=20, verify=NO_CERTIFICATES) as client:
        (await client.delete("/world")).raise_for_status()
        yield client


@pytest.fixture
def settings(server: str) -> ProbeSettings:
    """The environment of somebody who probes the simulator."""
    return ProbeSettings(bale_token=SecretStr(TOKEN), bale_api=f"{server}/bale")


def options(tmp_path: Path, *only: str, **more: Any) -> Options:
    """Try some points, or all, without long waits."""
    return Options(tmp_path / "probe.json", minutes=0.1, polls=(), only=frozenset(only), **more)


async def probed(settings: ProbeSettings, helper: Helper, wanted: Options) -> Report:
    """Run the probe while somebody helps."""
    report = Report(chosen(wanted), settings.bale_api, Secrets(TOKEN))
    async with helping(helper):
        await examine(settings, wanted, report, lambda _: None)
    finish(report, wanted)
    return report


def having(report: Report, verdict: Verdict) -> set[str]:
    """Name the points with a verdict."""
    return {name for name, one in report.verdicts().items() if one is verdict}


async def switch(http: httpx.AsyncClient, name: str) -> None:
    """Turn a switch of the simulator's Bale on."""
    (await http.post("/platforms/bale", json={name: True})).raise_for_status()


async def test_the_simulator_as_documented_is_what_the_probe_assumes(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every point that needs no option is seen, and none contradicts: the assumptions told are the simulator's own."""
    report = await probed(settings, Helper(http), options(tmp_path))
    assert having(report, Verdict.CONTRADICTS) == set()
    assert having(report, Verdict.NOT_SEEN) == NEEDS_AN_OPTION | WITHOUT_ANYBODY
    assert "Nothing that was seen contradicts the simulator." in capsys.readouterr().out


async def test_the_file_holds_nothing_of_the_person_or_the_bot(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither words, name, number, id, place nor token, in what is written or printed."""
    wanted = options(tmp_path)
    await switch(http, "as_seen_live")
    await probed(settings, Helper(http), wanted)
    written = wanted.out.read_text()
    told = json.loads(written)
    assert told["whole"]
    assert {"chat_instance", "voice_duration", "edit_stub"} == set(told["contradicted"])
    found = [word for word in (*PRIVATE, TOKEN, *TOKEN.split(":")) if word in written + capsys.readouterr().out]
    assert found == []


async def test_bale_as_seen_live_contradicts_in_what_is_known_to_differ(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Taps, voices, edits and the largest file; each is printed with the file of the simulator that has to change."""
    await switch(http, "as_seen_live")
    seen = ("chat_instance", "tap_id", "voice_duration", "edit_stub", "same_edit", "upload_cap", "chat_type")
    report = await probed(settings, Helper(http), options(tmp_path, *seen, uploads=True))
    wrong = {"chat_instance", "voice_duration", "edit_stub", "upload_cap"}
    assert having(report, Verdict.CONTRADICTS) == wrong
    assert having(report, Verdict.AS_ASSUMED) == set(seen) - wrong
    printed = capsys.readouterr().out
    assert all(point.change in printed for point in POINTS if point.id in wrong)


async def test_errors_under_200_contradict_in_one_point_only(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path
) -> None:
    """Codes are read from the body, so that only the point that asks for the HTTP status differs."""
    await switch(http, "errors_in_200")
    report = await probed(settings, Helper(http), options(tmp_path))
    assert having(report, Verdict.CONTRADICTS) == {"status_of_errors"}


async def test_a_platform_that_is_not_bale_contradicts_in_what_is_bales_own(
    http: httpx.AsyncClient, server: str, tmp_path: Path
) -> None:
    """On Telegram every one of these points comes out the other way, so each of them can."""
    telegram = ProbeSettings(bale_token=SecretStr(TOKEN), bale_api=server)
    wrong = ["no_venue", "no_sticker", "no_commands", "members_count", "webhook_info", "drop_pending", "edit_stub"]
    wrong += ["unknown_parameters", "reply_parameters", "file_by_attach", "markup_force_reply", "marks_seen", "blocked"]
    wrong += ["refused_token", "refused_chat", "chat_instance", "voice_duration"]
    same = ["reply_to", "location", "letter_case", "status_of_errors", "chat_type", "edited_message", "contact_user_id"]
    report = await probed(telegram, Helper(http, platform="telegram"), options(tmp_path, *wrong, *same))
    assert having(report, Verdict.CONTRADICTS) == set(wrong)
    assert having(report, Verdict.AS_ASSUMED) == set(same)


@pytest.mark.parametrize(
    ("message", "update", "wrong"),
    [
        ("probe-write", "text", set()),
        ("probe-write", "unknown_field", {"text_fields"}),
        ("probe-write", "chat_without_type", {"chat_type", "text_fields"}),
        ("probe-write", "ids_of_54_bits", {"id_sizes"}),
        ("probe-write", "ids_as_strings", {"id_sizes"}),
        ("probe-contact", "contact_without_user_id", {"contact_user_id"}),
    ],
)
async def test_a_message_of_another_shape_contradicts(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path, message: str, update: str, wrong: set[str]
) -> None:
    """A field too many or too few, or an id larger than Bale's documents say."""
    helper = Helper(http)
    helper.emits = {message: update}
    more = ["contact_user_id"] if message == "probe-contact" else []
    report = await probed(settings, helper, options(tmp_path, "chat_type", "text_fields", "id_sizes", *more))
    assert having(report, Verdict.CONTRADICTS) == wrong
    assert having(report, Verdict.NOT_SEEN) == set()


async def test_files_up_to_fifty_megabytes_are_taken(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path
) -> None:
    """As the documents have it: 21 and 49 are taken, 51 is not."""
    report = await probed(settings, Helper(http), options(tmp_path, "upload_cap", uploads=True))
    assert having(report, Verdict.AS_ASSUMED) == {"upload_cap"}


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ({"kind": "429"}, Verdict.AS_ASSUMED),
        ({"kind": "429", "retry_after": 3}, Verdict.CONTRADICTS),
        ({"kind": "error", "status": 400, "description": "local_rate_limited"}, Verdict.CONTRADICTS),
        ({"kind": "latency", "seconds": 0}, Verdict.NOT_SEEN),
    ],
)
async def test_a_flood_shows_how_one_message_too_many_is_refused(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path, rule: dict[str, Any], verdict: Verdict
) -> None:
    """The code, the words and the parameters count; if all are taken, nothing was seen."""
    (await http.post("/faults", json=rule | {"method": "sendMessage", "times": 1})).raise_for_status()
    report = await probed(settings, Helper(http), options(tmp_path, "too_many", flood=True))
    assert report.verdicts() == {"too_many": verdict}


async def test_deliveries_are_tried_at_an_address_that_leads_here(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path
) -> None:
    """Refused twice and made again, without a secret; afterwards the bot polls again."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    names = [point.id for point in POINTS if point.option == "--webhook-url"]
    wanted = options(tmp_path, *names, webhook_url=f"http://127.0.0.1:{port}/hook", webhook_port=port)
    report = await probed(settings, Helper(http), wanted)
    assert having(report, Verdict.AS_ASSUMED) == set(names)
    seen = report.outcomes["webhook_retries"].seen
    assert (seen["deliveries"], seen["different sources"]) == (3, 1)
    assert (await http.post(f"/bale/bot{TOKEN}/getWebhookInfo")).json()["result"] == {"url": ""}
    assert "127.0.0.1" not in wanted.out.read_text()


async def test_what_cannot_be_done_is_skipped_in_the_chat(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path
) -> None:
    """Whoever writes /skip is asked for the next thing."""
    helper = Helper(http, skips=frozenset(["probe-voice", "probe-marks", "probe-block"]))
    report = await probed(
        settings, helper, options(tmp_path, "voice_duration", "marks_seen", "blocked", "chat_instance")
    )
    assert {name: report.outcomes[name].why for name in having(report, Verdict.NOT_SEEN)} == dict.fromkeys(
        ["voice_duration", "marks_seen", "blocked"], "skipped"
    )
    assert having(report, Verdict.AS_ASSUMED) == {"chat_instance"}


async def test_what_strangers_send_is_nobodys_answer(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path
) -> None:
    """Whoever writes first is the person who helps; others are passed over."""
    helper = Helper(http)

    async def a_stranger_speaks(_: str) -> None:
        await Person(http, "stranger", "bale").does("voice")
        await helper.person.writes(SKIP)

    helper.deeds["probe-voice"] = a_stranger_speaks
    report = await probed(settings, helper, options(tmp_path, "voice_duration"))
    assert report.outcomes["voice_duration"].why == "skipped"


async def test_a_tap_of_an_old_app_proves_nothing(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path
) -> None:
    """Its id begins with 1, which contradicts only where the app is up to date."""
    helper = Helper(http)
    helper.old_app = True
    report = await probed(settings, helper, options(tmp_path, "tap_id", "tap_answer"))
    assert report.verdicts() == {"tap_id": Verdict.NOT_SEEN, "tap_answer": Verdict.AS_ASSUMED}


async def test_an_answer_that_nobody_expected_costs_only_its_own_point(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path
) -> None:
    """A cut connection and a page of HTML end no run."""
    for fault in ({"kind": "drop", "method": "getWebhookInfo"}, {"kind": "html", "method": "getChatMembersCount"}):
        (await http.post("/faults", json=fault | {"times": 1})).raise_for_status()
    report = await probed(settings, Helper(http), options(tmp_path, "webhook_info", "members_count", "letter_case"))
    assert report.verdicts() == {
        "members_count": Verdict.CONTRADICTS,
        "letter_case": Verdict.AS_ASSUMED,
        "webhook_info": Verdict.NOT_SEEN,
    }


@pytest.mark.parametrize(
    ("asked", "answered", "as_assumed"),
    [(60, 50, True), (90, 52, True), (60, 60, False), (90, 30, False), (60, {"error_code": 400}, False), (2, 2, True)],
)
def test_a_poll_ends_after_fifty_seconds_at_the_latest(asked: int, answered: object, as_assumed: bool) -> None:  # noqa: FBT001 (a row of the table)
    """An answer at another time, or a refusal, is another limit than the simulator's."""
    assert ends_in_time(asked, answered) is as_assumed


def test_every_point_names_a_file_of_the_simulator() -> None:
    """Whoever reads a contradiction knows where to begin; no two points share a name."""
    assert [point.id for point in POINTS if not (ROOT / point.change.split()[0]).is_file()] == []
    assert len({point.id for point in POINTS}) == len(POINTS)


def command(tmp_path: Path, settings: ProbeSettings, *more: str) -> subprocess.Popen[str]:
    """Start the probe as an operator does, in a folder of its own, without a database."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "YAVAR_DATABASE_URL")}
    token = {"YAVAR_BALE_TOKEN": TOKEN, "YAVAR_BALE_API": settings.bale_api, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "probe", "--polls", "", *more],
        cwd=tmp_path,
        env={**kept, **token},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.usefixtures("http")
def test_the_file_is_written_when_nobody_answers_and_never_over_another(
    settings: ProbeSettings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What needs nobody is told, the rest is not seen with its reason; a second run wants another name or --force."""
    with command(tmp_path, settings, "--minutes", "0.01") as first:
        printed, _ = first.communicate(timeout=30)
    told = json.loads((tmp_path / "bale-probe.json").read_text())
    verdicts = {one["id"]: one["verdict"] for one in told["points"]}
    assert (first.returncode, verdicts["refused_token"], verdicts["voice_duration"]) == (0, "as assumed", "not seen")
    assert {one["why"] for one in told["points"] if one["id"] == "chat_type"} == {"nobody wrote to the bot in time"}
    assert "در بله ربات را باز کنید" in printed
    assert run(settings, Options(tmp_path / "bale-probe.json")) == 1
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "bale-probe.json exists" in complaint


@pytest.mark.usefixtures("http")
def test_ctrl_c_keeps_what_is_known(settings: ProbeSettings, tmp_path: Path) -> None:
    """The file says that it is not whole."""
    with command(tmp_path, settings) as running:
        assert running.stdout is not None
        while "در بله" not in running.stdout.readline():
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)
    told = json.loads((tmp_path / "bale-probe.json").read_text())
    assert (running.returncode, told["whole"]) == (130, False)
    seen = {one["id"]: one.get("why") for one in told["points"]}
    assert (seen["no_commands"], seen["links"]) == (None, "it was stopped before")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"bale_token": SecretStr("700100200:no token")}, "getMe was refused (403): YAVAR_BALE_TOKEN must be"),
        ({"bale_token": SecretStr("")}, "Set YAVAR_BALE_TOKEN"),
        ({"bale_api": "http://127.0.0.1:1"}, "Nothing answers at the address in YAVAR_BALE_API"),
    ],
)
def test_what_makes_a_probe_impossible_is_said_in_a_sentence(
    settings: ProbeSettings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    changed: dict[str, Any],
    sentence: str,
) -> None:
    """No file is written, no traceback shown, and the token not told."""
    assert run(settings.model_copy(update=changed), options(tmp_path)) == 1
    printed, complaint = capsys.readouterr()
    assert (printed, complaint.count("\n")) == ("", 1)
    assert complaint.startswith(sentence)
    assert "no token" not in complaint
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"out": Path("nowhere") / "probe.json"}, "Nothing can be written to the folder of nowhere/probe.json"),
        ({"only": frozenset(["voice"])}, "There is no point voice; the points are no_commands, "),
    ],
)
def test_what_cannot_be_meant_is_said_before_anything_is_tried(
    settings: ProbeSettings, tmp_path: Path, capsys: pytest.CaptureFixture[str], wanted: dict[str, Any], sentence: str
) -> None:
    """A report that cannot be kept, or a point that does not exist, would cost the person's time."""
    assert run(settings, replace(options(tmp_path), **wanted)) == 1
    assert capsys.readouterr().err.startswith(sentence)


async def test_a_bot_whose_updates_go_elsewhere_is_left_alone(
    http: httpx.AsyncClient, settings: ProbeSettings, tmp_path: Path
) -> None:
    """A webhook that is set belongs to somebody: the probe says so and does not take it away."""
    hook = "http://127.0.0.1:1/hook"
    await http.post(f"/bale/bot{TOKEN}/setWebhook", json={"url": hook})
    report = Report((), settings.bale_api, Secrets(TOKEN))
    with pytest.raises(GiveUpError, match=r"getUpdates was refused \(409\): somebody else takes this bot's updates"):
        await examine(settings, options(tmp_path), report, lambda _: None)
    assert (await http.post(f"/bale/bot{TOKEN}/getWebhookInfo")).json()["result"] == {"url": hook}
