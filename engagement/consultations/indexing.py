"""Keeps search index and caches at what is announced, in the transaction that changes it."""

from django.db.models.signals import post_delete, post_save
from wagtail.search import index

from alliance_site.core.http.purging import empty_on_change_of, site_has_changed
from alliance_site.core.search.forgetting import forget
from engagement.campaigns.models import CampaignQuestion
from engagement.consultations.models import Consultation, ConsultationDocument


def connect() -> None:
    empty_on_change_of(ConsultationDocument, CampaignQuestion)
    post_save.connect(_saved, sender=Consultation, dispatch_uid="consultations")
    post_delete.connect(_deleted, sender=Consultation, dispatch_uid="consultations")


def _saved(instance: Consultation, **kwargs: object) -> None:
    """A draft changes no page."""
    if instance.announced_at is None:
        return
    if instance.withdrawn_at is None:
        # Anew from the row: what was saved may have been loaded without its long texts.
        index.insert_or_update_object(Consultation.objects.get(pk=instance.pk))
    else:
        forget(instance)
    site_has_changed()


def _deleted(instance: Consultation, **kwargs: object) -> None:
    site_has_changed()
