"""The screens for reference data, and what may not be deleted there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.snippets.views.snippets import SnippetViewSet

from performance.models import Organisation, Standard
from performance.organisations.admin import OrganisationViewSet, SuccessionViewSet
from performance.standards.admin import SeriesBreakViewSet, StandardViewSet, TargetViewSet
from performance.volumes.admin import BaselineViewSet

REFERENCE_VIEWSETS: tuple[type[SnippetViewSet], ...] = (
    OrganisationViewSet,
    SuccessionViewSet,
    StandardViewSet,
    TargetViewSet,
    SeriesBreakViewSet,
    BaselineViewSet,
)


def refuse_while_used(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Before anybody is asked whether to delete: what figures rest on stays."""
    refused: list[tuple[Any, str]] = [
        (instance, why)
        for instance in instances
        if isinstance(instance, Organisation | Standard) and (why := _used_by(instance))
    ]
    for instance, why in refused:
        messages.error(
            request,
            f"“{instance}” cannot be deleted: {why}. Take the tick off “On the page” instead: "
            "then readers cannot choose it.",
        )
    if not refused:
        return None
    # Wagtail sets it on each model that has screens.
    viewset = refused[0][0].snippet_viewset
    return redirect(viewset.get_url_name("list"))


def _used_by(instance: Organisation | Standard) -> str:
    """What rests on it, in words. Replaced figures count too: an undo puts them back."""
    if instance.observations.exists():
        return "it has figures"
    if isinstance(instance, Standard):
        return "it has levels or a year to compare with" if _is_asked_for(instance) else ""
    if instance.backlog_counts.exists():
        return "it has weekly counts of people who wait"
    names = ", ".join(found.name for found in instance.sums.all())
    return f"it is part of the sum “{names}”" if names else ""


def _is_asked_for(standard: Standard) -> bool:
    return bool(standard.targets.exists() or standard.baselines.exists())
