"""Somebody's own page, by the private link: what they get, where, and the end of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from alliance_site.core.consent.wordings import current_wording, wording_shown
from alliance_site.core.http.private import private_page
from alliance_site.core.mail_topics import registry
from alliance_site.core.pages.keys import as_key
from news.subscribers.agreeing import MAILINGS
from news.subscribers.choosing import choose
from news.subscribers.chosen import NothingChosen, choice_of, grouped
from news.subscribers.forms import MoveForm, errors_of, first_error, typed_in
from news.subscribers.leaving import ERASED, erase
from news.subscribers.links import subscriber_of
from news.subscribers.models import Rhythm, Status, Subscriber
from news.subscribers.moving import ask_to_move
from news.subscribers.views.leaving import no_such_link

TITLE = "Choose which emails you get"
CHOOSE = "Choose at least one topic, or stop all emails"
FIELD = "topic:"
YES = "yes"

OwnPage = Callable[[HttpRequest, Subscriber, str], HttpResponse]


def own_page(view: OwnPage) -> Callable[..., HttpResponse]:
    """Finds out whose link it is. The link itself shows that a form was sent by its owner."""

    @csrf_exempt
    @private_page
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        subscriber = subscriber_of(token)
        if subscriber is None:
            return no_such_link(request)
        return view(request, subscriber, token)

    return answer


@own_page
def preferences(request: HttpRequest, subscriber: Subscriber, token: str) -> HttpResponse:
    if subscriber.status == Status.LEFT:
        return HttpResponseRedirect(reverse("newsletter_unsubscribe", args=[token]))
    if request.method != "POST":
        return _page(request, subscriber, token, choice_of(subscriber))
    sent = {
        name: request.POST.get(f"{FIELD}{name}", "")
        for name in registry.topics()
        if request.POST.get(f"{FIELD}{name}")
    }
    words = wording_shown(MAILINGS.name, as_key(request.POST.get("wording", "")))
    try:
        choose(subscriber=subscriber, topics=sent, wording=words)
    except NothingChosen:
        errors = [{"text": CHOOSE, "href": "#topic-1"}]
        return _page(request, subscriber, token, sent, errors)
    return HttpResponseRedirect(f"{request.path}?saved", status=303)


def _page(
    request: HttpRequest,
    subscriber: Subscriber,
    token: str,
    chosen: dict[str, str],
    errors: list[dict[str, str]] | None = None,
) -> HttpResponse:
    topics = registry.topics()
    context: dict[str, Any] = {
        "page_title": TITLE,
        "subscriber": subscriber,
        "bounced": subscriber.status == Status.BOUNCED,
        "token": token,
        "groups": grouped(topics.values()),
        "chosen": chosen,
        "field": FIELD,
        "rhythms": Rhythm.choices,
        "yes": YES,
        "wording": current_wording(MAILINGS.name),
        "errors": errors or [],
        "saved": "saved" in request.GET and not errors,
    }
    return TemplateResponse(request, "news/subscribers/preferences.html", context)


@own_page
def change_address(request: HttpRequest, subscriber: Subscriber, token: str) -> HttpResponse:
    form = MoveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = current_wording(MAILINGS.name)
        ask_to_move(subscriber=subscriber, email=form.cleaned_data["email"], wording=words)
        return HttpResponseRedirect(f"{request.path}?sent", status=303)
    context = {
        "page_title": "Check your email" if "sent" in request.GET else "Change your address",
        "email": subscriber.email,
        "token": token,
        "typed": typed_in(form),
        "email_error": first_error(form, "email"),
        "errors": errors_of(form),
        "sent": "sent" in request.GET and request.method != "POST",
    }
    return TemplateResponse(request, "news/subscribers/change_address.html", context)


@own_page
def delete(request: HttpRequest, subscriber: Subscriber, token: str) -> HttpResponse:
    if request.method == "POST":
        erase(subscriber=subscriber, how=ERASED)
        return HttpResponseRedirect(reverse("newsletter_deleted"), status=303)
    context = {
        "page_title": "Delete your address",
        "email": subscriber.email,
        "token": token,
    }
    return TemplateResponse(request, "news/subscribers/delete.html", context)
