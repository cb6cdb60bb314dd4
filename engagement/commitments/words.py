"""How a commitment is said to people: on the website, in a mail, or on the phone."""

from django.urls import reverse

from alliance_site.core.seo.head import absolute
from alliance_site.core.template_functions import day
from engagement.answering.words import Words
from engagement.commitments.choices import TO_KEEP, Status
from engagement.commitments.models import Commitment
from engagement.following.addresses import follow_address

# As readers choose and count them.
STANDS = {
    Status.DONE: "We did it",
    Status.IN_PROGRESS: "We are doing it",
    Status.PLANNED: "We plan to do it",
    Status.CONSIDERING: "We are thinking about it",
    Status.WILL_NOT_DO: "We will not do it",
}
# What stands over the statement.
DID = {
    Status.DONE: "We did",
    Status.IN_PROGRESS: "What we are doing",
    Status.PLANNED: "What we will do",
    Status.CONSIDERING: "What we are thinking about",
    Status.WILL_NOT_DO: "What we decided",
}
# What is told first to those who asked for it.
NOW = {
    Status.DONE: "We have done something about it",
    Status.IN_PROGRESS: "We have begun to do something about it",
    Status.PLANNED: "We plan to do something about it",
    Status.CONSIDERING: "We are thinking about what to do",
    Status.WILL_NOT_DO: "We have decided not to do it",
}


def address_of(key: int) -> str:
    return reverse("commitment", args=[key])


def words_of(commitment: Commitment) -> Words:
    """What everybody hears who led to it. In paragraphs, and with none of anybody's own words."""
    status = Status(commitment.status)
    did = "What we did" if status == Status.DONE else DID[status]
    lines = [
        f"Thank you for what you told us. {NOW[status]}.",
        f"What we heard: {commitment.you_said.strip()}",
        f"{did}: {commitment.statement.strip()}",
    ]
    if commitment.due and status in TO_KEEP:
        lines.append(f"By when: {day(commitment.due)}")
    if status == Status.DONE and commitment.what_changed.strip():
        lines.append(f"What has changed: {commitment.what_changed.strip()}")
    lines.append(f"Why: {commitment.reason}")
    where = f"You can read more about it here: {absolute(address_of(commitment.pk))}"
    follow = f"To see what you sent us, use your private code here: {follow_address()}"
    subject = f"{NOW[status]}: {commitment.title}"
    return Words(subject, "\n\n".join(lines), f"{where}\n\n{follow}")
