"""What a reviewer of a page should look at besides its words. Apps add theirs in `ready()`.

The facts that a page uses and are due, a link that leads nowhere: whoever knows of it says so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class Hint:
    """One thing to look at, and the screen where it can be mended."""

    text: str
    url: str = ""


HintSource = Callable[[Page], Iterable[Hint]]

_sources: dict[str, HintSource] = {}


def register(name: str, source: HintSource) -> None:
    """Adds a source; one of the same name takes the place of the earlier."""
    _sources[name] = source


def unregister(name: str) -> None:
    _sources.pop(name, None)


def hints_for(page: Page) -> list[Hint]:
    return [hint for source in _sources.values() for hint in source(page)]
