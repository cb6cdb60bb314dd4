from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models


class OrganisationKind(models.TextChoices):
    """What an organisation is, which also says how its people are counted."""

    COMMISSIONER = "commissioner", "Commissioner (by where people live)"
    PROVIDER = "provider", "Provider (by where people are treated)"
    ENGLAND = "england", "England"
    OUR_SUM = "our_sum", "Our own sum of several organisations"


class Organisation(models.Model):
    """A body whose figures the site keeps. Rows of files that name no such body are left out."""

    code = models.CharField(
        max_length=20,
        unique=True,
        help_text="The code in the official files (ODS code), such as R1H. ENG stands for England.",
    )
    name = models.CharField(max_length=160, help_text="As people know it, such as Barts Health.")
    kind = models.CharField(max_length=15, choices=OrganisationKind.choices)
    # Only for a sum of our own: what it is the sum of.
    parts = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="sums", verbose_name="sum of"
    )
    is_shown = models.BooleanField(
        "on the page",
        default=True,
        help_text="Readers can choose it. Without it, its figures only serve series and sums.",
    )
    is_main = models.BooleanField(
        "shown first",
        default=False,
        help_text="The one that the page begins with. It is named on every chart.",
    )
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["sort_order", "name"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["is_main"],
                condition=models.Q(is_main=True),
                name="performance_one_main_organisation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    @property
    def is_our_sum(self) -> bool:
        return self.kind == OrganisationKind.OUR_SUM


class Succession(models.Model):
    """One organisation took over from another: their figures make one series, with a break."""

    predecessor = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="succeeded_by"
    )
    successor = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="successions"
    )
    on = models.DateField(help_text="The first month of the new one, as the first of that month.")
    why = models.CharField(
        max_length=200, help_text="What readers see at the break in the chart, in a few words."
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-on"]

    def __str__(self) -> str:
        return f"{self.predecessor.code} to {self.successor.code}"

    def clean(self) -> None:
        if self.predecessor_id and self.predecessor_id == self.successor_id:
            raise ValidationError({"successor": "Choose another organisation than the first."})
        if self.on and self.on.day != 1:
            raise ValidationError({"on": "Give the first day of a month."})
