"""The pages of the form, one after the other, and the receipt.

The key in the address is all that a page needs: it is known to nobody else, and so stands in for
the token that other forms carry.
"""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from engagement.feedback.codes import code_for, code_hash, form_hash
from engagement.feedback.models import Feedback
from engagement.feedback.settings import FeedbackSettings
from engagement.following.addresses import follow_address
from engagement.form.answering import page, private, to_receipt, to_step
from engagement.form.drafts import find
from engagement.form.journey import CHECK, Journey
from engagement.form.showing import show_as_left, show_check, show_gone, show_late
from engagement.form.taking import take

CODE_SHOWN = timedelta(days=1)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def step(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """One page of a form. A form that is sent already shows its receipt, whatever is asked."""
    # In this order: the other click of a double click may send the form between the two.
    draft = find(key)
    if feedback := _sent_with(key):
        return show_late(request, feedback) or to_receipt(key)
    if request.method == "POST":
        return take(request, key, name, draft)
    if draft is None:
        return show_gone(request)
    journey = Journey(key, draft)
    asked = journey.step(name)
    if not journey.may_open(name) or (asked is None and name != CHECK):
        return to_step(key, journey.next_open())
    return show_as_left(request, journey, asked) if asked else show_check(request, journey)


@require_safe
@private
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """The private code, for a day; the same whenever it is asked for."""
    draft, feedback = find(key), _sent_with(key)
    if feedback is None:
        return to_step(key, Journey(key, draft).next_open()) if draft else show_gone(request)
    code = code_for(key)
    # Under another SECRET_KEY the same form has another code, which opens nothing.
    is_true = code_hash(code) == feedback.code_hash
    is_shown = is_true and timezone.now() - feedback.received_at < CODE_SHOWN
    return page(
        request,
        "sent",
        "We have what you told us",
        code=code if is_shown else "",
        review_days=FeedbackSettings.load().review_days,
        follow_address=follow_address(),
        sent_at=feedback.received_at,
    )


def _sent_with(key: str) -> Feedback | None:
    return (
        Feedback.objects.only("received_at", "code_hash").filter(form_hash=form_hash(key)).first()
    )
