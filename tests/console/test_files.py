"""Specification: files that citizens sent."""

import pytest

from console.files import disposition
from models import AttachmentState
from services import attachments
from tests.console.people import People, Person
from tests.console.street import Street, Waiting

OGG = b"OggS" + bytes(range(256)) * 40


@pytest.fixture
async def sara(staff: People) -> Person:
    """A counsellor."""
    return await staff(name="سارا")


@pytest.fixture
async def someone(street: Street) -> Waiting:
    """A citizen whose case waits."""
    return await street.case()


async def sends(someone: Waiting, kind: str, mime: str, content: bytes, name: str = "") -> int:
    """Let a citizen send a file that was fetched already; gives the message's number."""
    number = await someone.writes("", kind=kind, file={"id": "a", "size": len(content), "name": name})
    await attachments.want(someone.street.pool, [number], someone.street.now())
    await attachments.keep(someone.street.pool, number, content)
    await someone.street.pool.execute("UPDATE attachment SET mime = $2 WHERE message_id = $1", number, mime)
    return number


async def test_a_voice_note_is_played_and_sought_in(sara: Person, someone: Waiting) -> None:
    """A player asks for a stretch and gets just that."""
    number = await sends(someone, "voice", "audio/ogg", OGG)
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert f'<audio controls preload="none" src="/files/{number}"' in page
    whole = await sara.get(f"/files/{number}")
    assert (whole.status_code, whole.headers["content-type"], whole.content) == (200, "audio/ogg", OGG)
    assert whole.headers["accept-ranges"] == "bytes"
    part = await sara.get(f"/files/{number}", headers={"range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, OGG[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(OGG)}"
    assert (await sara.get(f"/files/{number}", headers={"range": "bytes=-5"})).content == OGG[-5:]
    assert (await sara.get(f"/files/{number}", headers={"range": "bytes=5-"})).content == OGG[5:]


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=-0", "bytes=9-3"])
async def test_a_range_that_is_not_there_is_refused(sara: Person, someone: Waiting, asked: str) -> None:
    """As the protocol says."""
    number = await sends(someone, "voice", "audio/ogg", OGG)
    answer = await sara.get(f"/files/{number}", headers={"range": asked})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(OGG)}"


@pytest.mark.parametrize("asked", ["bytes=1-2,4-5", "lines=1-2", "bytes=-", "bytes=" + "9" * 5000 + "-"])
async def test_a_range_that_cannot_be_read_gives_the_whole(sara: Person, someone: Waiting, asked: str) -> None:
    """Never a fault."""
    number = await sends(someone, "voice", "audio/ogg", OGG)
    assert (await sara.get(f"/files/{number}", headers={"range": asked})).content == OGG


@pytest.mark.parametrize(
    ("mime", "given", "how"),
    [
        ("image/png", "image/png", "inline"),
        ("video/mp4", "video/mp4", "inline"),
        ("application/pdf", "application/pdf", "attachment"),
        ("text/html", "application/octet-stream", "attachment"),
        ("image/svg+xml", "application/octet-stream", "attachment"),
        ("application/x-msdownload", "application/octet-stream", "attachment"),
    ],
)
async def test_a_browser_runs_nothing(sara: Person, someone: Waiting, mime: str, given: str, how: str) -> None:
    """What could hold a script is saved, not shown, and would be in a sandbox if it were."""
    number = await sends(someone, "document", mime, b"<script>alert(1)</script>", "نامه.html")
    answer = await sara.get(f"/files/{number}")
    assert answer.headers["content-type"] == given
    assert answer.headers["content-disposition"].startswith(how)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "no-store" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("نامه.pdf", "%D9%86%D8%A7%D9%85%D9%87.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ('a"b\r\nX: y.txt', "a_b_X_%20y.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("", "file"),
        ("...", "file"),
    ],
)
def test_a_file_name_is_made_harmless(name: str, plain: str) -> None:
    """No path, no header, no turned writing."""
    assert disposition(name, inline=False) == f"attachment; filename*=UTF-8''{plain}"


async def test_a_file_is_given_only_to_who_may_open_the_case(staff: People, someone: Waiting) -> None:
    """By its number alone nobody gets it, nor has it fetched."""
    lawyer, admin, boss = await staff("lawyer", ["legal"]), await staff("administrator"), await staff("supervisor")
    number = await sends(someone, "photo", "image/png", b"x")
    assert (await lawyer.get(f"/files/{number}")).status_code == 404
    assert (await lawyer.post(f"/files/{number}")).status_code == 404
    assert (await admin.get(f"/files/{number}")).status_code == 403
    assert (await boss.get(f"/files/{number}")).status_code == 200
    assert (await boss.get("/files/987654")).status_code == 404


async def test_opening_a_file_is_written_down(sara: Person, someone: Waiting) -> None:
    """As reading the thread is."""
    number = await sends(someone, "photo", "image/png", b"x")
    await sara.get(f"/files/{number}")
    assert (
        await someone.street.pool.fetchval(
            "SELECT staff_id FROM audit WHERE act = 'read' AND noun = 'attachment' AND row_key = $1", str(number)
        )
        == sara.id
    )


async def test_a_file_that_nobody_asked_for_yet_is_fetched_on_demand(sara: Person, someone: Waiting) -> None:
    """A button asks for it; meanwhile the page says that it is on its way."""
    number = await someone.writes("", kind="voice", file={"id": "a", "size": 2000, "name": ""})
    assert "آوردن فایل" in (await sara.get(f"/cases/{someone.number}/thread")).text
    assert (await sara.get(f"/files/{number}")).status_code == 404
    answer = await sara.post(f"/files/{number}")
    assert answer.headers["location"] == f"/cases/{someone.number}"
    assert "دارد از پیام‌رسان می‌رسد" in (await sara.get(f"/cases/{someone.number}/thread")).text


async def test_a_file_of_fifty_megabytes_is_told_of(sara: Person, someone: Waiting) -> None:
    """The messenger does not hand it out; the sentence says what to ask for."""
    number = await someone.writes("", kind="video", file={"id": "a", "size": 50 * 1024 * 1024, "name": ""})
    await sara.post(f"/files/{number}")
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "بزرگ‌تر از آن است که پیام‌رسان به ما بدهد" in page
    assert "۵۰٫۰ مگابایت" in page


async def test_a_file_that_is_gone_is_told_of(sara: Person, someone: Waiting) -> None:
    """No broken picture."""
    number = await someone.writes("", kind="photo", file={"id": "a", "size": 10, "name": ""})
    await attachments.want(someone.street.pool, [number], someone.street.now())
    await attachments.end(someone.street.pool, number, AttachmentState.GONE)
    assert "دیگر این فایل را ندارد" in (await sara.get(f"/cases/{someone.number}")).text
