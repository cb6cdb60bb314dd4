"""Puts the examples of consultations on the site. One is open, one is over."""

import json
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from alliance_site.management.seed.files import read
from alliance_site.management.seed.references import References
from engagement.models import CampaignQuestion, Consultation

OPENS, CLOSES = time(9), time(17)


def plant_consultations(references: References) -> None:
    """What was planted before is left alone, whatever has become of it since."""
    for entry in read("consultations.toml")["consultation"]:
        if not Consultation.objects.filter(slug=entry["slug"]).exists():
            _plant(entry, Page.objects.get(pk=references.resolve(entry["about"])), references)


def _plant(entry: dict[str, Any], about: Page, references: References) -> None:
    opens_at = _moment(entry["opens_in_days"], OPENS)
    outcome_in_days = entry.get("outcome_in_days")
    made = Consultation.objects.create(
        name=entry["name"],
        slug=entry["slug"],
        introduction=entry["introduction"].strip(),
        who_it_is_for=entry["who_it_is_for"],
        about=about,
        about_title=about.title,
        background=_body(entry.get("background", []), references),
        outcome=_body(entry.get("outcome", []), references),
        opens_at=opens_at,
        closes_at=_moment(entry["closes_in_days"], CLOSES),
        announced_at=opens_at - timedelta(days=7),
        outcome_published_at=None if outcome_in_days is None else _moment(outcome_in_days, OPENS),
        is_example=True,
    )
    CampaignQuestion.objects.bulk_create(
        CampaignQuestion(campaign=made, sort_order=place, **question)
        for place, question in enumerate(entry["questions"])
    )


def _body(blocks: list[dict[str, Any]], references: References) -> str:
    return json.dumps(references.resolve(blocks))


def _moment(days: int, at: time) -> datetime:
    """So many days from today, by the clocks here."""
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=days), at))
