"""How the author's pages travel: kept by nobody, found by nobody, told to nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponse]


def authors_page(view: View) -> View:
    """No cookie and no token of a form: who sends one of these knows the code or the address, which
    no other website does. The address stands in no cache, no search engine and no `Referer`."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(answer))


def go_to(address: str) -> HttpResponse:
    return HttpResponseRedirect(address, status=303)


def own_context(**more: Any) -> dict[str, Any]:
    """For all pages: what they are called elsewhere says nothing of whose they are."""
    return {"canonical_address": reverse("feedback_follow"), "more_crumbs": CRUMBS, **more}


CRUMBS = [("Have your say", "/have-your-say/")]
