"""One form a page. They say what is missing or wrong; nothing that was typed is lost by it."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from alliance_site.core.personal_data.patterns import personal_details
from alliance_site.core.written import WrittenField, readable
from engagement.feedback.choices import AuthorRole
from engagement.feedback.subjects import NOT_SURE
from engagement.form.offered import CONSENTS, Offered
from engagement.kinds import FeedbackKind

WORDS_LENGTH = 10_000
TOO_LONG = f"What you want to tell us must be {WORDS_LENGTH:,} characters or fewer"
# What people choose who mean no action of it.
WHOLE_PLAN = "whole"
# More values than any form has: a machine may send a million.
MOST_VALUES = 50

Typed = dict[str, list[str]]


class StepForm(forms.Form):
    """What one page asks, filled with what was typed."""

    def __init__(self, offered: Offered, typed: Typed | None = None) -> None:
        self.offered = offered
        super().__init__(None if typed is None else MultiValueDict(typed))

    @property
    def problems(self) -> list[dict[str, str]]:
        """For the error summary: what is wrong, and the field that it leads to."""
        return [
            {"text": str(error), "href": f"#{name}"}
            for name, errors in self.errors.items()
            for error in errors
        ]

    def typed(self, name: str) -> str:
        """What stands in a field."""
        return str(self[name].value() or "")


def typed_in(form: StepForm, sent: Any) -> Typed:
    """What somebody typed into the fields of a form, as it is kept."""
    return {
        name: [readable(value) for value in sent.getlist(name)[:MOST_VALUES]]
        for name in form.fields
        if name in sent
    }


class KindForm(StepForm):
    kind = forms.ChoiceField(
        choices=FeedbackKind.choices,
        error_messages={
            "required": "Choose what you want to do",
            "invalid_choice": "Choose what you want to do",
        },
    )


class AboutForm(StepForm):
    """What it is about: a page of the site, or nothing that the author could name."""

    about = WrittenField(error_messages={"required": "Choose what it is about"})

    def clean_about(self) -> Any:
        chosen = self.cleaned_data["about"]
        if chosen == NOT_SURE:
            return None
        for subject in self.offered.subjects:
            if subject.value == chosen:
                return subject.page
        raise forms.ValidationError("Choose what it is about")


class ActionForm(StepForm):
    """Which part of a plan it is about: the plan as a whole, or one of its actions."""

    action = WrittenField(error_messages={"required": "Choose which part of the plan it is about"})

    def clean_action(self) -> Any:
        chosen = self.cleaned_data["action"]
        if chosen == WHOLE_PLAN:
            return None
        for action in self.offered.actions:
            if str(action.key) == chosen:
                return action
        # The plan may have changed since.
        raise forms.ValidationError("Choose which part of the plan it is about")


class WordsForm(StepForm):
    """The author's own words."""

    text = WrittenField(
        max_length=WORDS_LENGTH,
        error_messages={"required": "Write what you want to tell us", "max_length": TOO_LONG},
    )
    warned = WrittenField(required=False)
    # Hidden: people leave it empty, a machine that fills in all it finds does not.
    website = WrittenField(required=False)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            self.add_error("text", "We could not take this. Please press Continue again")
        return ""

    @property
    def found(self) -> list[str]:
        """The kinds of personal details in it that the author has not been told about yet."""
        if not self.is_valid() or self.cleaned_data["warned"]:
            return []
        return [kind.label for kind in personal_details(self.cleaned_data["text"])]


class WhoForm(StepForm):
    """Who the author is, in broad terms. All of it may be left out."""

    author_role = forms.ChoiceField(
        required=False,
        choices=AuthorRole.choices,
        error_messages={"invalid_choice": "Choose who you are from the list"},
    )
    area = WrittenField(required=False)

    def clean_area(self) -> Any:
        chosen = self.cleaned_data["area"]
        for area in self.offered.areas:
            if area.slug == chosen:
                return area
        if chosen:
            raise forms.ValidationError("Choose where you live from the list")
        return None


class AgreeForm(StepForm):
    """Three consents, each by itself. A tick carries the version of the words beside it."""

    publish = WrittenField(required=False)
    quote = WrittenField(required=False)
    contact = WrittenField(required=False)

    @property
    def consents(self) -> list[dict[str, Any]]:
        """Name, words and tick of each, for the page."""
        return [
            {
                "name": name,
                "wording": self.offered.wording(name, self.typed(name)),
                "is_ticked": bool(self.typed(name)),
            }
            for name in CONSENTS
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        ticked = {name: cleaned.get(name) for name in CONSENTS}
        cleaned["consents"] = [
            self.offered.wording(name, value) for name, value in ticked.items() if value
        ]
        return cleaned
