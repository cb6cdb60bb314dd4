"""Answers to authors: private, or public below the published text."""

from typing import Any

from django.db import transaction

from engagement.answering.telling import take_back_what_was_told, tell_author
from engagement.feedback.choices import State
from engagement.feedback.history import By, write_down
from engagement.feedback.models import Feedback, FeedbackEvent, Reply

REPLY, REPLY_BACK = "reply", "reply_back"


class CannotAnswer(ValueError):
    """The answer cannot be given like this; the message says why."""


@transaction.atomic
def answer(*, feedback: Feedback, text: str, signed: str, is_public: bool, by: By) -> Reply:
    """Answers the author, signed by a role. The same answer twice, by a double click, is one."""
    text, signed = text.strip(), " ".join(signed.split())
    if not text or not signed:
        raise CannotAnswer("Write the answer, and the role of who answers.")
    now = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if is_public and now.state != State.PUBLISHED:
        raise CannotAnswer("A public answer stands below published words. Publish them first.")
    if now.state in (State.WITHDRAWN, State.PURGED):
        raise CannotAnswer("The author has taken this back, or its time is over.")
    last = now.replies.order_by("-pk").first()
    if last and (last.text, last.is_public, last.made_by) == (text, is_public, by.user):
        return last
    reply = Reply.objects.create(
        feedback=now, text=text, signed=signed[:120], is_public=is_public, made_by=by.user
    )
    event = write_down(
        now,
        REPLY,
        by,
        reason="Public" if is_public else "To the author alone",
        before={"reply": reply.pk},
    )
    tell_author(now, event, reply)
    return reply


@transaction.atomic
def take_back_answer(*, reply: Reply, by: By) -> FeedbackEvent:
    """Removes an answer that was wrong. Who has had it by mail keeps that mail."""
    now = Feedback.objects.select_for_update().get(pk=reply.feedback_id)
    given = now.events.filter(action=REPLY, before__reply=reply.pk).first()
    unheard = take_back_what_was_told(given) if given else False
    reply.delete()
    reason = "Before the author had it" if unheard else "The author may have had it"
    return write_down(now, REPLY_BACK, by, reason=reason)


def last_signature(user: Any) -> str:
    """The role that somebody signed with last."""
    last = Reply.objects.filter(made_by=user).order_by("-pk").values_list("signed", flat=True)
    return last.first() or ""
