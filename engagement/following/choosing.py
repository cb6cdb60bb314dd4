"""What an author has agreed to, each with the words that they read and the day."""

from dataclasses import dataclass

from alliance_site.core.consent.models import Consent
from alliance_site.core.consent.purposes import named
from engagement.feedback.models import Feedback
from engagement.feedback.purposes import CONTACT, PUBLISH, QUOTE

# The step that changes each.
STEP_OF = {PUBLISH: "publish", QUOTE: "quote", CONTACT: "contact"}


@dataclass(frozen=True)
class Choice:
    """One consent as it stands now; `given` is empty where there is none."""

    purpose: str
    label: str
    step: str
    given: Consent | None

    @property
    def words(self) -> str:
        return self.given.wording.text if self.given else named(self.purpose).wording


def choices_of(feedback: Feedback) -> list[Choice]:
    rows = Consent.objects.filter(subject=feedback.key, withdrawn_at=None)
    given = {row.wording.purpose: row for row in rows.select_related("wording")}
    return [
        Choice(
            purpose, named(purpose).label.rpartition(": ")[2].capitalize(), step, given.get(purpose)
        )
        for purpose, step in STEP_OF.items()
        if purpose == CONTACT or not feedback.is_about_draft
    ]
