from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from performance.organisations.models import Organisation
from performance.standards.models import Standard


class Baseline(models.Model):
    """Twelve months that later ones are compared with, such as the year before covid."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="baselines"
    )
    standard = models.ForeignKey(
        Standard,
        on_delete=models.CASCADE,
        related_name="baselines",
        help_text="What is counted. Compare like with like: first treatments.",
    )
    counted = models.CharField(
        "what people did",
        max_length=100,
        default="started a first treatment",
        help_text="To end the words '6,782 people ...'.",
    )
    name = models.CharField(
        "name of the twelve months",
        max_length=60,
        default="the year before covid",
        help_text="As it is said within a sentence: 'In the year before covid it was 6,095.'",
    )
    first_month = models.DateField(help_text="The first day of the first of the twelve months.")
    note = models.CharField(
        max_length=300,
        help_text="What readers must know, such as that covid had begun by the last month.",
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["organisation", "standard"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["organisation", "standard"],
                name="performance_one_baseline",
                violation_error_message="There are twelve months to compare with already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.first_month:%B %Y} and the eleven months after it"

    def clean(self) -> None:
        if self.first_month and self.first_month.day != 1:
            raise ValidationError({"first_month": "Give the first day of a month."})
