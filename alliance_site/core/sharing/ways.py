"""The ways to share, and the links that each makes of a page's title and address."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.text import Truncator

# A post may have 280 characters on X and 300 on Bluesky, with the address in it.
LONGEST_TITLE = 180


@dataclass(frozen=True)
class Way:
    """One way to share; `pattern` is the address at which its site takes what is shared."""

    key: str
    name: str
    pattern: str
    preposition: str = "on"


@dataclass(frozen=True)
class ShareLink:
    """A link to one way; `lead` and `name` make its full name, such as "Share on Facebook"."""

    lead: str
    name: str
    url: str


WAYS = (
    Way("email", "Email", "mailto:?subject={title}&body={address}", "by"),
    Way("whatsapp", "WhatsApp", "https://wa.me/?text={title}%20{address}"),
    Way("facebook", "Facebook", "https://www.facebook.com/sharer/sharer.php?u={address}"),
    Way("linkedin", "LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={address}"),
    Way("x", "X", "https://x.com/intent/tweet?text={title}&url={address}"),
    Way("bluesky", "Bluesky", "https://bsky.app/intent/compose?text={title}%20{address}"),
)


def usual_ways() -> list[str]:
    """What an alliance has that has chosen nothing: the ways that most people and partners use."""
    return ["email", "whatsapp", "facebook", "linkedin"]


def links_to_share(chosen: Iterable[str], title: str, address: str) -> list[ShareLink]:
    """The links in the order of WAYS; a way that is no longer known is left out."""
    words = Truncator(" ".join(title.split())).chars(LONGEST_TITLE)
    parts = {"title": quote(words, safe=""), "address": quote(address, safe="")}
    chosen = set(chosen)
    return [
        ShareLink(f"Share {way.preposition}", way.name, way.pattern.format(**parts))
        for way in WAYS
        if way.key in chosen
    ]
