"""What an editor of a plan can choose: programmes, principles, the page of a figure."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.forms import ModelChoiceField
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page
from wagtail.query import PageQuerySet

from alliance_site.core.pages.keys import as_key
from programmes.pages.principles import PrinciplePage
from programmes.plans.asking import NO_LONGER
from programmes.queries import programme_cards

if TYPE_CHECKING:
    from programmes.plans.pages import DeliveryPlanPage


def choose_programmes(field: ModelChoiceField, chosen: Iterable[Page]) -> None:
    """Those that anybody may see, and those that are chosen already."""
    seen = programme_cards().order_by().values("pk")
    known = Q(pk__in=seen) | Q(pk__in=[page.pk for page in chosen])
    found = programme_cards().model.objects.filter(known)
    field.queryset = found.defer_streamfields().order_by("path")


class RowChoices:
    """What all rows of a plan choose from, fetched once and not by each row."""

    def __init__(self, plan: "DeliveryPlanPage | None") -> None:
        self.plan = plan
        if plan is not None and isinstance(actions := plan.actions.all(), QuerySet):
            # Not out of a draft: each action would ask for its own principles.
            plan.actions = actions.prefetch_related("principles")

    @cached_property
    def principles(self) -> list[PrinciplePage]:
        """Those that are published, and those that were: a plan of that time may name them."""
        return list(_principles().defer_streamfields().order_by("path"))

    @cached_property
    def figures(self) -> dict[int, Page]:
        """The pages of figures that the actions name, each with the page above it."""
        named = {action.measure_page_id for action in self.plan.actions.all()} if self.plan else ()
        pages = Page.objects.in_bulk([key for key in named if key])
        above = {page.pk: page.path[: -page.steplen] for page in pages.values()}
        parents = Page.objects.filter(path__in=set(above.values())).in_bulk(field_name="path")
        for page in pages.values():
            # Where treebeard looks before it asks.
            page._cached_parent_obj = parents.get(above[page.pk])
        return pages

    def offer_principles(self, field: ModelChoiceField) -> None:
        field.queryset = _principles()
        none = [] if field.empty_label is None else [("", field.empty_label)]
        field.choices = [*none, *((one.pk, _label(one)) for one in self.principles)]


class FigurePageChooser(AdminPageChooser):
    """Wagtail's chooser, which asks for a page only where it is not among those at hand."""

    known: Mapping[int, Page] = {}

    def get_instance(self, value: Any) -> Page | None:
        at_hand = None if isinstance(value, Page) else self.known.get(as_key(value) or 0)
        return at_hand or super().get_instance(value)


def _principles() -> PageQuerySet:
    return PrinciplePage.objects.filter(Q(live=True) | Q(first_published_at__isnull=False))


def _label(principle: Page) -> str:
    return principle.title if principle.live else f"{principle.title} ({NO_LONGER})"
