"""Changes to the register: stored, logged with the old words, and passed on to the pages."""

from copy import copy
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.text import capfirst
from wagtail.log_actions import log

from alliance_site.core.facts import sources
from alliance_site.core.facts.models import Fact, Status
from alliance_site.core.facts.search import reindex_pages_with
from alliance_site.core.facts.usage import Usage, usage_of
from alliance_site.core.users.models import User

CHANGED = "facts.change"


class KeyIsFixed(ValueError):
    """The key of a fact cannot be changed: notes and the seed refer to it."""


class FactInUse(ValueError):
    """A fact that stands on pages cannot be deleted. Withdraw it."""

    def __init__(self, fact: Fact, usage: Usage) -> None:
        self.usage = usage
        super().__init__(
            f"“{fact.label}” is used on {usage.names}. It cannot be deleted. "
            "Withdraw it, or take it off these pages first."
        )


@transaction.atomic
def add_fact(*, fact: Fact, user: User | None) -> Fact:
    _follow_its_source(fact)
    fact.save()
    log(instance=fact, action="wagtail.create", user=user, content_changed=True)
    return fact


@transaction.atomic
def change_fact(*, fact: Fact, user: User | None) -> Fact:
    """Stores a changed fact. Its pages show it at once; the search follows in the background."""
    before = Fact.objects.select_for_update().get(pk=fact.pk)
    if before.key != fact.key:
        raise KeyIsFixed(f"The key “{before.key}” cannot be changed.")
    _follow_its_source(fact)
    _store(before, fact, user)
    return fact


@transaction.atomic
def bring_up_to_date(*, fact: Fact, value: sources.FactValue | None) -> bool:
    """A fact takes over what its source says now. Without a figure there, the old one stays and
    is marked to be checked. Whether anything changed."""
    before = Fact.objects.select_for_update().filter(pk=fact.pk, follows=fact.follows).first()
    if before is None or before.is_withdrawn:
        return False
    after = copy(before)
    if value:
        after.take_over(value)
    else:
        after.status = Status.TO_CHECK
    return _store(before, after, None)


@transaction.atomic
def delete_fact(*, fact: Fact, user: User | None) -> None:
    if usage := usage_of(fact):
        raise FactInUse(fact, usage)
    log(instance=fact, action="wagtail.delete", user=user)
    fact.delete()


def _store(before: Fact, fact: Fact, user: User | None) -> bool:
    changes = _changes(before, fact)
    if not changes:
        return False
    fact.save()
    log(instance=fact, action=CHANGED, user=user, data={"changes": changes}, content_changed=True)
    if {"value", "unit", "status"} & changes.keys():
        transaction.on_commit(partial(reindex_pages_with.enqueue, fact.pk))
    return True


def _follow_its_source(fact: Fact) -> None:
    """What somebody typed over a figure that follows a source does not last."""
    value = sources.read([fact.follows]).get(fact.follows) if fact.follows else None
    if value:
        fact.take_over(value)


def _changes(before: Fact, after: Fact) -> dict[str, dict[str, str]]:
    """Old and new words of each field that differs, by the field's name."""
    changes = {}
    for field in Fact._meta.concrete_fields:
        old, new = field.value_from_object(before), field.value_from_object(after)
        if old != new:
            words = dict(field.flatchoices)
            changes[field.name] = {
                "name": capfirst(str(field.verbose_name)),
                "old": _in_words(words.get(old, old)),
                "new": _in_words(words.get(new, new)),
            }
    return changes


def _in_words(value: Any) -> str:
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
