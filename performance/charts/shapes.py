"""The shapes of a chart as SVG paths. A month is told by its shape, never by its colour alone."""

from collections.abc import Iterable, Sequence

Place = tuple[float, float]
# Half the width of a mark.
CIRCLE, DIAMOND, TRIANGLE = 3.2, 5.4, 5.2
# The middle of a sample in the key, which is 36 wide and 16 high.
SAMPLE = (18.0, 8.0)
SAMPLE_LINE = "M2 8H34"


def line(stretches: Iterable[Sequence[Place]]) -> str:
    """One path through each stretch; between two of them there is nothing."""
    return "".join(_through(places) for places in stretches if len(places) > 1)


def _through(places: Sequence[Place]) -> str:
    (x, y), *rest = places
    return f"M{x:g} {y:g}L" + " ".join(f"{x:g} {y:g}" for x, y in rest)


def level(x1: float, x2: float, y: float) -> str:
    return f"M{x1:g} {y:g}H{x2:g}"


def upright(x: float, y1: float, y2: float) -> str:
    return f"M{x:g} {y1:g}V{y2:g}"


def column(x: float, y: float, width: float, foot: float) -> str:
    return f"M{x:g} {foot:g}V{y:g}h{width:g}V{foot:g}z"


def circles(places: Iterable[Place], scale: float = 1) -> str:
    half = CIRCLE * scale
    arc = f"a{half:g} {half:g} 0 1 0"
    return "".join(
        f"M{x - half:.1f} {y:g}{arc}{2 * half:g} 0{arc}-{2 * half:g} 0z" for x, y in places
    )


def diamonds(places: Iterable[Place], scale: float = 1) -> str:
    half = DIAMOND * scale
    turn = f"l{half:g} {half:g} -{half:g} {half:g} -{half:g} -{half:g}z"
    return "".join(f"M{x:g} {y - half:.1f}{turn}" for x, y in places)


def triangles(places: Iterable[Place], scale: float = 1) -> str:
    """They point down: worse."""
    half = TRIANGLE * scale
    turn = f"h{2 * half:g}l-{half:g} {half * 1.75:g}z"
    return "".join(f"M{x - half:.1f} {y - half * 0.75:.1f}{turn}" for x, y in places)


SHAPES = {"ordinary": circles, "better": diamonds, "worse": triangles}


def sample_of(kind: str) -> str:
    """The shape of a mark, alone in the middle of its sample."""
    return SHAPES[kind]([SAMPLE])
