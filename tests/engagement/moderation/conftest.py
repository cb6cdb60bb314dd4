"""Moderators and leads with the admin open in front of them."""

import pytest
from django.test import Client

from alliance_site.core.users.models import User
from tests.core.roles.screens import client_of
from tests.engagement import making


@pytest.fixture
def moderator(db: None) -> User:
    return making.moderator(username="mo", first_name="Mo", email="mo@example.org")


@pytest.fixture
def lead(db: None) -> User:
    return making.lead(username="lee", first_name="Lee", email="lee@example.org")


@pytest.fixture
def admin(moderator: User) -> Client:
    return client_of(moderator)


@pytest.fixture
def leads_admin(lead: User) -> Client:
    return client_of(lead)
