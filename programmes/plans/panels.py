"""Rows of a plan in the editor, each with a form of its own."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model


class RowsPanel(InlinePanel):
    """An inline panel whose rows take a form class, with the hidden fields that it names, and
    share what the plan's form holds for them to choose from."""

    def __init__(self, *args: Any, form_class: type[WagtailAdminModelForm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form_class = form_class

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "form_class": self.form_class}

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        rows = options["formsets"][self.relation_name]
        asked = self.child_edit_handler.get_form_options()
        rows["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=self.form_class,
            defer_required_on_fields=asked.get("defer_required_on_fields", []),
        )
        rows["inherit_kwargs"] = ["row_choices"]
        hidden = getattr(self.form_class, "hidden", {})
        rows["fields"] = [*rows["fields"], *hidden]
        rows["widgets"] = {**rows["widgets"], **hidden}
        return options
