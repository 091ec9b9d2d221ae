"""Message ids for the words of an enum, as staff read them."""

from models import CaseEventKind, Delivery, LinkWay, Outcome, Rung, Sign, Topic
from services.reachability import Reach

LEVELS = ("case-level-0", "case-level-1", "case-level-2", "case-level-3", "case-level-4")

TARGETS = ("case-target-0", "case-target-1", "case-target-2", "case-target-3", "case-target-4")
"""By level, how soon a person is to answer first (triage protocol, level table)."""

MEANINGS = ("case-means-0", "case-means-1", "case-means-2", "case-means-3", "case-means-4")
"""By level, what belongs to it: for whoever judges."""

READINGS = {
    "suicide_imminent": "case-label-suicide-imminent",
    "suicide_ideation": "case-label-suicide-ideation",
    "self_harm": "case-label-self-harm",
    "overdose": "case-label-overdose",
    "violence_now": "case-label-violence-now",
    "child_abuse": "case-label-child-abuse",
    "sexual_assault": "case-label-sexual-assault",
    "medical_emergency": "case-label-medical-emergency",
    "homeless_tonight": "case-label-homeless-tonight",
    "addiction_help": "case-label-addiction-help",
    "legal": "case-label-legal",
    "job": "case-label-job",
    "family_conflict": "case-label-family-conflict",
    "emotional_distress": "case-label-emotional-distress",
    "documents_id": "case-label-documents-id",
    "info_request": "case-label-info-request",
    "greeting": "case-label-greeting",
    "hyperbole_idiom": "case-label-hyperbole-idiom",
    "other": "case-label-other",
}
"""Topics of the reader (triage.score.LABELS)."""

SIGNS = {
    Sign.DISCREET: ("🤫", "case-sign-discreet"),
    Sign.MINOR: ("🧒", "case-sign-minor"),
    Sign.THIRD_PERSON: ("👥", "case-sign-third-person"),
    Sign.FOREIGN: ("🌐", "case-sign-foreign"),
    Sign.UNREAD: ("🎧", "case-sign-unread"),
    Sign.RECENT_ACT: ("⚠️", "case-sign-recent-act"),
    Sign.HARM_AT_HOME: ("🏠", "case-sign-harm-at-home"),
    Sign.RETRACTED: ("↩️", "case-sign-retracted"),
}
"""What to know before one writes a word: a picture, and the words that say it."""

ASKED = {"s1": "case-asked-s1", "s2": "case-asked-s2", "s3": "case-asked-s3", "s4": "case-asked-s4"}
"""Questions of the safety protocol (triage.protocol)."""

ANSWERED = {
    "yes": "case-answered-yes",
    "no": "case-answered-no",
    "quiet": "case-answered-quiet",
    "unsaid": "case-answered-unsaid",
    "retracted": "case-answered-retracted",
}

ROUNDS = {"safety": "case-round-safety", "severity": "case-round-severity"}

RUNGS = {
    Rung.DESK: "timeline-rung-desk",
    Rung.SUPERVISOR: "timeline-rung-supervisor",
    Rung.ON_CALL: "timeline-rung-on-call",
    Rung.PHONE: "timeline-rung-phone",
}

HANDED_TO = {"123": "case-handed-123", "115": "case-handed-115", "110": "case-handed-110"}
"""Whom staff may have given a person over to."""

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
    ("quick exit", "thread-cause-exit"),
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
    CaseEventKind.ALERTED: "timeline-alerted-somebody",
    CaseEventKind.ACKNOWLEDGED: "timeline-acknowledged",
    CaseEventKind.SILENT: "timeline-silent",
    CaseEventKind.ASSESSED: "timeline-assessed-somehow",
    CaseEventKind.SIGNED: "timeline-signed-somehow",
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
