"""Tells the publishing gate what live figures have for it."""

from alliance_site.core.live_figures import rules
from alliance_site.core.publishing.problems import register_rule


def register() -> None:
    register_rule(rules.check, "live figures")
