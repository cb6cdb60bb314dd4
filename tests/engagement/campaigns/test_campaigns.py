"""A lead asks about one thing for a while, with questions of the campaign's own."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import EDITOR, LEAD, MODERATOR
from engagement.campaigns.models import Answer, Campaign, CampaignQuestion
from engagement.feedback.models import Feedback
from tests import factories
from tests.engagement.conftest import START, TEXT, Reader
from tests.pages import counted

pytestmark = pytest.mark.django_db
ADD = "/admin/snippets/engagement/campaign/add/"


@pytest.fixture
def programme(home: HomePage) -> Any:
    work = factories.ProgrammeIndexPageFactory(parent=home)
    return factories.ProgrammePageFactory(parent=work, title="Early diagnosis")


def campaign(**fields: Any) -> Campaign:
    values = {"name": "Tell us about letters", "slug": "letters", "introduction": "One\n\nTwo"}
    return Campaign.objects.create(**{**values, **fields})


def asked(made: Campaign, kind: str, **fields: Any) -> CampaignQuestion:
    text = fields.pop("text", f"A question: {kind}?")
    return CampaignQuestion.objects.create(campaign=made, text=text, kind=kind, **fields)


def test_its_questions_are_pages_and_its_answers_are_kept_with_the_question_as_asked(
    reader: Reader, programme: Any
) -> None:
    made = campaign()
    made.subjects.set([programme])
    made.save()
    for number, kind in enumerate(("long", "short", "one", "several")):
        asked(made, kind, options="Red\nBlue\n", sort_order=number, required=kind == "one")

    reader.open(f"{START}?campaign=letters")
    assert reader.page.h1.get_text(strip=True) == "Tell us about letters"
    assert [part.get_text() for part in reader.page.select("p.alliance-lines")][:2] == [
        "One",
        "Two",
    ]
    reader.press().press(kind="experience")
    assert reader.step == "words"  # about one thing: nobody is asked what it is about
    reader.press(text=TEXT).press(go="skip")
    assert reader.page.h1.get_text(strip=True) == "A question: long? (optional)"
    reader.press(answer="Long\r\nanswer").press(go="skip")
    reader.press()
    assert "Answer this question" in reader.page.select_one(".nhsuk-error-summary").get_text()
    reader.press(answer="Red").press(answer=["Red", "Blue"]).press()
    shown = reader.page.main.get_text()
    assert reader.step == "check"
    for words in ("A question: long?", "Long\nanswer", "Red\nBlue"):
        assert words in shown
    assert len({link["href"] for link in reader.page.select("main dl a")}) == 8
    reader.press()

    kept = Feedback.objects.get()
    assert (kept.campaign, kept.about_title) == (made, "Early diagnosis")
    CampaignQuestion.objects.update(text="Changed")
    assert list(kept.answers.values_list("asked", "text")) == [
        ("A question: long?", "Long\nanswer"),
        ("A question: one?", "Red"),
        ("A question: several?", "Red\nBlue"),
    ]
    made.delete()
    assert Answer.objects.count() == 3


def test_what_is_not_among_the_options_is_refused(reader: Reader) -> None:
    made = campaign()
    asked(made, "several", options="Red\nBlue")
    reader.begin("?campaign=letters").press(kind="plan").press(about="not-sure").press(text=TEXT)
    reader.press(go="skip").press(answer=["Red", "Green"])
    assert reader.page.select_one(".nhsuk-error-summary a")["href"] == "#answer"
    assert [box["value"] for box in reader.page.select("input[checked]")] == ["Red"]


def test_hints_are_looked_for_in_the_answers_too(reader: Reader) -> None:
    made = campaign()
    asked(made, "short")
    reader.begin("?campaign=letters").press(kind="plan").press(about="not-sure").press(text=TEXT)
    reader.press(go="skip").press(answer="I was abused by Dr Example").press().press()
    assert Feedback.objects.get().hints == ["risk_abuse", "name"]


@pytest.mark.parametrize(
    ("opens", "closes", "says"),
    [(-2, -1, "has closed"), (1, 2, ""), (-1, 1, "Open until"), (-1, None, "One")],
)
def test_closed_or_not_open_yet_the_plain_form_is_there(
    reader: Reader, opens: int, closes: int | None, says: str
) -> None:
    now = timezone.now()
    ends = None if closes is None else now + timedelta(days=closes)
    made = campaign(opens_at=now + timedelta(days=opens), closes_at=ends)
    asked(made, "short")
    reader.open(f"{START}?campaign=letters")
    assert says in reader.page.main.get_text()
    is_open = says in ("Open until", "One")
    assert ("Tell us about letters" in reader.page.h1.get_text()) == is_open
    reader.press().press(kind="plan").press(about="not-sure").press(text=TEXT).press(go="skip")
    assert reader.step.startswith("question-") == is_open


def test_who_has_begun_in_time_may_finish(reader: Reader) -> None:
    made = campaign()
    asked(made, "short")
    reader.begin("?campaign=letters").press(kind="plan")
    Campaign.objects.update(closes_at=timezone.now())
    reader.press(about="not-sure").press(text=TEXT).press(go="skip")
    assert reader.step.startswith("question-")
    CampaignQuestion.objects.all().delete()  # under the reader's hands
    assert reader.press(answer="x").step == "agree"
    assert reader.press().press().code


def test_ten_questions_cost_what_two_cost(reader: Reader) -> None:
    made = campaign()
    costs = []
    for count in (2, 8):
        for _ in range(count):
            asked(made, "one", options="Red\nBlue")
        reader.begin("?campaign=letters").press(kind="plan").press(about="not-sure")
        reader.press(text=TEXT).press(go="skip")
        with counted() as cost:
            reader.client.get(reader.address)
        costs.append(cost.queries)
    assert costs[0] == costs[1]


def typed(**more: str) -> dict[str, str]:
    return {
        "name": "Letters",
        "slug": "letters",
        "introduction": "Tell us.",
        "opens_at": "2026-01-01 10:00",
        "questions-TOTAL_FORMS": "1",
        "questions-INITIAL_FORMS": "0",
        "questions-0-ORDER": "1",
        "questions-0-id": "",
        "questions-0-DELETE": "",
        "questions-0-text": "Which letter?",
        "questions-0-kind": "one",
        "questions-0-options": "The first\nThe second",
        **more,
    }


def test_a_lead_makes_one_without_code(client: Client, home: HomePage, programme: Any) -> None:
    client.force_login(factories.staff(LEAD))
    screen = client.get(ADD).content.decode()
    assert "Early diagnosis" in screen
    answer = client.post(ADD, {**typed(), "subjects": [programme.pk]})
    assert answer.status_code == 302
    made = Campaign.objects.get()
    assert [question.lines for question in made.questions.all()] == [["The first", "The second"]]
    assert list(made.subjects.values_list("pk", flat=True)) == [programme.pk]
    listed = client.get("/admin/snippets/engagement/campaign/").content.decode()
    assert "Open" in listed


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"questions-0-options": "One alone\nOne alone"}, "at least two"),
        ({"closes_at": "2025-01-01 10:00"}, "later than the time it opens"),
    ],
)
def test_what_cannot_be_is_refused(
    client: Client, home: HomePage, more: dict[str, str], said: str
) -> None:
    client.force_login(factories.staff(LEAD))
    answer = client.post(ADD, typed(**more))
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Campaign.objects.exists()


@pytest.mark.parametrize("role", [MODERATOR, EDITOR])
def test_others_may_not(client: Client, home: HomePage, role: str) -> None:
    client.force_login(factories.staff(role))
    assert client.get(ADD).status_code == 302
    assert client.post(ADD, typed()).status_code == 302
    assert not Campaign.objects.exists()
