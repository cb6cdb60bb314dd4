from typing import ClassVar

from django.db import models
from django.utils import timezone


class FeedbackDraft(models.Model):
    """A half-filled form. Whoever knows its key, which stands in the address, may go on with it.

    `answers` holds what was typed, by step and field; `done` the steps that are answered. It is
    deleted when it is sent, or after a day. Each page carries a signed copy of it, so that somebody
    who takes longer loses nothing.
    """

    key_hash = models.CharField(max_length=64, unique=True)
    answers = models.JSONField(default=dict, blank=True)
    done = models.JSONField(default=list, blank=True)
    campaign = models.ForeignKey(
        "engagement.Campaign", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        # Without any of its words.
        return f"Draft {self.pk}"
