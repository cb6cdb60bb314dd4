"""Small numbers stay hidden from a reader who has all tables of all reports of a quarter.

The reader tries everything: every table of areas by programmes, every one of programmes by kinds
that fits it, and everybody who could have a theme.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.openness.suppression import LEAST, VALUES
from engagement.reports.answering import Answered, days_of
from engagement.reports.keys import (
    ALL,
    AREA,
    DECISION,
    FEWER,
    KIND,
    LATER,
    PROGRAMME,
    THEME,
    WITH,
    WITHIN,
    WITHOUT,
    Counted,
    Numbers,
    key,
)
from engagement.reports.protecting import protect

A, P, K = ("a1", "a2"), ("p1", "p2"), ("k1", "k2")
Cells = dict[tuple[str, str], int]


@dataclass(frozen=True)
class One:
    """A feedback with all that the reports count of it."""

    area: str
    programme: str
    kind: str
    themes: frozenset[str]


ONE = st.builds(
    One,
    st.sampled_from(A),
    st.sampled_from(P),
    st.sampled_from(K),
    st.frozensets(st.sampled_from(("t1", "t2"))),
)


def counted(found: Sequence[One]) -> Counted:
    people = Counter((one.area, one.programme, one.kind) for one in found)
    splits = {
        key(THEME, theme): {
            **{(p, WITH): sum(theme in o.themes for o in found if o.programme == p) for p in P},
            **{
                (p, WITHOUT): sum(theme not in o.themes for o in found if o.programme == p)
                for p in P
            },
        }
        for theme in ("t1", "t2")
    }
    return Counted(list(A), list(P), list(K), dict(people), splits)


def looks(numbers: Mapping[str, int], shown: Numbers) -> bool:
    """Whether a reader of the tables would see no difference."""
    return all(
        shown.get(name, number) == number or (shown[name] == FEWER and number < LEAST)
        for name, number in numbers.items()
    )


def of_areas(cells: Cells) -> dict[str, int]:
    return {
        ALL: sum(cells.values()),
        **{key(AREA, a, PROGRAMME, p): number for (a, p), number in cells.items()},
        **{key(AREA, a): sum(cells[a, p] for p in P) for a in A},
        **{key(PROGRAMME, p): sum(cells[a, p] for a in A) for p in P},
    }


def of_kinds(cells: Cells) -> dict[str, int]:
    return {
        **{key(PROGRAMME, p, KIND, k): number for (p, k), number in cells.items()},
        **{key(KIND, k): sum(cells[p, k] for p in P) for k in K},
    }


def of_theme(theme: str, having: Mapping[str, int], size: Mapping[str, int]) -> dict[str, int]:
    found = {key(THEME, theme, WITH): sum(having.values())}
    found[key(THEME, theme, WITHOUT)] = sum(size.values()) - sum(having.values())
    for p in P:
        found[key(THEME, theme, WITH, PROGRAMME, p)] = having[p]
        found[key(THEME, theme, WITHOUT, PROGRAMME, p)] = size[p] - having[p]
    return found


def others(shown: Numbers) -> Iterator[list[list[dict[str, int]]]]:
    """For all tables of areas that look the same: what of kinds and of themes goes with each."""
    everybody = shown[ALL]
    for first in product(range(everybody + 1), repeat=3):
        if sum(first) > everybody:
            continue
        numbers = (*first, everybody - sum(first))
        areas = of_areas(dict(zip(product(A, P), numbers, strict=True)))
        if looks(areas, shown):
            size = {p: areas[key(PROGRAMME, p)] for p in P}
            ranges = [range(size[p] + 1) for p in P]
            kinds = [
                of_kinds({(p, k): n if k == "k1" else size[p] - n for p, n in pair for k in K})
                for pair in (list(zip(P, each, strict=True)) for each in product(*ranges))
            ]
            themes = [
                [of_theme(t, dict(zip(P, each, strict=True)), size) for each in product(*ranges)]
                for t in ("t1", "t2")
            ]
            fitting = [[n for n in way if looks(n, shown)] for way in (kinds, *themes)]
            if all(fitting):
                yield [[areas], *fitting]


@settings(max_examples=20, deadline=None)
@given(st.lists(ONE, min_size=5, max_size=18))
def test_every_small_number_could_be_at_least_three(found: list[One]) -> None:
    shown = protect(counted(found))
    if not shown:
        return
    values: dict[str, set[int]] = {}
    for ways in others(shown):
        for numbers in (numbers for way in ways for numbers in way):
            for name, number in numbers.items():
                values.setdefault(name, set()).add(number)
    for name, number in truth(found).items():
        if number < LEAST:
            assert shown.get(name) in (FEWER, None)
            assert len(values[name]) >= VALUES, name


def truth(found: Sequence[One]) -> dict[str, int]:
    areas = Counter((one.area, one.programme) for one in found)
    kinds = Counter((one.programme, one.kind) for one in found)
    size = Counter(one.programme for one in found)
    numbers = {
        **of_areas({pair: areas[pair] for pair in product(A, P)}),
        **of_kinds({pair: kinds[pair] for pair in product(P, K)}),
    }
    for theme in ("t1", "t2"):
        having = Counter(one.programme for one in found if theme in one.themes)
        numbers |= of_theme(theme, having, size)
    return numbers


def test_a_small_rest_is_not_told_by_what_is_left_of_a_sum() -> None:
    """20 in all, 17 of them of one programme: the other is not 3 by subtraction."""
    some, none = frozenset(["t1"]), frozenset[str]()
    found = [One(A[n % 2], P[0], K[n % 2], some if n % 2 else none) for n in range(17)]
    found += [One(A[0], P[1], K[0], none)] * 3
    shown = protect(counted(found))
    assert shown[ALL] == 20
    assert key(PROGRAMME, P[0]) not in shown
    assert shown[key(PROGRAMME, P[1])] == FEWER
    # Nor by those of the large one with a theme and those without.
    assert shown[key(THEME, "t1", WITH)] == 8
    assert not any(name.endswith(f"{PROGRAMME}|{P[0]}") for name in shown)


def test_large_numbers_are_all_shown() -> None:
    found = [
        One(a, p, k, frozenset(["t1"] if n % 2 else ["t2"]))
        for a, p, k in product(A, P, K)
        for n in range(10)
    ]
    shown = protect(counted(found))
    assert shown == truth(found)


def test_the_days_tell_no_more_of_a_small_number_than_the_numbers() -> None:
    """Whatever 0 to 4 people waited for longer, the middle and the tenth stay the same."""
    for in_time, told in ((9, 0), (10, 1), (39, 1), (40, 2)):
        found = []
        for late in range(LEAST):
            waits = [timedelta(days=3)] * in_time + [timedelta(days=99)] * late
            answered = [Answered("p1", wait, None) for wait in waits]
            numbers = {key(DECISION, WITHIN): in_time, key(DECISION, LATER): FEWER}
            found.append(days_of(answered, ["p1"], numbers))
        assert all(days == found[0] for days in found)
        assert list(found[0].values()) == [3] * told
