"""Staff take down what somebody says on the phone, and read a code out to them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance_site.core.consent.models import Consent, Source
from alliance_site.core.consent.wordings import current_wording
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import ANALYST, EDITOR, LEAD, MODERATOR
from engagement.campaigns.models import Campaign, CampaignQuestion
from engagement.feedback.models import Actor, Contact, Feedback
from engagement.feedback.purposes import CONTACT, PUBLISH
from engagement.feedback.queries import by_code
from tests import factories
from tests.engagement.form.awkward import PIECES
from tests.engagement.form.test_awkward import as_sent
from tests.pages import soup

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/feedback/enter/"


@pytest.fixture
def moderator(client: Client, home: HomePage) -> Client:
    client.force_login(factories.staff(MODERATOR))
    return client


def sent(client: Client, **more: Any) -> dict[str, Any]:
    """The form as it is shown, with what must be filled in."""
    form = soup(client.get(ADDRESS)).select_one(f'form[action="{ADDRESS}"]')
    shown = {
        field["name"]: field["value"]
        for field in form.select('input[type=hidden][name="form_key"], input[name="received_on"]')
    }
    needed = {"channel": "phone", "kind": "experience", "about": "not-sure", "text": "They said"}
    return {**shown, **needed, **more}


def test_what_was_said_on_the_phone_is_taken_in_with_its_consents(moderator: Client) -> None:
    publish, contact = current_wording(PUBLISH), current_wording(CONTACT)
    day = timezone.localdate() - timedelta(days=3)
    more = {"publish": publish.pk, "contact": contact.pk, "proof": "On the phone", "by": "phone"}
    answer = moderator.post(
        ADDRESS, sent(moderator, received_on=day.isoformat(), phone="020 7946 0000", **more)
    )
    assert answer.status_code == 303
    shown = soup(moderator.get(answer["Location"]))
    kept = Feedback.objects.get()
    assert by_code(shown.select_one("#feedback-code").get_text()) == kept
    assert (kept.channel, timezone.localdate(kept.received_at)) == ("phone", day)
    assert kept.due_at > kept.received_at
    given = Consent.objects.filter(subject=kept.key)
    assert {(consent.source, consent.proof) for consent in given} == {
        (Source.STAFF, "On the phone")
    }
    assert {consent.given_at for consent in given} == {kept.received_at}
    assert kept.contact.phone == "020 7946 0000"
    event = kept.events.get()
    assert (event.actor, event.user.pk) == (Actor.STAFF, int(moderator.session["_auth_user_id"]))
    assert not OutgoingMail.objects.exists()
    # The code is shown once.
    assert not soup(moderator.get(answer["Location"])).select_one("#feedback-code")


def test_a_fresh_form_is_of_today_and_says_nothing_is_wrong(moderator: Client) -> None:
    shown = soup(moderator.get(ADDRESS))
    assert not shown.select(".w-field__errors :not(svg, use)")
    assert not shown.title.get_text().startswith("Error")
    today = timezone.localdate().strftime("%d/%m/%Y")
    assert shown.select_one('[name="received_on"]')["value"] == today
    assert shown.select_one('[name="form_key"]')["value"]


def test_saved_twice_it_is_one(moderator: Client) -> None:
    typed = sent(moderator)
    moderator.post(ADDRESS, typed)
    again = moderator.post(ADDRESS, typed, follow=True)
    assert "entered already" in again.content.decode()
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"text": ""}, "text", "Write what"),
        ({"publish": "1"}, "proof", "Write how they agreed"),
        ({"contact": "1", "proof": "x"}, "by", "Choose how"),
        ({"by": "phone", "phone": "020 7946 0000"}, "by", "They must agree"),
        ({"contact": "1", "proof": "x", "by": "email", "email": "no"}, "email", "like name@"),
        ({"received_on": "2999-01-01"}, "received_on", "still to come"),
        ({"received_on": "x"}, "received_on", "valid date"),
        ({"channel": "website"}, "channel", "valid choice"),
    ],
)
def test_an_error_is_told_beside_its_field_and_all_is_kept(
    moderator: Client, typed: dict[str, str], field: str, said: str
) -> None:
    answer = moderator.post(ADDRESS, sent(moderator, name="Marked", **typed))
    assert answer.status_code == 200
    page = soup(answer)
    assert page.title.get_text().startswith("Error: ")
    wrong = page.select_one(f'[name="{field}"]').find_parent(class_="w-field__wrapper")
    assert said in wrong.get_text()
    assert page.select_one('[name="name"]')["value"] == "Marked"
    assert not Feedback.objects.exists()


def test_awkward_strings_in_all_fields(moderator: Client) -> None:
    names = ["text", "proof", "name", "address", "email", "form_key", "received_on", "about"]
    names += ["campaign", "asked", "question-7"]
    for text in map(as_sent, PIECES):
        if len(text) < 100_000:
            answer = moderator.post(ADDRESS, dict.fromkeys(names, text))
            assert answer.status_code == 200
            assert b"<script>alert(1)" not in answer.content


def test_contact_details_go_nowhere_without_consent(moderator: Client) -> None:
    moderator.post(ADDRESS, sent(moderator, name="Marked", address="Marked"))
    assert Feedback.objects.exists()
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"), [(MODERATOR, 200), (LEAD, 200), (EDITOR, 302), (ANALYST, 302), ("", 302)]
)
def test_who_may_enter(client: Client, home: HomePage, role: str, status: int) -> None:
    client.force_login(factories.staff(role))
    for name in ("feedback_enter", "feedback_entered"):
        assert client.get(reverse(name)).status_code == status
    menu = client.get("/admin/").content.decode()
    assert ("feedback/enter/" in menu) == (status == 200)


@pytest.fixture
def campaign() -> Campaign:
    made = Campaign.objects.create(name="Letters", slug="letters", introduction="x")
    options = "By post\nBy phone"
    for text, kind in (("Which letter?", "long"), ("How?", "several"), ("Who?", "one")):
        CampaignQuestion.objects.create(
            campaign=made, text=text, kind=kind, options=options, required=True
        )
    return made


def names_of(campaign: Campaign) -> list[str]:
    return [f"question-{question.pk}" for question in campaign.questions.all()]


def test_a_campaign_asks_its_questions_on_the_same_screen(
    moderator: Client, campaign: Campaign
) -> None:
    letter, how, _ = names_of(campaign)
    typed = sent(moderator, campaign=campaign.pk, text="", name="Marked", by="post", needs=["bsl"])
    for go in ({"go": "campaign"}, {"text": "They said"}):
        # Whoever saves without a look at the questions is shown them, too.
        page = soup(moderator.post(ADDRESS, {**typed, **go}))
        assert not page.select(".w-field__errors :not(svg, use)")
        assert page.select_one('[name="name"]')["value"] == "Marked"
        assert page.select_one('[name="needs"][checked]')["value"] == "bsl"
        assert page.select_one('[name="form_key"]')["value"] == typed["form_key"]
        assert page.select_one(f'textarea[name="{letter}"]')
        assert not Feedback.objects.exists()
    asked = page.select_one('[name="asked"]')["value"]
    said = {"text": "They said", "asked": asked, letter: "Dr One", how: ["By post", "By phone"]}
    answer = moderator.post(ADDRESS, sent(moderator, campaign=campaign.pk, **said))
    assert answer.status_code == 303
    kept = Feedback.objects.get()
    assert kept.campaign == campaign
    answers = kept.answers.values_list("asked", "text")
    assert list(answers) == [("Which letter?", "Dr One"), ("How?", "By post\nBy phone")]


def test_answers_to_another_campaign_come_back_with_it(
    moderator: Client, campaign: Campaign
) -> None:
    letter, how, _ = names_of(campaign)
    typed = sent(moderator, go="campaign", campaign="", **{letter: "Dr One", how: "By post"})
    page = soup(moderator.post(ADDRESS, typed))
    aside = {field["name"]: field["value"] for field in page.select("form input[type=hidden]")}
    page = soup(moderator.post(ADDRESS, {**aside, "go": "campaign", "campaign": campaign.pk}))
    assert page.select_one(f'textarea[name="{letter}"]').get_text(strip=True) == "Dr One"
    assert page.select_one(f'[name="{how}"][checked]')["value"] == "By post"


def test_a_campaign_about_one_thing_is_about_that(moderator: Client, campaign: Campaign) -> None:
    work = factories.ProgrammeIndexPageFactory(parent=HomePage.objects.get())
    programme, _ = (factories.ProgrammePageFactory(parent=work) for _ in range(2))
    campaign.subjects.set([programme])
    campaign.questions.set([])
    campaign.save()
    moderator.post(ADDRESS, sent(moderator, campaign=campaign.pk))
    assert Feedback.objects.get().about_id == programme.pk
