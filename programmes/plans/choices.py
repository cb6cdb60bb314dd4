"""The principles that an editor can choose."""

from django.db.models import Q
from django.forms import ModelChoiceField
from wagtail.models import Page

from programmes.pages.principles import PrinciplePage
from programmes.plans.asking import NO_LONGER


def choose_principles(field: ModelChoiceField) -> None:
    """Those that are published, and those that were: a plan of that time may still name them."""
    known = Q(live=True) | Q(first_published_at__isnull=False)
    field.queryset = PrinciplePage.objects.filter(known).defer_streamfields().order_by("path")
    field.label_from_instance = _label  # type: ignore[method-assign,assignment]


def _label(principle: Page) -> str:
    return principle.title if principle.live else f"{principle.title} ({NO_LONGER})"
