"""Keeps search index and caches at what is published, in the transaction that changes it."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.search import index

from alliance_site.core.http.purging import empty_on_change_of, site_has_changed
from alliance_site.core.search.forgetting import forget
from engagement.feedback.choices import State
from engagement.feedback.models import Feedback, FeedbackEvent, Reply, Theme


def connect() -> None:
    empty_on_change_of(Reply, Theme)
    post_save.connect(_saved, sender=Feedback, dispatch_uid="published_feedback")
    post_save.connect(_moved, sender=FeedbackEvent, dispatch_uid="published_feedback")


def _saved(instance: Feedback, **kwargs: Any) -> None:
    """A feedback that nobody may read changes no page: a thousand of them empty no cache."""
    if instance.state == State.PUBLISHED:
        index.insert_or_update_object(instance)
        site_has_changed()


def _moved(instance: FeedbackEvent, **kwargs: Any) -> None:
    """Each change of state is written down as an event: so none is missed here."""
    if instance.from_state == State.PUBLISHED != instance.to_state:
        forget(instance.feedback)
        site_has_changed()
