"""Tells the rest of the site what the fact register has for it."""

from alliance_site.core.facts.due import facts_due
from alliance_site.core.review import due


def register() -> None:
    due.register(due.DueSource("facts", facts_due))
