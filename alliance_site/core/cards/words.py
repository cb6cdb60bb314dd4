"""What the card of a page says, and its address, which is another one when the words are others."""

from dataclasses import dataclass
from hashlib import sha256

from django.urls import reverse
from wagtail.models import Page

from alliance_site.core.cards.typeface import showable
from alliance_site.core.site.surroundings import Surroundings

# Raise it when cards look different: networks keep a picture while its address is the same.
DRAWN_AS = 1
DIGEST_LENGTH = 16


@dataclass(frozen=True)
class Card:
    """The words of a card: what kind of page, its title, whose it is."""

    caption: str
    title: str
    foot: str

    @property
    def digest(self) -> str:
        words = "\x1f".join((str(DRAWN_AS), self.caption, self.title, self.foot))
        return sha256(words.encode()).hexdigest()[:DIGEST_LENGTH]

    @property
    def in_words(self) -> str:
        """For people who cannot see it."""
        return " – ".join(part for part in (self.caption, self.title, self.foot) if part)

    def address(self, page: Page) -> str:
        return reverse("social_card", args=[page.pk, self.digest])


def card_of(page: Page, around: Surroundings) -> Card | None:
    """The card of a page; that of the whole site for its home page, and where the title cannot be
    shown. None where nothing can.
    """
    name = showable(around.name) or ""
    title = "" if page.pk == around.navigation.home.pk else showable(page.title)
    if title:
        return Card(_caption(page), title, name)
    if name:
        return Card("", name, showable(around.settings.strapline) or "")
    return None


def _caption(page: Page) -> str:
    """What kind of page it is, where the title does not say so: "News section" says "News"."""
    kind = getattr(page.specific_class, "kind", "")
    return "" if page.title.casefold() in kind.casefold() else kind
