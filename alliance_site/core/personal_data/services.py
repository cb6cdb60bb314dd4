"""Finds, exports and erases all that is held on one person, and writes down that it was done."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac

from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import Held, Holder
from alliance_site.core.personal_data.leftovers import clean_up_soon
from alliance_site.core.personal_data.models import Action, PersonalDataLog
from alliance_site.core.personal_data.person import Person
from alliance_site.core.personal_data.report import zipped

Findings = list[tuple[Holder, list[Held]]]


def known_as(person: Person) -> Person:
    """The person with the keys that stand for them."""
    return person | Person(keys=_known(person).keys)


def also_known_as(person: Person) -> Person:
    """Addresses and numbers that stand beside those asked for; they may be somebody else's."""
    found = _known(person)
    return Person(emails=found.emails, phones=found.phones) - person


def _known(person: Person) -> Person:
    found = Person()
    for holder in holders.registered():
        found |= holder.identify(person)
    return found


def held_on(person: Person) -> Findings:
    """By holder, those that hold nothing left out."""
    known = known_as(person)
    found = [(holder, holder.find(known)) for holder in holders.registered()]
    return [(holder, things) for holder, things in found if things]


def look_up(*, person: Person, user: Any) -> Findings:
    """What is held, for staff to see; that they looked is written down."""
    found = held_on(person)
    _write_down(Action.FOUND, person, user, stayed=_counts(found))
    return found


def export(*, person: Person, user: Any) -> bytes:
    """A zip file with all that is held: once to be read, once for a machine."""
    known = known_as(person)
    with transaction.atomic():
        exported = [(holder.label, holder.export(known)) for holder in holders.registered()]
        held = [(label, things) for label, things in exported if things]
        counts = {label: len(things) for label, things in held}
        entry = _write_down(Action.EXPORTED, person, user, stayed=counts)
    return zipped(held, entry.made_at)


@transaction.atomic
def erase(*, person: Person, user: Any) -> PersonalDataLog:
    """Erases all that may go, from every holder or from none."""
    known = known_as(person)
    erased = {holder.label: holder.erase(known) for holder in holders.registered()}
    stayed = _counts([(holder, holder.find(known)) for holder in holders.registered()])
    clean_up_soon()
    return _write_down(Action.ERASED, person, user, erased=erased, stayed=stayed)


def _counts(found: Findings) -> dict[str, int]:
    return {holder.label: len(things) for holder, things in found}


def _write_down(
    action: Action,
    person: Person,
    user: Any,
    *,
    erased: Mapping[str, int] | None = None,
    stayed: Mapping[str, int] | None = None,
) -> PersonalDataLog:
    by = {"email address": person.emails, "phone number": person.phones, "code": person.codes}
    return PersonalDataLog.objects.create(
        action=action,
        user=user,
        looked_by=", ".join(name for name, values in by.items() if values),
        hashes=sorted(hash_of(value) for values in by.values() for value in values),
        erased={label: count for label, count in (erased or {}).items() if count},
        stayed={label: count for label, count in (stayed or {}).items() if count},
    )


def hash_of(identifier: str) -> str:
    """What the log keeps of an address, a number or a code; without our key nobody can guess it."""
    return salted_hmac("core.personal_data", identifier, algorithm="sha256").hexdigest()
