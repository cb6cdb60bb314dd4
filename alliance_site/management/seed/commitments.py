"""Puts the examples of “You said, we did” on the site, by the services that decide all others."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alliance_site.management.seed.files import read
from alliance_site.management.seed.references import References
from engagement.commitments import evidence
from engagement.commitments.linking import link
from engagement.commitments.models import Commitment
from engagement.commitments.transitions import WAYS, change
from engagement.feedback.codes import form_hash
from engagement.feedback.history import CLOCK
from engagement.feedback.models import Feedback

WORDS = ("you_said", "statement", "lead_role")
FOUND_BY = ("programmes", "principles", "areas")


def plant_commitments(references: References) -> None:
    """What was planted before is left alone, whatever has become of it since."""
    for entry in read("commitments.toml")["commitment"]:
        if not Commitment.objects.filter(title=entry["title"], is_example=True).exists():
            _plant(entry, references)


def _plant(entry: dict[str, Any], references: References) -> None:
    words = {name: entry.get(name, "") for name in WORDS}
    commitment = Commitment.objects.create(title=entry["title"], is_example=True, **words)
    for name in FOUND_BY:
        getattr(commitment, name).set(references.resolve(entry.get(name, [])))
    for key in entry["feedback"]:
        feedback = Feedback.objects.get(form_hash=form_hash(f"seed:{key}"))
        link(commitment=commitment, feedback=feedback, by=CLOCK)
    for step in entry["change"]:
        said = {name: step[name] for name in ("statement", "what_changed") if name in step}
        if "days" in step:
            said["due"] = timezone.localdate() + timedelta(days=step["days"])
        if "evidence" in step:
            said |= evidence.read(step["evidence"])
        change(
            commitment=commitment,
            way=WAYS[step["way"]],
            user=None,
            reason=step["reason"],
            **said,
        )
