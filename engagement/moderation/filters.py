"""How the queue is narrowed down."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.models import Page

from alliance_site.core.areas.models import Area
from alliance_site.core.personal_data.patterns import KINDS
from engagement.campaigns.models import Campaign
from engagement.feedback.choices import Channel, State
from engagement.feedback.models import Addition, Feedback, Theme
from engagement.feedback.unseen import author_wrote_since, has_appeal
from engagement.kinds import FeedbackKind
from engagement.moderation import queries
from engagement.moderation.access import is_lead
from engagement.moderation.tags import RISK

ME, NOBODY = "me", "nobody"


def _personal() -> Q:
    found = Q()
    for kind in KINDS:
        found |= Q(hint_words__contains=f'"{kind.name}"')
    return found


def _has_added() -> Q:
    return Q(Exists(Addition.objects.filter(feedback=OuterRef("pk"))))


LOOK_FOR: dict[str, tuple[str, Callable[[], Q]]] = {
    "late": ("Late", queries.is_late),
    "urgent": ("Urgent", lambda: Q(is_urgent=True)),
    "risk": ("Possible risk", lambda: Q(hint_words__contains=f'"{RISK}')),
    "personal": ("Possible personal data", _personal),
    "to_tell": ("A person must tell the author", queries.must_be_told),
    "added": ("The author has added something", _has_added),
    "written": ("The author has written since it was decided", author_wrote_since),
    "silent": ("The author is silent for too long", queries.author_is_silent),
    "appeal": ("An appeal to decide", has_appeal),
    "held": ("Held", lambda: ~Q(held_because="")),
    "safeguarding": ("Safeguarding", lambda: Q(is_safeguarding=True)),
}
FOR_LEADS = ("safeguarding",)
# These are looked for in what is done as well.
ALSO_DONE = {"to_tell", "added", "written", "appeal", "held", "safeguarding"}


def _marks(request: Any) -> list[tuple[str, str]]:
    lead = is_lead(request.user)
    return [(n, label) for n, (label, _) in LOOK_FOR.items() if lead or n not in FOR_LEADS]


def _subjects(request: Any) -> QuerySet[Page]:
    """Only what some feedback is about."""
    about = Feedback.objects.exclude(about=None).order_by().values("about").distinct()
    pages: QuerySet[Page] = Page.objects.filter(pk__in=about).only("title").order_by("title")
    return pages


def _campaigns(request: Any) -> QuerySet[Campaign]:
    """Consultations are campaigns too: those for which something came."""
    came = Feedback.objects.exclude(campaign=None).order_by().values("campaign").distinct()
    return Campaign.objects.filter(pk__in=came).only("name").order_by("name", "pk")


class FeedbackFilterSet(WagtailFilterSet):
    """Where no state is chosen, the queue holds what is open: what is done does not wait."""

    state = django_filters.MultipleChoiceFilter(
        label="State (none chosen: all that is open)",
        choices=State.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    mark = django_filters.MultipleChoiceFilter(
        label="Look for", method="with_marks", widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        choices=FeedbackKind.choices, widget=forms.CheckboxSelectMultiple
    )
    assigned = django_filters.ChoiceFilter(
        label="Assigned to", choices=[(ME, "Me"), (NOBODY, "Nobody")], method="assigned_to_whom"
    )
    about = django_filters.ModelChoiceFilter(queryset=_subjects)
    campaign = django_filters.ModelChoiceFilter(
        label="Consultation or campaign", queryset=_campaigns
    )
    area = django_filters.ModelChoiceFilter(queryset=lambda request: Area.objects.all())
    themes = django_filters.ModelChoiceFilter(
        label="Theme", queryset=lambda request: Theme.objects.all()
    )
    channel = django_filters.ChoiceFilter(label="How it came", choices=Channel.choices)
    received_at = django_filters.DateFromToRangeFilter(
        label="Received", widget=DateRangePickerWidget
    )

    class Meta:
        model = Feedback
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["mark"].extra["choices"] = _marks(self.request)

    def filter_queryset(self, queryset: QuerySet[Feedback]) -> QuerySet[Feedback]:
        found: QuerySet[Feedback] = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        if asked["state"] or ALSO_DONE & set(asked["mark"]):
            return found
        return found.filter(queries.is_open())

    def with_marks(self, found: QuerySet, name: str, chosen: list[str]) -> QuerySet:
        # Hints as text, which both databases can look into.
        found = found.annotate(hint_words=Cast("hints", TextField())) if chosen else found
        for mark in chosen:
            found = found.filter(LOOK_FOR[mark][1]())
        return found

    def assigned_to_whom(self, found: QuerySet, name: str, whom: str) -> QuerySet:
        return found.filter(assigned_to=self.request.user if whom == ME else None)
