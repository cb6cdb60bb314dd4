"""The choosers of campaigns and consultations: Wagtail opens them to all staff, drafts and all."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from wagtail.snippets.views.chooser import SnippetChooserViewSet


class ForKeepers:
    """Refuses those who may not see what is chosen from."""

    model: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        options = self.model._meta
        if not request.user.has_perm(f"{options.app_label}.view_{options.model_name}"):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class KeepersChooserViewSet(SnippetChooserViewSet):
    def construct_view(self, view_class: type, **kwargs: Any) -> Any:
        guarded = type(view_class.__name__, (ForKeepers, view_class), {})
        return super().construct_view(guarded, **kwargs)
