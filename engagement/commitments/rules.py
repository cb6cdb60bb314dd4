"""What must be said before a commitment may stand where it is to stand."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.dateparse import parse_date

from engagement.commitments.choices import TO_KEEP, Status
from engagement.commitments.models import Commitment, CommitmentEvent

# By the fields of the form that can mend it.
Problems = dict[str, str]
NEEDED = {
    "you_said": "Write what people said, in your own words",
    "statement": "Write what you do about it",
    "lead_role": "Write who leads it, as a role",
}
NO_PROOF = "Write what changed, or give a link that shows it. Without it, nothing is done"


class CannotChange(ValueError):
    """The commitment cannot change like this; `problems` says why, by field where there is one."""

    def __init__(self, message: str = "", problems: Problems | None = None) -> None:
        self.problems = problems or {"": message}
        super().__init__(" ".join(f"{said.rstrip('.')}." for said in self.problems.values()))


def refuse_unless_said(now: Commitment, event: CommitmentEvent) -> None:
    """`now` is as it would be, and not stored yet."""
    if problems := dict(_problems(now, event)):
        raise CannotChange(problems=problems)


def _problems(now: Commitment, event: CommitmentEvent) -> Iterator[tuple[str, str]]:
    if not event.reason:
        yield "reason", "Write why, in plain words. People read it"
    yield from lacks_for_its_state(now).items()
    if now.due is None and event.action == "move_date":
        yield "due", "Choose the new day"
    before = parse_date(event.before["due"] or "")
    if now.due and now.due != before and now.due < timezone.localdate():
        yield "due", "Choose a day that is still to come"
    if now.is_public:
        yield from missing(now).items()


def lacks_for_its_state(now: Commitment) -> Problems:
    """What is done needs proof; what is to be kept needs a day."""
    found = {}
    if now.status == Status.DONE and not has_proof(now):
        found["what_changed"] = NO_PROOF
    if now.due is None and now.status in TO_KEEP:
        found["due"] = "Choose the day by which it will be done"
    return found


def missing(commitment: Commitment) -> Problems:
    """What a commitment lacks before people may read it."""
    return {name: said for name, said in NEEDED.items() if not getattr(commitment, name).strip()}


def has_proof(commitment: Commitment) -> bool:
    """Words that say what changed, or a link to where it can be seen."""
    proof = (commitment.what_changed.strip(), commitment.evidence_url, commitment.evidence_page_id)
    return any(proof)
