"""When the figures, or what explains them, were last changed."""

from datetime import datetime

from django.db.models import Max
from wagtail.models import ModelLogEntry

from performance.figures.models import Load


def updated_at() -> datetime | None:
    """The last load, its undoing, or a change that staff made to reference data. Two queries."""
    of_loads = Load.objects.aggregate(loaded=Max("loaded_at"), undone=Max("undone_at"))
    of_words = ModelLogEntry.objects.filter(content_type__app_label="performance")
    moments = [*of_loads.values(), of_words.aggregate(last=Max("timestamp"))["last"]]
    return max((moment for moment in moments if moment), default=None)
