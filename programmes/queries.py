"""Reads programmes, principles and supporting areas: each list is one queryset."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Manager, QuerySet
from wagtail.models import Page
from wagtail.query import PageQuerySet

from alliance_site.core.navigation.queries import page_rows
from alliance_site.core.pages.visibility import visible

if TYPE_CHECKING:
    from programmes.pages.principles import PrinciplePage


WORK_MODELS = (
    "PrinciplesIndexPage",
    "PrinciplePage",
    "SupportingAreaPage",
    "DeliveryPlanIndexPage",
)


def _pages(model: str) -> PageQuerySet:
    # By name: the page models import this module for their lists.
    return visible(apps.get_model("programmes", model).objects.all()).order_by("path")


def programme_cards() -> PageQuerySet:
    """The programmes in the order of the tree, with their pictures, without their bodies."""
    return _pages("ProgrammePage").defer_streamfields()


def principle_rows() -> PageQuerySet:
    """The principles in the order of the tree."""
    return _pages("PrinciplePage").defer_streamfields()


def programmes_of_principle(principle: "PrinciplePage") -> PageQuerySet:
    """The programmes that name a principle as one that they live by."""
    return programme_cards().filter(related_principles=principle)


@dataclass
class WorkSections:
    """What stands below "Our work"; a programme carries its picture."""

    programmes: Sequence[Page] = field(default_factory=list)
    principles_index: Page | None = None
    principles: Sequence[Page] = field(default_factory=list)
    areas: Sequence[Page] = field(default_factory=list)
    plans_index: Page | None = None


def sections_of_work(index: Page) -> WorkSections:
    """Programmes, principles, plans and supporting areas below an index page, in two queries."""
    models = [apps.get_model("programmes", name) for name in WORK_MODELS]
    rows = page_rows().filter(path__startswith=index.path).type(*models)
    by_model: dict[str, list[Page]] = {}
    for row in rows:
        by_model.setdefault(row.cached_content_type.model, []).append(row)
    return WorkSections(
        programmes=programme_cards().filter(path__startswith=index.path),
        principles_index=next(iter(by_model.get("principlesindexpage", [])), None),
        principles=by_model.get("principlepage", []),
        areas=by_model.get("supportingareapage", []),
        plans_index=next(iter(by_model.get("deliveryplanindexpage", [])), None),
    )


def visible_related(relation: Manager) -> list[Page]:
    """The pages that an editor has related to a page, also in a preview of unsaved choices."""
    found = relation.all()
    if not isinstance(found, QuerySet):
        # In a preview modelcluster answers with a list of its own that cannot be filtered.
        found = relation.model.objects.filter(pk__in=[page.pk for page in found])
    return list(visible(found).order_by("path"))
