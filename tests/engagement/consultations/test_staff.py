"""Staff write a consultation, announce it, and give its outcome to those who took part."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.roles.names import ADMINISTRATOR, LEAD, PUBLISHER
from engagement.answering.contributors import tell_all_who_wait
from engagement.campaigns.models import CampaignQuestion
from engagement.consultations import transitions
from engagement.consultations.models import Consultation
from engagement.consultations.reminders import remind
from engagement.feedback.receiving import Sent, receive
from tests import factories
from tests.core.roles.screens import client_of
from tests.engagement.consultations.conftest import at
from tests.engagement.consultations.writing import LIST, filled, problems
from tests.engagement.making import BY_EMAIL, feedback
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
HUGE = "9" * 30
OUTCOME = '[{"type": "text", "value": "<p>We ring people sooner.</p>"}]'


@pytest.mark.parametrize("role", [LEAD, PUBLISHER, ADMINISTRATOR])
def test_who_keeps_them_writes_one_and_announces_it(
    clock: Any, programme: Any, client: Client, role: str
) -> None:
    staff = client_of(factories.staff(role))
    question = CampaignQuestion(text="What else?", kind="short")
    answer = staff.post(f"{LIST}add/", filled(programme, question))
    made = Consultation.objects.get()
    assert answer["Location"] == reverse("consultation_progress", args=[made.pk])
    assert (made.closes_at, made.about_title) == (at("2027-03-30 17:00"), "Early diagnosis")
    assert made.questions.get().text == "What else?"
    assert client.get(made.address).status_code == 404
    assert b"Announce it" in staff.get(answer["Location"]).content
    staff.post(answer["Location"], {"do": "announce"})
    assert client.get(made.address).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"closes_at": ""}, "required"),
        ({"closes_at": "01/03/2027 08:00"}, "later than the time it opens"),
        ({"closes_at": "28/03/2027 01:30"}, "does not exist, or comes twice"),
        ({"opens_at": "25/10/2026 01:30"}, "does not exist, or comes twice"),
        ({"about": ""}, "required"),
        ({"slug": "feed"}, "taken by the site itself"),
        ({"opens_at": "20/03/2027 09:00", "closes_at": "02/04/2027 09:00"}, "“The first” asks"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    clock: Any, programme: Any, wrong: dict[str, Any], says: str
) -> None:
    if "“" in says:
        factories.consultation(
            programme,
            name="The first",
            opens_at=at("2027-03-25 09:00"),
            closes_at=at("2027-04-25 09:00"),
        )
    answer = client_of(factories.staff(LEAD)).post(f"{LIST}add/", filled(programme, **wrong))
    assert answer.status_code == 200
    assert says in problems(answer)
    assert 'value="people who live here"' in answer.content.decode()


def test_a_lead_chooses_from_a_list_of_what_people_can_see(programme: Any) -> None:
    factories.ProgrammePageFactory(parent=programme.get_parent(), title="Hidden", live=False)
    page = soup(client_of(factories.staff(LEAD)).get(f"{LIST}add/"))
    assert [option.get_text() for option in page.select("select[name=about] option")][1:] == [
        "Early diagnosis"
    ]
    assert not soup(client_of(factories.staff(PUBLISHER)).get(f"{LIST}add/")).select(
        "select[name=about]"
    )


def test_a_question_with_answers_is_changed_only_on_purpose(clock: Any, programme: Any) -> None:
    made = factories.consultation(programme)
    question = CampaignQuestion.objects.create(campaign=made, text="What else?", kind="short")
    answers = [(question, "My answer")]
    sent = Sent(kind="plan", text="Words", campaign=made, answers=answers)
    answer = receive(form_key="x", sent=sent)[0].answers.get()
    question.text = "Something other?"
    staff, edit = client_of(factories.staff(LEAD)), f"{LIST}edit/{made.pk}/"
    asked = filled(programme, question)
    refused = staff.post(edit, asked)
    assert "People have answered this already: “What else?”" in problems(refused)
    staff.post(edit, {**asked, "change_answered": "on"})
    question.refresh_from_db()
    assert question.text == "Something other?"
    answer.refresh_from_db()
    assert answer.asked == "What else?"


def test_with_feedback_it_is_not_deleted_but_withdrawn(clock: Any, programme: Any) -> None:
    made = factories.consultation(programme)
    feedback(campaign=made)
    staff = client_of(factories.staff(LEAD))
    bulk = f"/admin/bulk/engagement/consultation/delete/?id={made.pk}"
    for address in (f"{LIST}delete/{made.pk}/", bulk):
        answer = staff.post(address, follow=True)
        assert "Withdraw it instead" in answer.content.decode()
    progress = reverse("consultation_progress", args=[made.pk])
    answer = staff.post(progress, {"do": "withdraw", "why": ""})
    assert "This field is required" in answer.content.decode()
    staff.post(progress, {"do": "withdraw", "why": "The plan is dropped."})
    made.refresh_from_db()
    assert made.withdrawn_because == "The plan is dropped."
    assert made.feedback.count() == 1
    empty = factories.consultation(programme)
    staff.post(f"{LIST}delete/{empty.pk}/")
    assert not Consultation.objects.filter(pk=empty.pk).exists()


def test_staff_are_told_what_they_must_look_at(clock: Any, programme: Any) -> None:
    made = factories.consultation(programme, closes_at=at("2027-03-30 17:00"))
    staff = client_of(factories.staff(LEAD))
    programme.unpublish()
    places = (LIST, "/admin/", reverse("consultation_progress", args=[made.pk]))
    for address in places:
        assert "Early diagnosis” is not public now" in staff.get(address).content.decode(), address
    programme.delete()
    for address in places:
        assert "Early diagnosis” was deleted" in staff.get(address).content.decode(), address


def test_a_page_that_is_not_public_is_named_as_it_was(programme: Any) -> None:
    made = factories.consultation(programme)
    programme.unpublish()
    programme.title = "Not yet for readers"
    programme.save()
    made = Consultation.objects.get(pk=made.pk)
    assert made.about_name == "Early diagnosis"


@pytest.mark.parametrize("name", ["progress", "edit", "delete"])
def test_a_number_that_can_be_none_leads_nowhere(db: None, name: str) -> None:
    known = {"progress": f"/admin/consultations/{HUGE}/progress/"}
    staff = client_of(factories.staff(LEAD))
    assert staff.get(known.get(name, f"{LIST}{name}/{HUGE}/")).status_code == 404


def test_leads_are_reminded_two_weeks_before_and_when_it_is_late_each_once(
    clock: Any, programme: Any
) -> None:
    # Twelve weeks after 25 October 2026, when the clocks went back, is 17 January 2027.
    closes = at("2026-10-25 17:00")
    made = factories.consultation(programme, opens_at=at("2026-10-01 09:00"), closes_at=closes)
    factories.staff(LEAD, email="lead@example.org")
    told = []
    for day in ("2027-01-02", "2027-01-03", "2027-01-04", "2027-01-17", "2027-01-18", "2027-01-19"):
        clock.move_to(at(f"{day} 08:00"))
        remind()
        told.append(OutgoingMail.objects.count())
    assert told == [0, 1, 1, 1, 2, 2]
    first = OutgoingMail.objects.earliest("pk")
    assert first.subject == "An outcome is due on 17 January 2027"
    late = OutgoingMail.objects.latest("pk")
    assert late.subject == "An outcome is late"
    assert f"/admin/consultations/{made.pk}/progress/" in late.text


def test_those_who_took_part_and_agreed_hear_of_the_outcome_once(
    clock: Any, programme: Any
) -> None:
    made = factories.consultation(programme, outcome=OUTCOME, closes_at=at("2027-02-19 17:00"))
    feedback(campaign=made, contact=BY_EMAIL)
    feedback(campaign=made, contact=BY_EMAIL)
    feedback(contact={**BY_EMAIL, "email": "other@example.org"})
    for _ in range(2):
        transitions.publish_outcome(consultation=made, user=None)
        clock.shift(timedelta(minutes=6))
        tell_all_who_wait()
        transitions.take_outcome_back(consultation=made, user=None)
    mails = OutgoingMail.objects.filter(letter__isnull=False)
    assert [mail.to for mail in mails] == [BY_EMAIL["email"]]
    assert made.full_address in mails.get().letter.text


def test_the_queue_is_narrowed_to_one_and_the_screen_names_it(clock: Any, programme: Any) -> None:
    made = factories.consultation(programme, name="Our plan")
    one, _ = feedback(campaign=made), feedback()
    staff = client_of(factories.staff(LEAD))
    queue = staff.get(f"/admin/feedback/?campaign={made.pk}")
    assert [each.pk for each in queue.context["object_list"]] == [one.pk]
    assert "Our plan" in staff.get(reverse("feedback_one", args=[one.pk])).content.decode()


def test_the_list_costs_the_same_with_two_and_with_ten(programme: Any) -> None:
    staff = client_of(factories.staff(LEAD))

    def queries() -> int:
        staff.get(LIST)
        with counted() as cost:
            staff.get(LIST)
        return cost.queries

    for _ in range(2):
        factories.consultation(programme)
    before = queries()
    for _ in range(8):
        factories.consultation(programme)
    assert queries() == before
    assert b"Our plan" not in staff.get("/admin/snippets/engagement/campaign/").content


def test_a_draft_can_be_looked_at_before_it_is_saved(clock: Any, programme: Any) -> None:
    staff = client_of(factories.staff(LEAD))
    question = CampaignQuestion(text="What else?", kind="short")
    preview = f"{LIST}preview/"
    assert staff.post(preview, filled(programme, question)).json()["is_valid"]
    shown = soup(staff.get(f"{preview}?mode=")).main.get_text()
    for words in ("Our plan", "This is a draft", "What else?", "30 March 2027 at 5pm"):
        assert words in shown
    assert not Consultation.objects.exists()
