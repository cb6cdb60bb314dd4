from calendar import monthrange
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from alliance_site.core.review.models import PageReview, today
from alliance_site.core.review.services import LONGEST_ROLE
from alliance_site.core.users.models import User
from alliance_site.core.users.names import name_of

MONTHS = ((3, "In 3 months"), (6, "In 6 months"), (12, "In 12 months"))


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class ReviewForm(forms.Form):
    """What a reviewer says about the page that they have just read."""

    role = forms.CharField(
        label="Your role",
        max_length=LONGEST_ROLE,
        help_text="Readers see it under the page. Write a role, such as Screening lead; no name.",
        error_messages={"required": "Write the role in which you reviewed the page."},
    )
    months = forms.TypedChoiceField(
        label="Next review",
        choices=MONTHS,
        coerce=int,
        initial=6,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose when the page must be reviewed next."},
    )
    signed_off_by_role = forms.CharField(
        label="Clinical sign-off",
        max_length=LONGEST_ROLE,
        required=False,
        help_text="If a clinician has agreed the words: their role. Readers see it. Else leave "
        "it empty.",
    )
    read_all = forms.BooleanField(
        label="I read the whole page, and all of it is right today",
        error_messages={"required": "Read the whole page first, then tick this."},
    )
    revision_read = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def start_values(page: Any, review: PageReview | None) -> dict[str, Any]:
        role = (review.reviewer_role or review.owner_role) if review else ""
        return {"role": role, "months": 6, "revision_read": page.live_revision_id}

    @property
    def next_due(self) -> date:
        return months_later(today(), self.cleaned_data["months"])


class PersonField(forms.ModelChoiceField):
    """Offers people by their names, as lists and mails write them."""

    def label_from_instance(self, person: User) -> str:
        return name_of(person)


class OwnerForm(forms.Form):
    """Who looks after the page."""

    owner = PersonField(
        label="Person",
        queryset=User.objects.none(),
        required=False,
        empty_label="Whoever made the page",
        help_text="Gets a mail on Mondays while the page is due.",
    )
    owner_role = forms.CharField(
        label="Role",
        max_length=LONGEST_ROLE,
        required=False,
        help_text="Stays right when the person changes. Only staff see it.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = _staff()  # type: ignore[attr-defined]

    @staticmethod
    def start_values(review: PageReview | None) -> dict[str, Any]:
        return {"owner": review.owner, "owner_role": review.owner_role} if review else {}


def _staff() -> QuerySet[User]:
    """Those who can log in and have a role."""
    has_role = Q(is_superuser=True) | Q(groups__isnull=False)
    return User.objects.filter(has_role, is_active=True).order_by("username").distinct()
