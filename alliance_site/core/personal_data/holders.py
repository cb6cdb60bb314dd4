"""Who holds what on people. Core has its own holders; apps add theirs in `ready()`.

A holder that is missing here is one that is forgotten when somebody asks to be forgotten:
`everywhere.py` looks through all tables that no holder covers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from alliance_site.core.personal_data.person import Person

# Why a mention of somebody stays: to rewrite what others wrote is nothing for a machine.
JUDGE = "It only mentions them. Look at it, and change it there if it must go."


@dataclass(frozen=True)
class Held:
    """One thing that is held, in plain words. Without `stays_because` an erasure takes it away.

    `address` is where staff can look at it.
    """

    what: str
    stays_because: str = ""
    address: str = ""


def _nobody_else(person: Person) -> Person:
    return Person()


@dataclass(frozen=True)
class Holder:
    """Somewhere in the site where things are held on people.

    `find` tells what, `export` gives it with everything in it, for the person to read, and
    `erase` erases it and tells how many things that were. `identify` gives what else the person
    is known by: keys are followed by themselves, other addresses are offered to staff, because a
    family may share a phone. `covers` are the tables that nobody else need look through.
    """

    name: str
    label: str
    find: Callable[[Person], list[Held]]
    export: Callable[[Person], list[dict[str, Any]]]
    erase: Callable[[Person], int]
    identify: Callable[[Person], Person] = _nobody_else
    covers: tuple[type[Model], ...] = ()


_holders: dict[str, Holder] = {}


def register(holder: Holder) -> None:
    """Adds a holder; one of the same name takes the place of the earlier."""
    _holders[holder.name] = holder


def unregister(name: str) -> None:
    _holders.pop(name, None)


def registered() -> list[Holder]:
    return list(_holders.values())
