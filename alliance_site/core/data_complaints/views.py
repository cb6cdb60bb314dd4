"""Takes complaints about data. Works without scripts, accounts and cookies."""

from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from alliance_site.core.data_complaints.forms import DataComplaintForm
from alliance_site.core.data_complaints.models import DataComplaint
from alliance_site.core.data_complaints.services import receive_complaint, received_before
from alliance_site.core.http.limits import TOO_MANY, too_many
from alliance_site.core.http.senders import comes_from_this_site
from alliance_site.core.public_forms.forms import ELSEWHERE

# The address of a receipt cannot be made up by counting.
signer = Signer(salt="core.data_complaints", sep="~")
not_kept = cache_control(private=True, no_store=True)


# No token and no cookie, as for page problems: see docs/decisions/page-problems.md.
@csrf_exempt
@not_kept
@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _ask(request, DataComplaintForm())
    form = DataComplaintForm(request.POST)
    if not comes_from_this_site(request):
        return _ask(request, form, error=ELSEWHERE, status=403)
    if not form.is_valid():
        return _ask(request, form)
    known = received_before(form.key)
    if known is None and too_many(request, "data-complaints"):
        return _ask(request, form, error=TOO_MANY, status=429)
    kept = known or receive_complaint(form_key=form.key, **form.sent())
    address = reverse("data_complaint_received", args=[signer.sign(str(kept.pk))])
    return HttpResponseRedirect(address, status=303)


def _ask(
    request: HttpRequest, form: DataComplaintForm, error: str = "", status: int = 200
) -> HttpResponse:
    if error:
        form.add_error(None, error)
    context: dict[str, Any] = {
        "page_title": "Complain about how we use your data",
        "description": "Tell us if we have used your personal information in a wrong way.",
        "form": form,
        "errors": form.error_list() if form.is_bound else [],
    }
    return TemplateResponse(request, "core/data_complaint.html", context, status=status)


@not_kept
@require_safe
def received(request: HttpRequest, token: str) -> HttpResponse:
    try:
        kept = DataComplaint.objects.filter(pk=int(signer.unsign(token))).first()
    except (BadSignature, ValueError):
        kept = None
    if kept is None:
        raise Http404
    context = {
        "page_title": "We have your complaint",
        "description": "We have your complaint about how we use your data.",
        "complaint": kept,
    }
    return TemplateResponse(request, "core/data_complaint_received.html", context)
