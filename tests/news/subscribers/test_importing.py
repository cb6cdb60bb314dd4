"""An old list is taken over with proof, line by line, and as often as one likes."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from alliance_site.core.consent.models import Consent
from alliance_site.core.consent.wordings import current_wording
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.roles.names import ADMINISTRATOR
from alliance_site.core.users.models import User
from news.subscribers.agreeing import MAILINGS
from news.subscribers.importing.loading import load, topic_names
from news.subscribers.importing.parsing import NotAList, Parsed, parse, text_of
from news.subscribers.leaving import BY_PAGE, erase, leave
from news.subscribers.models import Status, Subscriber, SubscriberImport
from tests import factories
from tests.news.subscribers.conftest import EARLY, NEWS, NEWSLETTER
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
HEAD = "email,topics,consented_on,wording,proof"
LINE = "{},The newsletter,2024-05-31,Send me news,Form 1"
TODAY = date(2026, 6, 1)
UPLOAD = "/admin/subscribers/import/"


def read(*lines: str) -> Parsed:
    return parse("\n".join([HEAD, *lines]), topic_names(), TODAY)


def test_a_list_of_a_spreadsheet_is_read_as_it_comes() -> None:
    raw = (
        "\ufeffProof;Email;Topics;Wording;Consented_on;Notes\r\n"
        '"Form; 1";Jo@Example.org;"All news; test.early";"Yes, please";31/05/2024;x\r\n'
        ";;;;;\r\n"
    ).encode()
    parsed = parse(text_of(raw), topic_names(), TODAY)
    (row,) = parsed.rows
    assert (row.line, row.email, row.topics) == (2, "jo@example.org", (NEWS, EARLY))
    assert (row.consented_on, row.wording, row.proof) == (
        date(2024, 5, 31), "Yes, please", "Form; 1"
    )  # fmt: skip
    assert text_of("Grüße".encode("cp1252")) == "Grüße"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("jo@,The newsletter,2024-05-31,Yes,Form 1", "correct format"),
        (",The newsletter,2024-05-31,Yes,Form 1", "Enter your email address"),
        ("jo@example.org,,2024-05-31,Yes,Form 1", "No topic"),
        ("jo@example.org,;,2024-05-31,Yes,Form 1", "No topic"),
        ("jo@example.org,Gardening,2024-05-31,Yes,Form 1", "Unknown topic: Gardening"),
        ("jo@example.org,The newsletter,,Yes,Form 1", "No date of consent"),
        ("jo@example.org,The newsletter,31.31.2024,Yes,Form 1", "Write the date"),
        ("jo@example.org,The newsletter,2026-06-02,Yes,Form 1", "not come yet"),
        ("jo@example.org,The newsletter,2024-05-31,,Form 1", "No wording"),
        ("jo@example.org,The newsletter,2024-05-31,Yes,", "No proof of consent"),
        ("jo@example.org,The newsletter,2024-05-31", "No wording"),
        (f"jo@example.org,The newsletter,2024-05-31,Yes,{'x' * 5001}", "More than 5,000"),
    ],
)
def test_a_line_that_lacks_something_is_refused_and_the_others_are_not(line: str, why: str) -> None:
    parsed = read(LINE.format("first@example.org"), line, LINE.format("last@example.org"))
    assert [row.line for row in parsed.rows] == [2, 4]
    (refused,) = parsed.refused
    assert refused.line == 3
    assert why in refused.why


def test_the_same_address_twice_counts_once() -> None:
    parsed = read(LINE.format("jo@example.org"), LINE.format("JO@example.org"))
    assert len(parsed.rows) == 1
    assert parsed.refused[0].why == "The same address as in line 2"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "Missing: email, topics"),
        (b"email,topics\n", "Missing: consented_on, wording, proof"),
        (b"PK\x03\x04rest", "workbook"),
        ("\ufeffemail".encode("utf-16"), "CSV UTF-8"),
        (HEAD.encode() + b"\n" + b'"' + b"x" * 200_000, "cannot be read"),
        (HEAD.encode() + b"\nx" * 50_001, "50,000 lines"),
        (b"x" * (20 * 1024 * 1024 + 1), "20 megabytes"),
    ],
)
def test_what_is_no_list_is_refused_as_a_whole(raw: bytes, why: str) -> None:
    with pytest.raises(NotAList, match=why):
        parse(text_of(raw), topic_names(), TODAY)


def test_loading_twice_adds_once_and_people_who_left_stay_away() -> None:
    user = factories.staff(ADMINISTRATOR)
    make = factories.SubscriberFactory
    make(email="known@example.org", topics={EARLY: "monthly"})
    make(email="pending@example.org", status=Status.PENDING)
    make(email="lost@example.org", status=Status.BOUNCED)
    leave(subscriber=make(email="left@example.org"), how=BY_PAGE)
    erase(subscriber=make(email="erased@example.org"), how="x")
    who = ("new", "known", "pending", "lost", "left", "erased")
    rows = read(*(LINE.format(f"{name}@example.org") for name in who)).rows

    first, second = load(rows=rows, user=user), load(rows=rows, user=user)

    assert [row.email for row in first.new] == ["new@example.org", "pending@example.org"]
    assert (first.known, second.known, second.new) == (1, 3, [])
    why = {refused.email: refused.why for refused in first.refused}
    assert "unsubscribed" in why["left@example.org"]
    assert "unsubscribed" in why["erased@example.org"]
    assert "does not exist" in why["lost@example.org"]
    new = Subscriber.objects.get(email="new@example.org")
    assert new.status == Status.CONFIRMED
    assert new.subscriptions.get().topic == NEWSLETTER
    consent = Consent.objects.get(subject=new.key)
    assert (consent.source, consent.proof, consent.wording.text) == (
        "imported", "Form 1", "Send me news"
    )  # fmt: skip
    assert consent.given_at.date() == date(2024, 5, 31)
    assert not consent.wording.is_offered
    assert current_wording(MAILINGS.name).text == MAILINGS.wording
    known = Subscriber.objects.get(email="known@example.org")
    assert list(known.subscriptions.values_list("topic", flat=True)) == [EARLY]
    assert not OutgoingMail.objects.exists()
    entry = ModelLogEntry.objects.filter(action="news.subscriber.import").last()
    assert (entry.user, entry.data) == (user, {"added": 2, "known": 1, "refused": 3})
    assert "Imported 2 subscribers" in entry.message


def test_many_lines_cost_few_queries() -> None:
    rows = read(*(LINE.format(f"r{n}@example.org") for n in range(1000))).rows
    with counted() as cost:
        load(rows=rows, user=factories.staff())
    assert cost.queries < 60
    assert Subscriber.objects.count() == Consent.objects.count() == 1000


@pytest.fixture
def admin(client: Client) -> User:
    user = factories.staff(ADMINISTRATOR)
    client.force_login(user)
    return user


def upload(client: Client, *lines: str) -> str:
    raw = "\n".join([HEAD, *lines]).encode()
    answer = client.post(UPLOAD, {"file": SimpleUploadedFile("old.csv", raw)})
    return str(answer.get("Location", ""))


def test_staff_see_what_would_happen_before_it_does(client: Client, admin: User) -> None:
    assert "Import a list" in client.get("/admin/subscribers/").content.decode()
    assert "The newsletter" in client.get(UPLOAD).content.decode()
    check = upload(client, LINE.format("jo@example.org"), LINE.format("<b>@example.org"))
    page = soup(client.get(check))
    assert "1 would be added" in page.get_text()
    cells = [cell.get_text() for cell in page.select("tbody td")]
    assert cells[:2] == ["3", "<b>@example.org"]
    assert not Subscriber.objects.exists()
    assert client.post(check, {"do": "import"})["Location"] == "/admin/subscribers/"
    assert Subscriber.objects.get().email == "jo@example.org"
    assert not SubscriberImport.objects.exists(), "the file is forgotten"
    again = client.post(check, {"do": "import"}, follow=True)
    assert "not here any more" in again.content.decode()
    assert client.get(check).status_code == 404


def test_a_list_can_be_dropped_and_is_nobody_elses(client: Client, admin: User) -> None:
    check = upload(client, LINE.format("jo@example.org"))
    other = Client()
    other.force_login(factories.staff(ADMINISTRATOR))
    assert other.get(check).status_code == 404
    other.post(check, {"do": "import"})
    client.post(check, {"do": "stop"})
    assert not SubscriberImport.objects.exists()
    assert not Subscriber.objects.exists()


def test_a_file_that_is_no_list_is_told_on_the_form(client: Client, admin: User) -> None:
    for raw, words in ((b"PK\x03\x04", "Save it as CSV"), (b"", "The file is empty")):
        answer = client.post(UPLOAD, {"file": SimpleUploadedFile("x.csv", raw)})
        assert answer.status_code == 200
        assert words in answer.content.decode()
    assert "Choose a file" in client.post(reverse("import_subscribers")).content.decode()
