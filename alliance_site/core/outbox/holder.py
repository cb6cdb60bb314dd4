"""What the outbox holds on somebody: the mails to them, and mails that name them."""

from typing import Any

from django.db.models import Q, QuerySet

from alliance_site.core.outbox.erasing import erase_now
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.words import words_of
from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import Held, Holder
from alliance_site.core.personal_data.mentions import mentions, rows_that_mention
from alliance_site.core.personal_data.person import Person

# The words of a letter are the same for everybody; what is one person's own stands in its values.
WHERE_NAMED = ("to", "reply_to", "subject", "text", "html", "headers", "values", "error")


def _mails(person: Person) -> QuerySet[OutgoingMail]:
    kept = OutgoingMail.objects.filter(erased_at=None)
    theirs = Q(pk__in=[mail.pk for mail in rows_that_mention(kept, person, *WHERE_NAMED)])
    for key in person.keys:
        theirs |= Q(key__contains=str(key)) | Q(key__contains=key.hex)
    return kept.filter(theirs).select_related("letter").order_by("made")


def _find(person: Person) -> list[Held]:
    return [
        Held(f"A mail of {mail.made:%d/%m/%Y}: {mail.get_status_display()}")
        for mail in _mails(person)
    ]


def _export(person: Person) -> list[dict[str, Any]]:
    return [_exported(mail, person) for mail in _mails(person)]


def _exported(mail: OutgoingMail, person: Person) -> dict[str, Any]:
    if not _is_to(mail, person):
        return {"Written": mail.made, "What": "A mail to somebody else that names you."}
    words = words_of(mail)
    return {
        "Written": mail.made,
        "To": mail.to,
        "Status": mail.get_status_display(),
        "Subject": words.subject,
        "Words": words.text,
    }


def _is_to(mail: OutgoingMail, person: Person) -> bool:
    keys = {form for key in person.keys for form in (str(key), key.hex)}
    return mentions(mail.to, person) or any(key in mail.key for key in keys)


def _erase(person: Person) -> int:
    return erase_now(_mails(person))


def register() -> None:
    holders.register(
        Holder("outbox", "Mails", _find, _export, _erase, covers=(OutgoingMail,)),
    )
