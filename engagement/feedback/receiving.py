"""Takes in a feedback: once for each form, however often the form is sent."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from alliance_site.core.consent.models import ConsentWording, Source
from alliance_site.core.consent.services import give_consent
from engagement.campaigns.models import Answer, Campaign, CampaignQuestion
from engagement.feedback.choices import Channel
from engagement.feedback.codes import code_for, code_hash, form_hash
from engagement.feedback.history import AUTHOR, By, write_down
from engagement.feedback.models import Contact, Feedback, OriginalText
from engagement.feedback.settings import FeedbackSettings
from programmes.models import PlanAction

RECEIVED = "receive"


@dataclass(frozen=True)
class Sent:
    """All that was sent with a form. `consents` are the wordings that somebody agreed to.

    `contact` holds fields of `Contact`; without a consent to be contacted it is left out. What came
    another way has its own `received_at`, and a `proof` of the consents that were given then.
    """

    kind: str
    text: str
    about: Any = None
    # What it was called, where the page itself is gone.
    about_title: str = ""
    action: PlanAction | None = None
    author_role: str = ""
    area: Any = None
    channel: str = Channel.WEBSITE
    consents: list[ConsentWording] = field(default_factory=list)
    contact: dict[str, Any] | None = None
    hints: list[str] = field(default_factory=list)
    is_urgent: bool = False
    campaign: Campaign | None = None
    answers: list[tuple[CampaignQuestion, str]] = field(default_factory=list)
    received_at: datetime | None = None
    proof: str = ""


def receive(*, form_key: str, sent: Sent, by: By = AUTHOR) -> tuple[Feedback, bool]:
    """The feedback, and whether it is new: the same form a second time gives the first one."""
    known = Feedback.objects.filter(form_hash=form_hash(form_key)).first()
    if known:
        return known, False
    try:
        return _store(form_key, sent, by), True
    except IntegrityError:
        # The same form at the same moment, by a double click or a second try.
        return Feedback.objects.get(form_hash=form_hash(form_key)), False


@transaction.atomic
def _store(form_key: str, sent: Sent, by: By) -> Feedback:
    received_at = sent.received_at or timezone.now()
    feedback = Feedback.objects.create(
        form_hash=form_hash(form_key),
        code_hash=code_hash(code_for(form_key)),
        kind=sent.kind,
        about=sent.about,
        about_title=sent.about.title if sent.about else sent.about_title,
        action=sent.action,
        action_title=sent.action.what if sent.action else "",
        campaign=sent.campaign,
        author_role=sent.author_role,
        area=sent.area,
        channel=sent.channel,
        received_at=received_at,
        due_at=received_at + timedelta(days=FeedbackSettings.load().review_days),
        hints=sent.hints,
        is_urgent=sent.is_urgent,
    )
    OriginalText.objects.create(feedback=feedback, text=sent.text)
    Answer.objects.bulk_create(
        Answer(feedback=feedback, question=question, asked=question.text, text=text)
        for question, text in sent.answers
    )
    source = Source.WEBSITE if sent.channel == Channel.WEBSITE else Source.STAFF
    for wording in sent.consents:
        give_consent(
            subject=feedback.key,
            wording=wording,
            source=source,
            proof=sent.proof,
            given_at=received_at,
        )
    if sent.contact:
        Contact.objects.create(feedback=feedback, **sent.contact)
    write_down(feedback, RECEIVED, by, to_state=feedback.state)
    return feedback
