"""Half-filled forms: begun, kept page by page, brought back, and deleted after a day."""

import json
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from engagement.campaigns.models import Campaign
from engagement.feedback.codes import form_hash
from engagement.form.carrying import Carried
from engagement.form.forms import Typed
from engagement.form.models import FeedbackDraft
from engagement.form.parts import WHOLE, Part

LIFE = timedelta(days=1)
# Of one page. What is longer stands in the answer alone, with what is wrong with it.
LONGEST_PAGE = 60_000


def new_key() -> str:
    """What stands for one form: nobody can guess it."""
    return secrets.token_urlsafe(32)


def begin(
    *, campaign: Campaign | None = None, kind: str = "", part: Part = WHOLE
) -> tuple[str, FeedbackDraft]:
    """Makes a form with what its address said; the key is in no table, only its hash."""
    key = new_key()
    answers, done = part.said()
    if kind:
        answers["kind"] = {"kind": [kind]}
    return key, FeedbackDraft.objects.create(
        key_hash=form_hash(key), campaign=campaign, answers=answers, done=done
    )


def find(key: str) -> FeedbackDraft | None:
    """The draft of this key, where it is not older than a day."""
    young = FeedbackDraft.objects.filter(changed_at__gt=timezone.now() - LIFE)
    return young.select_related("campaign").filter(key_hash=form_hash(key)).first()


@transaction.atomic
def restore(*, key: str, carried: Carried) -> FeedbackDraft:
    """Brings back a draft that is gone, from what its page carried."""
    campaign = Campaign.objects.filter(pk=carried.campaign_id).first()
    draft, _ = FeedbackDraft.objects.update_or_create(
        key_hash=form_hash(key),
        defaults={
            "answers": carried.answers,
            "done": carried.done,
            "campaign": campaign,
            "made_at": carried.made_at,
            "changed_at": timezone.now(),
        },
    )
    return draft


@transaction.atomic
def keep(*, draft: FeedbackDraft, step: str, typed: Typed, is_done: bool) -> FeedbackDraft:
    """Keeps what was typed on one page, right or wrong. Another page in a second window keeps its
    own."""
    now = FeedbackDraft.objects.select_for_update().filter(pk=draft.pk).first() or draft
    if len(json.dumps(typed, ensure_ascii=False)) <= LONGEST_PAGE:
        now.answers = {**now.answers, step: typed}
    now.done = [*(name for name in now.done if name != step), *([step] if is_done else [])]
    now.changed_at = timezone.now()
    now.save()
    return now


def delete_old_drafts() -> str:
    """Nothing of a form that was not sent is kept for longer than a day."""
    count, _ = FeedbackDraft.objects.filter(changed_at__lte=timezone.now() - LIFE).delete()
    return f"Deleted {count} forms that nobody finished."
