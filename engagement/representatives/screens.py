"""The staff's screens: all drafts that were shown, one of them, and a new one."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from engagement.representatives.forms import InviteForm, ReviewForm, ThankForm
from engagement.representatives.inviting import MayNotInvite, invite, open_review, withdraw
from engagement.representatives.models import DraftReview, Invitation
from engagement.representatives.thanking import thank, to_thank

PERMISSION = "engagement.show_draftreview"
TITLE = "Draft plans for representatives"
View = Callable[..., HttpResponse]


def _for_those_who_may(view: View) -> View:
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return require_http_methods(["GET", "HEAD", "POST"])(checked)


@_for_those_who_may
def reviews(request: HttpRequest) -> HttpResponse:
    found = DraftReview.objects.annotate(
        invited=Count("invitations", distinct=True),
        comments=Count("invitations__comments", distinct=True),
    )
    return _show(request, "list", TITLE, reviews=found)


@_for_those_who_may
def new_review(request: HttpRequest) -> HttpResponse:
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            review = open_review(user=request.user, **form.cleaned_data)
        except MayNotInvite as refused:
            form.add_error(None, str(refused))
        else:
            count = review.invitations.count()
            messages.success(request, f"The draft is open. {count} invitations are on their way.")
            return _to(review)
    return _show(request, "new", "Show a draft plan", form=form)


@_for_those_who_may
def one_review(request: HttpRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(DraftReview.objects.select_related("plan", "thanked_by"), pk=pk)
    asked = request.POST.get("action", "")
    invite_form = InviteForm(request.POST if asked == "invite" else None)
    thank_form = ThankForm(request.POST if asked == "thank" else None)
    done = request.method == "POST" and _do(request, review, asked, invite_form, thank_form)
    if done:
        return _to(review)
    return _show(
        request,
        "one",
        review.plan_title,
        review=review,
        invitations=_rows(review),
        to_thank=to_thank(review).count(),
        invite_form=invite_form,
        thank_form=thank_form,
    )


def _do(request: HttpRequest, review: DraftReview, asked: str, *choices: forms.Form) -> bool:
    """Whether what was asked is done; what is wrong stands in its form."""
    invite_form, thank_form = choices
    try:
        if asked == "invite" and invite_form.is_valid():
            count = invite(review=review, user=request.user, **invite_form.cleaned_data)
            messages.success(request, f"{count} invitations are on their way.")
        elif asked == "thank" and thank_form.is_valid():
            count = thank(review=review, user=request.user, **thank_form.cleaned_data)
            messages.success(request, f"{count} people are thanked by email.")
        elif asked == "withdraw":
            one = _chosen(review, request.POST.get("invitation", ""))
            withdraw(invitation=one, user=request.user)
            messages.success(request, "The link is dead. Nobody can read the draft with it.")
        else:
            return False
    except MayNotInvite as refused:
        (thank_form if asked == "thank" else invite_form).add_error(None, str(refused))
        return False
    return True


def _chosen(review: DraftReview, written: str) -> Invitation:
    try:
        return get_object_or_404(review.invitations, key=UUID(written))
    except ValueError:
        raise Http404 from None


def _rows(review: DraftReview) -> QuerySet[Invitation]:
    return review.invitations.annotate(said=Count("comments")).order_by("email", "pk")


def _to(review: DraftReview) -> HttpResponse:
    return HttpResponseRedirect(reverse("draft_review", args=[review.pk]), status=303)


def _show(request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
    return render(
        request, f"engagement/representatives/{template}.html", {"title": title, **context}
    )
