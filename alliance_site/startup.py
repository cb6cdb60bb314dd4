"""Says in one plain message, without a traceback, what goes wrong at start-up."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.db.utils import OperationalError


@contextmanager
def explained(status: int = 1) -> Iterator[None]:
    """Ends the process with a message where a setting is wrong or the database does not answer."""
    try:
        yield
    except ImproperlyConfigured as error:
        message = f"The settings are not right: {error}"
    except OperationalError as error:
        message = (
            f"The database did not answer: {str(error).strip()}\n"
            "Check that it is running and that DATABASE_URL names it (see .env.example)."
        )
    else:
        return
    print(message, file=sys.stderr, flush=True)
    sys.exit(status)
