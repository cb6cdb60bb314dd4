"""Turns a refusal into words, whichever of the admin's screens it comes from."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from wagtail.admin.modal_workflow import render_modal_workflow

from alliance_site.core.publishing.addresses import address_of_problems
from alliance_site.core.publishing.admin.messages import tell_refusal
from alliance_site.core.publishing.problems import PublishingRefused


class RefusalMiddleware:
    """Leads to the editor with the problems at their fields. The draft is saved by then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, PublishingRefused):
            return None
        tell_refusal(request, error)
        address = address_of_problems(error.page)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # The window in which a reviewer approves: its script goes where the answer says.
            answer = {"step": "success", "redirect": address}
            return render_modal_workflow(request, "", None, {}, json_data=answer)
        return redirect(address)
