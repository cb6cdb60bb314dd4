"""One at a time: who changes a feedback has seen it as it is, and holds it while changing it."""

from django.db import transaction

from alliance_site.core.users.names import name_of
from engagement.feedback.models import Feedback, FeedbackEvent
from engagement.moderation.history import happened


class NotNow(ValueError):
    """This cannot be done with the feedback as it stands; the message says why."""


class ChangedMeanwhile(NotNow):
    """Somebody else has done something with the feedback since it was opened."""


def last_seen(feedback: Feedback) -> int:
    """What a form carries along, so that a change in between is noticed."""
    return feedback.events.order_by("-pk").values_list("pk", flat=True).first() or 0


def held(feedback: Feedback, seen: int | None = None) -> Feedback:
    """The feedback as it is now, locked until the transaction ends.

    With `seen`, raises `ChangedMeanwhile` where anything has happened after that.
    """
    assert transaction.get_connection().in_atomic_block  # noqa: S101 (a lock needs one)
    now = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if seen is not None and last_seen(now) != seen:
        news = now.events.filter(pk__gt=seen).select_related("user").order_by("-pk").first()
        raise ChangedMeanwhile(_told(news))
    return now


def _told(news: FeedbackEvent | None) -> str:
    what = ""
    if news:
        who = name_of(news.user) or news.get_actor_display()
        what = f" “{happened(news)}” ({who})."
    return (
        f"Something else has happened since you opened this.{what} "
        "What you typed is still here. Look at what has changed, then send it again."
    )
