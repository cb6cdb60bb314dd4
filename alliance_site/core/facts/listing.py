"""How facts stand in the lists of the admin."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.admin.ui.tables import Column
from wagtail.models import ReferenceIndex

from alliance_site.core.facts.models import Fact


class StatusColumn(Column):
    """The status in words, in a colour of its own."""

    cell_template_name = "core/facts/status_cell.html"


def facts_with_usage() -> QuerySet[Fact]:
    """All facts, each with the number of pages that it stands on, in the same query."""
    return Fact.objects.annotate(usage_count=ReferenceIndex.usage_count_subquery(Fact))


def used_on(fact: Any) -> str:
    """How many pages a fact of `facts_with_usage` stands on, in words."""
    return "1 page" if fact.usage_count == 1 else f"{fact.usage_count} pages"


def edit_address(fact: Fact) -> str:
    return reverse(Fact.snippet_viewset.get_url_name("edit"), args=(fact.pk,))
