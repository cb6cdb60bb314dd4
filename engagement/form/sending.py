"""Sends a form: all of it is stored in one transaction, once, however often it is sent."""

from typing import Any

from django.db import transaction

from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.writing import written
from engagement.campaigns.models import Campaign, CampaignQuestion
from engagement.feedback.choices import ContactBy
from engagement.feedback.codes import code_for, form_hash
from engagement.feedback.hints import hints_in
from engagement.feedback.history import receipt_key
from engagement.feedback.models import Feedback
from engagement.feedback.receiving import Sent, receive
from engagement.feedback.settings import FeedbackSettings
from engagement.following.addresses import follow_address
from engagement.form.contact import contact_of
from engagement.form.journey import Journey
from engagement.form.models import FeedbackDraft
from engagement.kinds import FeedbackKind


@transaction.atomic
def send(*, key: str, sent: Sent) -> Feedback:
    """Takes a form in, drops its draft, and queues the receipt where somebody wants it by mail."""
    feedback, is_new = receive(form_key=key, sent=sent)
    if is_new and sent.contact and sent.contact["by"] == ContactBy.EMAIL:
        _queue_receipt(feedback, code_for(key), sent.contact["email"])
    FeedbackDraft.objects.filter(key_hash=form_hash(key)).delete()
    return feedback


def sent_of(journey: Journey, *, counts: bool = True) -> Sent:
    """What a form says when all its pages are right. Where it does not count for its consultation
    any more, it is feedback about the same, with the same answers."""
    said: dict[str, Any] = {"about": None, "kind": FeedbackKind.PLAN}
    answers: list[tuple[CampaignQuestion, str]] = []
    for step, form in journey.forms():
        form.is_valid()
        if step.template == "question":
            if form.cleaned_data["answer"]:
                answers.append((form.question, form.cleaned_data["answer"]))  # type: ignore[attr-defined]
        else:
            said |= form.cleaned_data
    offered = journey.offered
    if offered.only_subject:
        said["about"] = offered.only_subject.page
    return put_together(
        said,
        campaign=journey.draft.campaign if counts else None,
        answers=answers,
        about_title=offered.consultation.about_title if offered.consultation else "",
        action=said.get("action"),
    )


def put_together(
    said: dict[str, Any],
    *,
    campaign: Campaign | None = None,
    answers: list[tuple[CampaignQuestion, str]] | None = None,
    **more: Any,
) -> Sent:
    """What was said in the fields of all pages. Contact details need the consent to use them."""
    answers = answers or []
    hints = hints_in([said["text"], *(text for _, text in answers)])
    return Sent(
        kind=said["kind"],
        text=said["text"],
        about=said["about"],
        author_role=said["author_role"],
        area=said["area"],
        consents=said["consents"],
        contact=contact_of(said) if said["contact"] else None,
        hints=hints.names,
        is_urgent=hints.is_urgent,
        campaign=campaign,
        answers=answers,
        **more,
    )


def _queue_receipt(feedback: Feedback, code: str, to: str) -> None:
    """The code and what happens next; not a word of what was sent."""
    mail = written(
        "feedback_receipt",
        {
            "code": code,
            "review_days": FeedbackSettings.load().review_days,
            "follow_address": follow_address(),
        },
    )
    queue_mail(
        key=receipt_key(feedback),
        to=to,
        subject="We have what you told us: keep your code",
        text=mail.text,
        html=mail.html,
    )
