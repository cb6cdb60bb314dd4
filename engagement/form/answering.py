"""How the form's answers travel: nobody keeps them, nobody lists them, no address leaks."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """For pages whose address is a secret, or that show what one person typed."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = not_kept(view)(request, *args, **kwargs)
        # The key in the address is told to nobody, not even to our own log of referrers.
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return answer


def not_kept(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


def page(
    request: HttpRequest, template: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the form. Its canonical address is that of the form, which holds no key."""
    context |= {
        "page_title": title,
        "description": "Tell us what you think of cancer care.",
        "canonical_address": reverse("feedback_start"),
    }
    return TemplateResponse(request, f"engagement/form/{template}.html", context, status=status)


def to_start() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("feedback_start"), status=303)


def to_step(key: str, name: str, query: str = "") -> HttpResponseRedirect:
    address = reverse("feedback_step", args=[key, name])
    return HttpResponseRedirect(f"{address}?{query}" if query else address, status=303)


def to_receipt(key: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("feedback_sent", args=[key]), status=303)
