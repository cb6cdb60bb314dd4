"""The shapes of a chart as SVG paths. A month is told by its shape, never by its colour alone.

Whole units, and steps from place to place: readers with little data pay for every letter.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

Place = tuple[int, int]
# Half the width of a mark. A full circle is a dot, as wide as the style sheet makes its stroke.
RING, DIAMOND, TRIANGLE = 3.2, 5.4, 5.2
# The middle of a sample in the key, which is 36 wide and 16 high.
SAMPLE = (18, 8)
SAMPLE_LINE = "M2 8H34"


def line(stretches: Iterable[Sequence[Place]]) -> str:
    """One path through each stretch; between two of them there is nothing."""
    return "".join(_through(places) for places in stretches if len(places) > 1)


def _through(places: Sequence[Place]) -> str:
    steps = [step for (x1, y1), (x2, y2) in pairwise(places) for step in (x2 - x1, y2 - y1)]
    return f"M{_numbers(places[0])}l{_numbers(steps)}"


def _numbers(found: Iterable[float]) -> str:
    """A sign parts two numbers as a space does."""
    return " ".join(f"{number:g}" for number in found).replace(" -", "-")


def level(x1: int, x2: int, y: int) -> str:
    return f"M{x1} {y}H{x2}"


def upright(x: int, y1: int, y2: int) -> str:
    return f"M{x} {y1}V{y2}"


def column(x: int, y: int, width: int, foot: int) -> str:
    return f"M{x} {foot}V{y}h{width}V{foot}z"


def dots(places: Iterable[Place], scale: float = 1) -> str:
    """A line of next to no length (some browsers leave out one of none), with round ends. The
    style sheet knows how wide it is."""
    return "".join(f"M{x} {y}h.01" for x, y in places)


def rings(places: Iterable[Place], scale: float = 1) -> str:
    half = RING * scale
    arc = f"a{half:g} {half:g} 0 1 0"
    return "".join(f"M{x - half:g} {y}{arc} {2 * half:g} 0{arc}-{2 * half:g} 0z" for x, y in places)


def diamonds(places: Iterable[Place], scale: float = 1) -> str:
    half = round(DIAMOND * scale)
    turn = f"l{half} {half}-{half} {half}-{half}-{half}z"
    return "".join(f"M{x} {y - half}{turn}" for x, y in places)


def triangles(places: Iterable[Place], scale: float = 1) -> str:
    """They point down: worse."""
    half = round(TRIANGLE * scale)
    high = round(half * 1.75)
    turn = f"h{2 * half}l-{half} {high}z"
    return "".join(f"M{x - half} {y - round(high * 0.43)}{turn}" for x, y in places)


Shape = Callable[[Iterable[Place], float], str]
SHAPES: dict[str, Shape] = {"ordinary": dots, "better": diamonds, "worse": triangles}
HOLLOW: dict[str, Shape] = {**SHAPES, "ordinary": rings}


def sample_of(kind: str, is_hollow: bool = False) -> str:
    """The shape of a mark, alone in the middle of its sample."""
    return (HOLLOW if is_hollow else SHAPES)[kind]([SAMPLE], 1)
