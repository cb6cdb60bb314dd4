"""“You said, we did” as people read it: what is chosen of it, counted, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.utils.functional import cached_property
from wagtail.models import Page

from alliance_site.core.filtering import Chosen, chosen_from
from engagement.commitments.choosing import FILTERS, choices
from engagement.commitments.queries import about, public, public_rows
from engagement.commitments.showing import Shown, shown
from engagement.commitments.words import STANDS

ON_A_PAGE = 10


@dataclass
class Listing:
    """One page of what is chosen, and how many there are in each state."""

    chosen: Chosen
    page: ListPage
    items: list[Shown]
    by_status: dict[str, int]

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @property
    def place(self) -> str:
        pages = self.page.paginator.num_pages
        return f" (page {self.page.number} of {pages})" if self.page.number > 1 else ""

    @property
    def counts(self) -> list[tuple[str, str, int, str]]:
        """Each state by name and in words, its number, and the end of its address."""
        others = self.chosen.query(without="status")
        start = f"{others}&status=" if others else "?status="
        return [
            (status, name, self.by_status.get(status, 0), f"{start}{status}")
            for status, name in STANDS.items()
        ]

    @property
    def count(self) -> str:
        """Such as: 3 things that you said and what became of them, about “Early diagnosis”."""
        number = f"{self.total:,}" if self.total else "Nothing"
        things = "" if not self.total else (" thing" if self.total == 1 else " things")
        return f"{number}{things} {self.chosen.words}".strip()


class Counted(Paginator):
    """Knows its number of rows from the counts that stand on the page anyway."""

    def __init__(self, rows: QuerySet, total: int) -> None:
        super().__init__(rows, ON_A_PAGE)
        self.total = total

    @cached_property
    def count(self) -> int:
        return self.total


def listing_of(asked: Mapping[str, str]) -> Listing:
    """get_page() answers a number that is none, or too high, with the nearest page."""
    chosen = chosen_from(asked, FILTERS, choices())
    by_status = _by_status(chosen)
    picked = chosen.picked.get("status")
    total = by_status.get(picked.value, 0) if picked else sum(by_status.values())
    page = Counted(chosen.narrow(public_rows()), total).get_page(asked.get("page"))
    return Listing(chosen, page, shown(page.object_list), by_status)


def _by_status(chosen: Chosen) -> dict[str, int]:
    """Under all choices but that of the state: the counts are the way from one to the other."""
    rows = public().order_by()
    for name, choice in chosen.picked.items():
        if name != "status":
            rows = rows.filter(choice.rows)
    return dict(rows.values_list("status").annotate(Count("pk")))


def latest_about(page: Page, count: int = 3) -> list[Shown]:
    """The newest about a programme, a principle or a plan: one query."""
    return shown(about(page.pk)[:count])
