"""What tests of the newsletter share."""

import pytest
from pytest_django import Settings as DjangoSettings

from alliance_site.core.pages.home import HomePage
from news.models import NewsletterIssuePage
from tests import factories


@pytest.fixture(autouse=True)
def _outbox(settings: DjangoSettings) -> None:
    # Test runners put their own in its place.
    settings.EMAIL_BACKEND = "alliance_site.core.outbox.backend.OutboxEmailBackend"


@pytest.fixture
def issue(home: HomePage) -> NewsletterIssuePage:
    return factories.newsletter_issue(title="What is new", slug="what-is-new")
