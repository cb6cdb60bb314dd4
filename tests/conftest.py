"""What all tests share."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from wagtail.signals import page_published

from alliance_site.core.images import renditions
from alliance_site.core.pages.home import HomePage
from tests.factories import home_page
from tests.mail_server import mail_server

__all__ = ["mail_server"]


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
