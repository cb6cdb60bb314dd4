"""The author's page has an address of its own for an hour; the code never stands in an address."""

from typing import Any

from django.core import signing
from django.urls import reverse

from engagement.feedback.choices import State
from engagement.feedback.models import Feedback

VALID_SECONDS = 60 * 60
KEPT_SALT = "engagement.following.kept"
signer = signing.TimestampSigner(salt="engagement.following", sep="~")


def page_address(feedback: Feedback) -> str:
    """Each answer leads to a new one: an hour begins anew with what the author does."""
    return reverse("feedback_follow_page", args=[_token(feedback)])


def step_address(feedback: Feedback, step: str) -> str:
    return reverse("feedback_follow_step", args=[_token(feedback), step])


def _token(feedback: Feedback) -> str:
    return signer.sign(feedback.key.hex)


def feedback_of(token: str) -> Feedback | None:
    """Nobody's where the token is forged, its hour is over, or the words are gone."""
    try:
        key = signer.unsign(token, max_age=VALID_SECONDS)
    except signing.BadSignature:
        return None
    found = Feedback.objects.select_related("original", "contact", "area")
    return found.exclude(state=State.PURGED).filter(key=key).first()


def keep(step: str, typed: dict[str, Any]) -> str:
    """Where somebody was and what they had typed, to stand hidden beside the code they are asked
    for. Signed: nobody else can lay words into somebody's form."""
    return signing.dumps([step, typed], salt=KEPT_SALT, compress=True)


def kept(said: str) -> tuple[str, dict[str, Any]]:
    """What `keep` made; nothing where it is not ours or a day old."""
    try:
        step, typed = signing.loads(said, salt=KEPT_SALT, max_age=24 * 60 * 60)
    except signing.BadSignature:
        return "", {}
    return step, typed
