"""Stored content that names facts, in every way in which a page can."""

import json

from alliance_site.core.facts.models import Fact


def tag(pk: object) -> str:
    """A fact as rich text stores it."""
    return f'<embed embedtype="fact" id="{pk}"/>'


def text(*facts: Fact) -> str:
    """A body with one text that names the facts."""
    named = ", ".join(tag(fact.pk) for fact in facts)
    return json.dumps([{"type": "text", "value": f"<p>There are {named} here.</p>"}])


def everywhere(fact: Fact) -> str:
    """A body in which every kind of place that can name a fact does."""
    words = f"<p>It is {tag(fact.pk)} today.</p>"
    columns = [{"type": "rich_text", "heading": "Column"}]
    return json.dumps(
        [
            {"type": "text", "value": f"<h2>All {tag(fact.pk)}</h2>{words}"},
            {"type": "inset", "value": words},
            {"type": "details", "value": {"summary": "More", "body": words}},
            {"type": "summary_list", "value": {"items": [{"key": "Name", "value": words}]}},
            {
                "type": "table",
                "value": {"columns": columns, "rows": [{"values": [words]}], "caption": "Table"},
            },
            {"type": "fact_figure", "value": {"fact": fact.pk}},
        ]
    )
