"""The queue: the urgent first, narrowed down, searched, in views, at a cost that does not grow."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from alliance_site.core.users.models import User
from engagement.feedback import holding
from engagement.feedback.choices import State
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback, OriginalText
from engagement.moderation import deciding, keeping, paging
from engagement.moderation.models import SavedView
from tests import factories
from tests.core.roles.screens import client_of
from tests.engagement import making
from tests.engagement.making import feedback
from tests.engagement.moderation.sending import bulk, undo
from tests.pages import counted, soup

QUEUE = "/admin/feedback/"


def numbers(client: Client, query: str = "") -> list[int]:
    """The numbers that the queue shows, from the top."""
    links = soup(client.get(f"{QUEUE}{query}")).select("[data-feedback-link]")
    return [int(link.get_text().split(":")[0]) for link in links]


def text_of(client: Client, query: str = "") -> str:
    return " ".join(soup(client.get(f"{QUEUE}{query}")).get_text(" ").split())


def many(count: int) -> None:
    """Rows as the form would make them, in bulk."""
    now = timezone.now()
    start = Feedback.objects.count()
    made = Feedback.objects.bulk_create(
        Feedback(
            form_hash=f"form{number}",
            code_hash=f"code{number}",
            kind="experience",
            due_at=now + timedelta(minutes=number),
            hints=["phone"] if number % 3 else [],
        )
        for number in range(start, start + count)
    )
    OriginalText.objects.bulk_create(
        OriginalText(feedback=f, text="Many words " * 20) for f in made
    )


def test_the_urgent_come_first_then_what_is_due_first(admin: Client) -> None:
    late, soon, urgent, done = (feedback() for _ in range(4))
    Feedback.objects.filter(pk=late.pk).update(due_at=timezone.now() - timedelta(days=3))
    Feedback.objects.filter(pk=urgent.pk).update(is_urgent=True)
    Feedback.objects.filter(pk=done.pk).update(state=State.PUBLISHED)
    assert numbers(admin) == [urgent.pk, late.pk, soon.pk]
    text = text_of(admin)
    assert "late by 3 days" in text
    assert "Urgent" in text
    assert numbers(admin, "?ordering=-received_at") == [urgent.pk, soon.pk, late.pk]


def test_the_list_shows_the_first_words_as_text(admin: Client) -> None:
    feedback("<b>One</b> two three four five six seven eight nine ten eleven twelve thirteen")
    link = soup(admin.get(QUEUE)).select_one("[data-feedback-link]")
    assert "<b>One</b> two" in link.get_text()
    assert "twelve…" in link.get_text()
    assert "thirteen" not in link.get_text()


@pytest.fixture
def three(moderator: User) -> list[Feedback]:
    area, theme = factories.AreaFactory(), "Letters"
    page = factories.StandardPageFactory(title="A plan")
    one = feedback("Alpha beta", kind="plan", about=page, area=area, channel="phone")
    two = feedback("Beta gamma", hints=["phone"])
    three = feedback("Gamma delta", hints=["risk_abuse"])
    keeping.assign(feedback=one, to=moderator, by=staff(moderator))
    keeping.add_theme(feedback=two, name=theme, by=staff(moderator))
    holding.hold(feedback=two, because="x", by=staff(moderator))
    deciding.triage(feedback=three, by=staff(moderator))
    return [one, two, three]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=triaged", [2]),
        ("state=triaged&state=received", [0, 1, 2]),
        ("kind=plan", [0]),
        ("about={about}", [0]),
        ("area={area}", [0]),
        ("themes={theme}", [1]),
        ("channel=phone", [0]),
        ("assigned=me", [0]),
        ("assigned=nobody", [1, 2]),
        ("mark=personal", [1]),
        ("mark=risk", [2]),
        ("mark=held", [1]),
        ("mark=late", []),
        ("mark=risk&mark=personal", []),
        ("received_at_from=2020-01-01", [0, 1, 2]),
        ("received_at_to=2020-01-01", []),
        ("q=beta", [0, 1]),
        ("q=gamma+beta", [1]),
        ("q=GAMMA", [1, 2]),
        ("q={number}", [0]),
        ("q=nothing", []),
        ("q=%22", []),
    ],
)
def test_filters_and_words(
    admin: Client, three: list[Feedback], query: str, expected: list[int]
) -> None:
    one, two, _ = three
    said = query.format(
        about=one.about_id, area=one.area_id, theme=two.themes.get().pk, number=f"%23{one.pk}"
    )
    assert sorted(numbers(admin, f"?{said}")) == [three[at].pk for at in expected]


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "word+" * 2000,
        "q=%E2%80%AE%F0%9F%98%80",
        "state=x&kind=y&about=z&area=99999999999999999999&mark=q",
        "received_at_from=yesterday",
        "p=-1",
        "p=" + "9" * 50,
        "ordering=password",
    ],
)
def test_bad_input_is_no_fault(admin: Client, query: str) -> None:
    feedback()
    for address in (QUEUE, f"{QUEUE}results/"):
        assert admin.get(f"{address}?{query}").status_code == 200


def test_an_empty_queue_says_what_will_come(admin: Client) -> None:
    assert "When somebody sends feedback, it comes here." in text_of(admin)
    assert "see all that is open" in text_of(admin, "?q=nothing")


def test_the_menu_tells_how_much_waits(admin: Client) -> None:
    feedback()
    waits = feedback()
    deciding.ask_author(feedback=waits, by=staff(None))
    assert "Feedback (1)" in admin.get("/admin/").content.decode()


def test_views_are_saved_without_what_was_searched_for(admin: Client, moderator: User) -> None:
    save = "/admin/feedback/views/save/"
    admin.post(save, {"name": "My plans", "query": "kind=plan&q=Somebody&p=3"})
    assert SavedView.objects.get().query == "kind=plan"
    page = soup(admin.get(f"{QUEUE}?kind=plan"))
    assert page.select_one('[aria-current="page"]:-soup-contains("My plans")')
    admin.post(save, {"name": "My plans", "query": "kind=challenge"})
    assert SavedView.objects.get().query == "kind=challenge"
    assert admin.post(save, {"name": " ", "query": "x" * 100_000}).status_code == 303
    view = SavedView.objects.get()
    client_of(making.moderator()).post(f"/admin/feedback/views/{view.pk}/delete/")
    assert SavedView.objects.exists(), "of somebody else"
    admin.post(f"/admin/feedback/views/{view.pk}/delete/")
    assert not SavedView.objects.exists()


def test_several_are_done_at_once_and_undone_at_once(admin: Client, moderator: User) -> None:
    found = [feedback() for _ in range(3)]
    deciding.publish_now(feedback=found[2], by=staff(moderator))
    bulk(admin, "assign", *found)
    assert Feedback.objects.filter(assigned_to=moderator).count() == 3
    asked = bulk(admin, "refuse", *found)
    assert asked.status_code == 200
    assert not Feedback.objects.filter(state=State.NOT_PUBLISHED).exists()
    done = bulk(admin, "refuse", *found, said="1", refusal="spam")
    page = soup(admin.get(done["Location"]))
    text = page.select_one(".messages").get_text(" ")
    assert "Not published: 2." in text
    assert f"Not possible for: {found[2].pk}." in text
    events = page.select_one(".messages button")["value"]
    admin.post("/admin/feedback/undo/", {"events": events})
    assert Feedback.objects.filter(state=State.RECEIVED).count() == 2
    bulk(admin, "theme", *found, said="1", name="Letters")
    assert all(f.themes.get().name == "Letters" for f in found)


def test_nothing_is_published_in_bulk_and_nothing_ticked_is_told(admin: Client) -> None:
    made = feedback()
    for do in ("publish", "lead_publish", "", "x"):
        assert bulk(admin, do, made).status_code == 303
    made.refresh_from_db()
    assert made.state == State.RECEIVED
    assert "Tick at least one" in admin.get(bulk(admin, "triage")["Location"]).content.decode()
    assert undo(admin).status_code == 303


def test_an_export_holds_published_words_alone_is_safe_and_logged(
    leads_admin: Client, lead: User
) -> None:
    shown, hidden = feedback("=Published words"), feedback("Hidden words")
    deciding.publish_now(feedback=shown, by=staff(lead))
    Feedback.objects.filter(pk=hidden.pk).update(public_text="Hidden words")
    both = "state=published&state=received"
    answer = leads_admin.get(f"{QUEUE}?export=csv&{both}")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode())))
    assert {row["Published words"] for row in rows} == {"'=Published words", ""}
    assert "no-store" in answer["Cache-Control"]
    assert leads_admin.get(f"{QUEUE}?export=xlsx&{both}&q=words").status_code == 200
    logged = ModelLogEntry.objects.filter(action="engagement.export_feedback")
    assert logged.count() == 2
    assert "words" not in str([entry.data for entry in logged])


def test_without_the_right_there_is_no_export(admin: Client) -> None:
    feedback()
    for address in (QUEUE, f"{QUEUE}results/"):
        answer = admin.get(f"{address}?export=csv")
        assert answer.status_code == 302
    assert not ModelLogEntry.objects.filter(action="engagement.export_feedback").exists()


def test_ten_thousand_cost_what_ten_cost(admin: Client, settings: Any) -> None:
    settings.DEBUG = False
    costs = []
    for count in (10, 9_990):
        many(count)
        admin.get(QUEUE)
        with counted() as cost:
            answer = admin.get(QUEUE)
        assert answer.status_code == 200
        costs.append(cost.queries)
    assert costs[0] == costs[1], cost
    assert "10,000 or more" in text_of(admin)


def test_no_page_is_further_than_the_last_that_is_counted(
    admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "MOST", 60)
    many(130)
    assert len(numbers(admin, "?p=2")) == 10
    assert "60 or more" in text_of(admin)
