"""The seeded site, served to a real browser.

    def test_something(page, site): page.goto("/about/")

`site` alone is enough for tests that need no browser. Both need the mark `django_db`, which makes
pytest prepare the database that the site's own is a copy of.
"""

import asyncio
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect
from pytest_django import DjangoDbBlocker

from alliance_site.management.seed.planting import plant
from tests.browser.database import Settings, copy_of, for_new_threads, in_new_thread

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(
    (path for name in (os.environ.get("CHROMIUM", ""), *NAMES) if (path := shutil.which(name))),
    None,
)
# No screen, and no calls to the makers of the browser.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# A busy machine takes longer than the five seconds that are usual.
expect.set_options(timeout=20_000)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and not CHROMIUM:
        pytest.skip("No Chromium was found: install one, or name it in CHROMIUM")


@dataclass(frozen=True)
class Site:
    """Where the seeded site answers, and a way to work on its database."""

    url: str

    def run(self, work: Callable[[], Any]) -> Any:
        return in_new_thread(work)


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Says nothing: the tests tell what went wrong."""


@contextmanager
def served() -> Iterator[str]:
    """The address of a server with the whole application, for as long as the block lasts."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
    server.set_app(get_wsgi_application())
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def plant_site() -> None:
    plant(lambda line: None)
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)


@pytest.fixture(scope="session")
def seeded_database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> Iterator[Settings]:
    """A database with the demonstration site in it. Nobody writes to it: tests get copies."""
    folder = tmp_path_factory.mktemp("seeded")
    with (
        django_db_blocker.unblock(),
        copy_of(connection.settings_dict, "seeded", folder) as database,
    ):
        with for_new_threads(database):
            in_new_thread(plant_site)
        yield database


@pytest.fixture(scope="module")
def site(
    seeded_database: Settings, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> Iterator[Site]:
    """The seeded site, freshly copied for this file."""
    folder: Path = tmp_path_factory.mktemp("site")
    with (
        django_db_blocker.unblock(),
        copy_of(seeded_database, "site", folder) as database,
        for_new_threads(database),
        override_settings(ROOT_URLCONF="tests.browser.urls"),
        served() as url,
    ):
        yield Site(url)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def event_loop_of_browser(browser: Browser) -> Iterator[asyncio.AbstractEventLoop]:
    """Playwright's event loop, parked.

    Playwright leaves its loop marked as running in this thread, where Django then refuses the
    database to every later test. So the mark is there during a browser test and at no other time.
    """
    loop = asyncio.get_running_loop()
    asyncio._set_running_loop(None)
    yield loop
    asyncio._set_running_loop(loop)


@pytest.fixture
def event_loop(event_loop_of_browser: asyncio.AbstractEventLoop) -> Iterator[None]:
    asyncio._set_running_loop(event_loop_of_browser)
    yield
    asyncio._set_running_loop(None)


@pytest.fixture
def new_context(
    site: Site, event_loop: None, new_context: Callable[..., BrowserContext]
) -> Callable[..., BrowserContext]:
    """Opens a window of its own (a browser context) at the seeded site."""
    return partial(new_context, base_url=site.url)


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser did not like: an error, a refusal of the policy, a request that failed."""
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.append(f"{page.url}: {message.text}")

    def hear_failure(request: Request) -> None:
        # A page that is left gives up what it was still fetching: that is no fault of the site.
        if request.failure != "net::ERR_ABORTED":
            heard.append(f"{request.url} failed: {request.failure}")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
    page.on("requestfailed", hear_failure)
    return heard
