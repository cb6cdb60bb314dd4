"""A quarter is counted once, when all has had its time, and only what may be shown is kept."""

from datetime import timedelta

import pytest

from alliance_site.core.pages.home import HomePage
from engagement.feedback.history import CLOCK
from engagement.feedback.models import Feedback, FeedbackEvent, Theme
from engagement.privacy.purging import purge
from engagement.reports.keys import ALL, AREA, DECISION, FEWER, KIND, NOT_SAID, REPLY, THEME, key
from engagement.reports.models import ReportQuarter
from tests import factories
from tests.engagement.reports.making import SPRING, came, count_them

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def numbers() -> dict[str, int | str]:
    found: dict[str, int | str] = ReportQuarter.objects.latest("pk").numbers
    return found


def test_a_quarter_is_counted_four_weeks_after_its_end_and_never_again() -> None:
    came(20)
    assert count_them("2027-07-28 12:00") == "0 quarters counted."
    assert count_them("2027-07-29 12:00") == "1 quarters counted."
    came(1)
    assert count_them("2027-07-30 12:00") == "0 quarters counted."
    assert numbers()[ALL] == 20


def test_all_that_was_received_counts_and_examples_do_not() -> None:
    came(3, is_safeguarding=True)
    came(3, state="withdrawn")
    came(9, is_example=True)
    for feedback in came(10, kind="challenge"):
        purge(feedback=feedback, by=CLOCK, reason="Its time was over")
    count_them()
    assert numbers()[ALL] == 16
    assert numbers()[key(KIND, "challenge")] == 10


def test_a_feedback_belongs_to_the_programme_whose_page_it_is_about(home: HomePage) -> None:
    index = factories.ProgrammeIndexPageFactory(parent=home)
    programme = factories.ProgrammePageFactory(parent=index)
    below = factories.StandardPageFactory(parent=programme)
    for about, number in ((programme, 6), (below, 7), (index, 8), (None, 9)):
        came(number, about=about)
    count_them()
    found = [numbers()[key("programme", name)] for name in (programme.pk, "other", "none")]
    assert found == [13, 8, 9]


def test_days_are_counted_from_receiving_to_the_first_decision_that_stands() -> None:
    for days, number in ((3, 30), (10, 15), (20, 5)):
        came(number, days=days, reply_days=days + 1)
    came(6)
    undone = Feedback.objects.latest("pk").events.create(
        action="refuse", actor="staff", to_state="not_published", made_at=SPRING, undone_at=SPRING
    )
    again = Feedback.objects.earliest("pk")
    FeedbackEvent.objects.create(
        feedback=again, action="publish", actor="staff", to_state="published",
        made_at=SPRING + timedelta(days=60),
    )  # fmt: skip
    assert undone.pk
    count_them()
    quarter = ReportQuarter.objects.get()
    parts = [quarter.numbers[key(DECISION, part)] for part in ("within", "later", "not_yet")]
    assert (parts, quarter.promised_days) == ([45, 5, 6], 10)
    assert quarter.numbers[key(REPLY, "replied")] == 50
    assert [quarter.days[key(DECISION, which)] for which in ("median", "tenth")] == [3, 10]
    assert [quarter.days[key(REPLY, which)] for which in ("median", "tenth")] == [4, 11]


def test_a_theme_is_counted_with_each_feedback_that_has_it() -> None:
    letters, travel = (Theme.objects.create(name=name, slug=name) for name in ("letters", "travel"))
    came(8, themes=(letters, travel))
    came(7, themes=(letters,))
    came(3)
    came(5)
    count_them()
    found = [numbers().get(key(THEME, theme.pk, "with")) for theme in (letters, travel)]
    assert found == [15, 8]
    assert "Secret" not in str(ReportQuarter.objects.values())


def test_a_quarter_with_too_few_keeps_no_number_at_all() -> None:
    came(4)
    count_them()
    assert numbers() == {}


def test_small_numbers_are_not_kept() -> None:
    area = factories.AreaFactory()
    came(30)
    came(2, area=area)
    count_them()
    assert numbers()[key(AREA, area.pk)] == FEWER
    assert 2 not in numbers().values()
    assert key(AREA, NOT_SAID) not in numbers()
