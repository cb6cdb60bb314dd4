from typing import ClassVar

from django.db import models
from django.utils import timezone


class ReportQuarter(models.Model):
    """The numbers of a quarter of a year as the reports may show them.

    Counted and protected once, some weeks after the quarter is over. What must not be shown is not
    in here: every report, filter and file is made from these rows and from nothing else.
    """

    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    # By `keys.key`: a number, or "fewer" (than 5). What is not shown is not there.
    numbers = models.JSONField(default=dict)
    # Days, by the same sort of key.
    days = models.JSONField(default=dict)
    promised_days = models.PositiveSmallIntegerField()
    counted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "feedback report"
        default_permissions = ("view",)
        ordering: ClassVar[list[str]] = ["year", "quarter"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["year", "quarter"], name="one_report_a_quarter")
        ]

    def __str__(self) -> str:
        return f"Report on quarter {self.quarter} of {self.year}"


class PopulationFigure(models.Model):
    """The fact that says which share of the people lives in an area."""

    area = models.OneToOneField("core.Area", on_delete=models.CASCADE, related_name="+")
    fact = models.ForeignKey("core.Fact", on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ("change",)
        ordering: ClassVar[list[str]] = ["area"]

    def __str__(self) -> str:
        return f"Population figure {self.pk}"
