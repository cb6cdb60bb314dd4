"""Which news a reader has chosen: by topic, programme, area and year."""

from collections.abc import Mapping
from dataclasses import dataclass

from wagtail.models import Page

from alliance_site.core import filtering
from alliance_site.core.filtering import Filter
from news.items.choices import choices_below

FILTERS = (
    Filter("topic", "Topic", "All topics", "about {}"),
    Filter("programme", "Programme", "All programmes", "from the {} programme"),
    Filter("area", "Area", "All areas", "for {}"),
    Filter("year", "Year", "All years", "in {}"),
)


@dataclass
class ChosenNews(filtering.Chosen):
    """What is chosen, with the feed that follows it."""

    def said(self, way: Filter) -> str:
        name = super().said(way)
        # A topic stands inside a sentence; "NHS" keeps its capitals.
        return name[:1].lower() + name[1:] if way.name == "topic" and name[1:2].islower() else name

    @property
    def feed(self) -> str:
        """The narrowest feed that follows this choice, below the news section."""
        for name in ("topic", "programme"):
            if name in self.picked:
                return f"feed/{name}/{self.picked[name].value}/"
        return "feed/"


def chosen_from(parameters: Mapping[str, str], index: Page) -> ChosenNews:
    return filtering.chosen_from(parameters, FILTERS, choices_below(index), ChosenNews)


def count_in_words(total: int, chosen: ChosenNews) -> str:
    """Such as: 12 news items about screening in 2026."""
    number = f"{total:,}" if total else "No"
    items = "news item" if total == 1 else "news items"
    return f"{number} {items} {chosen.words}".strip()
