import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class WaitingFile(models.Model):
    """A file that somebody has uploaded, until they load what is in it or take it away.

    It is kept in the database, not in a folder: the worker that reads it may be on another machine,
    and nothing here can ever be asked for by an address.
    """

    # All that were chosen at once are looked at, and loaded, together.
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=255)
    # What was found in it; nothing until it is read.
    parsed = models.JSONField(null=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.file_name


class FilePiece(models.Model):
    """A part of a file that waits to be read; packed, so that long tables take little room."""

    file = models.ForeignKey(WaitingFile, on_delete=models.CASCADE, related_name="pieces")
    packed = models.BinaryField()

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"Part of {self.file_id}"
