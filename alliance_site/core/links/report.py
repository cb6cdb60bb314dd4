"""The report of broken links."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from alliance_site.core.links.models import CheckedLink, Kind, LinkUse, State

SETTINGS = "Site settings"
MAY_CHANGE = ["add", "change", "publish"]


def place(use: LinkUse) -> str:
    return use.page.title if use.page else SETTINGS


def edit_address(use: LinkUse) -> str:
    """Where the link is mended."""
    if use.page:
        return reverse("wagtailadmin_pages:edit", args=[use.page_id])
    return reverse("wagtailsettings:edit", args=["core", "sitesettings"])


class BrokenLinkFilterSet(WagtailFilterSet):
    link__kind = django_filters.ChoiceFilter(label="Leads to", choices=Kind.choices)
    page__title = django_filters.CharFilter(label="Page", lookup_expr="icontains")

    class Meta:
        model = LinkUse
        fields: ClassVar[list[str]] = ["link__kind", "page__title"]


class BrokenLinksReport(ReportView):
    """Every place where a link leads nowhere, on the pages that the person may change."""

    page_title = "Broken links"
    header_icon = "link"
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    permission_policy = page_permission_policy
    any_permission_required: ClassVar[list[str]] = MAY_CHANGE
    filterset_class = BrokenLinkFilterSet
    default_ordering = "link__first_failed"
    columns: ClassVar[list] = [
        TitleColumn("place", label="Page", accessor=place, get_url=edit_address),
        Column("text", label="Words of the link"),
        Column("target", label="Leads to"),
        Column("problem", label="What is wrong", accessor="link.problem"),
        DateColumn("since", label="Since", accessor="link.first_failed"),
    ]
    list_export: ClassVar[list[str]] = [
        "place",
        "text",
        "target",
        "link.problem",
        "link.first_failed",
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "place": "Page",
        "text": "Words of the link",
        "target": "Leads to",
        "link.problem": "What is wrong",
        "link.first_failed": "Since",
    }

    def get_base_queryset(self) -> QuerySet[LinkUse]:
        may_change = page_permission_policy.instances_user_has_any_permission_for(
            self.request.user, MAY_CHANGE
        )
        broken = LinkUse.objects.filter(link__state=State.BROKEN)
        mine = broken.filter(Q(page=None) | Q(page__in=may_change))
        return mine.select_related("link", "page")

    def decorate_paginated_queryset(self, object_list: Any) -> list[LinkUse]:
        return with_targets(list(object_list))


def with_targets(uses: list[LinkUse]) -> list[LinkUse]:
    """Says where each leads in words that people know: a page by its title."""
    keys = [_page_key(use.link) for use in uses]
    titles = dict(Page.objects.filter(pk__in=filter(None, keys)).values_list("pk", "title"))
    for use, key in zip(uses, keys, strict=True):
        use.target = titles.get(key) or _address_of(use.link)  # type: ignore[attr-defined]
        use.place = place(use)  # type: ignore[attr-defined]
    return uses


def _address_of(link: CheckedLink) -> str:
    if link.kind in (Kind.PAGE, Kind.DOCUMENT):
        return f"{link.get_kind_display()}, number {link.address.partition(':')[2]}"
    return link.address


def _page_key(link: CheckedLink) -> int | None:
    return int(link.address.partition(":")[2]) if link.kind == Kind.PAGE else None
