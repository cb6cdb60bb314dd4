import uuid
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.forms.models import AbstractFormField, AbstractFormSubmission

MOST_CHOICES = 50
# What Wagtail's form has names for already.
TAKEN = ("form_key", "website", "consent", "wording", "submit_time")


class FieldType(models.TextChoices):
    """The kinds of questions. Files are not among them: they may hold anything."""

    SINGLE_LINE = "singleline", "One line of text"
    MULTI_LINE = "multiline", "A longer text"
    EMAIL = "email", "An email address"
    NUMBER = "number", "A number"
    RADIO = "radio", "One of a few choices"
    DROPDOWN = "dropdown", "One of many choices"
    CHECKBOXES = "checkboxes", "Any of some choices"
    CHECKBOX = "checkbox", "A box to tick"


WITH_CHOICES = (FieldType.RADIO, FieldType.DROPDOWN, FieldType.CHECKBOXES)


class SmallFormField(AbstractFormField):
    """One question of a form. What somebody answers is kept under its name for ever."""

    page = ParentalKey("core.SmallFormPage", on_delete=models.CASCADE, related_name="form_fields")
    field_type = models.CharField("kind of question", max_length=16, choices=FieldType.choices)

    panels: ClassVar[list] = [
        FieldPanel("label", heading="Question", help_text="As people read it."),
        FieldPanel("help_text", heading="Hint"),
        FieldPanel("required"),
        FieldPanel("field_type", classname="formbuilder-type"),
        FieldPanel(
            "choices", classname="formbuilder-choices", help_text="For choices: one in each line."
        ),
    ]

    def get_field_clean_name(self) -> str:
        """Never empty, and never a name that the form needs for itself."""
        name = str(super().get_field_clean_name()) or slugify(self.label) or "question"
        return f"{name}_" if name in TAKEN else name

    def clean(self) -> None:
        super().clean()
        if self.field_type in WITH_CHOICES:
            chosen = [line for line in self.choices.replace(",", "\n").splitlines() if line.strip()]
            if not 1 <= len(chosen) <= MOST_CHOICES:
                message = f"Write 1 to {MOST_CHOICES} choices, one in each line."
                raise ValidationError({"choices": message})


class SmallFormSubmission(AbstractFormSubmission):
    """What one person sent with a small form. `key` stands for them in the consent ledger."""

    form_hash = models.CharField(max_length=64, unique=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = "answer to a small form"
        verbose_name_plural = "answers to small forms"
        default_permissions = ("view",)
        indexes: ClassVar[list] = [
            models.Index(fields=["page", "submit_time"], name="core_small_form_sent")
        ]

    def __str__(self) -> str:
        # Kept in logs for ever, so without a word of the answers.
        return f"Answer {self.pk}"
