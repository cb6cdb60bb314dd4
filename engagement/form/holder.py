"""Half-filled forms, as something that is held on whoever fills them in."""

from typing import Any

from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import Held, Holder
from alliance_site.core.personal_data.mentions import rows_that_mention
from alliance_site.core.personal_data.person import Person, is_theirs, known_by
from engagement.form.models import FeedbackDraft

# Nobody on the staff can read one: only who has its key.
MENTION = "It only mentions them. It is deleted by itself, a day after its last change."
EMAILS, PHONES = ("email",), ("phone", "mobile")


def _naming(person: Person) -> list[FeedbackDraft]:
    return list(rows_that_mention(FeedbackDraft.objects.order_by("pk"), person, "answers"))


def _typed(draft: FeedbackDraft, *fields: str) -> list[str]:
    """What stands in these fields, on whichever page."""
    return [
        value
        for typed in draft.answers.values()
        for name, values in typed.items()
        if name in fields
        for value in values
    ]


def _theirs(person: Person) -> list[FeedbackDraft]:
    """Those in which they are how to reach the author."""
    return [
        draft
        for draft in _naming(person)
        if any(is_theirs(value, person) for value in _typed(draft, *EMAILS, *PHONES))
    ]


def _identify(person: Person) -> Person:
    found = Person()
    for draft in _theirs(person):
        found |= known_by(emails=_typed(draft, *EMAILS), phones=_typed(draft, *PHONES))
    return found


def _find(person: Person) -> list[Held]:
    theirs = {draft.pk for draft in _theirs(person)}
    return [
        Held(
            f"A half-filled feedback form of {draft.changed_at:%d/%m/%Y}",
            "" if draft.pk in theirs else MENTION,
        )
        for draft in _naming(person)
    ]


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "Begun": draft.made_at,
            "Last changed": draft.changed_at,
            **{
                f"Page “{step}”: {name}": ", ".join(values)
                for step, typed in draft.answers.items()
                for name, values in typed.items()
            },
        }
        for draft in _theirs(person)
    ]


def _erase(person: Person) -> int:
    keys = [draft.pk for draft in _theirs(person)]
    FeedbackDraft.objects.filter(pk__in=keys).delete()
    return len(keys)


def register() -> None:
    label, covers = "Half-filled feedback forms", (FeedbackDraft,)
    holders.register(
        Holder("feedback_drafts", label, _find, _export, _erase, _identify, covers=covers)
    )
