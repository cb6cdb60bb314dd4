"""Takes what a page of the form sends: keeps it first, and then says what is wrong with it."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, QueryDict

from engagement.form.answering import page, to_receipt, to_step
from engagement.form.carrying import unpacked
from engagement.form.drafts import begin, keep, restore
from engagement.form.forms import StepForm, Typed, WordsForm, typed_in
from engagement.form.journey import CHECK, STEPS, Journey, Step
from engagement.form.limits import too_fast, too_many_begun, too_many_sent
from engagement.form.models import FeedbackDraft
from engagement.form.sending import send, sent_of
from engagement.form.showing import (
    ORDINARY,
    back_from,
    look_again,
    show_check,
    show_gone,
    show_step,
    still_counts,
)

TOO_FAST = "You were very quick. Please check your answers, then send them again"
TOO_LATE = "This is not sent yet, because the consultation is over. See below what you can do"
TOO_MANY = (
    "We have had too many messages from your network. Keep this page open and try again in an hour"
)


def take(request: HttpRequest, key: str, name: str, draft: FeedbackDraft | None) -> HttpResponse:
    """Takes what a page sends, also where its draft is gone."""
    try:
        posted = request.POST
    except (RequestDataTooBig, TooManyFieldsSent):
        return page(request, "too_long", "This is too long for us", 413)
    if draft is None and (carried := unpacked(key, posted.get("carried", ""))):
        draft = restore(key=key, carried=carried)
    if draft is None:
        return _rescue(request, name, posted)
    journey = Journey(key, draft)
    if name == CHECK:
        return _send(request, journey)
    asked = journey.step(name)
    return _answer(request, journey, asked) if asked else to_step(key, journey.next_open())


def _answer(request: HttpRequest, journey: Journey, asked: Step) -> HttpResponse:
    """Keeps what was typed, and goes on where it is right, or back where that was asked."""
    go = request.POST.get("go", "")
    typed, form = _read(journey, asked, request.POST, is_skipped=go == "skip" and asked.may_skip)
    found = form.found if isinstance(form, WordsForm) else []
    # Who goes back has not finished the page, right as it may look.
    is_finished = go != "back" or asked.name in journey.draft.done
    is_done = is_finished and form.is_valid() and not found
    draft = keep(draft=journey.draft, step=asked.name, typed=typed, is_done=is_done)
    journey = Journey(journey.key, draft)
    if go == "back":
        return to_step(journey.key, back_from(request, journey, asked.name) or asked.name)
    if is_done:
        return to_step(journey.key, journey.next_open())
    if draft.answers.get(asked.name) == typed:
        return look_again(request, journey, asked)
    # Too long to be kept: it stands in this answer alone.
    return show_step(request, journey, asked, form, problems=form.problems, found=found)


def _read(
    journey: Journey, asked: Step, posted: QueryDict, *, is_skipped: bool = False
) -> tuple[Typed, StepForm]:
    typed = {} if is_skipped else typed_in(asked.make(journey.offered), posted)
    return typed, asked.make(journey.offered, typed)


def _send(request: HttpRequest, journey: Journey) -> HttpResponse:
    wrong = journey.next_open()
    wrong = journey.first_wrong() if wrong == CHECK else wrong
    if wrong:
        return to_step(journey.key, wrong)
    if too_fast(journey.draft):
        return show_check(request, journey, TOO_FAST)
    counts = still_counts(journey)
    if not counts and request.POST.get("as") != ORDINARY:
        return show_check(request, journey, TOO_LATE)
    if too_many_sent(request):
        return show_check(request, journey, TOO_MANY, 429)
    send(key=journey.key, sent=sent_of(journey, counts=counts))
    return to_receipt(journey.key)


def _rescue(request: HttpRequest, name: str, posted: QueryDict) -> HttpResponse:
    """The draft is gone, and its copy too: a new form begins with what stands on this page."""
    asked = next((known for known in STEPS if known.name == name), None)
    if asked is None or too_many_begun(request):
        return show_gone(request, posted)
    key, draft = begin()
    typed, form = _read(Journey(key, draft), asked, posted)
    draft = keep(draft=draft, step=asked.name, typed=typed, is_done=form.is_valid())
    return to_step(key, Journey(key, draft).next_open())
