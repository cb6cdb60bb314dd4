"""Tells those who ask what the fact register has for them: lists, reviewers, gate and clock."""

from alliance_site.core.facts import following, rules
from alliance_site.core.facts.due import facts_due
from alliance_site.core.facts.hints import facts_to_check
from alliance_site.core.publishing.problems import register_rule
from alliance_site.core.review import due, hints


def register() -> None:
    due.register(due.DueSource("facts", facts_due))
    hints.register("facts", facts_to_check)
    register_rule(rules.check)
    following.register()
