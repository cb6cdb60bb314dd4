"""When the figures last changed."""

from datetime import datetime

from django.db.models import Max

from performance.figures.models import Load


def last_change() -> datetime | None:
    """When a file was last loaded, or taken back."""
    times = Load.objects.aggregate(loaded=Max("loaded_at"), undone=Max("undone_at"))
    return max((found for found in times.values() if found), default=None)
