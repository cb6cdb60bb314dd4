"""Tells those who keep addresses that one of them does not exist."""

import logging
from collections.abc import Callable

logger = logging.getLogger(__name__)

_listeners: dict[str, Callable[[str, str], None]] = {}


def register(name: str, listener: Callable[[str, str], None]) -> None:
    """`listener` is given the address, and what the mail server said; apps do it in `ready()`."""
    _listeners[name] = listener


def unregister(name: str) -> None:
    _listeners.pop(name, None)


def bounced(*, address: str, why: str) -> None:
    """Tells all of them. What goes wrong with one of them holds up no mail."""
    for name, listener in _listeners.items():
        try:
            listener(address, why)
        except Exception:
            logger.exception("A bounce was not taken in by: %s", name)
