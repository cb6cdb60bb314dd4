"""What engagement holds on one person: their feedback, and feedback that mentions them."""

from typing import Any

from django.db.models import Model, Q
from django.urls import reverse

from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import JUDGE, Held, Holder
from alliance_site.core.personal_data.mentions import rows_that_mention
from alliance_site.core.personal_data.person import Person, known_by, same_phone
from engagement.feedback.choices import State
from engagement.feedback.codes import WrongCode, code_hash
from engagement.feedback.history import staff
from engagement.feedback.models import Contact, Feedback
from engagement.privacy.purging import IsHeld, purge
from engagement.privacy.words import own_fields, tables_with_words

ASKED = "The person asked for it"


def _theirs(person: Person) -> list[Feedback]:
    """The feedback that they sent, as far as it can be known."""
    known = Q(key__in=person.keys) | Q(code_hash__in=_hashes(person))
    known |= Q(pk__in=_of_contacts(person))
    kept = Feedback.objects.exclude(state=State.PURGED)
    return list(kept.filter(known).select_related("contact", "original").order_by("received_at"))


def _hashes(person: Person) -> list[str]:
    hashes = []
    for code in person.codes:
        try:
            hashes.append(code_hash(code))
        except WrongCode:
            continue  # it may be a code of something else
    return hashes


def _of_contacts(person: Person) -> set[int]:
    emails = Q(pk__in=[])
    for email in person.emails:
        emails |= Q(email__iexact=email)
    found = set(Contact.objects.filter(emails).values_list("feedback", flat=True))
    if person.phones:
        numbers = Contact.objects.exclude(phone="").values_list("feedback", "phone")
        found |= {pk for pk, phone in numbers.iterator() if same_phone(phone, person.phones)}
    return found


def _mentioning(person: Person) -> list[Feedback]:
    """Others' feedback in which they are named, in whichever of its tables."""
    keys = {row.pk for row in rows_that_mention(_kept(), person, *own_fields(Feedback))}
    for model, field in tables_with_words():
        if fields := own_fields(model):
            named = rows_that_mention(model._base_manager.all(), person, *fields)
            keys |= {getattr(row, f"{field}_id") for row in named}
    own = {feedback.pk for feedback in _theirs(person)}
    return list(_kept().filter(pk__in=keys - own).order_by("received_at"))


def _kept() -> Any:
    return Feedback.objects.exclude(state=State.PURGED)


def _identify(person: Person) -> Person:
    found = Person()
    for feedback in _theirs(person):
        contact = getattr(feedback, "contact", None)
        found |= Person(keys=frozenset([feedback.key]))
        if contact:
            found |= known_by(emails=[contact.email], phones=[contact.phone])
    return found


def _find(person: Person) -> list[Held]:
    held = []
    for feedback in _theirs(person):
        because = f"It is held: {feedback.held_because}" if feedback.held_because else ""
        held.append(Held(_what(feedback), because, _address(feedback)))
    for other in _mentioning(person):
        held.append(Held(f"A mention in: {_what(other)}", JUDGE, _address(other)))
    return held


def _address(feedback: Feedback) -> str:
    """Where moderators read it."""
    return reverse("feedback_one", args=[feedback.pk])


def _what(feedback: Feedback) -> str:
    contact = " and contact details" if hasattr(feedback, "contact") else ""
    kind, state = feedback.get_kind_display(), feedback.get_state_display()
    number = f"Feedback {feedback.pk} of {feedback.received_at:%d/%m/%Y}"
    return f"{number} ({kind}; {state}): words{contact}"


def _export(person: Person) -> list[dict[str, Any]]:
    """Their own alone: feedback of others that names them is for staff to judge."""
    return [_exported(feedback) for feedback in _theirs(person)]


def _exported(feedback: Feedback) -> dict[str, Any]:
    told: dict[str, Any] = {
        "Feedback": feedback.pk,
        "Kind": feedback.get_kind_display(),
        "About": feedback.about_title,
        "Action of the plan": feedback.action_title,
        "Who you said you are": feedback.get_author_role_display(),
        "Area": str(feedback.area or ""),
        "How it came": feedback.get_channel_display(),
        "Received": feedback.received_at,
        "State": feedback.get_state_display(),
        "Public text": feedback.public_text,
        "Published": feedback.published_at,
        "Why it is not published": feedback.get_refusal_display(),
    }
    for model, field in tables_with_words():
        fields = own_fields(model)
        rows = model._base_manager.filter(**{field: feedback}).order_by("pk") if fields else []
        for number, row in enumerate(rows, start=1):
            told |= {f"{_name(model, name)} ({number})": getattr(row, name) for name in fields}
    return told


def _name(model: type[Model], field: str) -> str:
    label = getattr(model._meta.get_field(field), "verbose_name", field)
    return f"{str(model._meta.verbose_name).capitalize()}: {label}"


def _erase(person: Person) -> int:
    gone = 0
    for feedback in _theirs(person):
        try:
            purge(feedback=feedback, by=staff(None), reason=ASKED)
            gone += 1
        except IsHeld:
            continue  # it is said why it stays
    return gone


def register() -> None:
    tables: list[type[Model]] = [Feedback, *(model for model, _ in tables_with_words())]
    holders.register(
        Holder("feedback", "Feedback", _find, _export, _erase, _identify, tuple(tables))
    )
