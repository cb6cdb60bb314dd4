"""Tells the gate, the clock and the list of topics what the newsletter has for them."""

from alliance_site.core.publishing.problems import register_rule
from news.newsletter import jobs, rules, topics


def register() -> None:
    register_rule(rules.check)
    topics.register()
    jobs.register()
