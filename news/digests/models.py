from datetime import UTC, datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone

from alliance_site.core.outbox.models import Letter
from news.subscribers.models import Rhythm

# The first row of a rhythm tells nothing: all that was there before the site sent such mails.
EVER = datetime(1970, 1, 1, tzinfo=UTC)


class Digest(models.Model):
    """One time when the readers of a rhythm were told what was new.

    Each begins where the one before it ended, so two workers cannot make the same one twice.
    """

    rhythm = models.CharField(max_length=10, choices=Rhythm.choices)
    since = models.DateTimeField()
    before = models.DateTimeField("up to")
    # The keys of its items (see MailItem): they are never told in this rhythm again.
    told = models.JSONField(default=list)
    letters = models.ManyToManyField(Letter, related_name="+")
    made_at = models.DateTimeField("made", default=timezone.now)
    queued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ("view",)
        ordering: ClassVar[list[str]] = ["-before", "-pk"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["rhythm", "since"], name="one_digest_after_another")
        ]
        indexes: ClassVar[list] = [
            models.Index(fields=["rhythm", "before"], name="news_digest_rhythm")
        ]

    def __str__(self) -> str:
        return f"{self.get_rhythm_display()}, {self.before:%Y-%m-%d %H:%M}"
