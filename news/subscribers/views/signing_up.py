"""The forms that anybody may use. What they answer tells nobody whether an address is known."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from alliance_site.core.consent.wordings import current_wording, wording_shown
from alliance_site.core.http.limits import too_many
from alliance_site.core.http.senders import comes_from_this_site
from alliance_site.core.mail_topics import registry
from news.subscribers.agreeing import MAILINGS
from news.subscribers.asking import ask, send_my_link
from news.subscribers.chosen import grouped
from news.subscribers.forms import (
    USUAL_RHYTHM,
    AskedForm,
    SignUpForm,
    errors_of,
    first_error,
    typed_in,
)
from news.subscribers.models import Rhythm

ELSEWHERE = "This came from another website. Check it, then send it from here"
TOO_MANY = "We have had too many of these from your network. Try again in an hour"
# A household, a ward or a library may share one.
OF_ONE_CLIENT = "10/h"


# No token, no cookie: see alliance_site/core/http/senders.py for what takes its place.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _sign_up(request, SignUpForm(initial={"rhythm": USUAL_RHYTHM}))
    form = SignUpForm(request.POST)
    if refusal := refused(request, form):
        return _sign_up(request, form, status=refusal)
    wording = wording_shown(MAILINGS.name, form.cleaned_data["wording"])
    ask(email=form.cleaned_data["email"], topics=form.chosen, wording=wording)
    return HttpResponseRedirect(reverse("newsletter_subscribe_sent"), status=303)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def my_link(request: HttpRequest) -> HttpResponse:
    """For those who have lost the mail with their link."""
    form = AskedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if refusal := refused(request, form):
            return _ask_for_link(request, form, status=refusal)
        send_my_link(email=form.cleaned_data["email"])
        return HttpResponseRedirect(reverse("newsletter_my_link_sent"), status=303)
    return _ask_for_link(request, form)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return _page(request, "sent", "Check your email")


@require_safe
def my_link_sent(request: HttpRequest) -> HttpResponse:
    return _page(request, "my_link_sent", "Check your email")


def refused(request: HttpRequest, form: AskedForm) -> int:
    """The status to refuse with, the reason among the form's errors; 0 for what can be done."""
    if not comes_from_this_site(request):
        form.add_error("email", ELSEWHERE)
        return 403
    if not form.is_valid():
        return 200
    if too_many(request, "subscribers", one=OF_ONE_CLIENT):
        form.add_error("email", TOO_MANY)
        return 429
    return 0


def _sign_up(request: HttpRequest, form: SignUpForm, status: int = 200) -> HttpResponse:
    topics = registry.topics()
    groups = grouped(topics.values())
    ticked = form["topics"].value() or []
    # The first group stands open; what is in the others is folded away until it is asked for.
    others = list(groups.values())[1:]
    context = {
        "groups": groups,
        "ticked": ticked,
        "more_ticked": any(topic.name in ticked for group in others for topic in group),
        "topics_error": first_error(form, "topics"),
        "rhythm": form["rhythm"].value(),
        "asks_rhythm": any(topic.items for topic in topics.values()),
        "rhythms": Rhythm.choices,
        "wording": current_wording(MAILINGS.name),
    }
    return _page(request, "subscribe", "Get our news by email", status, **_filled(form), **context)


def _ask_for_link(request: HttpRequest, form: AskedForm, status: int = 200) -> HttpResponse:
    title = "Get your link to change or stop our emails"
    return _page(request, "my_link", title, status, **_filled(form))


def _filled(form: AskedForm) -> dict[str, Any]:
    """What was typed, and what is wrong with it."""
    return {
        "typed": typed_in(form),
        "email_error": first_error(form, "email"),
        "errors": errors_of(form),
    }


def _page(
    request: HttpRequest, name: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    context = {"page_title": title, "description": "News from us by email.", **context}
    return TemplateResponse(request, f"news/subscribers/{name}.html", context, status=status)
