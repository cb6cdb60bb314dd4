"""Wagtail's own checks in the editor, with all of the gate's rules among them.

A preview says in a box on top what the gate would say (`components/publishing_problems.html`), so
that editors read it while they write. The checks find each line of that box by its selector alone,
and count it with what Wagtail finds.
"""

from typing import Any

from wagtail.admin.userbar import ContentCheckerItem


def _lines(severity: str, impact: str) -> dict[str, Any]:
    return {
        "id": f"publishing-{severity}",
        "impact": impact,
        "selector": f'[data-publishing="{severity}"]',
        "tags": ["best-practice"],
        # A check that no line can pass: the selector alone finds what is wrong.
        "any": ["has-alt"],
        "enabled": True,
    }


class GateChecks(ContentCheckerItem):
    """Wagtail's checks and ours, under one sign."""

    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "publishing-refusal",
        "publishing-warning",
    ]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        _lines("refusal", "serious"),
        _lines("warning", "moderate"),
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "publishing-refusal": {
            "error_name": "This must be mended before the page can be published",
            "help_text": "The box on top of the preview says what it is and what to do",
        },
        "publishing-warning": {
            "error_name": "Look at this again before you publish",
            "help_text": "The box on top of the preview says what it is and what to do",
        },
    }
