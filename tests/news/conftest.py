"""What tests of the news share."""

import pytest

from alliance_site.core.pages.home import HomePage
from news.models import NewsIndexPage
from tests import factories


@pytest.fixture
def section(home: HomePage) -> NewsIndexPage:
    return factories.NewsIndexPageFactory(parent=home)
