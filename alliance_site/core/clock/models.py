from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from alliance_site.core.clock.jobs import LATE, named


class JobRunQuerySet(QuerySet["JobRun"]):
    def due(self) -> "JobRunQuerySet":
        """Those whose time has come, but for what still waits in the queue or is being done.

        What was begun long ago and never ended died with its worker, and is done again. So is
        what was begun at a time to come: the machine's clock was wrong then.
        """
        now = timezone.now()
        ended = Q(claimed_at=None) | Q(finished_at__gte=F("claimed_at"))
        dead = Q(claimed_at__lt=now - LATE) | Q(claimed_at__gt=now + LATE)
        return self.filter(ended | dead, next_at__lte=now)

    def late(self) -> "JobRunQuerySet":
        return self.filter(next_at__lt=timezone.now() - LATE)


class JobRun(models.Model):
    """When a job of the clock is due next, and how it went the last time."""

    name = models.CharField(max_length=100, unique=True)
    next_at = models.DateTimeField("next run")
    claimed_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField("last run", null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    error = models.TextField(blank=True)

    objects = JobRunQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        verbose_name = "job by the clock"
        verbose_name_plural = "jobs by the clock"

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        job = named(self.name)
        return job.label if job else self.name

    @property
    def is_late(self) -> bool:
        return self.next_at < timezone.now() - LATE
