from typing import ClassVar

from django.db import models

from performance.figures.models import Loaded
from performance.organisations.models import Organisation


class BacklogCount(Loaded):
    """How many people still waited at the end of a week: management information of the alliance."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="backlog_counts"
    )
    week_ending = models.DateField()
    over_62_days = models.PositiveIntegerField()
    over_104_days = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        default_permissions = ("view",)
        ordering: ClassVar[list[str]] = ["week_ending"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["organisation", "week_ending"],
                condition=models.Q(replaced_by=None),
                name="performance_one_backlog_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.week_ending}"
