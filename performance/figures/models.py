import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from performance.organisations.models import Organisation
from performance.standards.models import Standard


class Basis(models.TextChoices):
    """How people are counted: by where they live, or by where they are treated."""

    COMMISSIONER = "commissioner", "By where people live"
    PROVIDER = "provider", "By where people are treated"


class Status(models.TextChoices):
    """Whether NHS England may still correct a figure. Final is never replaced by provisional."""

    PROVISIONAL = "provisional", "Provisional"
    FINAL = "final", "Final"


class Load(models.Model):
    """One file that was loaded: who did it, when, and what it brought.

    It can be undone: what it brought goes, and what it replaced is in force again.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    layout = models.CharField(max_length=30, help_text="What sort of file it is.")
    # Empty for a file of the backlog, or one that names the status in each row.
    status = models.CharField(max_length=12, choices=Status.choices, blank=True)
    source = models.CharField(max_length=250, help_text="Who publishes the figures.")
    source_url = models.URLField("address of the source", blank=True)
    # Which months it speaks of; kept here because what is undone goes.
    first_month = models.DateField(null=True, blank=True)
    last_month = models.DateField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    # Provisional figures where final ones are in force.
    refused = models.PositiveIntegerField(default=0)
    # Rows of organisations that the site does not keep.
    left_out = models.PositiveIntegerField(default=0)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    loaded_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "load of figures"
        verbose_name_plural = "loads of figures"
        default_permissions = ("view",)
        permissions = (("load_figures", "Can load files of figures and undo it"),)
        ordering: ClassVar[list[str]] = ["-loaded_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None


class Loaded(models.Model):
    """A row that came with a file. A later file replaces it; an undo of that puts it back."""

    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="%(class)ss")
    replaced_by = models.ForeignKey(
        Load,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaced_%(class)ss",
    )
    # Later files in which the same figure stood: it is theirs too.
    confirmed_by = models.ManyToManyField(Load, blank=True, related_name="confirmed_%(class)ss")
    # Where it stands in the file.
    sheet = models.CharField(max_length=80, blank=True)
    row = models.PositiveIntegerField(default=0)
    # Where the row names it itself: the publication that the figure was taken from.
    source = models.CharField(max_length=250, blank=True)

    class Meta:
        abstract = True

    @property
    def taken_from(self) -> str:
        return self.source or self.load.file_name


class Observation(Loaded):
    """How many people in one month, and how many of them within the days of a standard.

    Counts only: percentages are always worked out from them. Halves occur, where two trusts share a
    patient. Empty words for the type of cancer, the route or the treatment stand for all of them.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="observations"
    )
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="observations")
    basis = models.CharField(max_length=15, choices=Basis.choices)
    period = models.DateField(help_text="The first day of the month.")
    cancer_type = models.CharField(max_length=120, blank=True)
    route = models.CharField(max_length=120, blank=True)
    modality = models.CharField(max_length=120, blank=True)
    total = models.DecimalField(max_digits=10, decimal_places=1)
    within = models.DecimalField(max_digits=10, decimal_places=1)
    status = models.CharField(max_length=12, choices=Status.choices)
    is_rounded = models.BooleanField(
        default=False, help_text="The source gives whole numbers where the count has halves."
    )

    class Meta:
        default_permissions = ("view",)
        ordering: ClassVar[list[str]] = ["period"]
        indexes: ClassVar[list] = [
            models.Index(
                fields=["standard", "organisation", "basis", "cancer_type", "period"],
                name="performance_series",
                condition=models.Q(replaced_by=None, route="", modality=""),
            )
        ]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=[
                    "organisation",
                    "standard",
                    "basis",
                    "period",
                    "cancer_type",
                    "route",
                    "modality",
                ],
                condition=models.Q(replaced_by=None),
                name="performance_one_figure_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(within__gte=0, within__lte=models.F("total")),
                name="performance_within_total",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.standard_id} {self.period:%Y-%m}"
