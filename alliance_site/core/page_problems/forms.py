"""The form at the end of every page."""

from django import forms

from alliance_site.core.page_problems.models import TEXT_LENGTH
from alliance_site.core.written import CONTROL, WrittenField

TOO_LONG = f"What you write must be {TEXT_LENGTH:,} characters or fewer"


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
