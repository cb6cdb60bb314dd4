"""The link that ends all mail: a page with one button, and one click in a mail program."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from alliance_site.core.consent.wordings import current_wording, wording_shown
from alliance_site.core.http.private import private_page
from alliance_site.core.pages.keys import as_key
from news.subscribers.agreeing import MAILINGS
from news.subscribers.chosen import choice_of, lines
from news.subscribers.leaving import BY_MAIL_PROGRAM, BY_PAGE, come_back, leave
from news.subscribers.links import is_ours, subscriber_of
from news.subscribers.models import Status, Subscriber

PLAIN = "text/plain; charset=utf-8"


# Mail providers send it for their users (RFC 8058): they know no token and come from elsewhere.
@csrf_exempt
@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    subscriber = subscriber_of(token)
    if request.method == "POST" and "List-Unsubscribe" in request.POST:
        return _one_click(subscriber, token)
    if subscriber is None:
        return no_such_link(request)
    if request.method == "POST":
        if request.POST.get("do") == "come_back":
            words = wording_shown(MAILINGS.name, as_key(request.POST.get("wording", "")))
            come_back(subscriber=subscriber, wording=words)
        else:
            leave(subscriber=subscriber, how=BY_PAGE)
        return HttpResponseRedirect(request.path, status=303)
    return _page(request, subscriber, token)


def _one_click(subscriber: Subscriber | None, token: str) -> HttpResponse:
    if subscriber:
        leave(subscriber=subscriber, how=BY_MAIL_PROGRAM)
    elif not is_ours(token):
        return HttpResponse("This link does not work.", content_type=PLAIN, status=404)
    return HttpResponse("You get no more emails from us.", content_type=PLAIN)


def _page(request: HttpRequest, subscriber: Subscriber, token: str) -> HttpResponse:
    has_left = subscriber.status == Status.LEFT
    context: dict[str, Any] = {
        "page_title": "You get no more emails from us" if has_left else "Stop all emails",
        "email": subscriber.email,
        "token": token,
        "chosen": lines(choice_of(subscriber)),
        "wording": current_wording(MAILINGS.name),
    }
    name = "left" if has_left else "unsubscribe"
    return TemplateResponse(request, f"news/subscribers/{name}.html", context)


def no_such_link(request: HttpRequest) -> HttpResponse:
    """For private links that are forged, mistyped, or older than a change of address."""
    context = {"page_title": "This link does not work", "why": "private"}
    return TemplateResponse(request, "news/subscribers/link_useless.html", context, status=404)


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    context = {"page_title": "Your address is deleted"}
    return TemplateResponse(request, "news/subscribers/deleted.html", context)
