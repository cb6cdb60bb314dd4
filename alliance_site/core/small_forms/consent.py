"""The consent on a small form: its words, as the ledger keeps them, version by version."""

from typing import Any

from alliance_site.core.consent.models import ConsentWording
from alliance_site.core.consent.wordings import wording_said
from alliance_site.core.pages.keys import as_key

PURPOSE = "core.small_form."


def purpose_of(page: Any) -> str:
    return f"{PURPOSE}{page.pk}"


def wording_of(page: Any, sent: str = "") -> ConsentWording | None:
    """The words that stood on somebody's form, or those of now; None where there are none."""
    if not page.consent_text or page.pk is None:
        return None
    key = as_key(sent)
    known = ConsentWording.objects.filter(purpose=purpose_of(page))
    shown = known.filter(pk=key).first() if key else None
    return shown or wording_said(purpose_of(page), page.consent_text)
