"""What happened to a feedback, in words: who, what, when and why; never a word of the text."""

from typing import Any

from django.db.models import QuerySet

from engagement.answering.contributors import TOLD_OF
from engagement.answering.replies import REPLY, REPLY_BACK
from engagement.answering.telling import TOLD
from engagement.feedback.holding import HELD, RELEASED
from engagement.feedback.models import Feedback, FeedbackEvent
from engagement.feedback.transitions import FINAL, TRANSITIONS

TAKE_OUT, PUT_BACK, EDIT, START_ANEW = "take_out", "put_back", "edit", "start_anew"
ASSIGN, URGENT, DUE, THEME, NOTE = "assign", "urgent", "due", "theme", "note"
ESCALATE, STAND_DOWN = "escalate", "stand_down"
APPEAL_REFUSED = "appeal_refused"

WORDS = {
    "receive": "Received",
    "triage": "Triaged",
    "review": "Review begun",
    "ask_author": "Author asked to approve the text",
    "answered": "Back in review: the author wants changes",
    "publish": "Published",
    "refuse": "Not published",
    "reopen": "Looked at again",
    "withdraw": "Withdrawn",
    "take_back": "Withdrawal taken back",
    "purge": "Words deleted",
    "undo": "Undone",
    TAKE_OUT: "A detail taken out",
    PUT_BACK: "A detail put back",
    EDIT: "Public text changed by hand",
    START_ANEW: "Changes by hand dropped",
    ASSIGN: "Assigned",
    URGENT: "Urgency changed",
    DUE: "Due date changed",
    THEME: "Themes changed",
    NOTE: "Note written",
    ESCALATE: "Marked as a safeguarding concern",
    STAND_DOWN: "No safeguarding concern any more",
    HELD: "Held: kept longer than the rule says",
    RELEASED: "Hold ended",
    APPEAL_REFUSED: "Appeal decided: still not published",
    REPLY: "Answered",
    REPLY_BACK: "Answer taken back",
    TOLD: "Author told",
    TOLD_OF: "Author told what came of it",
}


def happened(event: FeedbackEvent) -> str:
    """What it was, in the words of staff; what another part wrote down is called as it is."""
    return WORDS.get(event.action) or event.action.replace("_", " ").capitalize()


def history_of(feedback: Feedback) -> list[FeedbackEvent]:
    """All that happened, the newest first."""
    return list(feedback.events.select_related("user").order_by("-pk"))


def undoable(events: list[FeedbackEvent]) -> FeedbackEvent | None:
    """The decision of staff that can still be undone: the last one, where nothing came after it.

    `events` are the newest first.
    """
    for event in events:
        if event.action == "undo" or not event.to_state or event.undone_at:
            continue
        decided = event.action in TRANSITIONS and event.action not in FINAL
        return event if decided and event.actor == "staff" else None
    return None


def after_last_move(feedback: Any, *actions: str) -> QuerySet[FeedbackEvent]:
    found: QuerySet[FeedbackEvent] = feedback.events.filter(
        made_at__gte=feedback.state_since, action__in=actions
    )
    return found
