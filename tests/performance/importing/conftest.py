from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from alliance_site.management.seed.waiting_times import plant_what_is_counted
from performance.models import BacklogCount, Load, Observation

Refused = Callable[..., None]


@pytest.fixture
def counted(db: None) -> None:
    """Organisations and standards, without a figure."""
    plant_what_is_counted()


def load(*paths: Path, **options: object) -> str:
    """Loads files by the command; gives what it said."""
    said = StringIO()
    call_command("import_waiting_times", *map(str, paths), stdout=said, stderr=said, **options)
    return said.getvalue()


@pytest.fixture
def refused(counted: None) -> Refused:
    """Loads files that must be refused, with words that must be said, and looks that nothing is."""

    def check(*paths: Path, says: tuple[str, ...], **options: object) -> None:
        said = StringIO()
        with pytest.raises(CommandError, match="Nothing was loaded"):
            call_command(
                "import_waiting_times", *map(str, paths), stdout=said, stderr=said, **options
            )
        for words in says:
            assert words in said.getvalue()
        assert not Load.objects.exists()
        assert not Observation.objects.exists()
        assert not BacklogCount.objects.exists()

    return check
