"""People who still wait, and people who were treated late."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliance_site.management.seed.waiting_times import plant_what_is_counted
from performance.backlog.reading import people_treated_late, read_backlog, read_backlogs
from performance.models import BacklogCount, Organisation, Standard
from tests.performance.made import load, series

pytestmark = pytest.mark.django_db


def weeks(code: str, *counts: tuple[date, int, int | None], **fields: Any) -> None:
    by = load()
    for ending, over_62, over_104 in counts:
        BacklogCount.objects.create(
            organisation=Organisation.objects.get(code=code),
            week_ending=ending,
            over_62_days=over_62,
            over_104_days=over_104,
            load=by,
            **fields,
        )


@pytest.mark.parametrize(
    ("before", "latest", "said"),
    [
        (
            (date(2025, 9, 21), 1222, 40),
            (1212, 45),
            "1,212 people had waited for longer than 62 days, 45 of them longer than 104 days. "
            "That is 10 fewer than the week before.",
        ),
        (
            (date(2025, 9, 21), 12, None),
            (12, None),
            "12 people had waited for longer than 62 days. "
            "That is the same number as the week before.",
        ),
        (
            (date(2025, 9, 14), 2, 1),
            (1, 0),
            "1 person had waited for longer than 62 days, none of them longer than 104 days.",
        ),
        (
            (date(2025, 9, 14), 2, 1),
            (0, 0),
            "nobody had waited for longer than 62 days.",
        ),
    ],
)
def test_the_latest_week(before: Any, latest: Any, said: str) -> None:
    plant_what_is_counted()
    weeks("NEL-TRUSTS", (date(2025, 9, 28), *latest), before)
    found = read_backlog(Organisation.objects.get(code="NEL-TRUSTS"))

    assert found
    assert found.sentence == f"On 28 September 2025, {said}"


def test_none_where_there_is_none_or_it_was_replaced() -> None:
    plant_what_is_counted()
    weeks("R1H", (date(2025, 9, 28), 5, 1), replaced_by=load())

    assert read_backlog(Organisation.objects.get(code="R1H")) is None
    assert read_backlogs() == []


def test_the_backlogs_of_all_in_two_queries() -> None:
    plant_what_is_counted()
    weeks("RF4", (date(2025, 9, 28), 5, 1), (date(2025, 9, 21), 4, 1))
    weeks("R1H", (date(2025, 9, 28), 9, 1))

    with CaptureQueriesContext(connection) as queries:
        found = read_backlogs()
    assert [(each.organisation.code, len(each.weeks)) for each in found] == [("R1H", 1), ("RF4", 2)]
    assert len(queries) == 2


def test_people_treated_late_are_told_by_their_own_name() -> None:
    found = people_treated_late(series([(190, "246.5"), (6, 7), (403, 538)]))

    assert [each.number for each in found] == [56.5, 1, 135]
    assert found[-1].sentence == "In September 2025, 135 people started treatment after 62 days."
    assert found[1].sentence == "In August 2025, 1 person started treatment after 62 days."
    assert people_treated_late(series([(7, 7)]))[0].sentence.startswith("In September 2025, nobody")
    with pytest.raises(ValueError, match="62-day standard"):
        people_treated_late(series([90], standard=Standard(code="FDS")))
