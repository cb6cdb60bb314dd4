"""The rules of the gate that hold for every page: one family a file."""

from alliance_site.core.publishing.problems import register_rule
from alliance_site.core.publishing.rules import (
    documents,
    headings,
    links,
    pictures,
    tables,
    videos,
    wording,
)


def register_core_rules() -> None:
    for family in (pictures, headings, links, tables, documents, videos, wording):
        register_rule(family.check)
