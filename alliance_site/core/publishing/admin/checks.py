"""Wagtail's own checks in the editor and on the page, with the gate's rules added.

They look at the page as it is shown, so they mark the spot; the gate looks at what is stored.
What a sight of the page cannot tell (why a PDF has no page) the gate says after each save.
"""

from wagtail.admin.userbar import ContentCheckerItem


class GateChecks(ContentCheckerItem):
    """Wagtail's checks and ours, under one sign."""

    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "video-caption",
        "gate-missing-link",
    ]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        {
            "id": "gate-missing-link",
            "impact": "serious",
            "selector": "main a:not([href])",
            "tags": ["best-practice"],
            # A check that no link can pass: the selector alone finds what is wrong.
            "any": ["has-alt"],
            "enabled": True,
        },
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "image-alt": {
            "error_name": "Picture has no words for people who cannot see it",
            "help_text": "Say in one sentence what it shows, or mark it as decorative",
        },
        "video-caption": {
            "error_name": "Video has no captions",
            "help_text": "Upload a captions file (VTT) and choose it",
        },
        "gate-missing-link": {
            "error_name": "Link leads to a page that is not there",
            "help_text": "Publish that page first, choose another, or take the link out",
        },
    }
