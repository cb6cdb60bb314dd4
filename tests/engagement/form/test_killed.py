"""Every answer that said "received" is true, though processes of the site are killed meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from bench.tools.killing import is_whole, prepare, send_all, served
from tests.browser.database import Settings, copy_of, for_new_threads, in_new_thread
from tests.core.outbox.test_together import address_of

pytestmark = pytest.mark.django_db  # makes pytest prepare the database that ours is a copy of
COUNT = 160


@pytest.fixture(scope="module")
def own_database(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Settings]:
    """A copy of the empty test database, for processes that are killed."""
    folder = tmp_path_factory.mktemp("killed")
    with (
        django_db_blocker.unblock(),
        copy_of(connection.settings_dict, "killed", folder) as database,
        for_new_threads(database),
    ):
        yield database


def test_a_form_is_received_once_though_workers_are_killed(
    own_database: Settings, tmp_path: Path
) -> None:
    log = tmp_path / "access.log"
    keys = in_new_thread(lambda: prepare(COUNT))
    with served(address_of(own_database), str(log)) as (port, master):
        told = send_all(keys, port, master)
    print(f"{COUNT} sends in {told.seconds:.1f} s, {told.killed} killed, {told.broken} broken")
    assert in_new_thread(lambda: is_whole(keys, told)) == []
    assert told.killed
    # Whoever reads the log of the server could read a half-filled form by its key.
    assert "POST /have-your-say/share/(private)/check/" in log.read_text()
    assert not [key for key in keys if key in log.read_text()]
