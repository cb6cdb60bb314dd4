"""Tells everybody who contributed to one thing what came of it: each person once.

What is to be told is stored first, with the numbers of the feedback that led to it. The clock then
goes through them in batches. A batch is one transaction, and each person has a key of their own in
it: a worker can be killed at any point, and whoever comes next leaves nobody out and tells nobody
twice, also not those who sent several things.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from alliance_site.core.consent.models import Consent
from alliance_site.core.outbox.letters import Recipient, address_letter, take_back, write_letter
from alliance_site.core.outbox.models import Letter, OutgoingMail, Status
from alliance_site.core.outbox.writing import written
from engagement.answering.identity import Way, identity_of, ways_to_tell
from engagement.answering.models import Notice, Telling
from engagement.answering.telling import TIME_TO_UNDO
from engagement.answering.words import Words
from engagement.feedback.choices import State
from engagement.feedback.models import Actor, Contact, FeedbackEvent
from engagement.feedback.purposes import CONTACT

AT_ONCE = 500
TOLD_OF = "told_what_came_of_it"
GONE = (State.WITHDRAWN, State.PURGED)


@transaction.atomic
def tell_contributors(*, about_key: str, feedback_ids: QuerySet, words: Words) -> Notice:
    """Has everybody told who sent one of these, and agrees that we contact them.

    `feedback_ids` gives primary keys, or rows of feedback. A second call with the same key changes
    nothing. The first mail goes some minutes later, so that `stop_telling` can take all of it back.
    """
    numbers = sorted(set(feedback_ids.order_by().values_list("pk", flat=True)))
    said = {"subject": words.subject, "happened": words.happened, "next": words.next}
    return Notice.objects.get_or_create(key=about_key, defaults={**said, "feedback": numbers})[0]


def who_would_be_told(feedback_ids: QuerySet) -> list[Way]:
    """Everybody who could be told now, each once: for whoever is about to decide."""
    return ways_to_tell("", _contacts(feedback_ids.order_by().values("pk")))


@transaction.atomic
def stop_telling(*, about_key: str) -> None:
    """Takes back what nobody has heard yet; a later call of `tell_contributors` begins anew."""
    notice = Notice.objects.select_for_update().filter(key=about_key).first()
    if notice is None:
        return
    take_back(OutgoingMail.objects.filter(letter__in=Letter.objects.filter(key__in=_keys(notice))))
    notice.tellings.filter(done_at=None).delete()
    # A telling that is done keeps its person from being told again, whatever becomes of the words.
    notice.tellings.update(notice=None)
    notice.delete()


def tell_all_who_wait() -> str:
    """Takes each notice to its end."""
    ready = Notice.objects.filter(finished_at=None, made_at__lte=timezone.now() - TIME_TO_UNDO)
    told = sum(_tell(pk) for pk in list(ready.values_list("pk", flat=True)))
    return f"{told} people told what came of what they sent." if told else ""


def _tell(pk: int) -> int:
    told = 0
    while (batch := _tell_some(pk)) is not None:
        told += batch
    return told


@transaction.atomic
def _tell_some(pk: int) -> int | None:
    """One batch; None where there is no more, or it was taken back."""
    notice = Notice.objects.select_for_update().filter(pk=pk, finished_at=None).first()
    if notice is None:
        return None
    some = [number for number in notice.feedback if number > notice.told_up_to][:AT_ONCE]
    if not some:
        # Whose numbers they were leads from a deleted feedback to what its author asked for.
        notice.finished_at, notice.feedback = timezone.now(), []
        notice.save(update_fields=["finished_at", "feedback"])
        return None
    found = ways_to_tell(notice.key, _contacts(some))
    ways = _still_to_tell(found)
    _tell_by_mail(notice, [way for way in ways if way.is_mail])
    _ask_people(notice, [way for way in ways if way.is_person])
    _told_by_another(found, {way.key for way in ways})
    notice.told_up_to = some[-1]
    notice.save(update_fields=["told_up_to"])
    return len(ways)


def _contacts(numbers: list[int] | QuerySet) -> list[Contact]:
    """Of those who agree at this moment. What is withdrawn, or may put somebody in danger, is left
    out, and so is what else the same person sent: others may read what reaches them."""
    agreed = Consent.objects.filter(
        subject=OuterRef("feedback__key"), wording__purpose=CONTACT, withdrawn_at=None
    )
    found = Contact.objects.filter(Exists(agreed), feedback__in=numbers)
    found = found.exclude(feedback__state__in=GONE).select_related("feedback")
    in_danger = Contact.objects.filter(feedback__is_safeguarding=True)
    unsafe = {identity_of(contact) for contact in in_danger}
    return [each for each in found.order_by("feedback_id") if identity_of(each) not in unsafe]


def _still_to_tell(ways: list[Way]) -> list[Way]:
    """Without those who were told by another feedback of theirs."""
    keys = [way.key for way in ways]
    mailed = OutgoingMail.objects.filter(key__in=keys).exclude(status=Status.WITHDRAWN)
    known = {
        *mailed.values_list("key", flat=True),
        *Telling.objects.filter(key__in=keys).values_list("key", flat=True),
    }
    return [way for way in ways if way.key not in known]


def _tell_by_mail(notice: Notice, ways: list[Way]) -> None:
    for is_large in (False, True):
        some = [way for way in ways if way.is_large == is_large]
        if some:
            recipients = [Recipient(way.key, way.contact.email) for way in some]
            address_letter(letter=_letter(notice, is_large=is_large), recipients=recipients)
    # The history says so; and by `mail` it is taken back when its author wants no more from us.
    FeedbackEvent.objects.bulk_create(_event(way) for way in ways if not way.is_person)


def _told_by_another(found: list[Way], new: set[str]) -> None:
    """One mail tells of all that somebody sent: each says so, and whichever of them is withdrawn,
    the mail still goes because of the others (telling.py)."""
    told = [
        Way(way.key, contact, way.is_mail, way.is_person)
        for way in found
        if way.is_mail and not way.is_person
        for contact in (way.others if way.key in new else [way.contact, *way.others])
    ]
    numbers = [way.contact.feedback_id for way in told]
    events = FeedbackEvent.objects.filter(feedback__in=numbers, action=TOLD_OF)
    known = {(event.feedback_id, event.before.get("mail")) for event in events}
    FeedbackEvent.objects.bulk_create(
        _event(way) for way in told if (way.contact.feedback_id, way.key) not in known
    )


def _ask_people(notice: Notice, ways: list[Way]) -> None:
    events = FeedbackEvent.objects.bulk_create([_event(way) for way in ways])
    Telling.objects.bulk_create(
        Telling(
            feedback=way.contact.feedback,
            event=event,
            notice=notice,
            key=way.key,
            by=way.contact.by,
        )
        for way, event in zip(ways, events, strict=True)
    )


def _event(way: Way) -> FeedbackEvent:
    before = {"mail": way.key} if way.is_mail else {}
    return FeedbackEvent(
        feedback=way.contact.feedback, action=TOLD_OF, actor=Actor.CLOCK, before=before
    )


def _letter(notice: Notice, *, is_large: bool) -> Letter:
    text = written("what_came_of_it", {"words": notice, "large_print": is_large})
    return write_letter(
        key=_keys(notice)[is_large],
        subject=notice.subject,
        headers={"Auto-Submitted": "auto-generated"},
        text=text.text,
        html=text.html,
    )


def _keys(notice: Notice) -> tuple[str, str]:
    return f"told:{notice.key}:{notice.pk}", f"told:{notice.key}:{notice.pk}:large"
