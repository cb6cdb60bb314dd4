"""What tests of delivery plans share."""

import pytest

from alliance_site.core.pages.home import HomePage
from programmes.models import PrinciplePage
from tests import factories


@pytest.fixture
def principles(home: HomePage) -> list[PrinciplePage]:
    """The principles of today; there are two of them."""
    return factories.principles(2)
