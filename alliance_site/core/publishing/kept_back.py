"""Pages that did not go live at their time, for the report of what on this site must be checked."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import PageLogEntry

from alliance_site.core.publishing.addresses import address_of_problems
from alliance_site.core.publishing.gate import KEPT_BACK
from alliance_site.core.review.due import DueItem
from alliance_site.core.review.owners import owner_of, owner_role_of


def kept_back(day: date) -> Iterator[DueItem]:
    """Each page once, until somebody saves or publishes it again."""
    seen_to = Q(page__latest_revision_created_at__gt=F("timestamp")) | Q(
        page__last_published_at__gt=F("timestamp")
    )
    entries = (
        PageLogEntry.objects.filter(action=KEPT_BACK)
        .exclude(seen_to)
        .select_related("page__owner", "page__review__owner")
    )
    found = {entry.page_id: entry for entry in entries}
    for entry in found.values():
        since = timezone.localdate(entry.timestamp)
        if since <= day:
            yield DueItem(
                kind="Page",
                title=entry.page.draft_title or entry.page.title,
                reason=entry.message,
                due=since,
                owner=owner_of(entry.page),
                owner_role=owner_role_of(entry.page),
                url=address_of_problems(entry.page),
            )
