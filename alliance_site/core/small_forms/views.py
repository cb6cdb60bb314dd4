"""Takes what is sent with a small form. Works without scripts, accounts and cookies."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from wagtail.models import Site

from alliance_site.core.http.limits import TOO_MANY, too_many
from alliance_site.core.http.senders import comes_from_this_site
from alliance_site.core.public_forms.forms import ELSEWHERE
from alliance_site.core.small_forms.page import SmallFormPage
from alliance_site.core.small_forms.services import FormClosed, receive_answers, received_before


# No token and no cookie, as for page problems: see docs/decisions/page-problems.md.
@csrf_exempt
@cache_control(private=True, no_store=True)
@require_POST
def send_small_form(request: HttpRequest, page_id: int) -> HttpResponse:
    page = _page(request, page_id)
    form = page.get_form(request.POST)
    if not comes_from_this_site(request):
        return _again(request, page, form, ELSEWHERE, status=403)
    if not form.is_valid():
        return page.shown(request, form)
    known = received_before(page, form.key)
    if known is None and too_many(request, f"small-form-{page.pk}"):
        return _again(request, page, form, TOO_MANY, status=429)
    agreed = form.words_agreed_to if form.cleaned_data.get("consent") else None
    try:
        receive_answers(page=page, form_key=form.key, answers=form.answers(), agreed_to=agreed)
    except FormClosed as error:
        return _again(request, page, form, str(error), status=409)
    return HttpResponseRedirect(f"{page.get_url(request)}?sent=yes", status=303)


def _page(request: HttpRequest, page_id: int) -> SmallFormPage:
    """The page, where whoever asks may see it."""
    site = Site.find_for_request(request)
    below = SmallFormPage.objects.live().descendant_of(site.root_page)
    page: SmallFormPage = get_object_or_404(below, pk=page_id)
    if not all(rule.accept_request(request) for rule in page.get_view_restrictions()):
        raise Http404
    return page


def _again(
    request: HttpRequest, page: SmallFormPage, form: Any, error: str, status: int
) -> HttpResponse:
    form.add_error(None, error)
    return page.shown(request, form, status=status)
