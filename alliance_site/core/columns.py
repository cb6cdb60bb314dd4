"""How the lists of the admin look, one look for all."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import Column


class DayColumn(Column):
    """A day, also one to come: Wagtail's own column says how long ago it was."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, classname="w-whitespace-nowrap", **kwargs)

    def get_value(self, instance: Any) -> Any:
        value = super().get_value(instance)
        return date_format(value) if isinstance(value, date) else value


def look_of_lists() -> str:
    """The style sheet of our lists, for every screen of the admin."""
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("core/lists.css"))
