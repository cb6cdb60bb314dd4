"""The screen on which staff enter feedback, and the one that shows its code once."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from engagement.entering.asking import answers_in, campaign_chosen, set_aside
from engagement.entering.forms import EntryForm
from engagement.feedback.codes import code_for
from engagement.feedback.history import staff
from engagement.feedback.receiving import receive
from engagement.form.forms import typed_in
from engagement.form.offered import Offered
from engagement.form.sending import put_together

PERMISSION = "engagement.enter_feedback"
CODE = "engagement.entered_code"
TITLE = "Enter feedback"


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    _refuse_others(request)
    if request.method != "POST":
        return _show(request, EntryForm(Offered()))
    offered = Offered(campaign_chosen(request.POST.get("campaign", "")))
    form = EntryForm(offered)
    typed = typed_in(form, request.POST)
    if _asks_more(request, offered):
        return _show(request, form.filled(typed))
    form = EntryForm(offered, typed)
    if not form.is_valid():
        messages.error(request, "This is not saved yet. See below what is missing or wrong.")
        return _show(request, form)
    return _take_in(request, offered, form.cleaned_data)


def _asks_more(request: HttpRequest, offered: Offered) -> bool:
    """Whether a campaign was chosen whose questions have not been shown yet."""
    if request.POST.get("go") == "campaign":
        return True
    known = request.POST.get("asked") == str(offered.campaign and offered.campaign.pk)
    if known or not offered.questions:
        return False
    messages.warning(request, "This is not saved yet. The campaign has questions: see below.")
    return True


@require_safe
def entered(request: HttpRequest) -> HttpResponse:
    """The code for whom the feedback is from: shown once, and kept nowhere after that."""
    _refuse_others(request)
    code = request.session.pop(CODE, "")
    context = {"code": code, "title": "The code to pass on", "enter_url": reverse("feedback_enter")}
    return render(request, "engagement/entering/entered.html", context)


def _take_in(request: HttpRequest, offered: Offered, said: dict[str, Any]) -> HttpResponse:
    sent = put_together(
        said,
        campaign=offered.campaign,
        answers=answers_in(offered, said),
        channel=said["channel"],
        received_at=said["received_on"],
        proof=said["proof"],
    )
    _, is_new = receive(form_key=said["form_key"], sent=sent, by=staff(request.user))
    if not is_new:
        messages.warning(request, "This had been entered already. It was not entered again.")
    request.session[CODE] = code_for(said["form_key"])
    return HttpResponseRedirect(reverse("feedback_entered"), status=303)


def _show(request: HttpRequest, form: EntryForm) -> HttpResponse:
    context = {"form": form, "title": TITLE, "aside": set_aside(form, request.POST)}
    return render(request, "engagement/entering/enter.html", context)


def _refuse_others(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
