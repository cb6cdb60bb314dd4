"""The screen of an issue: what it shows, what it does, and what it refuses."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.models import Status as MailStatus
from alliance_site.core.roles.names import (
    ADMINISTRATOR,
    ANALYST,
    CLINICAL_REVIEWER,
    EDITOR,
    LEAD,
    MODERATOR,
    PUBLISHER,
)
from news.models import Mailing, NewsletterIssuePage
from news.newsletter.models import Status
from news.newsletter.sending import send_due
from news.newsletter.topics import NEWSLETTER
from tests import factories
from tests.core.roles.screens import client_of
from tests.news.newsletter.readers import asked, due, make_readers, released
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db

TO_ASK = {"do": "ask", "ask-topics": [NEWSLETTER.name], "ask-send_at": "", "ask-note": ""}


def screen(issue: NewsletterIssuePage) -> str:
    return f"/admin/newsletters/{issue.pk}/"


def said(answer: HttpResponse) -> str:
    return " ".join(soup(answer).text.split())


def to_release(mailing: Mailing) -> dict[str, object]:
    revision = mailing.issue.live_revision_id or ""
    return {"do": "release", "mailing": mailing.pk, "revision_read": revision}


def with_reason(action: str, mailing: Mailing, why: str = "A wrong date.") -> dict[str, object]:
    return {"do": action, "mailing": mailing.pk, f"{action}-why": why}


def test_an_editor_asks_a_publisher_releases_and_stops(issue: NewsletterIssuePage) -> None:
    make_readers(3)
    editor = client_of(factories.staff(EDITOR, first_name="Edith", email="edith@example.org"))
    publisher = client_of(factories.staff(PUBLISHER, first_name="Petra"))
    page = soup(editor.get(screen(issue)))
    assert page.find(id="to-come").text == "3"
    assert "The newsletter (3 people)" in page.text

    answer = editor.post(screen(issue), {**TO_ASK, "ask-note": "By noon."}, follow=True)
    assert answer.redirect_chain[0][1] == 302
    assert "A second person must release it" in said(answer)
    assert not soup(answer).select("button[value=release], button[value=ask]")
    assert soup(answer).select("button[value=send_back]")

    shown = publisher.get(screen(issue))
    assert "Edith asks for the release" in said(shown)
    assert "By noon." in said(shown)
    assert "3 people will get it" in said(shown)
    released_ = publisher.post(screen(issue), to_release(Mailing.objects.get()), follow=True)
    assert "nobody has it, and you can stop it" in said(released_)
    assert "0 of 3 mails sent." in said(released_)

    stopped = editor.post(screen(issue), with_reason("stop", Mailing.objects.get()), follow=True)
    assert "0 mails were taken back, 0 had gone" in said(stopped)
    assert "Stopped: A wrong date." in said(stopped)
    assert soup(stopped).select("button[value=ask]")
    assert "was released" in OutgoingMail.objects.filter(to="edith@example.org").first().text


def test_errors_stand_at_their_field_and_nothing_typed_is_lost(issue: NewsletterIssuePage) -> None:
    make_readers(1)
    editor = client_of(factories.staff(EDITOR))

    def refused(**words: object) -> str:
        answer = editor.post(screen(issue), {**TO_ASK, **words})
        assert answer.status_code == 200
        assert "My note" in said(answer)
        assert not Mailing.objects.exists()
        return said(answer)

    note = {"ask-note": "My note"}
    assert "Choose at least one topic." in refused(**note, **{"ask-topics": []})
    assert "valid choice" in refused(**note, **{"ask-topics": ["news.nothing"]})
    assert "This time is past." in refused(**note, **{"ask-send_at": "01/01/2020 09:00"})
    assert "Write the day and the time" in refused(**note, **{"ask-send_at": "tomorrow\0"})
    # The hour that is missing in spring, and the one that comes twice in autumn.
    for missing in ("28/03/2027 01:30", "31/10/2027 01:30"):
        assert "The clocks change in this hour." in refused(**note, **{"ask-send_at": missing})
    NewsletterIssuePage.objects.update(is_example=True)
    assert "is an example" in refused(**note)


def test_a_mailing_that_nobody_can_stop_any_more_says_so(issue: NewsletterIssuePage) -> None:
    make_readers(1)
    mailing = released(issue)
    editor = client_of(factories.staff(EDITOR))
    missing = editor.post(screen(issue), with_reason("stop", mailing, why=" "))
    assert "Say why you stop it." in said(missing)
    Mailing.objects.update(status=Status.SENT, finished_at=timezone.now())
    late = editor.post(screen(issue), with_reason("stop", mailing))
    assert "Its status now is: Sent." in said(late)


def test_the_screen_of_before_a_change_changes_nothing(issue: NewsletterIssuePage) -> None:
    make_readers(1)
    mailing = asked(issue)
    publisher = client_of(factories.staff(PUBLISHER))
    seen = to_release(mailing)
    for nonsense in ("", "x", "9" * 30, str(mailing.pk + 1)):
        answer = publisher.post(screen(issue), {**seen, "mailing": nonsense}, follow=True)
        assert "This newsletter has changed" in said(answer)
    issue.save_revision().publish()
    answer = publisher.post(screen(issue), seen, follow=True)
    assert "changed after you opened this screen" in said(answer)
    mailing.refresh_from_db()
    assert mailing.status == Status.ASKED
    assert publisher.post(screen(issue), {"do": "burn"}, follow=True).status_code in (200, 403)


def test_who_asked_cannot_release_not_even_as_a_superuser(issue: NewsletterIssuePage) -> None:
    make_readers(1)
    root = client_of(factories.UserFactory(is_superuser=True))
    root.post(screen(issue), TO_ASK)
    mailing = Mailing.objects.get()
    assert not soup(root.get(screen(issue))).select("button[value=release]")
    answer = root.post(screen(issue), to_release(mailing), follow=True)
    assert "A second person must release it" in said(answer)
    mailing.refresh_from_db()
    assert mailing.status == Status.ASKED
    root.post(screen(issue), with_reason("send_back", mailing))
    mailing.refresh_from_db()
    assert mailing.status == Status.RETURNED


def test_a_test_goes_to_oneself_alone_and_counts_nowhere(issue: NewsletterIssuePage) -> None:
    make_readers(2)
    issue.title = "Not published yet"
    issue.save_revision()
    editor = client_of(factories.staff(EDITOR, email="edith@example.org"))
    answer = editor.post(screen(issue), {"do": "test"}, follow=True)
    assert "on its way to edith@example.org" in said(answer)
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.subject) == ("edith@example.org", "[Test] Not published yet")
    assert "List-Unsubscribe" not in mail.headers
    assert "[[" not in mail.text + mail.html
    assert not Mailing.objects.exists()
    nobody = client_of(factories.staff(EDITOR))
    assert "has no email address" in said(nobody.post(screen(issue), {"do": "test"}, follow=True))


def test_progress_is_told_to_scripts_and_to_readers_of_the_screen(
    issue: NewsletterIssuePage,
) -> None:
    make_readers(4)
    mailing = due(issue)
    send_due()
    first = OutgoingMail.objects.filter(letter=mailing.letter).first()
    OutgoingMail.objects.filter(pk=first.pk).update(status=MailStatus.UNCERTAIN)
    editor = client_of(factories.staff(EDITOR))
    answer = editor.get(f"/admin/newsletters/progress/{mailing.pk}/")
    told = answer.json()
    assert (told["status"], told["total"], told["ended"]) == ("sending", 4, 1)
    assert told["counts"]["queued"] == 3
    assert told["counts"]["uncertain"] == 1
    assert "no-store" in answer["Cache-Control"]
    bar = soup(editor.get(screen(issue))).find("progress")
    assert (bar["max"], bar["value"]) == ("4", "1")
    assert editor.get(f"/admin/newsletters/progress/{mailing.pk + 1}/").status_code == 404
    assert editor.get(f"/admin/newsletters/{issue.pk}/look/nothing/").status_code == 404


def test_the_screen_and_the_list_cost_the_same_for_more(issue: NewsletterIssuePage) -> None:
    make_readers(2)
    editor = client_of(factories.staff(EDITOR))

    def cost() -> tuple[int, int]:
        spent = []
        for address in (screen(issue), "/admin/newsletters/"):
            editor.get(address)
            with counted() as found:
                editor.get(address)
            spent.append(found.queries)
        return spent[0], spent[1]

    def send_back_some(count: int) -> None:
        for number in range(count):
            mailing = asked(issue)
            Mailing.objects.filter(pk=mailing.pk).update(status=Status.RETURNED)
            make_readers(3, name=f"more{timezone.now().timestamp()}{number}")

    send_back_some(2)
    few = cost()
    send_back_some(8)
    assert cost() == few


ROLES = [EDITOR, PUBLISHER, ADMINISTRATOR, MODERATOR, LEAD, ANALYST, CLINICAL_REVIEWER, ""]
WORKERS = {EDITOR, PUBLISHER, ADMINISTRATOR}
Try = Callable[[Client, NewsletterIssuePage], bool]


def opens(end: str) -> Try:
    return lambda client, issue: (
        client.get(f"/admin/newsletters/{end.format(issue.pk)}").status_code == 200
    )


def asks(client: Client, issue: NewsletterIssuePage) -> bool:
    client.post(screen(issue), TO_ASK)
    return Mailing.objects.filter(status=Status.ASKED).exists()


def moves(action: str, before: Callable[..., Mailing], to: Status) -> Try:
    def act(client: Client, issue: NewsletterIssuePage) -> bool:
        mailing = before(issue)
        words = to_release(mailing) if action == "release" else with_reason(action, mailing)
        client.post(screen(issue), words)
        mailing.refresh_from_db()
        return bool(mailing.status == to)

    return act


def sends_a_test(client: Client, issue: NewsletterIssuePage) -> bool:
    client.post(screen(issue), {"do": "test"})
    return OutgoingMail.objects.filter(subject__startswith="[Test]").exists()


def reads_progress(client: Client, issue: NewsletterIssuePage) -> bool:
    return client.get(f"/admin/newsletters/progress/{released(issue).pk}/").status_code == 200


MATRIX: dict[str, tuple[Try, set[str]]] = {
    "opens the list": (opens(""), WORKERS),
    "opens the screen": (opens("{}/"), WORKERS),
    "looks at the mail": (opens("{}/look/mail-dark/"), WORKERS),
    "reads the progress": (reads_progress, WORKERS),
    "sends a test": (sends_a_test, WORKERS),
    "asks": (asks, WORKERS),
    "releases": (moves("release", asked, Status.RELEASED), {PUBLISHER, ADMINISTRATOR}),
    "sends back": (moves("send_back", asked, Status.RETURNED), {PUBLISHER, ADMINISTRATOR}),
    "stops": (moves("stop", released, Status.STOPPED), WORKERS),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", MATRIX)
def test_each_action_is_open_to_its_roles_and_to_nobody_else(
    action: str, role: str, issue: NewsletterIssuePage
) -> None:
    make_readers(1)
    act, expected = MATRIX[action]
    client = client_of(factories.staff(role, email="me@example.org"))
    assert act(client, issue) == (role in expected)


def test_strangers_and_others_find_no_way_in(issue: NewsletterIssuePage) -> None:
    make_readers(1)
    assert Client().get(screen(issue)).status_code == 302
    menu = client_of(factories.staff(MODERATOR)).get("/admin/").content.decode()
    assert "/admin/newsletters/" not in menu
    editor = client_of(factories.staff(EDITOR))
    assert "/admin/newsletters/" in editor.get("/admin/").content.decode()
    assert screen(issue) in editor.get(f"/admin/pages/{issue.pk}/edit/").content.decode()
    other = factories.StandardPageFactory()
    assert (
        f"/admin/newsletters/{other.pk}/"
        not in editor.get(f"/admin/pages/{other.pk}/edit/").content.decode()
    )


def test_time_left_to_stop_is_told(issue: NewsletterIssuePage) -> None:
    make_readers(1)
    mailing = released(issue)
    editor = client_of(factories.staff(EDITOR))
    local = timezone.localtime(mailing.starts_at)
    assert f"at {local:%H:%M}" in said(editor.get(screen(issue)))
    with time_machine.travel(mailing.starts_at + timedelta(seconds=1)):
        send_due()
        assert "Being sent." in said(editor.get(screen(issue)))
