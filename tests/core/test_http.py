"""Headers, caching and errors."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory

from alliance_site.core.http import errors
from alliance_site.core.pages.home import HomePage
from tests import factories
from tests.pages import soup


def directives(response: object) -> dict[str, str]:
    header: str = response["Content-Security-Policy"]  # type: ignore[index]
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


@pytest.mark.django_db
class TestHeaders:
    def test_the_public_site_allows_nothing_but_itself(self, client: Client) -> None:
        policy = directives(client.get("/"))
        assert policy["default-src"] == "'self'"
        assert "unsafe" not in " ".join(policy.values())
        assert "script-src" not in policy  # so that of default-src holds

    def test_the_admin_allows_its_own_inline_scripts(self, client: Client) -> None:
        policy = directives(client.get("/admin/login/"))
        assert policy["script-src"] == "'self' 'unsafe-inline'"
        assert policy["object-src"] == "'none'"

    def test_an_error_page_is_as_strict(self, client: Client) -> None:
        assert directives(client.get("/nope/"))["default-src"] == "'self'"

    def test_other_headers_are_there(self, client: Client) -> None:
        response = client.get("/")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.django_db
class TestCaching:
    # Before midnight it is kept for less: a review may become late then.
    @time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False)
    def test_a_public_page_may_be_kept_in_front_and_is_asked_for_again(
        self, client: Client
    ) -> None:
        response = client.get("/")
        assert "s-maxage=600" in response["Cache-Control"]
        assert "max-age=0" in response["Cache-Control"]
        assert "Cookie" not in response.get("Vary", "")
        assert not response.cookies
        again = client.get("/", headers={"if-none-match": response["ETag"]})
        assert again.status_code == 304

    def test_what_a_member_of_staff_sees_is_kept_nowhere(self, client: Client) -> None:
        client.force_login(factories.UserFactory(is_superuser=True))
        for address in ("/", "/admin/"):
            response = client.get(address)
            assert "s-maxage" not in response["Cache-Control"]
            assert "private" in response["Cache-Control"]

    def test_a_changed_page_has_another_tag(self, client: Client, home: HomePage) -> None:
        before = client.get("/")["ETag"]
        home.headline = "Something new"
        home.save()
        assert client.get("/")["ETag"] != before


class TestErrors:
    """No test here may touch a database: pytest-django refuses it, as a lost one would."""

    @pytest.mark.parametrize(
        ("view", "status", "words"),
        [
            (errors.not_found, 404, "Page not found"),
            (errors.forbidden, 403, "You cannot see this page"),
            (errors.server_error, 500, "there is a problem"),
        ],
    )
    def test_an_error_page_needs_no_database(self, view: object, status: int, words: str) -> None:
        response = view(RequestFactory().get("/x/"))  # type: ignore[operator]
        assert response.status_code == status
        page = soup(response)
        assert words in page.h1.get_text()
        assert page.h1.get_text() in page.title.get_text()

    def test_the_page_that_is_not_found_offers_the_search(self) -> None:
        form = soup(errors.not_found(RequestFactory().get("/x/"))).main.form
        assert form["action"] == "/search/"
        assert form.find("input", {"name": "q"})["type"] == "search"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the configured formatter writes, wherever in the site it is said."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.getLogger("django").handlers[0].formatter)
    loggers = [
        logging.getLogger(name) for name in ("", "django", "django.request", "django_structlog")
    ]
    for logger in loggers:
        logger.addHandler(handler)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)


@pytest.mark.django_db
def test_a_fault_is_logged_once_with_its_traceback_and_told_with_its_reference(
    client: Client, monkeypatch: pytest.MonkeyPatch, log: StringIO
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("alliance_site.core.pages.home.HomePage.serve", fail)
    client.raise_request_exception = False
    response = client.get("/")
    reference = soup(response).main.strong.get_text()
    assert response.status_code == 500
    assert log.getvalue().count("RuntimeError: planted") == 1
    assert log.getvalue().count("Traceback") == 1
    assert f"request_id={reference}" in log.getvalue()


class TestHealth:
    def test_live_needs_nothing(self, client: Client) -> None:
        response = client.get("/health/live/")
        assert response.json() == {"status": "ok"}
        assert "no-cache" in response["Cache-Control"]

    @pytest.mark.django_db
    def test_ready_says_what_works(self, client: Client) -> None:
        response = client.get("/health/ready/")
        assert response.json() == {
            "status": "ok",
            "database": "ok",
            "cache": "ok",
            "clock": "late",  # no worker runs here
        }

    @pytest.mark.django_db
    def test_ready_tells_of_a_lost_database(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def lost(*args: object) -> None:
            raise DatabaseError("gone")

        monkeypatch.setattr(connection, "cursor", lost)
        response = client.get("/health/ready/")
        assert response.status_code == 503
        assert response.json()["database"] == "failing"

    @pytest.mark.django_db
    def test_ready_tells_of_a_lost_cache(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cache, "get", lambda key: None)
        response = client.get("/health/ready/")
        assert (response.status_code, response.json()["cache"]) == (503, "failing")
