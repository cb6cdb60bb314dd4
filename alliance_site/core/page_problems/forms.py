"""The form at the end of every page."""

import re
from typing import Any

from django import forms

from alliance_site.core.page_problems.models import TEXT_LENGTH

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
TOO_LONG = f"What you write must be {TEXT_LENGTH:,} characters or fewer"


def readable(typed: str) -> str:
    """A reader's own words, without what no database keeps; a new line is one character."""
    return CONTROL.sub("", typed.replace("\r\n", "\n").replace("\r", "\n"))


class WrittenField(forms.CharField):
    """What a reader wrote, or what a machine sent in its place."""

    def to_python(self, value: Any) -> str:
        return super().to_python(readable(value or "")) or ""


class PageProblemForm(forms.Form):
    """What is wrong. Everything else in it may be wrong or missing, and nothing is lost."""

    text = WrittenField(
        max_length=TEXT_LENGTH,
        error_messages={"required": "Write what is wrong with the page", "max_length": TOO_LONG},
    )
    page = WrittenField(required=False)
    address = WrittenField(required=False)
    warned = forms.BooleanField(required=False)
    # Hidden: a reader leaves it empty, a machine that fills in all it finds does not.
    website = WrittenField(required=False)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            self.add_error("text", "We could not send this. Please send it again")
        return ""


def own_address(said: str) -> str:
    """An address of this site without what was asked of it: a search may say much about health."""
    path = CONTROL.sub("", said).split("?")[0].split("#")[0]
    return path[:255] if path.startswith("/") and not path.startswith("//") else ""
