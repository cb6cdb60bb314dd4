"""Small numbers stay hidden from a reader who adds, subtracts, and keeps the pages of before."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.openness.counting import NOT_PUBLISHED, PUBLISHED
from engagement.openness.models import ModerationQuarter
from engagement.openness.suppression import LEAST, VALUES, Count, Labels, Shown, protected
from engagement.openness.table import YEAR, counts_of

SMALL = range(LEAST)
NUMBERS = st.one_of(st.integers(0, 6), st.integers(0, 40))
DECIDED = st.fixed_dictionaries(dict.fromkeys((*PUBLISHED, *NOT_PUBLISHED), NUMBERS))
QUARTERS = st.lists(st.tuples(NUMBERS, DECIDED), min_size=1, max_size=4)


def quarters(drawn: list[tuple[int, dict]]) -> list[ModerationQuarter]:
    return [
        ModerationQuarter(year=2027, quarter=number, received=received, decided=decided)
        for number, (received, decided) in enumerate(drawn, start=1)
    ]


def labels_of(drawn: list[tuple[int, dict]]) -> tuple[list[Count], Labels]:
    counts = tuple(counts_of(quarters(drawn)))
    is_whole = len(drawn) == 4
    offered = frozenset(count.key for count in counts if is_whole or count.key[1] != YEAR)
    return list(counts), protected(counts, offered)


def two_by_two(cells: Mapping[tuple[int, int], int]) -> tuple[Count, ...]:
    """Two rows and two columns with all their sums."""
    of_columns = [sum(cells[row, column] for row in (0, 1)) for column in (0, 1)]
    of_rows = [sum(cells[row, column] for column in (0, 1)) for row in (0, 1)]
    return (
        Count("all", "rows", "columns", sum(of_rows), is_total=True),
        *(
            Count(("column", at), "columns", ("c", at), of_columns[at], is_total=True)
            for at in (0, 1)
        ),
        *(Count(("row", at), ("r", at), "rows", of_rows[at], is_total=True) for at in (0, 1)),
        *(Count((r, c), ("c", c), ("r", r), number) for (r, c), number in cells.items()),
    )


def other_tables(counts: tuple[Count, ...], labels: Labels) -> Iterator[dict]:
    """All that look the same, found by trying every number: no flows, only sums."""
    values = {count.key: count.value for count in counts}
    inner = [(0, 0), (0, 1), (1, 0), (1, 1)]
    ranges = {
        Shown.NUMBER: lambda key: [values[key]],
        Shown.FEWER: lambda key: SMALL,
        Shown.HIDDEN: lambda key: range(LEAST, 16),
    }
    for numbers in product(*(ranges[labels[key]](key) for key in inner)):
        cells = dict(zip(inner, numbers, strict=True))
        sums = {count.key: count.value for count in two_by_two(cells)}
        if all(_looks_same(labels[key], sums[key], values[key]) for key in values):
            yield sums


def _looks_same(shown: Shown, there: int, here: int) -> bool:
    if shown == Shown.NUMBER:
        return there == here
    return there < LEAST if shown == Shown.FEWER else True


@settings(max_examples=40, deadline=None)
@given(st.tuples(*[st.integers(0, 9)] * 4))
def test_every_hidden_number_could_be_at_least_three(numbers: tuple[int, ...]) -> None:
    counts = two_by_two(dict(zip(product((0, 1), (0, 1)), numbers, strict=True)))
    labels = protected(counts, frozenset(count.key for count in counts))
    # Small sums too, which may say no more than "not shown".
    hidden = [count.key for count in counts if count.value < LEAST]
    assert Shown.NUMBER not in {labels[key] for key in hidden}
    found = {key: set() for key in hidden}
    for table in other_tables(counts, labels):
        for key in hidden:
            found[key].add(table[key])
    assert all(len(seen) >= VALUES for seen in found.values())


@settings(max_examples=25, deadline=None)
@given(QUARTERS, st.booleans())
def test_sums_of_outcomes_quarters_and_years_narrow_nothing_down(
    drawn: list, counts_the_list: bool
) -> None:
    """A reader who takes every sum, again and again, is left with three values or more; also one
    who has counted what stands on the website, month by month."""
    counts, labels = labels_of(drawn)
    public = {count.key for count in counts if counts_the_list and is_in_public(count.key[0])}
    bounds = {
        count.key: [count.value] * 2 if count.key in public else list(_known(count, labels))
        for count in counts
    }
    for _ in range(30):
        for into, out in _sums(counts):
            _narrow(bounds, into, out)
            _narrow(bounds, out, into)
    for count in counts:
        if count.value < LEAST and count.key not in public:
            least, most = bounds[count.key]
            assert most - least + 1 >= VALUES, count
            assert labels[count.key] != Shown.NUMBER


def is_in_public(name: str) -> bool:
    return name == "published" or name in PUBLISHED


def _known(count: Count, labels: Labels) -> tuple[int, int]:
    if labels[count.key] == Shown.NUMBER:
        return count.value, count.value
    if labels[count.key] == Shown.FEWER:
        return 0, LEAST - 1
    return (0 if count.is_total else LEAST), 10**6


def _sums(counts: list[Count]) -> list[tuple[list, list]]:
    points = {point for count in counts for point in (count.source, count.target)}
    return [
        (
            [count.key for count in counts if count.target == point],
            [count.key for count in counts if count.source == point],
        )
        for point in points
    ]


def _narrow(bounds: dict, one: list, other: list) -> None:
    least = sum(bounds[key][0] for key in other)
    most = sum(bounds[key][1] for key in other)
    for key in one:
        rest = [bounds[each] for each in one if each != key]
        bounds[key][0] = max(bounds[key][0], least - sum(high for _, high in rest))
        bounds[key][1] = min(bounds[key][1], most - sum(low for low, _ in rest))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(NUMBERS, DECIDED), min_size=4, max_size=4), st.integers(1, 3))
def test_what_stood_on_an_earlier_page_stands_on_every_later_one(drawn: list, until: int) -> None:
    """So a page that somebody has kept, beside one of today, shows nothing new."""
    _, early = labels_of(drawn[:until])
    _, late = labels_of(drawn)
    for key, shown in early.items():
        if key[1] != YEAR:
            assert late[key] == shown


def test_a_small_sum_is_not_left_over_from_its_neighbours() -> None:
    """30 decisions and 27 published would tell that 3 were not, whatever that sum says itself."""
    _, labels = labels_of([(30, {PUBLISHED[0]: 27, NOT_PUBLISHED[0]: 2, NOT_PUBLISHED[1]: 1})])
    shown = [labels[key, 1] for key in ("decided", "published")]
    assert shown.count(Shown.NUMBER) < len(shown)


def test_what_was_not_published_does_not_follow_from_a_count_of_what_was() -> None:
    """Anybody can count those 27 on the website. So not even the sum of all may be told."""
    _, labels = labels_of([(30, {PUBLISHED[0]: 27, NOT_PUBLISHED[0]: 2, NOT_PUBLISHED[1]: 1})])
    assert labels["decided", 1] == Shown.HIDDEN
    assert labels["published", 1] == Shown.NUMBER


def test_large_numbers_are_all_shown() -> None:
    drawn = [(90, dict.fromkeys((*PUBLISHED, *NOT_PUBLISHED), 7))] * 4
    _, labels = labels_of(drawn)
    assert set(labels.values()) == {Shown.NUMBER}
