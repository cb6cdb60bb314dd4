"""What led to a commitment, and what is left of that when feedback is taken back or deleted."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from engagement.answering.contributors import tell_all_who_wait
from engagement.answering.models import Notice
from engagement.commitments.linking import CannotLink, link, unlink
from engagement.commitments.models import CommitmentFeedback
from engagement.commitments.queries import contributions_to, with_contributors
from engagement.consultations.models import Consultation
from engagement.feedback.history import CLOCK, staff
from engagement.feedback.models import Feedback
from engagement.following.withdrawing import withdraw
from engagement.privacy.purging import purge
from tests import factories
from tests.engagement.commitments.making import author, commitment
from tests.engagement.making import feedback
from tests.engagement.sending import code_for, sent
from tests.marker import tables_with
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
MARKER = "zyqmarker"


def number_of(pk: int) -> int:
    return with_contributors().get(pk=pk).contributors


def test_a_feedback_is_added_once_and_the_history_says_so() -> None:
    made, one = commitment(), feedback()
    by = staff(factories.UserFactory())
    assert link(commitment=made, feedback=one, by=by)
    assert not link(commitment=made, feedback=one, by=by)
    assert unlink(commitment=made, feedback=one, by=by)
    assert not unlink(commitment=made, feedback=one, by=by)
    actions = one.events.values_list("action", "reason")
    told = f"Commitment {made.pk}"
    assert list(actions)[1:] == [("added_to_commitment", told), ("taken_off_commitment", told)]


def test_it_counts_all_that_led_to_it_each_once_at_the_same_cost() -> None:
    asked = Consultation.objects.create(name="A plan", slug="plan", introduction="x")
    one, two, three = feedback(), feedback(), feedback()
    Feedback.objects.filter(pk__in=[one.pk, two.pk]).update(campaign=asked)
    made = commitment(led_by=[one, three])
    made.consultations.add(asked)
    commitment(led_by=[two])
    assert number_of(made.pk) == 3
    assert set(contributions_to(made)) == {one, two, three}
    with counted() as cost:
        assert [each.contributors for each in with_contributors()] == [1, 3]
    assert cost.queries == 1


def test_what_was_taken_back_is_not_added_and_tells_nobody() -> None:
    gone, later = author(1), author(2)
    withdraw(feedback=gone)
    made = commitment()
    with pytest.raises(CannotLink):
        link(commitment=made, feedback=gone, by=CLOCK)
    link(commitment=made, feedback=later, by=CLOCK)
    withdraw(feedback=later)
    assert not contributions_to(made).exists()
    assert number_of(made.pk) == 1


def test_of_a_deleted_feedback_a_number_stays_that_leads_to_nothing() -> None:
    one = author(1, text=f"My {MARKER}")
    made = commitment("announce", led_by=[one])
    CommitmentFeedback.objects.update(made_by=factories.UserFactory())
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        tell_all_who_wait()
    assert Notice.objects.get().feedback == []  # whoever was told, it is not kept for ever
    made_at = CommitmentFeedback.objects.get().made_at
    purge(feedback=one, by=CLOCK, reason="Its time was over")
    assert tables_with(MARKER) == []
    assert tables_with("author1@example.org") == []
    left = CommitmentFeedback.objects.get()
    assert (left.feedback, left.made_by) == (None, None)
    assert left.made_at != made_at
    assert not one.events.exclude(reason="").exclude(action="purge").exists()
    assert number_of(made.pk) == 1
    two = author(2)
    link(commitment=made, feedback=two, by=CLOCK)
    purge(feedback=two, by=CLOCK, reason="Its time was over")
    assert number_of(made.pk) == 2


@pytest.mark.usefixtures("home")
def test_authors_see_what_came_of_it_on_their_own_page(client: Client) -> None:
    asked = Consultation.objects.create(name="A plan", slug="plan", introduction="x")
    one = sent()
    Feedback.objects.update(campaign=asked)
    commitment("announce", "finish", title="By itself", led_by=[one])
    commitment("plan", title="A draft", led_by=[one])
    commitment("announce", title="By the consultation").consultations.add(asked)
    page = client.post("/have-your-say/follow/", {"code": code_for("form")})["Location"]
    shown = soup(client.get(page)).select("section[aria-labelledby=came-of-it] h3")
    assert [heading.get_text() for heading in shown] == ["By the consultation", "By itself"]
