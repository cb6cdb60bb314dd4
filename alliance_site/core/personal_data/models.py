from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Action(models.TextChoices):
    """What was done with all that is held on somebody."""

    FOUND = "found", "Looked up"
    EXPORTED = "exported", "Exported"
    ERASED = "erased", "Erased"


class PersonalDataLog(models.Model):
    """Who looked up, exported or erased what is held on somebody, and when. Never on whom.

    Of what they were looked for by only hashes are kept: whoever knows an address can tell whether
    it was erased, and nobody can tell the address. `erased` and `stayed` count by holder.
    """

    action = models.CharField(max_length=10, choices=Action.choices)
    made_at = models.DateTimeField("when", default=timezone.now)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    looked_by = models.CharField("looked for by", max_length=100)
    hashes = models.JSONField(default=list)
    erased = models.JSONField(default=dict)
    stayed = models.JSONField(default=dict)

    class Meta:
        verbose_name = "entry of the log of personal data"
        verbose_name_plural = "entries of the log of personal data"
        default_permissions = ()
        permissions = (
            ("handle_personaldatalog", "Can find, export and erase what is held on a person"),
        )
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.pk}"
