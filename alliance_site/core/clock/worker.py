"""Lets the clock tick beside the background worker, in the same process."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import close_old_connections, connections

from alliance_site.core.clock.ticking import tick

logger = logging.getLogger(__name__)

# A tick with nothing to do costs two small queries.
SECONDS_BETWEEN_TICKS = 5.0


@contextmanager
def ticking() -> Iterator[None]:
    """Ticks as long as what stands inside runs, and ends with it, however that ends."""
    stopped = Event()
    thread = Thread(target=_tick_until, args=(stopped,), name="clock", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def _tick_until(stopped: Event) -> None:
    while not stopped.is_set():
        close_old_connections()
        try:
            tick()
        except Exception:  # a database that is away for a moment must not stop the clock for good
            logger.exception("The clock missed a tick")
        stopped.wait(SECONDS_BETWEEN_TICKS)
    connections.close_all()
