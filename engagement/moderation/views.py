"""What is sent from the queue: undo, what is done to several, views that are saved or deleted."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.generic import View
from wagtail.admin.auth import permission_required
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from alliance_site.core.pages.keys import as_key
from engagement.feedback.history import staff
from engagement.feedback.models import FeedbackEvent
from engagement.feedback.transitions import NotPossible
from engagement.moderation.access import MODERATE, VIEW, visible_to
from engagement.moderation.bulk import BULK, MOST, do_to_all
from engagement.moderation.confirming import confirm, see_other
from engagement.moderation.deciding import undo_decision
from engagement.moderation.locking import NotNow
from engagement.moderation.queries import show_beginnings
from engagement.moderation.saved_views import LONGEST, delete_view, queue_address, save_view


@require_POST
@permission_required(MODERATE)
def undo(request: HttpRequest) -> HttpResponse:
    """Takes back decisions: one from a screen, or all of what was done to several."""
    keys = _numbers(request.POST.get("events", "").split(","))
    mine = visible_to(request.user)
    done, refused = 0, ""
    for event in FeedbackEvent.objects.filter(pk__in=keys, feedback__in=mine):
        try:
            undo_decision(event=event, by=staff(request.user))
            done += 1
        except (NotPossible, NotNow) as refusal:
            refused = str(refusal)
    if done:
        confirm(request, "Undone." if done == 1 else f"Undone: {done}.")
    if refused or not done:
        messages.error(request, refused or "There is nothing to undo.")
    return see_other(get_valid_next_url_from_request(request) or queue_address())


class BulkScreen(WagtailAdminTemplateMixin, View):
    """Does one thing to all that are ticked; asks first where a reason is needed."""

    template_name = "engagement/moderation/bulk.html"
    header_icon = "comment"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(MODERATE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return see_other(queue_address())

    def post(self, request: HttpRequest) -> HttpResponse:
        name = request.POST.get("do", "")
        keys = _numbers(request.POST.getlist("id"))[:MOST]
        back = get_valid_next_url_from_request(request) or queue_address()
        found = list(visible_to(request.user).filter(pk__in=keys).order_by("pk"))
        if name not in BULK or not found:
            messages.error(request, "Tick at least one feedback, then choose what to do.")
            return see_other(back)
        bulk = BULK[name]
        said = request.POST if "said" in request.POST or not bulk.asks else None
        form = bulk.form(said)
        if not form.is_valid():
            self.page_title = bulk.label
            show_beginnings(found)
            context = self.get_context_data(form=form, found=found, name=name, bulk=bulk, back=back)
            return self.render_to_response(context)
        outcome = do_to_all(bulk=bulk, found=found, by=staff(request.user), **form.cleaned_data)
        if outcome.done:
            confirm(request, f"{bulk.done}: {outcome.done}.", outcome.events)
        if outcome.refused:
            numbers = ", ".join(str(key) for key in outcome.refused)
            messages.warning(request, f"Not possible for: {numbers}. They have moved on.")
        return see_other(back)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": queue_address(), "label": "Feedback"},
            {"url": "", "label": self.page_title},
        ]


@require_POST
@permission_required(VIEW)
def save(request: HttpRequest) -> HttpResponse:
    query = request.POST.get("query", "")[:LONGEST]
    try:
        view = save_view(user=request.user, name=request.POST.get("name", ""), query=query)
    except NotNow as refusal:
        messages.error(request, str(refusal))
        return see_other(queue_address(query))
    messages.success(request, f"The view “{view.name}” is saved.")
    return see_other(queue_address(view.query))


@require_POST
@permission_required(VIEW)
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    if delete_view(user=request.user, key=pk):
        messages.success(request, "The view is deleted.")
    return see_other(queue_address())


def _numbers(said: list[str]) -> list[int]:
    """The keys among what a browser sent."""
    return [key for key in map(as_key, said) if key is not None]
