"""What people can agree to. Apps add theirs in `ready()`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Purpose:
    """One thing that people are asked to agree to.

    `name` is kept with every consent for ever, such as "news.mailings". `wording` is what they
    read and agree to, until staff write their own.
    """

    name: str
    label: str
    wording: str


_purposes: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    """Adds a purpose; one of the same name takes the place of the earlier."""
    _purposes[purpose.name] = purpose


def unregister(name: str) -> None:
    _purposes.pop(name, None)


def registered() -> list[Purpose]:
    return sorted(_purposes.values(), key=lambda purpose: purpose.label)


def named(name: str) -> Purpose:
    """Raises `KeyError` where no app has registered it."""
    return _purposes[name]
