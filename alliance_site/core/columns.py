"""Columns for the lists of the admin."""

from typing import Any

from django.utils.dateformat import format as date_format
from wagtail.admin.ui.tables import Column


class DayColumn(Column):
    """A day, also one to come: Wagtail's own column says how long ago it was."""

    def get_value(self, instance: Any) -> str:
        day = super().get_value(instance)
        return date_format(day, "j F Y") if day else ""
