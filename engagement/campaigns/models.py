from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from engagement.feedback.choices import PublicKind

FEWEST_OPTIONS = 2


class Campaign(ClusterableModel):
    """What people are asked for a while, beside what they can always tell us."""

    name = models.CharField(max_length=120, help_text="What people see as the title.")
    slug = models.SlugField(
        max_length=80,
        unique=True,
        help_text="Its name in the address: /have-your-say/share/?campaign=this-name",
    )
    introduction = models.TextField(
        help_text="What you ask about and why. Short sentences. An empty line starts a paragraph."
    )
    opens_at = models.DateTimeField("opens", default=timezone.now)
    closes_at = models.DateTimeField(
        "closes",
        null=True,
        blank=True,
        help_text="Who has begun by then can still finish. Without a time it stays open.",
    )
    subjects = ParentalManyToManyField(
        "wagtailcore.Page",
        blank=True,
        related_name="+",
        verbose_name="what it is about",
        help_text="With one, people are not asked. With several, they choose one of these.",
    )

    class Meta:
        default_permissions = ("add", "change", "delete", "view")
        ordering: ClassVar[list[str]] = ["-opens_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        now = timezone.now()
        return self.opens_at <= now and (self.closes_at is None or now < self.closes_at)

    @property
    def has_closed(self) -> bool:
        return self.closes_at is not None and self.closes_at <= timezone.now()

    def clean(self) -> None:
        if self.closes_at and self.opens_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": "This must be later than the time it opens."})


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    LONG = "long", "Long text"
    SHORT = "short", "Short text"
    ONE = "one", "Choose one"
    SEVERAL = "several", "Choose several"


CHOICES = (QuestionKind.ONE, QuestionKind.SEVERAL)


class CampaignQuestion(Orderable):
    """A question that a campaign asks beside the usual ones. It gets a page of its own."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField("question", max_length=250)
    hint = models.CharField(max_length=250, blank=True)
    kind = models.CharField(
        "answer", max_length=10, choices=QuestionKind.choices, default=QuestionKind.LONG
    )
    options = models.TextField(
        blank=True, help_text="For a choice: what people choose from, one on each line."
    )
    required = models.BooleanField("must be answered", default=False)

    class Meta(Orderable.Meta):
        default_permissions = ()

    def __str__(self) -> str:
        return self.text

    @property
    def lines(self) -> list[str]:
        """The options, each once, in their order."""
        return list(
            dict.fromkeys(line.strip() for line in self.options.splitlines() if line.strip())
        )

    def clean(self) -> None:
        if self.kind in CHOICES and len(self.lines) < FEWEST_OPTIONS:
            raise ValidationError({"options": "Write at least two, one on each line."})


class Answer(models.Model):
    """What the author answered to a campaign's question, with the question as it was asked.

    `text` never changes and is never public, as the original text; `public_text` may be.
    """

    holds_words = True
    feedback = models.ForeignKey(
        "engagement.Feedback", on_delete=models.CASCADE, related_name="answers"
    )
    question = models.ForeignKey(
        CampaignQuestion, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked = models.CharField("question", max_length=250)
    text = models.TextField("answer")
    public_text = models.TextField(blank=True)
    public_kind = models.CharField(max_length=10, choices=PublicKind.choices, blank=True)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"Answer {self.pk}"
