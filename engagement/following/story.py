"""What has happened to a feedback, line by line, as its author reads it.

Staff are never named, and their work among themselves is not told: only what is named here is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from engagement.feedback.models import Actor, Feedback, FeedbackEvent

BY_AUTHOR = {
    "receive": "You sent it to us.",
    "publish": "You said that the words for the public are right. We published them.",
    "answered": "You asked us to change the words for the public.",
    "addition": "You added something.",
    "correction": "You told us that something is wrong in it.",
    "appeal": "You asked us to look again.",
    "reopen": "It went from our website, because you took your consent back.",
    "refuse": "",
    "consent_taken_back": "You took a consent back: {}.",
    "consent_given": "You gave a consent: {}.",
    "contact_changed": "You changed how we can reach you.",
    "withdraw": "You withdrew everything.",
    "take_back": "You took the withdrawal back.",
}
BY_US = {
    "receive": "We wrote it down for you.",
    "review": "A person began to read it.",
    "ask_author": "We asked you about the words that we want to publish.",
    "publish": "We published it.",
    "refuse": "We decided not to publish it.",
    "reopen": "We began to look at it again.",
    "withdraw": "We withdrew it.",
    "told_what_came_of_it": "We told you what came of it.",
}


@dataclass(frozen=True)
class Line:
    """One thing that happened, and when."""

    when: datetime
    words: str


def story_of(feedback: Feedback) -> list[Line]:
    """The newest first; without what was undone."""
    return list(_lines(feedback.events.filter(undone_at=None).order_by("-pk")))


def _lines(events: Iterable[FeedbackEvent]) -> Iterator[Line]:
    for event in events:
        words = (BY_AUTHOR if event.actor == Actor.AUTHOR else BY_US).get(event.action, "")
        if "{}" in words:
            words = words.format(event.reason.rpartition(": ")[2])
        if words:
            yield Line(event.made_at, words)
