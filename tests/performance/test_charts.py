"""Charts hold at the edges (one month, none, gaps, 100 in 100) and are read without colour."""

import re
from datetime import date
from itertools import pairwise

import pytest

from performance.charts.columns import Compared, Pair, column_chart
from performance.charts.drawing import NARROW, WIDE, Chart, Drawing
from performance.charts.lines import Counted, Line, line_chart
from performance.charts.paper import spread
from performance.charts.scales import counts_up_to, month_ticks, shares_between
from performance.charts.xmr import xmr_chart
from performance.series.points import Break, Series
from tests.performance.made import CHANGED, LEVELS, SEPTEMBER, month, point, series

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def drawn(chart: Chart | None) -> Drawing:
    assert chart
    return chart.drawings[0]


def paths(chart: Chart | None, kind: str) -> list[str]:
    return [path.d for path in drawn(chart).paths if path.kind == kind]


def marks(chart: Chart | None, kind: str) -> int:
    """How many months have this shape."""
    return sum(d.count("M") for d in paths(chart, f"mark {kind}"))


def words(chart: Chart | None) -> list[str]:
    return [found.text for found in drawn(chart).words]


@pytest.mark.parametrize(
    "shares",
    [
        [74],
        [74, 74],
        [100] * 24,
        [0] * 24,
        [0, 100] * 12,
        [99, 100, (0, 0), 98, None, 97],
        [60 + n % 9 for n in range(180)],
    ],
)
def test_everything_stays_on_the_paper(shares: list) -> None:
    chart = xmr_chart(series(shares), LEVELS, series([70] * len(shares)))
    assert chart
    for drawing in chart.drawings:
        size = drawing.size
        for found in drawing.words:
            assert 0 <= found.x <= size.width, found
            assert 0 < found.y <= size.height, found
        for path in drawing.paths:
            start = [float(number) for number in NUMBER.findall(path.d)[:2]]
            assert 0 <= start[0] <= size.width, path
            assert -1 <= start[1] <= size.height, path


@pytest.mark.parametrize("shares", [[], [(0, 0)], [(0, 0), (0, 0)]])
def test_nobody_makes_no_chart(shares: list) -> None:
    assert xmr_chart(series(shares), LEVELS) is None


def test_one_month_is_crossed_by_its_levels_and_has_no_limits() -> None:
    chart = xmr_chart(series([74]), LEVELS)
    assert marks(chart, "ordinary") == 1
    assert not paths(chart, "mean")
    assert paths(chart, "main") == []
    (standard,) = paths(chart, "standard")
    left, _, right = map(float, NUMBER.findall(standard))
    assert right - left > WIDE.width / 2


def test_a_gap_and_a_break_part_the_line() -> None:
    whole = xmr_chart(series([70, 71, 72, 73]), LEVELS)
    gap = xmr_chart(series([70, 71, None, 72, 73]), LEVELS)
    broken = xmr_chart(series([70] * 30, breaks=[CHANGED]), LEVELS)
    assert paths(whole, "main")[0].count("M") == 1
    assert paths(gap, "main")[0].count("M") == 2
    assert paths(broken, "main")[0].count("M") == 2
    assert "The national standards changed" in words(broken)
    # An average for each part.
    assert paths(broken, "mean")[0].count("M") == 2


def test_months_are_told_by_shape_and_provisional_ones_are_hollow() -> None:
    found = series([70, 71] * 12 + [90])
    last = point(month(2025, 10), 50, 100, status="provisional")
    chart = xmr_chart(Series(**{**vars(found), "points": [*found.points, last]}), LEVELS)
    assert marks(chart, "better") == 1
    assert marks(chart, "worse provisional") == 1
    assert marks(chart, "ordinary") == 24
    assert chart
    key = " ".join(entry.words for entry in chart.key)
    assert "Better than usual" in key
    assert "Worse than usual" in key
    assert "may still change" in key
    assert "Marked as better than usual: 1 of the months." in chart.description


def test_the_chart_says_the_message_whose_it_is_and_the_levels() -> None:
    chart = xmr_chart(series([(403, 538)] * 24), LEVELS, series([(20733, 30483)] * 24))
    assert chart
    assert chart.title == (
        "People who live in north east London: 75 in every 100 started treatment within 62 days "
        "in September 2025, below the standard of 85"
    )
    shown = words(chart)
    for name in ("Standard: 85", "Aim by March 2026: 75", "England: 68", "Sep 2025: 75"):
        assert name in shown
    for part in ("Standard: 85.", "Aim by March 2025: 70.", "England: 68.", "has every number"):
        assert part in chart.description


def test_a_scale_that_does_not_begin_at_nothing_says_so() -> None:
    cut = xmr_chart(series([71] * 9), LEVELS)
    assert "People in every 100 (the scale starts at 65)" in words(cut)
    assert "People in every 100" in words(xmr_chart(series([9, 80]), LEVELS))


def test_limits_are_those_of_all_months_whichever_are_shown() -> None:
    found = series([60] * 12 + [70, 71] * 6)
    late = xmr_chart(found, LEVELS, first=month(2025, 7))
    assert sum(marks(late, kind) for kind in ("ordinary", "better", "worse")) == 3
    whole = [name for name in words(xmr_chart(found, LEVELS)) if name.startswith("Average")]
    assert whole == [name for name in words(late) if name.startswith("Average")]


def test_england_counted_in_another_way_says_how() -> None:
    england = series([70] * 9, basis="provider")
    chart = xmr_chart(series([71] * 9), LEVELS, england)
    assert chart
    assert "England, by where people are treated: 70" in [entry.words for entry in chart.key]


@pytest.mark.parametrize(("share", "is_named"), [(70, True), (85, False)])
def test_a_name_on_a_narrow_chart_hides_no_month(share: int, is_named: bool) -> None:
    chart = xmr_chart(series([share] * 24), LEVELS)
    assert chart
    narrow = chart.drawings[1]
    assert narrow.size is NARROW
    assert ("Standard: 85" in [found.text for found in narrow.words]) is is_named
    # The key names it in any case.
    assert "Standard: 85" in [entry.words for entry in chart.key]


def test_names_are_moved_apart_and_stay_between_top_and_foot() -> None:
    places = spread([50, 51, 52, 300, 301], 20, 40, 310)
    assert all(after - before >= 20 for before, after in pairwise(places))
    assert places[0] >= 40
    assert places[-1] <= 310


def test_scales_and_ticks_are_where_people_expect_them() -> None:
    assert shares_between([74, 74]) == (64, 76, 2)
    assert shares_between([100] * 3)[1] == 100
    assert shares_between([8, 90])[0] == 0
    assert counts_up_to([587, 596]) == (600, 100)
    assert counts_up_to([0])[0] >= 1
    names = [name for _, name in month_ticks(date(2011, 4, 1), date(2026, 3, 1), 7)]
    assert names == ["2015", "2020", "2025"]
    assert [name for _, name in month_ticks(SEPTEMBER, SEPTEMBER, 7)] == ["Sep 2025"]


def test_columns_stand_beside_the_same_months_of_before() -> None:
    pairs = [Pair("Aug", "A", point(SEPTEMBER, 1, 500).total, None), Pair("Sep", "S", None, None)]
    chart = column_chart(Compared("Title", "Who", "People", "now", "before", pairs))
    assert len(paths(chart, "now")) == 1
    assert paths(chart, "before") == []
    assert chart
    assert "Aug: 500, before no figure." in chart.description
    assert column_chart(Compared("Title", "Who", "People", "now", "before", pairs[1:])) is None


def test_bars_lie_across_the_columns_also_where_a_month_before_has_none() -> None:
    number = point(SEPTEMBER, 1, 500).total
    pairs = [Pair("Aug", "A", None, number), Pair("Sep", "S", number, number)]
    chart = column_chart(Compared("Title", "Who", "People", "now", "before", pairs))
    kinds = [path.kind for path in drawn(chart).paths]
    assert kinds[-3:] == ["now", "edge", "before"]
    assert paths(chart, "before")[0].count("M") == 2


def test_a_longer_chart_has_no_more_paths_and_little_more_to_send() -> None:
    def sent(months: int) -> tuple[int, int]:
        shares = [60 + n * 7 % 19 for n in range(months)]
        found = drawn(xmr_chart(series(shares), LEVELS, series(shares[::-1])))
        return len(found.paths), sum(len(path.d) for path in found.paths)

    (few, short), (many, long) = sent(30), sent(60)
    assert many == few
    # A month is a step of the line, a step of England's, and a mark.
    assert long - short < 30 * 30


def test_a_line_of_weeks_begins_at_nothing_and_is_parted_by_a_gap() -> None:
    weeks = [(date(2026, 1, 4), 80.0), (date(2026, 1, 11), 82.0), (date(2026, 2, 8), 70.0)]
    chart = line_chart(Counted("Title", "Who", "People", [Line("Over 62 days", weeks)], gap=8))
    assert "0" in words(chart)
    assert "Over 62 days: 70" in words(chart)
    assert paths(chart, "main")[0].count("M") == 1
    assert line_chart(Counted("Title", "Who", "People", [Line("None", [])], gap=8)) is None


def test_many_breaks_do_not_lie_on_each_other() -> None:
    breaks = [Break(month(2024, number), f"Change number {number}") for number in (3, 4, 5)]
    found = drawn(xmr_chart(series([70] * 24, breaks=breaks), LEVELS)).words
    heights = [one.y for one in found if one.kind == "break-words"]
    assert len(set(heights)) == 3
