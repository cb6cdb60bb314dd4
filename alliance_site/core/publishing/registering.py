"""Closes the gate when the site starts, with the rules that hold for every page."""

from alliance_site.core.publishing import gate
from alliance_site.core.publishing.kept_back import kept_back
from alliance_site.core.publishing.rules import register_core_rules
from alliance_site.core.review import due


def register() -> None:
    register_core_rules()
    gate.close()
    due.register(due.DueSource("kept back by the publishing gate", kept_back))
