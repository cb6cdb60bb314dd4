"""Shows a page of the form: as it was left, or with what is wrong."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, QueryDict

from alliance_site.core.written import readable
from engagement.consultations.states import takes_form
from engagement.feedback.models import Feedback, OriginalText
from engagement.form.answering import page, to_step
from engagement.form.carrying import packed
from engagement.form.forms import StepForm, WordsForm
from engagement.form.journey import CHECK, Journey, Step
from engagement.form.summary import rows_of

# How somebody says that it may come as feedback that belongs to no consultation.
ORDINARY = "ordinary"
# In the address of a page that was sent and must be looked at again.
AGAIN, CHANGE = "again", "change"


def show_as_left(request: HttpRequest, journey: Journey, asked: Step) -> HttpResponse:
    """A page with what was typed before. What was just sent, or was right before, and is not right
    now says so."""
    form = journey.form(asked)
    is_sent = AGAIN in request.GET
    is_wrong = (is_sent or asked.name in journey.draft.done) and not form.is_valid()
    return show_step(
        request,
        journey,
        asked,
        form,
        problems=form.problems if is_wrong else [],
        found=form.found if is_sent and isinstance(form, WordsForm) else [],
    )


def look_again(request: HttpRequest, journey: Journey, asked: Step) -> HttpResponse:
    """To the page that was just sent: an answer to a sent form cannot be gone back to."""
    query = f"{CHANGE}&{AGAIN}" if CHANGE in request.GET else AGAIN
    return to_step(journey.key, asked.name, query)


def show_step(
    request: HttpRequest,
    journey: Journey,
    asked: Step,
    form: StepForm,
    *,
    problems: list[dict[str, str]],
    found: list[str] | None = None,
) -> HttpResponse:
    """`problems` are told at the top and beside their fields; `found` is to be looked at again."""
    return page(
        request,
        asked.template or asked.name,
        asked.title,
        form=form,
        step=asked,
        found=found or [],
        problems=problems,
        wrong={problem["href"][1:]: {"text": problem["text"]} for problem in problems},
        back=back_from(request, journey, asked.name),
        carried=packed(journey.key, journey.draft),
    )


def back_from(request: HttpRequest, journey: Journey, name: str) -> str:
    """Where "Back" leads: to the page before, or to where the answers are checked."""
    return CHECK if CHANGE in request.GET else journey.before(name)


def still_counts(journey: Journey) -> bool:
    """Whether what is sent now counts for its consultation; a campaign lets people finish."""
    asked = journey.offered.consultation
    return asked is None or takes_form(asked, journey.draft.made_at)


def show_check(
    request: HttpRequest, journey: Journey, problem: str = "", status: int = 200
) -> HttpResponse:
    """All answers. One that does not hold any more, such as an area that is gone, comes first."""
    if wrong := journey.first_wrong():
        return to_step(journey.key, wrong)
    return page(
        request,
        "check",
        "Check your answers",
        status,
        rows=rows_of(journey),
        over=None if still_counts(journey) else journey.offered.consultation,
        ordinary=ORDINARY,
        key=journey.key,
        problems=[{"text": problem, "href": "#send"}] if problem else [],
        back=journey.before(CHECK),
        carried=packed(journey.key, journey.draft),
    )


def show_late(request: HttpRequest, feedback: Feedback) -> HttpResponse | None:
    """Words that a second window brings when the form is sent already: they are not lost unseen."""
    try:
        typed = readable(request.POST.get("text") or request.POST.get("answer") or "").strip()
    except (RequestDataTooBig, TooManyFieldsSent):
        return None
    if not typed or _is_sent(typed, feedback):
        return None
    return page(request, "late", "You have sent this form already", 409, typed=typed)


def _is_sent(typed: str, feedback: Feedback) -> bool:
    original = OriginalText.objects.filter(feedback=feedback, text=typed)
    return original.exists() or feedback.answers.filter(text=typed).exists()


def show_gone(request: HttpRequest, posted: QueryDict | None = None) -> HttpResponse:
    """A form that is not there; what somebody has just typed is shown, to be copied."""
    posted = posted or QueryDict()
    typed = posted.get("text") or posted.get("answer") or ""
    return page(request, "gone", "This form is not here any more", 404, typed=typed)
