"""Keeps search index and caches at what is announced, in the transaction that changes it."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.search import index

from alliance_site.core.http.purging import site_has_changed
from alliance_site.core.search.forgetting import forget
from engagement.commitments.models import Commitment, CommitmentEvent, CommitmentFeedback

ID = "commitments"


def connect() -> None:
    post_save.connect(_saved, sender=Commitment, dispatch_uid=ID)
    post_save.connect(_undone, sender=CommitmentEvent, dispatch_uid=ID)
    for links in ("programmes", "principles", "areas", "consultations"):
        through = getattr(Commitment, links).through
        m2m_changed.connect(_chosen, sender=through, dispatch_uid=f"{ID}_{links}")
    for signal in (post_save, post_delete):
        signal.connect(_linked, sender=CommitmentFeedback, dispatch_uid=ID)


def _saved(instance: Commitment, **kwargs: Any) -> None:
    """A draft changes no page."""
    if instance.is_public:
        index.insert_or_update_object(instance)
        site_has_changed()


def _undone(instance: CommitmentEvent, **kwargs: Any) -> None:
    """One whose announcement was undone leaves at once."""
    if instance.is_public and instance.undone_at:
        if not Commitment.objects.filter(pk=instance.commitment_id, is_public=True).exists():
            forget(instance.commitment)
        site_has_changed()


def _chosen(instance: Any, **kwargs: Any) -> None:
    if getattr(instance, "is_public", True):
        site_has_changed()


def _linked(instance: CommitmentFeedback, **kwargs: Any) -> None:
    if instance.commitment.is_public:
        site_has_changed()
