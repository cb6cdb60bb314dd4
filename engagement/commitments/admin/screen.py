"""The screen of one commitment: where it stands, what led to it, and what has happened."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import View
from wagtail.admin.auth import permission_required
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from alliance_site.core.pages.keys import as_key
from alliance_site.core.users.names import name_of
from alliance_site.core.written import readable
from engagement.commitments.access import CHANGE, DECIDE, VIEW, linkable_by, may_edit
from engagement.commitments.admin.viewset import screen_of
from engagement.commitments.linking import CannotLink, link, unlink
from engagement.commitments.models import Commitment, CommitmentEvent
from engagement.commitments.queries import with_contributors
from engagement.commitments.rules import CannotChange
from engagement.commitments.transitions import WAYS, possible, undo, undoable
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback
from engagement.kinds import ONE
from engagement.moderation.access import visible_to
from engagement.moderation.confirming import see_other

MOST_FOUND, MOST_LINKED = 20, 100
OTHERS = {"undo": "Undone"}
COLUMNS = ("kind", "about_title", "received_at", "state")


class CommitmentScreen(WagtailAdminTemplateMixin, View):
    template_name = "engagement/commitments_admin/one.html"
    header_icon = "check"
    commitment: Commitment

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(VIEW):
            raise PermissionDenied
        self.commitment = get_object_or_404(with_contributors(), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        user, commitment = request.user, self.commitment
        asked = readable(request.GET.get("q", ""))[:100].strip()
        context = self.get_context_data(
            commitment=commitment,
            may_edit=may_edit(user, commitment),
            may_link=user.has_perm(CHANGE),
            may_decide=user.has_perm(DECIDE),
            ways=possible(commitment),
            events=[(each, _happened(each), name_of(each.user)) for each in _events(commitment)],
            to_undo=undoable(commitment),
            linked=_linked(commitment, user),
            consultations=commitment.consultations.all(),
            asked=asked,
            found=_found(asked, commitment, user) if asked else [],
        )
        return self.render_to_response(context)

    def get_page_title(self) -> str:
        return "Commitment"

    def get_header_title(self) -> str:
        return self.commitment.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("commitments_admin:index"), "label": "Commitments"},
            {"url": "", "label": self.commitment.title},
        ]


def _events(commitment: Commitment) -> QuerySet[CommitmentEvent]:
    return commitment.events.select_related("user").order_by("-pk")


def _happened(event: CommitmentEvent) -> str:
    return WAYS[event.action].label if event.action in WAYS else OTHERS.get(event.action, "")


def _linked(commitment: Commitment, user: Any) -> list[dict[str, Any]]:
    """Numbers and titles alone, with the way to the words for those who may read them."""
    links = linkable_by(user).filter(commitments=commitment).only(*COLUMNS).order_by("-pk")
    found = list(links[:MOST_LINKED])
    theirs = visible_to(user).filter(pk__in=[one.pk for one in found])
    may_read = set(theirs.values_list("pk", flat=True))
    return [{"feedback": one, "is_readable": one.pk in may_read} for one in found]


def _found(asked: str, commitment: Commitment, user: Any) -> list[Feedback]:
    """By number, or by words of the title: its kind and what it is about."""
    number = as_key(asked.removeprefix("#"))
    matching = Q(pk=number) if number is not None else Q()
    for word in [] if number is not None else asked.split()[:6]:
        kinds = [kind for kind, name in ONE.items() if word.casefold() in name.casefold()]
        matching &= Q(about_title__icontains=word) | Q(kind__in=kinds)
    open_ones = linkable_by(user).exclude(state__in=("withdrawn", "purged"))
    rows = open_ones.filter(matching).exclude(commitments=commitment)
    return list(rows.only(*COLUMNS).order_by("-received_at", "-pk")[:MOST_FOUND])


@require_POST
@permission_required(CHANGE)
def change_links(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds a feedback, or takes one off."""
    commitment = get_object_or_404(Commitment, pk=pk)
    key = as_key(request.POST.get("feedback", ""))
    feedback = linkable_by(request.user).filter(pk=key).first() if key is not None else None
    if feedback is None:
        messages.error(request, "There is no such feedback.")
        return see_other(screen_of(commitment))
    by = staff(request.user)
    if "remove" in request.POST:
        unlink(commitment=commitment, feedback=feedback, by=by)
        messages.success(request, f"Feedback {feedback.pk} is taken off.")
        return see_other(f"{screen_of(commitment)}#feedback")
    try:
        link(commitment=commitment, feedback=feedback, by=by)
    except CannotLink as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Feedback {feedback.pk} is added.")
    return see_other(f"{screen_of(commitment)}#feedback")


@require_POST
@permission_required(DECIDE)
def undo_change(request: HttpRequest, pk: int) -> HttpResponse:
    commitment = get_object_or_404(Commitment, pk=pk)
    event = get_object_or_404(commitment.events, pk=as_key(request.POST.get("event", "")) or 0)
    try:
        undo(event=event, user=request.user)
    except CannotChange as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Undone. Nobody has heard of it.")
    return see_other(screen_of(commitment))
