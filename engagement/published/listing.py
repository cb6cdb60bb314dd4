"""The list at the foot of “Have your say”: what is chosen of it, page by page, said in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator

from alliance_site.core.filtering import Chosen, chosen_from
from engagement.published.areas import groups_that_name_nobody
from engagement.published.choosing import FILTERS, choices
from engagement.published.showing import Told, public_rows, told, with_replies

ON_A_PAGE = 10


@dataclass
class Listing:
    """One page of what is chosen."""

    chosen: Chosen
    page: ListPage
    items: list[Told]

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @property
    def place(self) -> str:
        pages = self.page.paginator.num_pages
        return f" (page {self.page.number} of {pages})" if self.page.number > 1 else ""

    @property
    def count(self) -> str:
        """Such as: 12 things that people told us about “Early diagnosis” in 2026."""
        number = f"{self.total:,}" if self.total else "Nothing"
        things = "" if not self.total else (" thing" if self.total == 1 else " things")
        return f"{number}{things} that people told us {self.chosen.words}".strip()


def listing_of(asked: Mapping[str, str]) -> Listing:
    """get_page() answers a number that is none, or too high, with the nearest page."""
    groups = groups_that_name_nobody()
    chosen = chosen_from(asked, FILTERS, choices(groups))
    pages = Paginator(chosen.narrow(with_replies(public_rows())), ON_A_PAGE)
    page = pages.get_page(asked.get("page"))
    return Listing(chosen, page, told(page.object_list, groups))


def latest_of(campaign: int, count: int = 5) -> list[Told]:
    """The newest that people said in a consultation: one query."""
    return told(public_rows().filter(campaign=campaign)[:count])


def latest_about(page_key: int, count: int = 3) -> list[Told]:
    """The newest about a programme, a principle or a plan, without replies: one query."""
    return told(public_rows().filter(about=page_key)[:count])
