"""A chart as a template draws it: paths and words at their places, and what the page says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby


@dataclass(frozen=True)
class Size:
    """The paper that a chart is drawn on, in the units of its own drawing.

    `right` is the room for the names of the lines; without it, the key below names them.
    """

    name: str
    width: int
    height: int
    left: int
    right: int
    text: int
    most_months: int
    mark: float = 1.0

    @property
    def names_lines(self) -> bool:
        return self.right > self.text * 4

    @property
    def line(self) -> int:
        """The height of a line of words."""
        return self.text + 5

    @property
    def letter(self) -> float:
        """The width of a letter, rather too wide than too narrow."""
        return self.text * 0.56


# A chart is drawn twice, and the style sheet shows the one that there is room for.
WIDE = Size("wide", width=720, height=380, left=38, right=182, text=15, most_months=7)
NARROW = Size("narrow", width=340, height=330, left=34, right=12, text=14, most_months=5, mark=0.75)
SIZES = (WIDE, NARROW)


@dataclass(frozen=True)
class Path:
    """Something drawn; `kind` names what it stands for, and so its look in the style sheet."""

    kind: str
    d: str


@dataclass(frozen=True)
class Words:
    """Words in a chart. `anchor` is the end of them that stands at the place."""

    x: int
    y: int
    text: str
    kind: str = "tick"
    anchor: str = "start"

    @property
    def look(self) -> tuple[str, str]:
        return self.kind, self.anchor


@dataclass(frozen=True)
class Drawing:
    """A chart at one size."""

    size: Size
    paths: Sequence[Path]
    words: Sequence[Words]

    @property
    def looks(self) -> Sequence[tuple[str, str, Sequence[Words]]]:
        """The words by kind and anchor, so that the page says these once for all of them."""
        found = groupby(sorted(self.words, key=lambda words: words.look), lambda words: words.look)
        return [(kind, anchor, list(words)) for (kind, anchor), words in found]


@dataclass(frozen=True)
class KeyEntry:
    """What a shape or a line means. `is_named` where the wide drawing has its name beside it."""

    kind: str
    d: str
    words: str
    is_named: bool = False


@dataclass(frozen=True)
class Chart:
    """What a chart says in one sentence, of whom, and how it is drawn."""

    title: str
    of_whom: str
    description: str
    drawings: Sequence[Drawing] = field(default_factory=tuple)
    key: Sequence[KeyEntry] = field(default_factory=tuple)
