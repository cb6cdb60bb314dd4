"""What all tests share."""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from pytest_django import DjangoDbBlocker
from pytest_django import Settings as DjangoSettings
from wagtail.signals import page_published

from alliance_site.core.images import renditions
from alliance_site.core.pages.home import HomePage
from tests.browser.database import Settings, copy_of, for_new_threads
from tests.factories import home_page
from tests.mail_server import mail_server

__all__ = ["mail_server"]

CACHE = "alliance_site.core.http.purging.CacheInFront"


@pytest.fixture(scope="session", autouse=True)
def _media_folder() -> Iterator[None]:
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.fixture
def _no_picture_sizes() -> Iterator[None]:
    """For tests that publish many pages and look at no picture: making the sizes takes long."""
    page_published.disconnect(dispatch_uid=renditions.MAKE_ON_PUBLISH)
    yield
    renditions.connect()


@pytest.fixture
def home(db: None) -> HomePage:
    return home_page()


@pytest.fixture
def told(settings: DjangoSettings) -> Iterator[list[tuple[str, str]]]:
    """What a cache in front was told: the address and the host of each PURGE."""
    messages: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_PURGE(self) -> None:
            messages.append((self.path, self.headers["Host"]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        location = f"http://127.0.0.1:{server.server_port}"
        settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": CACHE, "LOCATION": location}}
        settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
        yield messages
        server.shutdown()


@pytest.fixture
def own_database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> Iterator[Settings]:
    """A copy of the empty test database, for work in threads and processes of their own: what is
    stored in it is really stored."""
    with (
        django_db_blocker.unblock(),
        copy_of(connection.settings_dict, "own", tmp_path) as database,
        for_new_threads(database),
    ):
        yield database
