"""Hides small numbers of a table so that no sum on the page, or on an earlier one, gives them away.

The numbers are drawn as flows. Each sum is a point: what flows into it flows out of it, such as the
total of a column into its cells, and the cells of a row into the total of the year. Whoever reads
the page knows that, and which numbers are shown, and may try every other table that would look the
same. A table is safe when in those tables each hidden small number takes at least three values. To
see that, one small number is moved, and the rest of the table must be able to follow: a question of
residual flows, answered exactly. It is asked twice: for who has the table alone, and for who has
counted what is published as well, which anybody can.

At first everything is hidden, which is safe. Then one number after the other is shown, in the order
of the list, as long as the table stays safe. So what was shown or hidden of one quarter does not
depend on later quarters.
"""

from collections import deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

LEAST = 5
# How many values a hidden small number must at least be able to have.
VALUES = 3
NO_LIMIT = 10**9


class Shown(Enum):
    """How a number stands on the page."""

    NUMBER = "number"
    FEWER = "fewer than 5"
    HIDDEN = "not shown"


@dataclass(frozen=True)
class Count:
    """A number that flows from one sum into another. `is_total`: it is a sum of others itself.
    `is_public`: it can be counted elsewhere on the website, whatever stands here."""

    key: Hashable
    source: Hashable
    target: Hashable
    value: int
    is_total: bool = False
    is_public: bool = False


Labels = Mapping[Hashable, Shown]
Ends = tuple[Hashable, Hashable]
Room = dict[Hashable, dict[Hashable, int]]


@lru_cache(maxsize=64)
def protected(counts: tuple[Count, ...], offered: frozenset[Hashable]) -> Labels:
    """What may be shown. Only what is `offered` is tried: the rest is not on any page yet."""
    labels = {count.key: _at_first(count) for count in counts}
    for count in counts:
        if count.key in offered and labels[count.key] == Shown.HIDDEN:
            shown = Shown.NUMBER if count.value >= LEAST else Shown.FEWER
            tried = {**labels, count.key: shown}
            if is_safe(counts, tried):
                labels = tried
    return labels


def _at_first(count: Count) -> Shown:
    is_small = count.value < LEAST and not count.is_total
    return Shown.FEWER if is_small else Shown.HIDDEN


def is_safe(counts: Sequence[Count], labels: Labels) -> bool:
    # A small sum that is not shown may still be what is left between two that are.
    small = [count for count in counts if count.value < LEAST]
    if not all(is_vague(count, counts, labels) for count in small):
        return False
    public = {count.key: Shown.NUMBER for count in counts if count.is_public}
    known = {**labels, **public}
    return not public or all(
        is_vague(count, counts, known) for count in small if not count.is_public
    )


def is_vague(moved: Count, counts: Sequence[Count], labels: Labels) -> bool:
    """Whether the number can have enough values in tables that look the same."""
    least, most = _bounds(moved, labels[moved.key])
    wanted = VALUES - 1
    room = _room(counts, labels, without=moved)
    more = _moves(room, moved.target, moved.source, min(most - moved.value, wanted))
    if more == wanted:
        return True
    room = _room(counts, labels, without=moved)
    return more + _moves(room, moved.source, moved.target, moved.value - least) >= wanted


def _moves(room: Room, start: Hashable, end: Hashable, most: int) -> int:
    """How often one more can flow from here to there, up to `most`. Uses the room up."""
    for moved in range(most):
        way = _way(room, start, end)
        if way is None:
            return moved
        for before, after in way:
            room[before][after] -= 1
            room[after][before] = room[after].get(before, 0) + 1
    return most


def _room(counts: Sequence[Count], labels: Labels, without: Count) -> Room:
    """By how much each flow could be more (forwards) or less (backwards) without being noticed."""
    room: Room = {}
    for count in counts:
        if count is not without:
            least, most = _bounds(count, labels[count.key])
            forwards = room.setdefault(count.source, {})
            backwards = room.setdefault(count.target, {})
            forwards[count.target] = forwards.get(count.target, 0) + most - count.value
            backwards[count.source] = backwards.get(count.source, 0) + count.value - least
    return room


def _bounds(count: Count, shown: Shown) -> tuple[int, int]:
    """What a reader knows of it. A hidden cell is not small, or it would say "fewer than 5"; of a
    hidden total nothing is known."""
    if shown == Shown.NUMBER:
        return count.value, count.value
    if shown == Shown.FEWER:
        return 0, LEAST - 1
    return (0 if count.is_total else LEAST), NO_LIMIT


def _way(room: Room, start: Hashable, end: Hashable) -> list[Ends] | None:
    """A shortest way along which one more can flow."""
    came_from: dict[Hashable, Hashable] = {start: start}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == end:
            return list(_back(came_from, start, end))
        for there, free in room.get(here, {}).items():
            if free > 0 and there not in came_from:
                came_from[there] = here
                waiting.append(there)
    return None


def _back(came_from: Mapping[Hashable, Hashable], start: Hashable, end: Hashable) -> Iterator[Ends]:
    while end != start:
        yield came_from[end], end
        end = came_from[end]
