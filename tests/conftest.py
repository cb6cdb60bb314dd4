"""What all tests share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from pytest_django import DjangoDbBlocker
from wagtail.signals import page_published

from alliance_site.core.images import renditions
from alliance_site.core.pages.home import HomePage
from tests.browser.database import Settings, copy_of, for_new_threads
from tests.factories import home_page


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
