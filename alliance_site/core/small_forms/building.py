"""Makes the form that a page describes, with the faults of Wagtail's own mended."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.contrib.forms.forms import FormBuilder

from alliance_site.core.consent.models import ConsentWording
from alliance_site.core.outbox.refusing import MailRefused, refuse_address
from alliance_site.core.public_forms.forms import PublicForm
from alliance_site.core.small_forms.consent import wording_of
from alliance_site.core.written import WrittenField

LINE_LENGTH, TEXT_LENGTH, EMAIL_LENGTH = 255, 5000, 320
LARGEST_NUMBER = 1_000_000_000_000


class EmailField(WrittenField):
    """An address that a mail can go to."""

    def clean(self, value: Any) -> str:
        address = str(super().clean(value)).strip()
        try:
            if address:
                refuse_address(address)
        except MailRefused:
            message = "Enter an email address in the right form, such as name@example.com"
            raise ValidationError(message) from None
        return address


class SmallForm(PublicForm):
    """The questions of a page, and the consent below them."""

    def __init__(self, *args: Any, page: Any, user: Any = None, **kwargs: Any) -> None:
        # Wagtail's preview says who looks at it; a form is the same for everybody.
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.page = page
        if page.consent_text:
            message = "Tick the box to agree"
            self.fields["consent"] = forms.BooleanField(
                required=page.consent_needed,
                label=page.consent_text,
                error_messages={"required": message},
            )
            self.fields["wording"] = WrittenField(required=False, widget=forms.HiddenInput)

    @property
    def questions(self) -> list[tuple[str, Any]]:
        """Each question with its kind, for the template."""
        kinds = {_name(field): field.field_type for field in self.page.get_form_fields()}
        return [(kinds[bound.name], bound) for bound in self if bound.name in kinds]

    def answers(self) -> dict[str, Any]:
        """What is kept: the questions alone, numbers as they were written."""
        names = {_name(field) for field in self.page.get_form_fields()}
        return {name: value for name, value in self.cleaned_data.items() if name in names}

    @property
    def words_agreed_to(self) -> ConsentWording | None:
        sent = self.data.get("wording", "") if self.is_bound else ""
        return wording_of(self.page, sent)


def _name(field: Any) -> str:
    """A question that is not stored yet, as in a preview, has no name of its own."""
    return str(field.clean_name or field.get_field_clean_name())


class SmallFormBuilder(FormBuilder):
    """Fields that take whatever people type, and say in plain words what is wrong with it."""

    def get_form_class(self) -> type[SmallForm]:
        return type("QuestionsForm", (SmallForm,), dict(self.formfields))

    def get_field_options(self, field: Any) -> dict[str, Any]:
        asked = f"“{field.label}”"
        return {
            "label": field.label,
            "help_text": field.help_text,
            "required": field.required,
            "error_messages": {
                "required": f"Answer {asked}",
                "invalid_choice": f"Choose one of the answers to {asked}",
                "invalid": f"The answer to {asked} must be a number, such as 5",
            },
        }

    def create_singleline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return WrittenField(**_short(field, options, LINE_LENGTH))

    def create_multiline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return WrittenField(**_short(field, options, TEXT_LENGTH))

    def create_email_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return EmailField(**_short(field, options, EMAIL_LENGTH))

    def create_number_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        message = f"The answer to “{field.label}” is too large a number"
        options["error_messages"] |= {"max_value": message, "min_value": message}
        return NumberField(min_value=-LARGEST_NUMBER, max_value=LARGEST_NUMBER, **options)

    def get_formatted_field_choices(self, field: Any) -> list[tuple[str, str]]:
        """Without the empty lines of whoever wrote the choices."""
        return [choice for choice in super().get_formatted_field_choices(field) if choice[0]]

    def get_formatted_field_initial(self, field: Any) -> list[str]:
        return []


class NumberField(forms.DecimalField):
    """Kept as it was written: 0.10 stays 0.10."""

    def clean(self, value: Any) -> str:
        number = super().clean(str(value or "").replace("\x00", ""))
        return "" if number is None else str(number)


def _short(field: Any, options: dict[str, Any], most: int) -> dict[str, Any]:
    messages = options["error_messages"]
    messages["max_length"] = f"The answer to “{field.label}” must be {most:,} characters or fewer"
    return {**options, "max_length": most}
