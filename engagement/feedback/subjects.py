"""What a feedback can be about: programmes, principles, and whatever pages come to that later."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.models import Page
from wagtail.query import PageQuerySet

from programmes.plans.queries import plan_cards
from programmes.queries import principle_rows, programme_cards

# What people choose who do not know what it is about.
NOT_SURE = "not-sure"
FIELDS = ("title", "search_description", "path", "depth", "url_path")


@dataclass(frozen=True)
class Subject:
    """A page that a feedback can be about, and what sort of thing it is."""

    page: Page
    sort: str

    @property
    def value(self) -> str:
        return str(self.page.pk)


# One query for each sort.
SORTS: tuple[tuple[str, Callable[[], PageQuerySet]], ...] = (
    ("Programme", programme_cards),
    ("Principle", principle_rows),
    ("Delivery plan", plan_cards),
)


def subjects() -> list[Subject]:
    """All that anybody may see, in the order of the site."""
    return [
        Subject(page, sort)
        for sort, pages in SORTS
        for page in pages().only(*FIELDS).order_by("path")
    ]
