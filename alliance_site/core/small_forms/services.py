"""What happens to an answer: it comes, once for each form, and goes when its time is over."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from alliance_site.core.consent.models import Consent, ConsentWording, Source
from alliance_site.core.consent.services import give_consent
from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.writing import written
from alliance_site.core.personal_data.leftovers import clean_up_soon
from alliance_site.core.public_forms.keys import form_hash
from alliance_site.core.small_forms.consent import PURPOSE
from alliance_site.core.small_forms.models import SmallFormSubmission
from alliance_site.core.small_forms.page import SmallFormPage

DELETED = "The answers were deleted"


class FormClosed(ValueError):
    """The form takes no more answers; the message says why."""


def received_before(page: SmallFormPage, form_key: str) -> SmallFormSubmission | None:
    """What the same form brought when it was sent before."""
    return SmallFormSubmission.objects.filter(form_hash=_hash(page, form_key)).first()


def _hash(page: SmallFormPage, form_key: str) -> str:
    return form_hash(f"{page.pk}:{form_key}")


def receive_answers(
    *,
    page: SmallFormPage,
    form_key: str,
    answers: dict[str, Any],
    agreed_to: ConsentWording | None = None,
) -> SmallFormSubmission:
    """Keeps what was sent, once for each form; raises `FormClosed` where it came too late."""
    known, hashed = received_before(page, form_key), _hash(page, form_key)
    try:
        return known or _store(page, hashed, answers, agreed_to)
    except IntegrityError:
        # The same form at the same moment, by a double click.
        return SmallFormSubmission.objects.get(form_hash=hashed)


@transaction.atomic
def _store(
    page: SmallFormPage, hashed: str, answers: dict[str, Any], agreed_to: ConsentWording | None
) -> SmallFormSubmission:
    # Nobody else counts the places at the same moment.
    Page.objects.select_for_update().get(pk=page.pk)
    if reason := page.closed_because:
        raise FormClosed(reason)
    sent = SmallFormSubmission.objects.create(page=page, form_hash=hashed, form_data=answers)
    if agreed_to:
        give_consent(subject=sent.key, wording=agreed_to, source=Source.WEBSITE)
    _tell(page, sent)
    return sent


def _tell(page: SmallFormPage, sent: SmallFormSubmission) -> None:
    """A mail without the answers: mails lie about in many places, and for long."""
    address = reverse("wagtailforms:list_submissions", args=[page.pk])
    for number, to in enumerate(filter(None, map(str.strip, page.tell.split(",")))):
        context = {"page_title": page.title, "address": f"{settings.SITE_BASE_URL}{address}"}
        words = written("small_form_sent", context)
        queue_mail(
            key=f"small_form:{sent.key}:{number}",
            to=to,
            subject=" ".join(f"New answers: {page.title}".split()),
            text=words.text,
            html=words.html,
            headers={"Auto-Submitted": "auto-generated"},
        )


def delete_old_answers() -> str:
    """Deletes answers whose time is over, page by page: each has its own."""
    # Also for consents whose answers staff deleted, or which went with a page.
    count = delete_answers(SmallFormSubmission.objects.none())
    for page in SmallFormPage.objects.order_by("pk"):
        ends = timezone.now() - timedelta(days=page.kept_days)
        count += delete_answers(page.get_submissions().filter(submit_time__lt=ends))
    return f"Deleted {count} answers to small forms."


@transaction.atomic
def delete_answers(answers: QuerySet[SmallFormSubmission]) -> int:
    """Deletes answers, and ends the consents that went with them."""
    count, _ = answers.delete()
    without_answers = Consent.objects.filter(
        wording__purpose__startswith=PURPOSE, withdrawn_at=None
    ).exclude(subject__in=SmallFormSubmission.objects.values("key"))
    ended = without_answers.update(withdrawn_at=timezone.now(), withdrawn_how=DELETED)
    if count or ended:
        clean_up_soon()
    return count
