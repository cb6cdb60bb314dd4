from typing import ClassVar

from django.db import models
from django.utils import timezone


class PurgeRun(models.Model):
    """One run of the deletion of what has been kept for long enough, in numbers."""

    made_at = models.DateTimeField("when", default=timezone.now)
    words = models.PositiveIntegerField("feedback deleted", default=0)
    contacts = models.PositiveIntegerField("contact details deleted", default=0)
    held = models.PositiveIntegerField("held", default=0)
    failed = models.PositiveIntegerField("went wrong", default=0)

    class Meta:
        verbose_name = "run of the deletion"
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"Run {self.pk}"

    @property
    def in_words(self) -> str:
        told = f"Deleted: the words of {self.words} feedback, contact details of {self.contacts}."
        return f"{told} Held: {self.held}. Went wrong: {self.failed}."
