"""The pages of an author: they give their code, see and decide. No scripts, no cookies."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from alliance_site.core.consent.services import in_force
from alliance_site.core.consent.wordings import current_wording
from alliance_site.core.written import readable
from engagement.commitments.queries import of_feedback
from engagement.commitments.showing import shown
from engagement.feedback.models import Feedback
from engagement.feedback.publishing import MayNotPublish
from engagement.feedback.queries import by_code
from engagement.feedback.settings import FeedbackSettings
from engagement.feedback.transitions import NotPossible
from engagement.following.answers import authors_page, go_to, own_context
from engagement.following.approving import OtherWords, mark_of
from engagement.following.choosing import choices_of
from engagement.following.forms import CodeForm
from engagement.following.limits import count_wrong_code, too_many
from engagement.following.links import feedback_of, keep, kept, page_address, step_address
from engagement.following.status import status_of
from engagement.following.steps import STEPS, Step
from engagement.following.story import story_of

UNKNOWN = "We do not know this code. Check each sign. We may have deleted what you sent"
TOO_MANY = "We have had too many wrong codes from your network. Try again in an hour"
ENDED = "For your safety this page closes after an hour. Enter your code again to go on."
NOT_AGREED = "You have not agreed that we publish what you said. Agree first, on your page"
LATE = "That is not possible any more. This is where it stands now."


@authors_page
def follow(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _ask(request)
    if too_many(request):
        return _ask(request, error=TOO_MANY, status=429)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, error=str(form.errors["code"][0]))
    feedback = by_code(form.cleaned_data["code"])
    if feedback is None:
        count_wrong_code(request)
        return _ask(request, error=UNKNOWN)
    return _enter(request, feedback, *kept(request.POST.get("kept", "")))


def _enter(
    request: HttpRequest, feedback: Feedback, name: str, typed: dict[str, Any]
) -> HttpResponse:
    """On to where they were, with what they had typed; else to the page."""
    if name not in STEPS or not STEPS[name].is_open(feedback):
        return go_to(page_address(feedback))
    if not typed:
        return go_to(step_address(feedback, name))
    return _show_step(request, feedback, name, typed)


def _ask(
    request: HttpRequest, error: str = "", status: int = 200, hidden: str = "", why: str = ""
) -> HttpResponse:
    """The question for the code, with all that was typed."""
    context = own_context(
        page_title="Follow what you sent us",
        description="See what has come of what you told us, with your private code.",
        code=readable(request.POST.get("code", ""))[:200],
        kept=hidden or request.POST.get("kept", ""),
        error=error,
        why=why,
    )
    return TemplateResponse(request, "engagement/following/code.html", context, status=status)


@authors_page
def page(request: HttpRequest, token: str) -> HttpResponse:
    """All that the author may know and do."""
    feedback = feedback_of(token)
    if feedback is None:
        return _ask(request, why=ENDED)
    done = STEPS.get(request.GET.get("done", ""))
    context = own_context(
        page_title="What you sent us",
        feedback=feedback,
        status=status_of(feedback),
        story=story_of(feedback),
        replies=feedback.replies.all(),
        came_of_it=shown(of_feedback(feedback)),
        open={name for name, step in STEPS.items() if step.is_open(feedback)},
        choices=choices_of(feedback),
        seen=mark_of(feedback),
        key=uuid4().hex,
        said=done.said if done else "",
        late=LATE if "late" in request.GET else "",
        step=lambda name: step_address(feedback, name),
    )
    return TemplateResponse(request, "engagement/following/page.html", context)


@authors_page
def step(request: HttpRequest, token: str, name: str) -> HttpResponse:
    if name not in STEPS:
        raise Http404
    feedback = feedback_of(token)
    if feedback is None:
        typed = _typed(request) if request.method == "POST" else {}
        return _ask(request, hidden=keep(name, typed), why=ENDED)
    if request.method != "POST":
        if not STEPS[name].is_open(feedback):
            return go_to(f"{page_address(feedback)}?late")
        return _show_step(request, feedback, name, {})
    return _act(request, feedback, name)


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What stood in the form, field by field."""
    return {name: values for name, values in request.POST.lists() if name in FIELDS}


FIELDS = {name for one in STEPS.values() for name in one.form.base_fields}


def _act(request: HttpRequest, feedback: Feedback, name: str) -> HttpResponse:
    one, typed = STEPS[name], _typed(request)
    form = one.form(request.POST)
    if not form.is_valid():
        errors = {field: str(said[0]) for field, said in form.errors.items()}
        return _show_step(request, feedback, name, typed, errors)
    try:
        one.act(feedback, form)
    except MayNotPublish:
        return _show_step(request, feedback, name, typed, {"go": NOT_AGREED})
    except OtherWords as error:
        feedback.refresh_from_db()
        return _show_step(request, feedback, name, {}, {"go": str(error)})
    except NotPossible:
        return go_to(f"{page_address(feedback)}?late")
    return go_to(f"{page_address(feedback)}?done={name}")


def _show_step(
    request: HttpRequest,
    feedback: Feedback,
    name: str,
    typed: dict[str, Any],
    errors: dict[str, str] | None = None,
) -> HttpResponse:
    one = STEPS[name]
    context = own_context(
        page_title=one.heading,
        step=one,
        action=step_address(feedback, name),
        back=page_address(feedback),
        feedback=feedback,
        errors=errors or {},
        seen=mark_of(feedback),
        **_shown(one, feedback, typed),
    )
    return TemplateResponse(request, f"engagement/following/{one.template}.html", context)


def _shown(one: Step, feedback: Feedback, typed: dict[str, Any]) -> dict[str, Any]:
    """The values of the form: what was typed or, on a new form, what we have."""
    value = {name: readable(values[-1]) if values else "" for name, values in typed.items()}
    contact = getattr(feedback, "contact", None)
    if contact and not typed:
        value = {name: getattr(contact, name) for name in ("by", "name", "email", "phone")}
        value |= {"address": contact.address, "needs_detail": contact.needs_detail}
    return {
        "value": value,
        "needs": typed.get("needs", []) if typed else getattr(contact, "needs", []),
        "key": value.get("form_key") or uuid4().hex,
        **_agreement(feedback, one.purpose),
        "kept_days": FeedbackSettings.load().withdrawn_kept_days,
    }


def _agreement(feedback: Feedback, purpose: str) -> dict[str, Any]:
    """The words that they agreed to or, where they did not, those that they would agree to now."""
    if not purpose:
        return {}
    given = in_force(feedback.key, purpose).select_related("wording").first()
    return {
        "agrees": given is not None,
        "wording": given.wording if given else current_wording(purpose),
    }
