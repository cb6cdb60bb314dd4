from typing import ClassVar

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """The filters of the queue that somebody uses again and again, under a name of their own."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feedback_views"
    )
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=1000, blank=True)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["user", "name"], name="one_saved_view_a_name")
        ]

    def __str__(self) -> str:
        return self.name
