"""Which news a reader has chosen: read from the address, said in words, taken off one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils.text import Truncator
from wagtail.models import Page
from wagtail.query import PageQuerySet

from news.items.choices import Choice, choices_below

LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Filter:
    """One way to choose: its name in the address, what people call it, and its words."""

    name: str
    label: str
    everything: str
    lookup: str
    words: str


FILTERS = (
    Filter("topic", "Topic", "All topics", "topics", "about {}"),
    Filter("programme", "Programme", "All programmes", "programmes", "from the {} programme"),
    Filter("area", "Area", "All areas", "areas", "for {}"),
    Filter("year", "Year", "All years", "date__year", "in {}"),
)


@dataclass
class Chosen:
    """What there is to choose, what is chosen, and what the address asks for in vain."""

    choices: dict[str, list[Choice]]
    picked: dict[str, Choice] = field(default_factory=dict)
    unknown: list[tuple[Filter, str]] = field(default_factory=list)

    @property
    def filters(self) -> list[Filter]:
        """Those that have something to choose."""
        return [one for one in FILTERS if self.choices.get(one.name)]

    @property
    def taken(self) -> list[Filter]:
        return [one for one in FILTERS if one.name in self.picked]

    @property
    def words(self) -> str:
        """Such as: about screening in 2026."""
        return " ".join(one.words.format(self._name(one)) for one in self.taken)

    def _name(self, one: Filter) -> str:
        name = self.picked[one.name].name
        # A topic stands inside a sentence; "NHS" keeps its capitals.
        return name[:1].lower() + name[1:] if one.name == "topic" and name[1:2].islower() else name

    def query(self, *, without: str = "", page: int = 1) -> str:
        """The same choice as the end of an address; nothing where nothing is chosen."""
        chosen = {key: one.value for key, one in self.picked.items() if key != without}
        number = {"page": str(page)} if page > 1 else {}
        return f"?{urlencode(chosen | number)}" if chosen or number else ""

    @property
    def before_page(self) -> str:
        """What stands before "page=2" in the addresses of the pages of the list."""
        return f"{self.query()}&" if self.picked else "?"

    @property
    def feed(self) -> str:
        """The narrowest feed that follows this choice, below the news section."""
        for name in ("topic", "programme"):
            if name in self.picked:
                return f"feed/{name}/{self.picked[name].value}/"
        return "feed/"

    def narrow(self, items: PageQuerySet) -> PageQuerySet:
        return items.filter(**{one.lookup: self.picked[one.name].key for one in self.taken})


def chosen_from(parameters: Mapping[str, str], index: Page) -> Chosen:
    """Reads an address. What nobody offers is kept apart, to be told to the reader."""
    chosen = Chosen(choices_below(index))
    for one in FILTERS:
        asked = parameters.get(one.name, "").strip()
        known = {choice.value: choice for choice in chosen.choices.get(one.name, [])}
        if asked in known:
            chosen.picked[one.name] = known[asked]
        elif asked:
            shown = Truncator(asked.replace("\0", "")).chars(LONGEST_SHOWN)
            chosen.unknown.append((one, shown))
    return chosen


def count_in_words(total: int, chosen: Chosen) -> str:
    """Such as: 12 news items about screening in 2026."""
    number = f"{total:,}" if total else "No"
    items = "news item" if total == 1 else "news items"
    return f"{number} {items} {chosen.words}".strip()
