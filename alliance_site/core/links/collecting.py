"""Keeps the list of our links in step with what the pages say today."""

from collections.abc import Iterator

from django.db import transaction
from wagtail.models import Page

from alliance_site.core.links.models import CheckedLink, LinkUse
from alliance_site.core.links.reading import Found, links_of
from alliance_site.core.site.models import SiteSettings

PAGES_AT_A_TIME = 200
USES_AT_A_TIME = 500
Use = tuple[int | None, Found]


def collect_links() -> int:
    """Reads all published pages and the settings anew; tells how many links they hold."""
    uses = list(_all_uses())  # before the transaction: on SQLite that keeps everybody else out
    with transaction.atomic():
        LinkUse.objects.all().delete()
        for start in range(0, len(uses), USES_AT_A_TIME):
            _keep(uses[start : start + USES_AT_A_TIME])
        CheckedLink.objects.filter(uses=None).delete()
    return len(uses)


def _all_uses() -> Iterator[Use]:
    live = Page.objects.live().filter(depth__gt=1).order_by("pk")
    last = 0
    while pages := list(live.filter(pk__gt=last).specific()[:PAGES_AT_A_TIME]):
        for page in pages:
            yield from ((page.pk, found) for found in links_of(page))
        last = pages[-1].pk
    for settings in SiteSettings.objects.all():
        yield from ((None, found) for found in links_of(settings))


def _keep(uses: list[Use]) -> None:
    kinds = {found.address: found.kind for _, found in uses}
    CheckedLink.objects.bulk_create(
        (CheckedLink(kind=kind, address=address) for address, kind in kinds.items()),
        ignore_conflicts=True,
    )
    keys = dict(CheckedLink.objects.filter(address__in=kinds).values_list("address", "pk"))
    LinkUse.objects.bulk_create(
        LinkUse(link_id=keys[found.address], page_id=page, text=found.text, field=found.field)
        for page, found in uses
    )
