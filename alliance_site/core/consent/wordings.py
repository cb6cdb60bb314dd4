"""The words that are in use for each purpose, with their version."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from alliance_site.core.consent import purposes
from alliance_site.core.consent.models import ConsentWording


def current_wording(purpose: str) -> ConsentWording:
    """What people read now: what staff wrote last or, if they never did, what the app says."""
    shown = _versions(purpose).filter(is_offered=True)
    latest = shown.order_by("-version").first()
    own = purposes.named(purpose).wording
    if latest is None:
        return _add(purpose, own, is_offered=True)
    if latest.made_by_id or latest.text == own:
        return latest
    # Neither ours nor, any more, somebody's: whoever wrote it has left, and their words stay. Only
    # words of the app that nobody has seen yet take their place.
    return latest if shown.filter(text=own).exists() else _add(purpose, own, is_offered=True)


def wording_shown(purpose: str, key: int | None) -> ConsentWording:
    """The words that stood on somebody's form, which may be older than those of now."""
    shown = _versions(purpose).filter(pk=key, is_offered=True).first() if key else None
    return shown or current_wording(purpose)


@transaction.atomic
def write_wording(*, purpose: str, text: str, user: Any) -> ConsentWording:
    """Staff's own words take effect at once, as a new version."""
    current_wording(purpose)  # what they take the place of is kept, too
    return _add(purposes.named(purpose).name, text.strip(), is_offered=True, made_by=user)


def wording_of_elsewhere(purpose: str, text: str) -> ConsentWording:
    """The words under which consent was given to somebody else's form, kept once."""
    known = _versions(purpose).filter(text=text, is_offered=False).first()
    return known or _add(purpose, text, is_offered=False)


def wording_said(purpose: str, text: str) -> ConsentWording:
    """Words that an editor wrote on a page, kept once; other words are a new version."""
    known = _versions(purpose).filter(text=text, is_offered=True).first()
    return known or _add(purpose, text, is_offered=True)


def _versions(purpose: str) -> Any:
    return ConsentWording.objects.filter(purpose=purpose)


def _add(purpose: str, text: str, **fields: Any) -> ConsentWording:
    with transaction.atomic():
        newest = _versions(purpose).aggregate(newest=Max("version"))["newest"] or 0
        wording, _ = ConsentWording.objects.get_or_create(
            purpose=purpose, version=newest + 1, defaults={"text": text, **fields}
        )
    # Somebody else may have written this version at the same moment, in other words.
    return wording if wording.text == text else _add(purpose, text, **fields)
