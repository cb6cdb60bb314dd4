"""What of a quarter may be shown: its numbers as flows, as openness/suppression.py explains them.

Everybody comes from an area, speaks of a programme and sends a kind: one network, in which all sums
of areas by programmes and of programmes by kinds are exact. A theme is a network of its own: in
each programme some feedback has it and the rest has not. So are decisions and replies. These hang
on the first network by the numbers of those programmes that it shows, and on nothing else.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import product

from engagement.openness.suppression import LEAST, Count, Labels, Shown, is_vague
from engagement.reports.keys import ALL, AREA, FEWER, KIND, PROGRAMME, Counted, Numbers, Splits, key

# All programmes that are not shown by themselves.
REST = ""


def protect(counted: Counted) -> Numbers:
    """All that may be shown. Nothing at all where not even the number of all may be."""
    people = list(people_of(counted))
    labels = labels_of(people)
    if labels[ALL] != Shown.NUMBER:
        return {}
    found = _told(people, labels)
    alone = [p for p in counted.programmes if labels[key(PROGRAMME, p)] == Shown.NUMBER]
    for name, split in counted.splits.items():
        parts = list(split_of(name, split, alone))
        found |= _told(parts, labels_of(parts))
    return found


def people_of(counted: Counted) -> Iterator[Count]:
    """From all into areas, programmes and kinds, and back. What matters most is offered first."""
    by: dict[str, Counter[tuple[str, ...]]] = {n: Counter() for n in ("a", "p", "k", "ap", "pk")}
    for (area, programme, kind), number in counted.people.items():
        by["a"][area,] += number
        by["p"][programme,] += number
        by["k"][kind,] += number
        by["ap"][area, programme] += number
        by["pk"][programme, kind] += number
    yield _count(ALL, "end", "start", by["a"].total())
    yield from _largest_first(
        _count(key(PROGRAMME, p), ("into", p), ("of", p), by["p"][p,]) for p in counted.programmes
    )
    yield from _largest_first(
        _count(key(AREA, a), "start", ("area", a), by["a"][a,]) for a in counted.areas
    )
    yield from _largest_first(
        _count(key(KIND, k), ("kind", k), "end", by["k"][k,]) for k in counted.kinds
    )
    yield from _largest_first(
        _count(key(AREA, a, PROGRAMME, p), ("area", a), ("into", p), by["ap"][a, p])
        for a, p in product(counted.areas, counted.programmes)
    )
    yield from _largest_first(
        _count(key(PROGRAMME, p, KIND, k), ("of", p), ("kind", k), by["pk"][p, k])
        for p, k in product(counted.programmes, counted.kinds)
    )


def _largest_first(counts: Iterable[Count]) -> list[Count]:
    """What is left to hide is then the least that can be hidden."""
    return sorted(counts, key=lambda count: -count.value)


def split_of(name: str, split: Splits, alone: Sequence[str]) -> Iterator[Count]:
    """How the programmes split into the parts of one sort. How many each of them has is known."""
    parts = list(dict.fromkeys(part for _, part in split))
    sums: Counter[str] = Counter()
    cells: Counter[tuple[str, str]] = Counter()
    for (programme, part), number in split.items():
        sums[part] += number
        cells[programme if programme in alone else REST, part] += number
    for part in parts:
        yield _count(key(name, part), ("part", part), "start", sums[part])
    for programme in dict.fromkeys(p for p, _ in cells):
        known = sum(cells[programme, part] for part in parts)
        yield _count(("known", programme), "start", ("of", programme), known)
        for part in parts:
            told = key(name, part, PROGRAMME, programme) if programme != REST else (REST, part)
            yield _count(told, ("of", programme), ("part", part), cells[programme, part])


def labels_of(counts: Sequence[Count]) -> Labels:
    """At first nothing is known but what was shown before. Then each number is shown, or said to be
    small, where every small one, shown or not, could still be several."""
    labels: dict[Hashable, Shown] = {
        count.key: Shown.NUMBER if _is_known(count) else Shown.HIDDEN for count in counts
    }
    small = [count for count in counts if count.value < LEAST and not _is_known(count)]
    for count in counts:
        if isinstance(count.key, str):
            shown = Shown.NUMBER if count.value >= LEAST else Shown.FEWER
            tried = {**labels, count.key: shown}
            if all(is_vague(one, counts, tried) for one in small):
                labels = tried
    return labels


def _is_known(count: Count) -> bool:
    return isinstance(count.key, tuple) and count.key[0] == "known"


def _count(key: Hashable, source: Hashable, target: Hashable, value: int) -> Count:
    # As a sum, it can be anything as long as it is not shown.
    return Count(key, source, target, value, is_total=True)


def _told(counts: Sequence[Count], labels: Labels) -> Numbers:
    """What is hidden is left out."""
    return {
        str(count.key): count.value if labels[count.key] == Shown.NUMBER else FEWER
        for count in counts
        if isinstance(count.key, str) and labels[count.key] != Shown.HIDDEN
    }
