"""A consultation opens, closes and gets its outcome, to the minute, in summer as in winter."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import ModelLogEntry

from engagement.answering.models import Notice
from engagement.consultations import transitions
from engagement.consultations.models import Consultation
from engagement.consultations.queries import on_page
from engagement.consultations.states import State, is_in, takes_form
from engagement.consultations.transitions import ConsultationRefused
from tests import factories
from tests.engagement.consultations.conftest import at

pytestmark = pytest.mark.django_db
OUTCOME = '[{"type": "text", "value": "<p>We do it.</p>"}]'


def made(**fields: Any) -> Consultation:
    times = {"opens_at": at("2027-03-01 09:00"), "closes_at": at("2027-03-30 17:00")}
    return factories.consultation(**{**times, "announced_at": at("2027-02-01 09:00"), **fields})


@pytest.mark.parametrize(
    ("now", "fields", "state"),
    [
        ("2027-03-01 08:59:59", {}, State.FORTHCOMING),
        ("2027-03-01 09:00", {}, State.OPEN),
        ("2027-03-30 16:59:59", {}, State.OPEN),
        ("2027-03-30 17:00", {}, State.CONSIDERING),
        ("2027-03-15 12:00", {"announced_at": None}, State.DRAFT),
        ("2027-05-01 12:00", {"outcome_published_at": at("2027-04-20 12:00")}, State.OUTCOME),
        ("2027-03-15 12:00", {"withdrawn_at": at("2027-03-10 12:00")}, State.WITHDRAWN),
    ],
)
def test_the_state_by_the_clock_and_by_the_query_is_the_same(
    now: str, fields: dict[str, Any], state: State
) -> None:
    consultation = made(**fields)
    with time_machine.travel(at(now), tick=False):
        assert consultation.state == state
        found = [each for each in State if Consultation.objects.filter(is_in(each)).exists()]
        assert found == [state]


# The clocks go forward on 28 March 2027 at 1am, and back on 25 October 2026 at 2am.
@pytest.mark.parametrize(
    ("closes", "begun", "last", "first_too_late"),
    [
        ("2027-03-28 00:30", "2027-03-28 00:29", "2027-03-28 02:29:59", "2027-03-28 02:30"),
        ("2026-10-25 00:30", "2026-10-25 00:29", "2026-10-25 01:29:59", "2026-10-25 01:30"),
        ("2027-03-30 17:00", "2027-03-30 16:59", "2027-03-30 17:59:59", "2027-03-30 18:00"),
    ],
)
def test_a_form_begun_before_the_closing_has_one_hour_and_no_other(
    closes: str, begun: str, last: str, first_too_late: str
) -> None:
    consultation = made(opens_at=at("2026-10-01 09:00"), closes_at=at(closes))
    consultation.announced_at = consultation.opens_at
    for now, counts in ((last, True), (first_too_late, False)):
        with time_machine.travel(at(now), tick=False):
            assert takes_form(consultation, at(begun)) == counts
            assert not takes_form(consultation, at(closes))


@pytest.mark.parametrize(
    ("closes", "says", "due"),
    [
        ("2027-03-30 17:00", "30 March 2027 at 5pm", date(2027, 6, 22)),
        ("2027-03-31 00:00", "30 March 2027 at midnight", date(2027, 6, 23)),
        ("2026-10-25 12:00", "25 October 2026 at midday", date(2027, 1, 17)),
        ("2026-10-25 09:30", "25 October 2026 at 9:30am", date(2027, 1, 17)),
    ],
)
def test_times_are_said_by_the_clocks_here(closes: str, says: str, due: date) -> None:
    consultation = made(closes_at=at(closes))
    consultation.refresh_from_db()
    assert (consultation.closes_on, consultation.outcome_due) == (says, due)


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ("2027-02-28 23:59", "That is tomorrow."),
        ("2027-03-27 12:00", "You have 3 days left."),
        ("2027-03-29 23:59", "Tomorrow is the last day."),
        ("2027-03-30 00:00", "Today is the last day."),
        ("2027-03-30 17:00", ""),
    ],
)
def test_the_time_left_changes_at_midnight_alone(now: str, says: str) -> None:
    with time_machine.travel(at(now), tick=False):
        assert made().time_left == says


def test_it_goes_its_named_ways_and_each_is_written_down() -> None:
    user, consultation = factories.UserFactory(), made(announced_at=None)
    with time_machine.travel(at("2027-02-20 09:00")) as clock:
        transitions.announce(consultation=consultation, user=user)
        with pytest.raises(ConsultationRefused, match="announced already"):
            transitions.announce(consultation=consultation, user=user)
        with pytest.raises(ConsultationRefused, match="when the consultation is over"):
            transitions.publish_outcome(consultation=consultation, user=user)
        clock.move_to(at("2027-04-10 09:00"))
        with pytest.raises(ConsultationRefused, match="Write the outcome first"):
            transitions.publish_outcome(consultation=consultation, user=user)
        consultation.outcome = OUTCOME
        consultation.save()
        transitions.publish_outcome(consultation=consultation, user=user)
        transitions.take_outcome_back(consultation=consultation, user=user)
        assert not Notice.objects.exists()
        transitions.withdraw(consultation=consultation, user=user, why="The plan  is dropped.")
    consultation.refresh_from_db()
    assert consultation.state == State.WITHDRAWN
    assert consultation.withdrawn_because == "The plan is dropped."
    ways = ModelLogEntry.objects.filter(user=user).order_by("pk").values_list("action", flat=True)
    assert [way.rpartition(".")[2] for way in ways] == [
        *("announce", "publish_outcome", "take_outcome_back", "withdraw")
    ]


def test_two_about_the_same_page_at_the_same_time_are_refused_with_words() -> None:
    user, first = factories.UserFactory(), made(name="The first")
    with time_machine.travel(at("2027-02-20 09:00")):
        second = made(announced_at=None, opens_at=at("2027-03-30 16:59"))
        second.closes_at = at("2027-05-01 09:00")
        second.save()
        with pytest.raises(ConsultationRefused, match="“The first” asks about the same page"):
            transitions.announce(consultation=second, user=user)
        second.opens_at = first.closes_at
        second.save()
        transitions.announce(consultation=second, user=user)


def test_a_page_shows_the_open_one_then_the_next_then_the_last() -> None:
    first = made()
    second = made(opens_at=at("2027-09-01 09:00"), closes_at=at("2027-09-30 09:00"))
    shown = (
        ("2027-03-10 12:00", first),
        ("2027-06-10 12:00", second),
        ("2027-12-10 12:00", second),
    )
    for now, expected in shown:
        with time_machine.travel(at(now), tick=False):
            assert on_page(first.about) == expected
    Consultation.objects.update(withdrawn_at=timezone.now() - timedelta(days=1))
    assert on_page(first.about) is None
