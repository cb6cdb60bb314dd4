"""The form for complaints about data."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from alliance_site.core.data_complaints.models import TEXT_LENGTH, AnswerBy, Outcome
from alliance_site.core.outbox.refusing import MailRefused, refuse_address
from alliance_site.core.public_forms.forms import PublicForm
from alliance_site.core.written import WrittenField

NEEDED: dict[str, tuple[str, str]] = {
    AnswerBy.EMAIL: ("email", "Enter your email address"),
    AnswerBy.PHONE: ("phone", "Enter your phone number"),
    AnswerBy.POST: ("address", "Enter your address"),
}
NO_EMAIL = "Enter an email address in the right form, such as name@example.com"


def _short(most: int, what: str) -> WrittenField:
    message = f"{what} must be {most} characters or fewer"
    return WrittenField(required=False, max_length=most, error_messages={"max_length": message})


class DataComplaintForm(PublicForm):
    """What is wrong, and how to answer. Who somebody is only as far as the answer needs it."""

    text = WrittenField(
        max_length=TEXT_LENGTH,
        error_messages={
            "required": "Write what is wrong",
            "max_length": f"What you write must be {TEXT_LENGTH:,} characters or fewer",
        },
    )
    answer_by = forms.ChoiceField(
        choices=AnswerBy.choices,
        error_messages={
            "required": "Choose how we should answer",
            "invalid_choice": "Choose how we should answer",
        },
    )
    email = _short(320, "Your email address")
    phone = _short(40, "Your phone number")
    address = _short(500, "Your address")
    name = _short(120, "Your name")

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip()
        try:
            if email:
                refuse_address(email)
        except MailRefused:
            raise ValidationError(NO_EMAIL) from None
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        field, message = NEEDED.get(cleaned.get("answer_by", ""), ("", ""))
        if field and field not in self.errors and not cleaned.get(field):
            self.add_error(field, message)
        return cleaned

    def sent(self) -> dict[str, str]:
        """What is kept: of ways to reach somebody only the one that they chose."""
        cleaned = self.cleaned_data
        chosen = NEEDED.get(cleaned["answer_by"], ("", ""))[0]
        kept = {name: "" for name, _ in NEEDED.values()} | {"name": ""}
        if chosen:
            kept |= {chosen: cleaned[chosen], "name": cleaned["name"]}
        return {"text": cleaned["text"], "answer_by": cleaned["answer_by"], **kept}


class CloseForm(forms.Form):
    """What was decided."""

    outcome = forms.ChoiceField(choices=Outcome.choices, widget=forms.RadioSelect)
    answer = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 8}),
        label="What you decided, in words to the person",
        help_text="Plain words: what you looked at, what you found, what you did. An email adds by "
        "itself that they can complain to the Information Commissioner's Office (ICO).",
    )
