"""An author at their own page."""

import pytest
from django.test import Client


@pytest.fixture
def author() -> Client:
    """A browser as every author's is: without a session or a token of ours."""
    return Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
