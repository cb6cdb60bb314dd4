"""From state to state: the ways, what must be said with each, and what can be undone."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.pages.home import HomePage
from engagement.answering.contributors import tell_all_who_wait
from engagement.answering.models import Notice
from engagement.answering.telling import TIME_TO_UNDO
from engagement.commitments.choices import Status
from engagement.commitments.models import Commitment
from engagement.commitments.rules import CannotChange
from engagement.commitments.transitions import WAYS, change, last_event, possible, undo, undoable
from tests import factories
from tests.engagement.commitments.making import author, commitment, go, soon

pytestmark = pytest.mark.django_db
FROM = {
    Status.CONSIDERING: {"plan", "begin", "finish", "decline", "move_date", "announce"},
    Status.PLANNED: {"begin", "finish", "decline", "reconsider", "move_date", "announce"},
    Status.IN_PROGRESS: {"plan", "finish", "decline", "reconsider", "move_date", "announce"},
    Status.DONE: {"reconsider", "announce"},
    Status.WILL_NOT_DO: {"reconsider", "announce"},
}


@pytest.mark.parametrize("status", Status)
def test_from_each_state_there_are_these_ways_and_no_others(status: Status) -> None:
    made = commitment(status=status, due=soon(), what_changed="Much")
    assert {way.name for way in possible(made)} == FROM[status]
    for name in set(WAYS) - FROM[status]:
        with pytest.raises(CannotChange, match="not possible now"):
            go(made, name)
    for name in FROM[status] - {"announce", "move_date"}:
        event = go(commitment(status=status, due=soon()), name)
        assert (event.from_status, event.to_status) == (status, WAYS[name].target)
        assert event.commitment.reason == f"Because we {name}"


@pytest.mark.parametrize(
    "proof",
    [{"what_changed": "Short words"}, {"what_changed": "", "evidence_url": "https://example.org/"}],
)
def test_done_needs_words_that_say_what_changed_or_evidence(proof: dict[str, str]) -> None:
    made = commitment()
    with pytest.raises(CannotChange, match="Without it, nothing is done") as refused:
        go(made, "finish", what_changed=" ")
    assert set(refused.value.problems) == {"what_changed"}
    made.refresh_from_db()
    assert made.status == Status.CONSIDERING
    assert not made.events.exists()
    go(made, "finish", **proof)
    assert Commitment.objects.get().status == Status.DONE


def test_a_page_is_evidence(home: HomePage) -> None:
    made = commitment()
    go(made, "finish", what_changed="", evidence_page=home.page_ptr)
    assert Commitment.objects.get().evidence_page_id == home.pk


@pytest.mark.parametrize(
    ("way", "said", "problem"),
    [
        ("plan", {"due": None}, {"due"}),
        ("begin", {"due": soon(-2)}, {"due"}),
        ("move_date", {"due": None}, {"due"}),
        ("decline", {"reason": "  "}, {"reason"}),
        ("finish", {"what_changed": "", "reason": ""}, {"reason", "what_changed"}),
    ],
)
def test_what_is_not_said_is_asked_for(way: str, said: dict[str, Any], problem: set[str]) -> None:
    with pytest.raises(CannotChange) as refused:
        go(commitment(), way, **said)
    assert set(refused.value.problems) == problem


def test_a_draft_without_its_words_is_not_announced() -> None:
    made = commitment(you_said="", lead_role=" ")
    go(made, "plan")  # a draft may wait for words
    with pytest.raises(CannotChange) as refused:
        go(made, "announce")
    assert set(refused.value.problems) == {"you_said", "lead_role"}
    made.refresh_from_db()
    assert not made.is_public


def test_whoever_saw_something_else_is_told_so() -> None:
    made = commitment()
    seen = last_event(made)
    go(made, "plan")
    with pytest.raises(CannotChange, match="Somebody else"):
        change(commitment=made, way=WAYS["decline"], user=None, reason="No", seen=seen)


def test_undone_before_anybody_is_told_nobody_hears_of_it() -> None:
    made = commitment("plan", "announce", led_by=[author()])
    before = Commitment.objects.values().get()
    event = go(made, "finish", due=soon(9), statement="We did")
    undo(event=event, user=factories.UserFactory())
    assert Commitment.objects.values().get() == before
    assert Notice.objects.count() == 1  # of the announcement
    with pytest.raises(CannotChange, match="something else"):
        undo(event=event, user=None)
    announced = made.events.get(action="announce")
    undo(event=announced, user=None)
    assert not Commitment.objects.get().is_public
    assert not Notice.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        tell_all_who_wait()
    assert not OutgoingMail.objects.exists()


def test_once_people_may_have_been_told_it_cannot_be_undone() -> None:
    made = commitment("plan", "announce", led_by=[author()])
    with time_machine.travel(timezone.now() + TIME_TO_UNDO + timedelta(seconds=1)):
        tell_all_who_wait()
    with pytest.raises(CannotChange, match="People may have been told"):
        undo(event=made.events.get(action="announce"), user=None)
    assert Commitment.objects.get().is_public


@pytest.mark.parametrize("way", ["move_date", "decline"])
def test_what_people_could_read_for_some_minutes_cannot_be_undone(way: str) -> None:
    event = go(commitment("plan", "announce"), way)
    with time_machine.travel(timezone.now() + TIME_TO_UNDO + timedelta(seconds=1)):
        assert undoable(event.commitment) is None
        with pytest.raises(CannotChange, match="People may have been told"):
            undo(event=event, user=None)
    assert undoable(event.commitment) == event


def test_a_draft_is_undone_at_any_time() -> None:
    event = go(commitment(), "plan")
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert undoable(event.commitment) == event
        assert undo(event=event, user=None).status == Status.CONSIDERING


def test_what_was_written_since_stays_when_a_change_is_undone() -> None:
    made = commitment("plan", what_changed="Old words", evidence_url="https://example.org/old")
    event = go(made, "finish", statement="We did", evidence_url="https://example.org/new")
    Commitment.objects.update(statement="We really did", evidence_url="https://example.org/x")
    undo(event=event, user=None)
    now = Commitment.objects.get()
    assert (now.status, now.what_changed) == (Status.PLANNED, "Old words")
    assert (now.statement, now.evidence_url) == ("We really did", "https://example.org/x")


def test_nothing_is_done_again_without_proof_by_an_undo() -> None:
    event = go(commitment("finish"), "reconsider")
    Commitment.objects.update(what_changed="")
    with pytest.raises(CannotChange, match="something else has happened"):
        undo(event=event, user=None)
    assert Commitment.objects.get().status == Status.CONSIDERING


def test_only_the_last_change_is_undone() -> None:
    made = commitment("plan")
    first = made.events.get()
    second = go(made, "begin")
    with pytest.raises(CannotChange, match="something else"):
        undo(event=first, user=None)
    undo(event=second, user=None)
    undo(event=first, user=None)
    assert Commitment.objects.get().status == Status.CONSIDERING
