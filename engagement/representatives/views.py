"""What representatives see: the page that a link opens, the draft, and the receipt."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from alliance_site.core.http.limits import too_many
from alliance_site.core.http.senders import comes_from_this_site
from alliance_site.core.written import readable
from engagement.feedback.codes import code_for, form_hash
from engagement.form.answering import private
from engagement.form.forms import WORDS_LENGTH
from engagement.representatives.commenting import actions_of, comment
from engagement.representatives.forms import CommentForm
from engagement.representatives.inviting import send_new_link
from engagement.representatives.links import (
    invitation_of,
    is_usable,
    new_token,
    remember,
    use,
    visitor,
)
from engagement.representatives.models import Invitation
from programmes.models import DeliveryPlanPage

TITLE = "Read our draft plan"
GONE = "This link does not work"
USED = "This link has been used, or its time is over"
MANY = "Too many tries from your network. Try again in an hour"
ELSEWHERE = "This came from another website. Send it again from here"


# No token: the page sets no cookie of its own. The browser's word on where it was sent from takes
# its place.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """A link from a mail. To look at it uses nothing up; the button on it opens the draft."""
    if too_many(request, "draft-invitation", one="60/h", together="2000/h"):
        return _page(request, "gone", GONE, 429, error=MANY)
    found = invitation_of(token)
    if found is None or not found.review.is_open:
        return _page(request, "gone", GONE, 404)
    here = visitor(request)
    if here and here.pk == found.pk:
        return _to("draft_plan")
    if not is_usable(found):
        return _page(request, "used", USED, token=token)
    if request.method != "POST" or not comes_from_this_site(request):
        return _page(request, "invitation", TITLE, invitation=found)
    return _open(request, found, token)


def _open(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    """The draft, for this browser alone."""
    secret = use(found)
    if not secret:
        return _page(request, "used", USED, token=token)
    answer = _to("draft_plan")
    remember(answer, found, secret)
    return answer


@csrf_exempt
@require_POST
@private
def new_link(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the old link gets nothing by it: the new one goes to who was invited."""
    found = invitation_of(token)
    if too_many(request, "draft-new-link", one="10/h", together="200/h"):
        return _page(request, "gone", GONE, 429, error=MANY)
    if found is None or not found.review.is_open or not comes_from_this_site(request):
        return _page(request, "gone", GONE, 404)
    send_new_link(invitation=found)
    return _page(request, "new_link", "We have sent a new link")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def draft(request: HttpRequest) -> HttpResponse:
    """The draft as it was when they were invited, and what they want to say about it."""
    who = visitor(request)
    plan = _draft_of(who)
    if who is None or plan is None:
        typed = readable(request.POST.get("text", ""))[:WORDS_LENGTH]
        return _page(request, "gone", "You cannot read this draft any more", 404, typed=typed)
    if request.method != "POST":
        form = CommentForm(actions_of(plan), initial={"form_key": new_token()})
        return _show(request, who, plan, form)
    form = CommentForm(actions_of(plan), request.POST)
    if not comes_from_this_site(request):
        form.add_error("text", ELSEWHERE)
    if not form.is_valid():
        return _show(request, who, plan, form)
    said = form.cleaned_data
    comment(invitation=who, form_key=said["form_key"], text=said["text"], action=said["part"])
    return _to("draft_sent", said["form_key"])


@require_http_methods(["GET", "HEAD"])
@private
def sent(request: HttpRequest, key: str) -> HttpResponse:
    """The private code of a comment, for the browser that sent it."""
    who = visitor(request)
    is_theirs = who and who.comments.filter(form_hash=form_hash(key)).exists()
    code = code_for(key) if is_theirs else ""
    return _page(request, "sent", "Thank you: we have your comment", code=code)


def _draft_of(who: Invitation | None) -> DeliveryPlanPage | None:
    revision = who.review.revision if who and who.review.plan else None
    plan = revision.as_object() if revision else None
    return plan if isinstance(plan, DeliveryPlanPage) else None


def _show(
    request: HttpRequest, who: Invitation, plan: DeliveryPlanPage, form: CommentForm
) -> HttpResponse:
    context = plan.get_context(request)
    context |= {
        "page_title": ("Error: " if form.errors else "") + f"Draft: {plan.title}",
        "review": who.review,
        "is_private": True,
        "form": form,
        "canonical_address": reverse("draft_plan"),
    }
    return TemplateResponse(request, "engagement/representatives/draft.html", context)


def _page(
    request: HttpRequest, template: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    context |= {
        "page_title": title,
        "description": "For patient and carer representatives.",
        "canonical_address": reverse("draft_plan"),
    }
    name = f"engagement/representatives/{template}.html"
    return TemplateResponse(request, name, context, status=status)


def _to(name: str, *args: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(name, args=args), status=303)
