"""Looks through every table that no holder covers: what nobody thought of is found here.

What it finds is shown, for a person to judge and to change at its place: a page that gives an
address for journalists is no reason to rewrite it unseen.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page

from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import JUDGE, Held, Holder
from alliance_site.core.personal_data.mentions import rows_that_mention, text_fields
from alliance_site.core.personal_data.models import PersonalDataLog
from alliance_site.core.personal_data.person import Person

NAME = "everywhere"


def _others() -> Iterator[tuple[type[Model], list[str]]]:
    """The tables that no holder covers, each with its fields of text."""
    covered = {model for holder in holders.registered() for model in holder.covers}
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        names = text_fields(model)
        if names and options.managed and not options.proxy and model not in covered:
            yield model, names


def _mentioning(person: Person) -> Iterator[tuple[type[Model], Model]]:
    for model, names in _others():
        rows = model._base_manager.only("pk", *names)
        for row in rows_that_mention(rows, person, *names):
            yield model, row


def _find(person: Person) -> list[Held]:
    return [
        Held(f"{str(model._meta.verbose_name).capitalize()} {row.pk}", JUDGE, _address(row))
        for model, row in _mentioning(person)
    ]


def _address(row: Model) -> str:
    """Where staff can change it, as far as we know."""
    try:
        if isinstance(row, Page):
            return reverse("wagtailadmin_pages:edit", args=[row.pk])
        viewset = getattr(type(row), "snippet_viewset", None)
        return reverse(viewset.get_url_name("edit"), args=[row.pk]) if viewset else ""
    except NoReverseMatch:
        return ""


def _export(person: Person) -> list[dict[str, Any]]:
    """Only that there is something: whose words they are, and whether they may go out, is for
    staff to judge."""
    return [
        {"Where": f"{model._meta.verbose_name} {row.pk}", "What": "It mentions you."}
        for model, row in _mentioning(person)
    ]


def _erase(person: Person) -> int:
    return 0


def register() -> None:
    covers = (PersonalDataLog,)
    holders.register(Holder(NAME, "Mentioned anywhere else", _find, _export, _erase, covers=covers))
