"""What every chart has: a grid, its scales, named breaks, and names beside its lines."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from performance.charts import shapes
from performance.charts.drawing import Drawing, Path, Size, Words
from performance.charts.scales import Scale, month_ticks, number_of
from performance.series.points import Break

FOOT = 34
# Between the edge of the paper and the first and last mark.
INSET = 8


@dataclass(frozen=True)
class Name:
    """The name of a line, which stands beside its end."""

    y: int
    text: str
    kind: str


class Paper:
    """A sheet on which a chart comes together: scales, paths, and words that do not overlap."""

    def __init__(self, size: Size, lines_on_top: int = 1, right: int | None = None) -> None:
        self.size = size
        self.top = size.line * lines_on_top + 10
        self.foot = size.height - FOOT
        self.right = size.width - (size.right if right is None else right)
        self.paths: list[Path] = []
        self.words: list[Words] = []

    def drawing(self) -> Drawing:
        """What is on the sheet. All paths of one look are one, where the first of them stands."""
        looks: dict[str, str] = {}
        for path in self.paths:
            looks[path.kind] = looks.get(path.kind, "") + path.d
        paths = [Path(kind, d) for kind, d in looks.items() if d]
        return Drawing(self.size, paths, self.words)

    def months(self, first: date, last: date) -> Scale:
        """A scale of months, with their names below."""
        x = self._across(number_of(first), number_of(last))
        for month, name in month_ticks(first, last, self.size.most_months):
            self._below(x.at(number_of(month)), name)
        return x

    def days(self, first: date, last: date) -> Scale:
        """A scale of days, with the names of months below."""
        x = self._across(first.toordinal(), last.toordinal())
        for month, name in month_ticks(first, last, self.size.most_months):
            if month >= first:
                self._below(x.at(month.toordinal()), name)
        return x

    def _across(self, low: int, high: int) -> Scale:
        return Scale(low, high, self.size.left + INSET, self.right - INSET)

    def _below(self, at: int, name: str) -> None:
        self.paths.append(Path("base", shapes.upright(at, self.foot, self.foot + 5)))
        # The first and the last stay on the paper, however long they are.
        half = len(name) * self.size.letter / 2
        middle = round(min(max(at, half), self.size.width - half))
        self.words.append(Words(middle, self.foot + self.size.line + 2, name, anchor="middle"))

    def numbers(self, low: int, high: int, step: int) -> Scale:
        """A scale of numbers, with a fine line across for each."""
        y = Scale(low, high, self.foot, self.top)
        for value in range(low, high + 1, step):
            kind = "base" if value == low else "grid"
            self.paths.append(Path(kind, shapes.level(self.size.left, self.right, y.at(value))))
            self.words.append(
                Words(self.size.left - 6, y.at(value) + 5, f"{value:,}", anchor="end")
            )
        return y

    def head(self, text: str) -> None:
        """What the numbers count, above them."""
        self.words.append(Words(0, self.size.text, text, "head"))

    def breaks(self, x: Scale, found: Sequence[Break]) -> None:
        """An upright line where what is counted changed, with its words at its top."""
        y = self.size.text + self.size.line
        for change in found:
            at = x.at(number_of(change.on) - 0.5)
            self.paths.append(Path("break", shapes.upright(at, y - self.size.text, self.foot)))
            for text in _wrapped(change.why, self.size):
                room = round(len(text) * self.size.letter) + 6
                is_left = at + room > self.right and at - room > 0
                self.words.append(
                    Words(
                        at - 6 if is_left else min(at + 6, max(self.right - room, 0)),
                        y,
                        text,
                        "break-words",
                        "end" if is_left else "start",
                    )
                )
                y += self.size.line

    def names(self, names: Iterable[Name]) -> None:
        """Names beside the ends of lines, moved apart where they would lie on each other."""
        if not self.size.names_lines:
            return
        wanted = sorted(names, key=lambda name: name.y)
        places = spread([name.y for name in wanted], self.size.line, self.top, self.foot)
        for name, y in zip(wanted, places, strict=True):
            lead = f"M{self.right + 2} {name.y}L{self.right + 14} {y}"
            self.paths.append(Path("lead", lead))
            self.words.append(Words(self.right + 18, y + 5, name.text, f"name-{name.kind}"))


def lines_for(breaks: Sequence[Break], size: Size) -> int:
    """How many lines of words stand above a chart: what is counted, and its breaks."""
    return 1 + sum(len(_wrapped(found.why, size)) for found in breaks)


def _wrapped(text: str, size: Size) -> list[str]:
    room = size.width - size.right - size.left
    return textwrap.wrap(text, int(room / size.letter))[:3]


def spread(places: Sequence[int], gap: int, top: int, foot: int) -> list[int]:
    """Moves places, given in their order, so far apart that words fit between, within the ends."""
    moved: list[int] = []
    for place in places:
        moved.append(max(place, moved[-1] + gap) if moved else max(place, top))
    limit = foot
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - gap
    return moved
