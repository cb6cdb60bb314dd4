"""People comment on a plan or on one action of it, in time, or a little late, or too late."""

from typing import Any
from uuid import uuid4

import pytest
import time_machine

from engagement.campaigns.models import CampaignQuestion
from engagement.consultations import transitions
from engagement.consultations.models import Consultation
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback
from engagement.feedback.subjects import SORTS
from engagement.privacy.purging import purge
from programmes.models import DeliveryPlanPage, PlanAction
from tests import factories
from tests.engagement.conftest import START, TEXT, Reader
from tests.engagement.consultations.conftest import at

pytestmark = pytest.mark.django_db
CLOSES = "2027-03-30 17:00"


@pytest.fixture
def asked(plan: DeliveryPlanPage) -> Consultation:
    return factories.consultation(
        plan,
        name="Our plan for 2027",
        slug="plan",
        opens_at=at("2027-03-01 09:00"),
        closes_at=at(CLOSES),
        announced_at=at("2027-02-01 09:00"),
    )


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(at("2027-03-30 16:59"), tick=False) as traveller:
        yield traveller


def to_check(reader: Reader, query: str = "?campaign=plan") -> Reader:
    reader.begin(query)
    if reader.step == "action":
        reader.press(action=str(PlanAction.objects.earliest("pk").key))
    return reader.press(text=TEXT).press(go="skip").press()


def test_which_part_of_the_plan_is_asked_shown_and_kept(
    reader: Reader, asked: Consultation, clock: Any
) -> None:
    reader.open(f"{START}?campaign=plan")
    assert "It closes on 30 March 2027 at 5pm." in reader.page.main.get_text()
    reader.press()
    assert reader.step == "action"  # neither what they want to do, nor what it is about
    reader.press()
    assert reader.page.select_one(".nhsuk-error-summary a")["href"] == "#action"
    for choice in ("The plan as a whole", "Ring people sooner", "Send clear letters"):
        assert choice in reader.page.main.get_text()
    reader.press(action="whole").press(text=TEXT).press(go="skip").press()
    for words in ("Plan for 2027", "Which part of the plan", "The plan as a whole"):
        assert words in reader.page.main.get_text()
    second = PlanAction.objects.get(what="Send clear letters")
    reader.open(reader.at("action") + "?change=1").press(action=str(second.key)).press()
    kept = Feedback.objects.get()
    assert (kept.campaign_id, kept.about_id, kept.kind) == (asked.pk, asked.about_id, "plan")
    assert (kept.action, kept.action_title) == (second, "Send clear letters")


def test_an_address_that_names_the_action_asks_no_more_and_a_wrong_one_asks(
    reader: Reader, asked: Consultation, clock: Any
) -> None:
    action = PlanAction.objects.get(what="Send clear letters")
    reader.begin(f"?campaign=plan&action={action.key}")
    assert reader.step == "words"
    reader.press(text=TEXT).press(go="skip").press()
    assert "Send clear letters" in reader.page.main.get_text()
    reader.press()
    assert Feedback.objects.get().action == action
    for wrong in ("nonsense", str(uuid4()), "%00", ""):
        assert Reader().begin(f"?campaign=plan&action={wrong}").step == "action"


def test_without_an_open_consultation_a_plan_can_be_commented_on_all_the_same(
    reader: Reader, plan: DeliveryPlanPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = ("Delivery plan", DeliveryPlanPage.objects.live)
    monkeypatch.setattr("engagement.feedback.subjects.SORTS", (*SORTS, plans))
    action = plan.actions.last()
    reader.begin(f"?kind=plan&about={plan.pk}&action={action.key}")
    reader.press(text=TEXT).press(go="skip").press().press()
    kept = Feedback.objects.get()
    assert (kept.about_id, kept.action, kept.kind, kept.campaign) == (plan.pk, action, "plan", None)
    assert Reader().begin("?kind=plan&about=999999").step == "kind"


def test_one_hour_of_grace_for_a_form_that_was_begun_before(
    reader: Reader, asked: Consultation, clock: Any
) -> None:
    to_check(reader)
    clock.move_to(at("2027-03-30 17:59:59"))
    reader.press()
    assert reader.code
    assert Feedback.objects.get().campaign_id == asked.pk
    late = Reader().open(f"{START}?campaign=plan")
    assert "“Our plan for 2027” has closed." in late.page.main.get_text()
    # What they say now is about the plan all the same, and counts as feedback that comes any time.
    assert late.press().step == "action"


@pytest.mark.parametrize("ended", ["closed", "withdrawn"])
def test_too_late_it_goes_as_feedback_with_one_press_and_nothing_is_lost(
    reader: Reader, asked: Consultation, clock: Any, ended: str
) -> None:
    CampaignQuestion.objects.create(campaign=asked, text="What else?", kind="short")
    reader.begin("?campaign=plan").press(action=str(PlanAction.objects.earliest("pk").key))
    reader.press(text=TEXT).press(go="skip").press(answer="My answer").press()
    if ended == "closed":
        clock.move_to(at("2027-03-30 18:00"))
    else:
        transitions.withdraw(consultation=asked, user=None, why="The plan is dropped.")
    reader.press()
    assert reader.step == "check"
    assert not Feedback.objects.exists()
    said = reader.page.main.get_text()
    assert reader.page.select_one(".nhsuk-error-summary")
    for words in ("can no longer count", TEXT, "My answer", "Ring people sooner"):
        assert words in said
    reader.press()
    assert reader.code
    kept = Feedback.objects.get()
    assert (kept.campaign, kept.about_id, kept.kind) == (None, asked.about_id, "plan")
    assert kept.action_title == "Ring people sooner"
    assert kept.original.text == TEXT
    assert kept.answers.get().text == "My answer"


def test_a_draft_cannot_be_answered_nor_known(reader: Reader, asked: Consultation) -> None:
    Consultation.objects.update(announced_at=None)
    with time_machine.travel(at("2027-03-10 12:00")):
        reader.open(f"{START}?campaign=plan")
        assert "Our plan" not in reader.response.content.decode()
        assert reader.press().step == "kind"


def test_the_plan_is_unpublished_or_deleted_while_people_answer(
    reader: Reader, asked: Consultation, plan: DeliveryPlanPage, clock: Any
) -> None:
    to_check(reader)
    second = to_check(Reader())
    plan.unpublish()
    reader.press()
    assert reader.code
    plan.delete()
    second.press()
    assert second.code
    both = Feedback.objects.filter(campaign=asked.pk, about_title="Plan for 2027")
    assert both.count() == 2
    asked.refresh_from_db()
    assert (asked.about, asked.about_title) == (None, "Plan for 2027")
    page = reader.client.get(asked.address)
    assert "this page is not on our website now" in page.content.decode()


def test_an_action_with_comments_is_deleted_and_its_words_stay(
    reader: Reader, asked: Consultation, clock: Any
) -> None:
    to_check(reader).press()
    waiting = to_check(Reader())
    PlanAction.objects.earliest("pk").delete()
    kept = Feedback.objects.get()
    assert (kept.action, kept.action_title) == (None, "Ring people sooner")
    # Who had chosen it and not sent yet is asked again, and loses nothing.
    waiting.press()
    assert waiting.step == "action"
    assert waiting.press(action="whole").press().code
    purge(feedback=kept, by=staff(None), reason="x")
    kept.refresh_from_db()
    assert (kept.action_title, kept.campaign_id) == ("", asked.pk)
