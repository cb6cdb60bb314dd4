"""What an author is asked on their own page."""

from typing import Any
from uuid import uuid4

from django import forms

from alliance_site.core.pages.keys import as_key
from alliance_site.core.written import WrittenField
from engagement.feedback.choices import CommunicationNeed, ContactBy
from engagement.feedback.codes import WrongCode, normalised

LONGEST = 10_000
FEWEST_DIGITS = 7


class CodeForm(forms.Form):
    """The private code, forgiving of spaces, case, and signs that look alike."""

    code = WrittenField(error_messages={"required": "Enter your private code"})

    def clean_code(self) -> str:
        try:
            return normalised(self.cleaned_data["code"][:200])
        except WrongCode as error:
            raise forms.ValidationError(str(error)) from error


class StepForm(forms.Form):
    """Every form of the page: its key makes a second send of it harmless."""

    form_key = WrittenField(required=False)

    def clean_form_key(self) -> str:
        return self.cleaned_data["form_key"][:100] or uuid4().hex


class WordsForm(StepForm):
    text = WrittenField(
        max_length=LONGEST,
        error_messages={
            "required": "Write what you want to tell us",
            "max_length": f"What you write must be {LONGEST:,} characters or fewer",
        },
    )


class ApprovalForm(StepForm):
    """`seen` stands for the words that were on the page."""

    seen = WrittenField(required=False)


class ConsentForm(StepForm):
    """`agree` is what the button asks for: the page may be older than the last decision."""

    agree = forms.BooleanField(required=False)
    wording = WrittenField(required=False)

    def clean_wording(self) -> int | None:
        return as_key(self.cleaned_data["wording"])


class ContactForm(ConsentForm):
    """How to reach somebody. Only what the chosen way needs must be there."""

    by = forms.ChoiceField(
        choices=ContactBy.choices,
        error_messages={"required": "Choose how you want to hear from us"},
    )
    name = WrittenField(required=False, max_length=120)
    email = WrittenField(required=False, max_length=320)
    phone = WrittenField(required=False, max_length=40)
    address = WrittenField(required=False, max_length=500)
    needs = forms.MultipleChoiceField(choices=CommunicationNeed.choices, required=False)
    needs_detail = WrittenField(required=False, max_length=250)

    DETAILS = ("by", "name", "email", "phone", "address", "needs", "needs_detail")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        by = given.get("by")
        if given.get("email") and not _is_email(given["email"]):
            self.add_error(
                "email", "Enter an email address in the right form, like name@example.com"
            )
        elif by == ContactBy.EMAIL and not given.get("email"):
            self._must_be_there("email", "Enter your email address")
        if by in (ContactBy.PHONE, ContactBy.TEXT):
            digits = sum(sign.isdigit() for sign in given.get("phone") or "")
            if digits < FEWEST_DIGITS:
                self._must_be_there("phone", "Enter your phone number")
        if by == ContactBy.POST and not given.get("address"):
            self._must_be_there("address", "Enter your address")
        return given

    def _must_be_there(self, name: str, message: str) -> None:
        if name not in self.errors:
            self.add_error(name, message)

    @property
    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.DETAILS}


def _is_email(typed: str) -> bool:
    try:
        forms.EmailField(max_length=320).clean(typed)
    except forms.ValidationError:
        return False
    return True
