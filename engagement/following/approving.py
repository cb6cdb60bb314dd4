"""The author says yes to the words that the public shall read."""

import hashlib

from django.db import transaction

from engagement.answering.telling import tell_author
from engagement.feedback.choices import State
from engagement.feedback.history import AUTHOR
from engagement.feedback.models import Feedback
from engagement.feedback.publishing import publish
from engagement.following.locking import locked


class OtherWords(ValueError):
    """The public text is not, or no longer, the one that the author has read."""


def mark_of(feedback: Feedback) -> str:
    """Stands for the words on the form: what somebody approves is what they have seen."""
    answers = feedback.answers.values_list("public_text", flat=True)
    return hashlib.sha256("\0".join([feedback.public_text, *answers]).encode()).hexdigest()


@transaction.atomic
def approve(*, feedback: Feedback, seen: str) -> None:
    """Publishes the words that the author has seen. A second click changes nothing."""
    now = locked(feedback)
    if now.state == State.PUBLISHED and now.author_approved_at and seen == mark_of(now):
        return
    if seen != mark_of(now):
        raise OtherWords("We have changed the words since you opened this page. Read them again.")
    tell_author(now, publish(feedback=now, by=AUTHOR, approved=True))
