"""The link in the mail. Mail scanners open links: opening it changes nothing, the button does."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from alliance_site.core.http.private import private_page
from news.subscribers.asked import State, request_of, state_of
from news.subscribers.chosen import NothingChosen, choice_of, lines
from news.subscribers.confirming import LinkUseless, confirm
from news.subscribers.links import private_token
from news.subscribers.models import Status, SubscriptionRequest

UNKNOWN = "unknown"
TITLES = {
    UNKNOWN: "This link does not work",
    State.EXPIRED.value: "This link is too old",
    State.REPLACED.value: "There is a newer link",
    State.USED.value: "This link has been used",
}


# The token of the address is known to nobody but its reader: no other website can send this form.
@csrf_exempt
@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_page(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "POST":
        try:
            confirm(token=token)
        except LinkUseless as error:
            return _useless(request, str(error))
        except NothingChosen:
            return _useless(request, State.EXPIRED.value)
        return HttpResponseRedirect(request.path, status=303)
    asked = request_of(token)
    state = state_of(asked).value if asked else UNKNOWN
    if asked and state == State.OPEN.value:
        return _question(request, asked)
    done = asked and state == State.USED.value and asked.subscriber.status == Status.CONFIRMED
    return _done(request, asked) if asked and done else _useless(request, state)


def _question(request: HttpRequest, asked: SubscriptionRequest) -> HttpResponse:
    moving = bool(asked.new_email)
    title = "Confirm your new email address" if moving else "Confirm that you want our emails"
    context = {
        "page_title": title,
        "moving": moving,
        "email": asked.new_email or asked.subscriber.email,
        "chosen": lines(asked.topics),
        "wording": asked.wording,
    }
    return TemplateResponse(request, "news/subscribers/confirm.html", context)


def _done(request: HttpRequest, asked: SubscriptionRequest) -> HttpResponse:
    subscriber = asked.subscriber
    context = {
        "page_title": "Your address is changed" if asked.new_email else "You get our emails now",
        "email": subscriber.email,
        "chosen": lines(choice_of(subscriber)),
        "token": private_token(subscriber),
    }
    return TemplateResponse(request, "news/subscribers/confirmed.html", context)


def _useless(request: HttpRequest, why: str) -> HttpResponse:
    context = {"page_title": TITLES[why], "why": why}
    status = HTTPStatus.NOT_FOUND if why == UNKNOWN else HTTPStatus.GONE
    return TemplateResponse(request, "news/subscribers/link_useless.html", context, status=status)
