"""What the screen of an issue shows inside it: the looks of the mail, and how far it has come."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.utils.decorators import xframe_options_sameorigin_override

from news.newsletter.admin import rights
from news.newsletter.models import Mailing
from news.newsletter.pages import NewsletterIssuePage
from news.newsletter.previews import MODES
from news.newsletter.progress import as_json, progress_of


@require_safe
@xframe_options_sameorigin_override
def look(request: HttpRequest, pk: int, mode: str) -> HttpResponse:
    """The issue as it is published, or as it is written where it is not."""
    issue = _of_staff(request, NewsletterIssuePage, pk)
    wanted = "" if mode == "web" else mode
    if wanted not in dict(MODES):
        raise Http404
    shown: HttpResponse = issue.make_preview_request(request, wanted)
    return shown


@require_safe
def progress(request: HttpRequest, pk: int) -> JsonResponse:
    mailing = _of_staff(request, Mailing, pk)
    return JsonResponse(as_json(mailing, progress_of(mailing)))


def _of_staff(request: HttpRequest, model: Any, pk: int) -> Any:
    if not rights.may_look(request.user):
        raise PermissionDenied
    return get_object_or_404(model, pk=pk)
