from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class Standard(models.Model):
    """What is counted: people told or treated, and how many of them within a number of days."""

    code = models.CharField(
        max_length=20, unique=True, help_text="Its name in addresses and files, such as FDS."
    )
    name = models.CharField(max_length=120, help_text="Such as 28-day Faster Diagnosis Standard.")
    what_happened = models.CharField(
        max_length=160,
        help_text="What happens to people, to end the sentence '403 of 538 people ...', such as "
        "'started treatment within 62 days'.",
    )
    explanation = models.TextField(
        help_text="What it means, for somebody who waits. Two or three short sentences."
    )
    days = models.PositiveSmallIntegerField(help_text="Within how many days.")
    is_shown = models.BooleanField(
        "on the page", default=True, help_text="Readers see it with its sentence and chart."
    )
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["sort_order", "code"]

    def __str__(self) -> str:
        return self.name


class TargetKind(models.TextChoices):
    """The lasting national level, or the level asked for by a date."""

    STANDARD = "standard", "Standard"
    AMBITION = "ambition", "Ambition"


class Target(models.Model):
    """The level that a standard asks for, from a date on or by a date."""

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="targets")
    kind = models.CharField(max_length=10, choices=TargetKind.choices)
    level = models.DecimalField(
        "people in every 100",
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    # A standard counts from its date; an ambition is to be reached by it.
    on = models.DateField("from (standard) or by (ambition)")
    source = models.CharField(max_length=250, help_text="Who set it, and where.")
    source_url = models.URLField("address of the source", blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["standard", "on"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["standard", "kind", "on"],
                name="performance_one_target_a_date",
                violation_error_message="There is a level of this kind for that date already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.standard.code}: {self.level.normalize():f} in every 100"


class SeriesBreak(models.Model):
    """A known change in what is counted. Limits of a chart start again after it."""

    standard = models.ForeignKey(
        Standard,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="breaks",
        help_text="Leave empty for a change to all standards.",
    )
    on = models.DateField(help_text="The first month that is counted in the new way.")
    why = models.CharField(
        max_length=200, help_text="What readers see at the break in the chart, in a few words."
    )

    class Meta:
        verbose_name = "break in a series"
        verbose_name_plural = "breaks in series"
        ordering: ClassVar[list[str]] = ["on"]

    def __str__(self) -> str:
        return f"{self.on:%B %Y}: {self.why}"

    def clean(self) -> None:
        if self.on and self.on.day != 1:
            raise ValidationError({"on": "Give the first day of a month."})
