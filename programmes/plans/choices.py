"""The programmes and principles that an editor can choose."""

from collections.abc import Iterable

from django.db.models import Q
from django.forms import ModelChoiceField
from wagtail.models import Page

from programmes.pages.principles import PrinciplePage
from programmes.plans.asking import NO_LONGER
from programmes.queries import programme_cards


def choose_programmes(field: ModelChoiceField, chosen: Iterable[Page]) -> None:
    """Those that anybody may see, and those that are chosen already."""
    seen = programme_cards().order_by().values("pk")
    known = Q(pk__in=seen) | Q(pk__in=[page.pk for page in chosen])
    found = programme_cards().model.objects.filter(known)
    field.queryset = found.defer_streamfields().order_by("path")


def choose_principles(field: ModelChoiceField) -> None:
    """Those that are published, and those that were: a plan of that time may still name them."""
    known = Q(live=True) | Q(first_published_at__isnull=False)
    field.queryset = PrinciplePage.objects.filter(known).defer_streamfields().order_by("path")
    field.label_from_instance = _label  # type: ignore[method-assign,assignment]


def _label(principle: Page) -> str:
    return principle.title if principle.live else f"{principle.title} ({NO_LONGER})"
