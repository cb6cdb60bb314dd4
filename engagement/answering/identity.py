"""Who is one person among contacts, and how each of them is told something.

A key stays in the outbox for ever, so it says nothing about whom it is for: it is a keyed hash of
the address, and another one for each thing that is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.crypto import salted_hmac

from alliance_site.core.outbox.refusing import MailRefused, refuse_address
from alliance_site.core.personal_data.person import NotAnIdentifier, phone_of
from engagement.answering.telling import BY_MAIL
from engagement.feedback.choices import CommunicationNeed, ContactBy
from engagement.feedback.models import Contact

SALT = "engagement.contributors"


@dataclass(frozen=True)
class Way:
    """One person and how to reach them: by mail, by a member of staff, or both."""

    key: str
    contact: Contact
    is_mail: bool
    is_person: bool
    # What else they sent.
    others: list[Contact] = field(default_factory=list)

    @property
    def is_large(self) -> bool:
        return CommunicationNeed.LARGE_PRINT in self.contact.needs


def identity_of(contact: Contact) -> str:
    """The same for each contact of one person, however they typed it."""
    if contact.by == ContactBy.EMAIL:
        return contact.email.strip().casefold()
    if contact.by == ContactBy.POST:
        return " ".join(contact.address.casefold().replace(",", " ").split())
    try:
        return phone_of(contact.phone)
    except NotAnIdentifier:
        return "".join(sign for sign in contact.phone if sign.isdigit())


def ways_to_tell(about_key: str, contacts: Iterable[Contact]) -> list[Way]:
    """One way for each person, by the first thing that they sent."""
    found: dict[str, Way] = {}
    for contact in contacts:
        identity = identity_of(contact)
        key = f"{about_key}:{_hash(about_key, identity)}"
        if identity and key not in found:
            is_mail = contact.by == ContactBy.EMAIL and _is_address(contact.email)
            is_person = not is_mail or bool(set(contact.needs) - BY_MAIL)
            found[key] = Way(key, contact, is_mail, is_person)
        elif identity:
            found[key].others.append(contact)
    return list(found.values())


def _hash(about_key: str, identity: str) -> str:
    return salted_hmac(SALT, f"{about_key}:{identity}", algorithm="sha256").hexdigest()[:40]


def _is_address(email: str) -> bool:
    try:
        refuse_address(email)
    except MailRefused:
        return False
    return True
