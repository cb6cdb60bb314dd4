from typing import ClassVar

from django.db import models
from django.utils import timezone


class ModerationQuarter(models.Model):
    """What came and what was decided in a quarter of a year, counted once, when it is over.

    The numbers stay when the feedback goes. They never change, so two copies of the public page
    from different days tell no more than the later one.
    """

    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    received = models.PositiveIntegerField()
    # By the outcomes of `counting.py`; never shown as they are.
    decided = models.JSONField(default=dict)
    median_days = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["year", "quarter"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["year", "quarter"], name="one_count_a_quarter")
        ]

    def __str__(self) -> str:
        return f"Quarter {self.quarter} of {self.year}"
