"""What must be checked: the list, the report, the panel, the mail on Mondays."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser, Permission
from django.core import mail
from django.test import Client, RequestFactory
from openpyxl import load_workbook
from pytest_django import DjangoCaptureOnCommitCallbacks

from alliance_site.core.clock import jobs
from alliance_site.core.dashboard.panels import panels_for
from alliance_site.core.models import OutgoingMail, PageReview, StandardPage, User
from alliance_site.core.pages.home import HomePage
from alliance_site.core.review import due, pages_due
from alliance_site.core.review.due import DueItem, due_by
from alliance_site.core.review.panel import DuePanel
from alliance_site.core.roles.names import ANALYST, EDITOR, PUBLISHER
from tests import factories
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 4)  # a Monday


@pytest.fixture(autouse=True)
def _on_a_monday() -> Iterator[None]:
    with time_machine.travel("2026-05-04 09:00:00+00:00", tick=False):
        yield


def page(home: HomePage, title: str, due_on: date | None, owner: User | None) -> StandardPage:
    """A page whose next review is due on a day; None: never reviewed."""
    made: StandardPage = factories.StandardPageFactory(parent=home, title=title)
    reviewed = {"reviewed_on": date(2025, 11, 3), "next_due": due_on} if due_on else {}
    PageReview.objects.create(page=made, owner=owner, owner_role="Team", **reviewed)
    return made


@pytest.fixture
def owner(db: None) -> User:
    made: User = factories.UserFactory(
        first_name="Ada", last_name="O’Neil", email="ada@example.org", is_superuser=True
    )
    return made


@pytest.fixture
def pages(home: HomePage, owner: User) -> None:
    page(home, "Never", None, owner)
    page(home, "Late", date(2026, 5, 3), owner)
    page(home, "Today", TODAY, None)
    page(home, "Soon", date(2026, 6, 3), owner)
    page(home, "Far", date(2026, 6, 4), owner)
    page(home, "Draft", date(2026, 5, 1), owner).unpublish()
    late = StandardPage.objects.get(title="Late")
    late.create_alias(parent=home, update_slug="alias")
    factories.NewsIndexPageFactory(parent=home)


@pytest.fixture
def other_source() -> Iterator[None]:
    """What another part of the site might add, with a title that somebody typed."""
    item = DueItem("Fact", "=HYPERLINK(1)\x07", "To check", None, None, "-Team", "/admin/facts/1/")
    due.register(due.DueSource("others", lambda day: [item]))
    yield
    due.unregister("others")


@pytest.mark.usefixtures("pages")
def test_what_is_due_is_told_in_one_query_with_reason_and_owner(owner: User) -> None:
    due_by(TODAY)  # content types known
    with counted() as cost:
        found = [(i.title, i.reason, i.due, i.owner) for i in pages_due.SOURCE.items(TODAY)]
    assert cost.queries == 1
    assert found == [
        ("Never", "Never reviewed", None, owner),
        ("Late", "Review is late", date(2026, 5, 3), owner),
        ("Today", "Review is due", TODAY, None),
    ]


@pytest.mark.usefixtures("pages", "other_source")
def test_the_report_looks_a_month_ahead_and_is_filtered(client: Client, owner: User) -> None:
    client.force_login(owner)

    def titles(query: str = "") -> list[str]:
        rows = soup(client.get(f"/admin/reports/due/{query}")).select("tbody tr")
        return [row.select_one("td").get_text(strip=True) for row in rows]

    assert titles() == ["=HYPERLINK(1)\x07", "Never", "Late", "Today", "Soon"]
    assert titles("?kind=Fact") == ["=HYPERLINK(1)\x07"]
    assert titles(f"?kind=Page&owner={owner.pk}") == ["Never", "Late", "Soon"]
    assert titles("?owner=nobody&kind=Page") == ["Today"]
    assert len(titles("?owner=nonsense")) == 5
    assert client.get("/admin/reports/due/results/?kind=Fact").status_code == 200


@pytest.mark.usefixtures("pages", "other_source")
def test_the_report_leaves_as_a_spreadsheet_that_runs_nothing(client: Client, owner: User) -> None:
    client.force_login(owner)
    stream: Any = client.get("/admin/reports/due/?export=csv")
    rows = list(csv.reader(b"".join(stream.streaming_content).decode().splitlines()))
    assert rows[0] == ["Kind", "Title", "Why", "Due", "Owner", "Role", "Where to check"]
    assert rows[1][1:3] + rows[1][5:6] == ["'=HYPERLINK(1)", "To check", "'-Team"]
    assert rows[3][3:5] == ["2026-05-03", "Ada O’Neil"]
    assert rows[3][6].startswith("http://testserver/admin/pages/")
    book: Any = client.get("/admin/reports/due/?kind=Fact&export=xlsx")
    sheet = load_workbook(BytesIO(b"".join(book.streaming_content))).active
    assert [cell.value for cell in sheet["B"]] == ["Title", "'=HYPERLINK(1)"]


@pytest.mark.usefixtures("pages")
def test_the_report_is_not_for_those_who_work_on_no_page(client: Client) -> None:
    user = factories.UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert b"Never reviewed" not in client.get("/admin/reports/due/", follow=True).content


def panel_of(user: Any) -> str | None:
    """What the panel says to somebody, or None where they have none."""
    request = RequestFactory().get("/admin/")
    request.user = user
    panels = [panel for panel in panels_for(request) if isinstance(panel, DuePanel)]
    return str(panels[0].render_html({"request": request})) if panels else None


@pytest.mark.usefixtures("pages")
def test_the_panel_shows_ones_own_first(owner: User) -> None:
    another = factories.UserFactory(is_superuser=True)
    PageReview.objects.filter(page__title="Today").update(owner=another)
    for user, order, mine in (
        (owner, ["Late", "Never", "Today"], "2 of them yours"),
        (another, ["Today", "Late", "Never"], "1 of them yours"),
    ):
        words = panel_of(user) or ""
        assert sorted(order, key=words.index) == order
        assert "Soon" not in words
        assert mine in words
    for stranger in (factories.staff(ANALYST), AnonymousUser()):
        assert panel_of(stranger) is None


@pytest.mark.usefixtures("pages", "other_source")
def test_each_owner_gets_one_mail_a_week_with_all_that_is_due(
    home: HomePage,
    owner: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    page(home, "Of somebody without an address", None, factories.UserFactory(email=""))
    gone = factories.UserFactory(email="gone@example.org", is_active=False)
    page(home, "Of somebody who is gone", None, gone)
    page(home, "Beds & <b>care</b>", date(2026, 5, 1), owner)
    job = next(job for job in jobs.registered() if job.name == "remind_owners")
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            job.run()
    (sent,) = mail.outbox
    assert sent.to == ["ada@example.org"]
    assert sent.subject == "3 things for you to check on the website"
    assert "Hello Ada O’Neil," in sent.body
    assert "* Beds & <b>care</b> (page)\n  Review is late, due 1 May 2026. Team\n" in sent.body
    assert "http://testserver/admin/pages/" in sent.body
    assert "Today" not in sent.body
    assert "Soon" not in sent.body
    html = sent.alternatives[0].content
    assert "Beds &amp; &lt;b&gt;care&lt;/b&gt;" in html
    assert html.count("<a href=") == 5
    with time_machine.travel("2026-05-11 09:00:00+00:00", tick=False):
        job.run()
    assert OutgoingMail.objects.count() == 2


@pytest.mark.usefixtures("pages", "other_source")
def test_publishers_hear_of_what_nobody_looks_after(owner: User) -> None:
    factories.staff(PUBLISHER, email="petra@example.org")
    factories.staff(PUBLISHER, email="")
    factories.staff(EDITOR, email="edith@example.org")
    next(job for job in jobs.registered() if job.name == "remind_owners").run()
    mails = {sent.to: sent for sent in OutgoingMail.objects.all()}
    assert set(mails) == {owner.email, "petra@example.org"}
    theirs = mails["petra@example.org"]
    assert theirs.subject == "2 things for you to check on the website"
    assert "no person who looks after it yet" in theirs.text
    assert "Today" in theirs.text
    assert "Late" not in theirs.text


def test_where_nothing_is_due_nobody_is_written_to() -> None:
    job = next(job for job in jobs.registered() if job.name == "remind_owners")
    job.run()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 5, 4, 6, 59, tzinfo=UTC), datetime(2026, 5, 4, 7, tzinfo=UTC)),
        (datetime(2026, 5, 4, 7, tzinfo=UTC), datetime(2026, 5, 11, 7, tzinfo=UTC)),
        (datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 26, 8, tzinfo=UTC)),
        (datetime(2026, 12, 31, 12, tzinfo=UTC), datetime(2027, 1, 4, 8, tzinfo=UTC)),
    ],
)
def test_the_mail_goes_on_mondays_at_eight_in_london(moment: datetime, expected: datetime) -> None:
    job = next(job for job in jobs.registered() if job.name == "remind_owners")
    assert job.after(moment) == expected
