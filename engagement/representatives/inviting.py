"""Shows a draft plan to representatives: invites them, sends a new link, takes a link back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.refusing import MailRefused, refuse_address
from alliance_site.core.outbox.writing import written
from alliance_site.core.template_functions import moment
from engagement.representatives.links import address_of, hashed, link_ends, new_token
from engagement.representatives.models import DraftReview, Invitation
from programmes.models import DeliveryPlanPage

OPENED = "engagement.draft_review_opened"
INVITED = "engagement.draft_review_invited"
WITHDRAWN = "engagement.draft_invitation_withdrawn"


class MayNotInvite(ValueError):
    """The draft cannot be shown; the message says what to do."""


def read_addresses(typed: str) -> tuple[list[str], list[str]]:
    """The addresses of a text with one on each line, and what is wrong with it, by line."""
    addresses: dict[str, str] = {}
    problems = []
    for number, line in enumerate(typed.splitlines(), start=1):
        address = line.strip().strip(",;")
        if not address:
            continue
        try:
            validate_email(address)
            refuse_address(address)
        except (ValidationError, MailRefused):
            problems.append(f"Line {number} is not an email address: {address[:80]}")
        else:
            addresses.setdefault(address.lower(), address)
    return list(addresses.values()), problems


@transaction.atomic
def open_review(
    *, plan: DeliveryPlanPage, message: str, closes_at: datetime, emails: Iterable[str], user: Any
) -> DraftReview:
    """Shows the newest draft of a plan, as it is now, to these people."""
    # Of a double click, the second waits here and finds what the first has done.
    plan = DeliveryPlanPage.objects.select_for_update().get(pk=plan.pk)
    revision = plan.latest_revision
    if revision is None:
        raise MayNotInvite("This plan has no draft. Save one first.")
    if closes_at <= timezone.now():
        raise MayNotInvite("The time until which they can comment is over. Choose a later one.")
    now = timezone.now()
    if DraftReview.objects.filter(revision=revision, closes_at__gt=now).exists():
        raise MayNotInvite("This draft is shown already. Invite more people on its own screen.")
    review = DraftReview.objects.create(
        plan=plan,
        plan_title=revision.content.get("title") or plan.title,
        revision=revision,
        message=message.strip(),
        closes_at=closes_at,
        opened_by=user,
    )
    log(instance=plan, action=OPENED, user=user, revision=revision)
    invite(review=review, emails=emails, user=user)
    return review


@transaction.atomic
def invite(*, review: DraftReview, emails: Iterable[str], user: Any) -> int:
    """Sends links to those who have none, or none any more; tells how many that were."""
    review = DraftReview.objects.select_for_update().get(pk=review.pk)
    if not review.is_open:
        raise MayNotInvite("The time to comment on this draft is over.")
    known = {one.email.lower(): one for one in review.invitations.exclude(email="")}
    new = []
    for email in emails:
        old = known.get(email.lower())
        if old and not old.withdrawn_at:
            continue
        new.append(email)
        if old:
            send_new_link(invitation=old)
            continue
        token = new_token()
        invitation = Invitation.objects.create(
            review=review,
            email=email,
            token_hash=hashed(token),
            expires_at=link_ends(review.closes_at),
        )
        _send(invitation, token)
    if review.plan and new:
        log(instance=review.plan, action=INVITED, user=user, data={"count": len(new)})
    return len(new)


@transaction.atomic
def send_new_link(*, invitation: Invitation) -> None:
    """To the address that was invited and no other. The old link is worth nothing after that."""
    token = new_token()
    invitation.token_hash = hashed(token)
    invitation.used_at = invitation.withdrawn_at = None
    invitation.sent_at = timezone.now()
    invitation.expires_at = link_ends(invitation.review.closes_at)
    invitation.save(
        update_fields=["token_hash", "used_at", "withdrawn_at", "sent_at", "expires_at"]
    )
    _send(invitation, token)


@transaction.atomic
def withdraw(*, invitation: Invitation, user: Any) -> None:
    """The link is dead, and so is the page in the browser that has used it."""
    invitation.withdrawn_at, invitation.visit_hash = timezone.now(), ""
    invitation.save(update_fields=["withdrawn_at", "visit_hash"])
    if invitation.review.plan:
        log(instance=invitation.review.plan, action=WITHDRAWN, user=user)


def _send(invitation: Invitation, token: str) -> None:
    review = invitation.review
    text = written(
        "draft_invitation",
        {
            "plan": review.plan_title,
            "message": review.message,
            "address": address_of(token),
            "opens_until": moment(invitation.expires_at),
            "closes_at": moment(review.closes_at),
        },
    )
    queue_mail(
        key=f"draft-invitation:{hashed(token)}",
        to=invitation.email,
        subject=f"Please read our draft: {review.plan_title}",
        text=text.text,
        html=text.html,
        headers={"Auto-Submitted": "auto-generated"},
    )
