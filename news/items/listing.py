"""The pages of the news list: what is pinned first, then the newest."""

from dataclasses import dataclass

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from wagtail.models import Page
from wagtail.query import PageQuerySet

from news.queries import not_pinned, pinned

ITEMS_PER_PAGE = 12


class FromEitherEnd(Paginator):
    """Reads the later half of a long list from its end: the last page costs as the first."""

    def page(self, number: int | str) -> ListPage:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        end = min(start + self.per_page, self.count)
        if start > self.count // 2:
            backwards = self.object_list.reverse()  # type: ignore[attr-defined]
            found = list(backwards[self.count - end : self.count - start])[::-1]
        else:
            found = list(self.object_list[start:end])
        return ListPage(found, number, self)


@dataclass
class Listing:
    """One page of the list. Pinned items stand on the first, beside its twelve."""

    pinned: list[Page]
    page: ListPage

    @property
    def items(self) -> list[Page]:
        first = self.pinned if self.page.number == 1 else []
        return [*first, *self.page.object_list]

    @property
    def total(self) -> int:
        return len(self.pinned) + self.page.paginator.count

    @property
    def place(self) -> str:
        """Which page of the list this is, for its title."""
        pages = self.page.paginator.num_pages
        return f" (page {self.page.number} of {pages})" if self.page.number > 1 else ""


def listing_of(items: PageQuerySet, number: str | None) -> Listing:
    """get_page() answers a number that is none, or too high, with the nearest page."""
    pages = FromEitherEnd(not_pinned(items), ITEMS_PER_PAGE)
    return Listing(pinned=list(pinned(items)), page=pages.get_page(number))
