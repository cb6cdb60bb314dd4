"""What tests of the newsletter share."""

import pytest
from pytest_django import Settings as DjangoSettings

from alliance_site.core.pages.home import HomePage
from news.models import NewsletterIssuePage
from tests import factories
from tests.core.outbox.conftest import own_database

__all__ = ["own_database"]

ADDRESSES = "tests.news.newsletter.urls"


@pytest.fixture(autouse=True)
def _with_sign_up(settings: DjangoSettings) -> None:
    settings.ROOT_URLCONF = ADDRESSES
    # Test runners put their own in its place.
    settings.EMAIL_BACKEND = "alliance_site.core.outbox.backend.OutboxEmailBackend"


@pytest.fixture
def issue(home: HomePage) -> NewsletterIssuePage:
    return factories.newsletter_issue(title="What is new", slug="what-is-new")
