"""What happens to a problem that a reader reported: it comes, is closed, and goes."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Site

from alliance_site.core.page_problems.models import PageProblem, Reason, Status
from alliance_site.core.pages.addresses import address_below
from alliance_site.core.users.models import User

CLOSED = "core.close_page_problem"
KEPT = timedelta(days=365)


class ReasonMissing(ValueError):
    """A problem cannot be closed without saying why."""


@transaction.atomic
def report_problem(*, site: Site, page_id: int | None, address: str, text: str) -> PageProblem:
    """Keeps what a reader wrote, even where the page it is about cannot be told any more."""
    page = _page(site, page_id)
    if page is None:
        return PageProblem.objects.create(text=text, page_address=address)
    return PageProblem.objects.create(
        page=page,
        page_title=page.title,
        page_address=address_below(site.root_page.url_path, page)[:255],
        revision_id=page.live_revision_id,
        text=text,
    )


def _page(site: Site, page_id: int | None) -> Page | None:
    """A published page of the site, also one for some people alone: they may report as well."""
    if page_id is None:
        return None
    return site.root_page.get_descendants(inclusive=True).live().filter(pk=page_id).first()


@transaction.atomic
def close_problems(
    *, problems: Iterable[PageProblem], reason: str, note: str = "", by: User
) -> int:
    """Closes those that are still open, with a reason; tells how many they were."""
    if reason not in Reason.values:
        raise ReasonMissing("Choose why you close it.")
    chosen = [problem.pk for problem in problems]
    waiting = PageProblem.objects.select_for_update().filter(pk__in=chosen, status=Status.OPEN)
    count = 0
    for problem in waiting:
        problem.status, problem.reason, problem.note = Status.CLOSED, reason, note.strip()
        problem.closed_by, problem.closed_at = by, timezone.now()
        problem.save()
        log(instance=problem, action=CLOSED, user=by, data={"reason": reason})
        count += 1
    return count


def delete_old_problems() -> str:
    """Nothing that a reader wrote is kept for longer than a year, dealt with or not."""
    old = PageProblem.objects.filter(made_at__lt=timezone.now() - KEPT)
    count, _ = old.delete()
    return f"Deleted {count} page problems that were older than a year."
