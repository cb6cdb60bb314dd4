"""Staff read what readers reported, and close it with a reason."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page

from alliance_site.core.clock import jobs
from alliance_site.core.dashboard.panels import panels_for
from alliance_site.core.page_problems.models import PageProblem, Reason, Status
from alliance_site.core.page_problems.panel import ReportedProblemsPanel
from alliance_site.core.page_problems.services import ReasonMissing, close_problems
from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import ANALYST, EDITOR
from alliance_site.core.users.models import User
from tests import factories
from tests.pages import counted

pytestmark = pytest.mark.django_db
LISTING = "/admin/snippets/core/pageproblem/"


@pytest.fixture
def staff() -> User:
    return factories.staff(EDITOR)


def panels_of(user: User) -> list[ReportedProblemsPanel]:
    request = RequestFactory().get("/")
    request.user = user
    return [panel for panel in panels_for(request) if isinstance(panel, ReportedProblemsPanel)]


@pytest.fixture
def page(home: HomePage, staff: User) -> Page:
    return factories.StandardPageFactory(parent=home, title="Mine", owner=staff)


def closing(*problems: PageProblem) -> str:
    ids = "&".join(f"id={problem.pk}" for problem in problems)
    return f"/admin/bulk/core/pageproblem/close/?{ids}&next={LISTING}"


def test_many_are_closed_at_once_with_a_reason_and_it_is_logged(
    client: Client, staff: User
) -> None:
    problems = factories.PageProblemFactory.create_batch(2)
    client.force_login(staff)
    assert problems[0].text in client.get(closing(*problems)).content.decode()
    unsaid = client.post(closing(*problems), {"note": "x"})
    assert unsaid.status_code == 200
    assert not PageProblem.objects.filter(status=Status.CLOSED).exists()

    done = client.post(closing(*problems), {"reason": Reason.FIXED, "note": "=Put right"})

    assert done.status_code == 302
    for problem in PageProblem.objects.all():
        assert (problem.status, problem.closed_by) == (Status.CLOSED, staff)
        assert (problem.reason, problem.note) == (Reason.FIXED, "=Put right")
    logged = ModelLogEntry.objects.filter(action="core.close_page_problem")
    assert logged.count() == 2
    assert all(problems[0].text not in entry.label for entry in logged)


def test_what_is_closed_stays_as_it_was_closed(staff: User) -> None:
    problem = factories.PageProblemFactory()
    assert close_problems(problems=[problem], reason=Reason.SPAM, by=staff) == 1
    assert close_problems(problems=[problem], reason=Reason.FIXED, by=staff) == 0
    problem.refresh_from_db()
    assert problem.reason == Reason.SPAM
    with pytest.raises(ReasonMissing):
        close_problems(problems=[problem], reason="", by=staff)


def test_nobody_writes_changes_or_deletes_one_in_the_admin(client: Client) -> None:
    problem = factories.PageProblemFactory()
    client.force_login(factories.UserFactory(is_superuser=True))
    for what in ("add/", f"edit/{problem.pk}/", f"delete/{problem.pk}/"):
        assert client.get(f"{LISTING}{what}").status_code in (302, 404)
    inspect = client.get(f"{LISTING}inspect/{problem.pk}/").content.decode()
    assert problem.text in inspect
    assert "Close this problem" in inspect
    assert "Closed by" not in inspect, "what is still to come is left out"


def test_without_the_permission_nothing_is_shown_or_closed(client: Client) -> None:
    analyst = factories.staff(ANALYST)
    problem = factories.PageProblemFactory(text="Secret words")
    client.force_login(analyst)
    assert client.get(LISTING).status_code == 302
    client.post(closing(problem), {"reason": Reason.FIXED})
    problem.refresh_from_db()
    assert problem.status == Status.OPEN
    assert not panels_of(analyst)


def test_the_list_is_filtered_by_state_owner_and_page(
    client: Client, staff: User, page: Page
) -> None:
    factories.PageProblemFactory(text="About mine", page=page, page_title="Mine")
    factories.PageProblemFactory(text="About nothing")
    factories.PageProblemFactory(text="Done", status=Status.CLOSED)
    client.force_login(staff)

    def shown(query: str) -> list[str]:
        html = client.get(f"{LISTING}?{query}").content.decode()
        return [text for text in ("About mine", "About nothing", "Done") if text in html]

    assert shown("status=open") == ["About mine", "About nothing"]
    assert shown(f"owner={staff.pk}") == ["About mine"]
    assert shown("owner=nobody") == ["About nothing", "Done"]
    assert shown("page_title=min") == ["About mine"]


def test_the_export_is_safe(client: Client, staff: User) -> None:
    factories.PageProblemFactory(text='=HYPERLINK("https://evil.example")\x07', page_title="-1")
    client.force_login(staff)
    answer = client.get(f"{LISTING}?export=csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer).decode())))
    assert rows[1][0] == "'-1"
    assert rows[1][2] == '\'=HYPERLINK("https://evil.example")'
    assert client.get(f"{LISTING}?export=xlsx").status_code == 200


def test_the_dashboard_shows_the_problems_of_my_own_pages_first(staff: User, page: Page) -> None:
    mine = factories.PageProblemFactory(page=page, page_title="Mine")
    factories.PageProblemFactory.create_batch(6, page_title="Others")
    (panel,) = panels_of(staff)
    context = panel.get_context_data(None)
    assert context["problems"][0] == mine
    assert context["mine"] == {mine.pk}
    assert context["total"] == 7
    assert "Mine (yours)" in panel.render_html({})


def test_the_problems_of_many_pages_cost_what_those_of_one_cost(staff: User) -> None:
    costs = []
    panels_of(staff)  # rights known
    for count in (1, 5):
        for _ in range(count):
            factories.PageProblemFactory(page=factories.StandardPageFactory(owner=staff))
        with counted() as cost:
            assert panels_of(staff)
        costs.append(cost.queries)
    assert costs[0] == costs[1]


def test_a_deleted_page_leaves_its_problem_and_a_year_ends_it(page: Page) -> None:
    kept = factories.PageProblemFactory(page=page, page_title="Mine")
    page.delete()
    kept.refresh_from_db()
    assert (kept.page, kept.page_title) == (None, "Mine")
    factories.PageProblemFactory(made_at=timezone.now() - timedelta(days=366))
    (job,) = [job for job in jobs.registered() if job.name == "delete_old_page_problems"]
    assert "1 page problem" in (job.run() or "")
    assert list(PageProblem.objects.all()) == [kept]


def test_the_list_and_the_dashboard_cost_the_same_for_more_pages_and_owners(
    client: Client, staff: User, home: HomePage
) -> None:
    client.force_login(staff)

    def costs(count: int) -> list[int]:
        for _ in range(count):
            owned = factories.StandardPageFactory(parent=home, owner=factories.UserFactory())
            factories.PageProblemFactory(page=owned)
        found = []
        for address in (LISTING, "/admin/"):
            client.get(address)
            with counted() as cost:
                client.get(address)
            found.append(cost.queries)
        return found

    assert costs(2) == costs(10)
