"""The editor with all problems marked, where Wagtail's own shows none before a form is sent."""

from typing import Any

from wagtail.admin.views.pages.edit import EditView

from alliance_site.core.publishing.admin.errors import show_problems
from alliance_site.core.publishing.gate import is_guarded
from alliance_site.core.publishing.problems import refusals_of


class ProblemsView(EditView):
    """The saved draft in the editor. Its form goes to the ordinary editor."""

    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if is_guarded(self.page):
            show_problems(self.form, refusals_of(self.page))
        return super().get_context_data(**kwargs)
