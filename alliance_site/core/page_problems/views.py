"""Takes what readers tell us is wrong with a page. Works without scripts, accounts and cookies."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page, Site

from alliance_site.core.http.limits import TOO_MANY, too_many
from alliance_site.core.http.senders import comes_from_this_site
from alliance_site.core.page_problems.forms import PageProblemForm, own_address
from alliance_site.core.page_problems.services import report_problem
from alliance_site.core.pages.keys import as_key
from alliance_site.core.pages.visibility import visible_pages
from alliance_site.core.personal_data.patterns import personal_details
from alliance_site.core.public_forms.forms import ELSEWHERE
from alliance_site.core.written import readable


# No token: the form stands on pages that a cache in front keeps for everybody, and asks for no
# cookie. The browser's own word on where it was sent from takes its place.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def page_problem(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _ask(request, {"page": request.GET.get("about", "")})
    form = PageProblemForm(request.POST)
    if not comes_from_this_site(request):
        return _ask(request, form.data, error=ELSEWHERE, status=403)
    if not form.is_valid():
        return _ask(request, form.data, error=str(form.errors["text"][0]))
    found = [kind.label for kind in personal_details(form.cleaned_data["text"])]
    if found and not form.cleaned_data["warned"]:
        return _ask(request, form.data, found=found)
    if too_many(request, "page-problems"):
        return _ask(request, form.data, error=TOO_MANY, status=429)
    return _keep(request, form.cleaned_data)


def _keep(request: HttpRequest, sent: dict[str, Any]) -> HttpResponse:
    site = Site.find_for_request(request)
    key = as_key(sent["page"])
    report_problem(site=site, page_id=key, address=own_address(sent["address"]), text=sent["text"])
    query = f"?{urlencode({'about': key})}" if key else ""
    return HttpResponseRedirect(reverse("page_problem_thanks") + query, status=303)


def _ask(
    request: HttpRequest,
    typed: Any,
    error: str = "",
    found: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form on a page of its own, with all that was typed."""
    context = {
        "page_title": "Is there anything wrong with this page?",
        "description": "Tell us what is wrong with a page of this website.",
        "text": readable(typed.get("text", "")),
        "about": typed.get("page", ""),
        "about_address": own_address(typed.get("address", "")),
        "about_page": _public_page(request, typed.get("page", "")),
        "error": error,
        "found": found or [],
    }
    return TemplateResponse(request, "core/page_problem.html", context, status=status)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    context = {
        "page_title": "Thank you",
        "description": "We have your message about a page of this website.",
        "about_page": _public_page(request, request.GET.get("about", "")),
    }
    return TemplateResponse(request, "core/page_problem_thanks.html", context)


def _public_page(request: HttpRequest, said: str) -> Page | None:
    """The page, where anybody may see it: the title of any other page is nobody's business."""
    site = Site.find_for_request(request)
    below = visible_pages().descendant_of(site.root_page, inclusive=True)
    return below.filter(pk=as_key(said)).first()
