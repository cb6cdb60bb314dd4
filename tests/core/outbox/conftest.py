"""What tests of the outbox share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.browser.database import Settings, copy_of, for_new_threads


@pytest.fixture
def own_database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> Iterator[Settings]:
    """A copy of the empty test database, for work in threads and processes of their own."""
    with (
        django_db_blocker.unblock(),
        copy_of(connection.settings_dict, "outbox", tmp_path) as database,
        for_new_threads(database),
    ):
        yield database
