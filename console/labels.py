"""Message ids for the words of an enum, as staff read them."""

from models import CaseEventKind, Delivery, LinkWay, Outcome, Topic
from services.reachability import Reach

LEVELS = ("case-level-0", "case-level-1", "case-level-2", "case-level-3", "case-level-4")

TOPICS = {
    Topic.SHELTER: "case-topic-shelter",
    Topic.COUNSELLING: "case-topic-counselling",
    Topic.FAMILY: "case-topic-family",
    Topic.VIOLENCE: "case-topic-violence",
    Topic.SUICIDE: "case-topic-suicide",
    Topic.ADDICTION: "case-topic-addiction",
    Topic.CHILD: "case-topic-child",
    Topic.LEGAL: "case-topic-legal",
    Topic.WORK: "case-topic-work",
    Topic.HEALTH: "case-topic-health",
    Topic.MONEY: "case-topic-money",
    Topic.OTHER: "case-topic-other",
}

OUTCOMES = {
    Outcome.HELPED: "case-outcome-helped",
    Outcome.REFERRED: "case-outcome-referred",
    Outcome.NO_ANSWER: "case-outcome-no-answer",
    Outcome.DECLINED: "case-outcome-declined",
    Outcome.NOT_POSSIBLE: "case-outcome-not-possible",
    Outcome.MISTAKE: "case-outcome-mistake",
    Outcome.JOINED: "case-outcome-joined",
}

CLOSINGS = {outcome: message for outcome, message in OUTCOMES.items() if outcome is not Outcome.JOINED}
"""What whoever closes a case may choose."""

RATINGS = {1: "case-rating-1", 2: "case-rating-2", 3: "case-rating-3"}

PLATFORMS = {"telegram": "case-platform-telegram", "bale": "case-platform-bale"}

PLATFORMS_TO_CITIZENS = {"telegram": "link-platform-telegram", "bale": "link-platform-bale"}
"""The same, as a message for a citizen says it in their own language."""

LINK_WAYS = {
    LinkWay.CODE: "console-link-by-code",
    LinkWay.PHONE: "console-link-by-phone",
    LinkWay.STAFF: "console-link-by-staff",
}

REACHES = {
    Reach.REACHABLE: "console-reach-reachable",
    Reach.BLOCKED: "console-reach-blocked",
    Reach.NEVER_STARTED: "console-reach-never-started",
    Reach.AWAY: "console-reach-away",
}

LANGUAGES = {"fa": "case-language-fa", "en": "case-language-en"}

DELIVERIES = {
    Delivery.QUEUED: "thread-queued",
    Delivery.SENDING: "thread-sending",
    Delivery.SENT: "thread-sent",
    Delivery.FAILED: "thread-failed",
    Delivery.UNKNOWN: "thread-unknown",
}

STALE = "stale"
"""The cause of words that were not sent because they might not be true any more; they are not said again."""

CAUSES = (
    (STALE, "thread-cause-stale"),
    ("blocked", "thread-cause-blocked"),
    ("deactivated", "thread-cause-gone"),
    ("chat not found", "thread-cause-gone"),
    ("can't initiate", "thread-cause-gone"),
    ("too long", "thread-cause-too-long"),
    ("time-out", "thread-cause-time-out"),
)
"""What a messenger's sentence holds, and the plain words for it."""

EVENTS = {
    CaseEventKind.OPENED: "timeline-opened",
    CaseEventKind.CLAIMED: "timeline-claimed",
    CaseEventKind.RELEASED: "timeline-released",
    CaseEventKind.RETURNED: "timeline-returned",
    CaseEventKind.REASSIGNED: "timeline-reassigned",
    CaseEventKind.TAKEN_OVER: "timeline-taken-over",
    CaseEventKind.TRANSFERRED: "timeline-transferred",
    CaseEventKind.LEVELLED: "timeline-levelled",
    CaseEventKind.CLOSED: "timeline-closed",
    CaseEventKind.REOPENED: "timeline-reopened",
    CaseEventKind.RATED: "timeline-rated",
    CaseEventKind.JOINED: "timeline-linked",
    CaseEventKind.PARTED: "timeline-separated",
}

RETURNED_BECAUSE = {
    "late": "timeline-returned-late",
    "absent": "timeline-returned-absent",
    "shift_over": "timeline-returned-shift-over",
    "disabled": "timeline-returned-disabled",
}

FILES = {
    "voice": "thread-file-voice",
    "photo": "thread-file-photo",
    "video": "thread-file-video",
    "document": "thread-file-document",
    "sticker": "thread-file-sticker",
    "contact": "thread-file-contact",
    "other": "thread-file-other",
}


def cause(error: str | None) -> str:
    """Give the message id for why words did not arrive."""
    said = (error or "").lower()
    return next((message for sign, message in CAUSES if sign in said), "thread-cause-other")
