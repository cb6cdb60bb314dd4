"""The register of what some people cannot use on the site."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class Why(models.TextChoices):
    """The three reasons that the UK regulations of 2018 know."""

    NON_COMPLIANCE = "non_compliance", "It does not meet the standard"
    BURDEN = "burden", "To mend it would be a disproportionate burden"
    OUT_OF_SCOPE = "out_of_scope", "The regulations do not cover it"


class IssueQuerySet(models.QuerySet["AccessibilityIssue"]):
    """Reads the register."""

    def still_there(self) -> QuerySet["AccessibilityIssue"]:
        return self.filter(fixed_on__isnull=True)

    def to_fix_by(self, day: date) -> QuerySet["AccessibilityIssue"]:
        """What was promised for this day or an earlier one, and is still there."""
        return self.still_there().filter(fix_by__lte=day)


class AccessibilityIssue(models.Model):
    """Something that some people cannot use: what, where, whom it stops, and until when."""

    title = models.CharField(max_length=160, help_text="The problem in a few plain words.")
    what = models.TextField(
        "what goes wrong", help_text="What happens, in one to three short sentences."
    )
    where = models.CharField(
        max_length=200, help_text="Such as: the map on the page about hospitals."
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Only where it is on one page. The statement links to it.",
    )
    affected = models.CharField(
        "who is affected", max_length=200, help_text="Such as: people who use a screen reader."
    )
    criterion = models.CharField(
        "rule of WCAG 2.2",
        max_length=120,
        blank=True,
        help_text="Number and name, such as: 1.4.3 Contrast (minimum). Leave empty if not known.",
    )
    why = models.CharField(
        "reason in law", max_length=20, choices=Why.choices, default=Why.NON_COMPLIANCE
    )
    explanation = models.TextField(
        blank=True,
        help_text="Why it is so. Needed for a disproportionate burden: say what you weighed up.",
    )
    since = models.DateField(default=timezone.localdate, help_text="When you found it.")
    fix_by = models.DateField(null=True, blank=True, help_text="The public sees this date.")
    fixed_on = models.DateField(
        null=True, blank=True, help_text="With a date here it leaves the public statement."
    )

    objects = IssueQuerySet.as_manager()

    panels: ClassVar[list] = [
        FieldPanel("title"),
        FieldPanel("what"),
        FieldPanel("affected"),
        MultiFieldPanel([FieldPanel("where"), FieldPanel("page")], heading="Where"),
        MultiFieldPanel(
            [FieldPanel("criterion"), FieldPanel("why"), FieldPanel("explanation")], heading="Why"
        ),
        FieldRowPanel(
            [FieldPanel("since"), FieldPanel("fix_by"), FieldPanel("fixed_on")], heading="When"
        ),
    ]

    class Meta:
        verbose_name = "accessibility issue"
        ordering: ClassVar[list[str]] = ["fix_by", "since", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_late(self) -> bool:
        """The date to fix it has passed, and it is still there."""
        return bool(self.fixed_on is None and self.fix_by and self.fix_by < timezone.localdate())

    def clean(self) -> None:
        wrong: dict[str, str] = {}
        if self.why == Why.NON_COMPLIANCE and not self.fix_by and not self.fixed_on:
            wrong["fix_by"] = "Write the day by which you will fix it: the law asks for it."
        if self.why == Why.BURDEN and not self.explanation.strip():
            wrong["explanation"] = "Say why it would be too great a burden: the law asks for it."
        if self.since and self.fix_by and self.fix_by < self.since:
            wrong["fix_by"] = "This is before the day when you found it."
        if self.fixed_on and self.since and self.fixed_on < self.since:
            wrong["fixed_on"] = "This is before the day when you found it."
        if self.fixed_on and self.fixed_on > timezone.localdate():
            wrong["fixed_on"] = "This day is still to come."
        if wrong:
            raise ValidationError(wrong)
