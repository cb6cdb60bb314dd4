"""What changed between two versions of a plan, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from programmes.plans.models import NEEDS_A_REASON, ActionStatus
from programmes.plans.periods import day, period
from programmes.plans.snapshots import Snapshot

REWORDED = {
    "for_whom": "Who the action “{}” is for was reworded.",
    "lead_role": "The action “{}” has another lead.",
    "measure": "How people can see that the action “{}” works was reworded.",
}


@dataclass(frozen=True)
class Change:
    """One change in a sentence; where words were reworded, with both."""

    words: str
    before: str = ""
    after: str = ""


@dataclass
class Changes:
    """All changes, in the parts of a plan that readers know."""

    plan: list[Change] = field(default_factory=list)
    actions: list[Change] = field(default_factory=list)
    answers: list[Change] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.plan or self.actions or self.answers)


def changes_between(old: Snapshot, new: Snapshot) -> Changes:
    return Changes(
        plan=list(_in_the_plan(old, new)),
        actions=list(_in_actions(_by_key(old), _by_key(new))),
        answers=list(_in_answers(old["answers"], new["answers"])),
    )


def _in_the_plan(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    if old["title"] != new["title"]:
        yield Change("The plan has a new title.", old["title"], new["title"])
    before, after = (_period(version) for version in (old, new))
    if before != after:
        yield Change(f"The plan is now for {after}. It was for {before}.")
    yield from _came_and_went(
        old["programmes"],
        new["programmes"],
        "The plan is now for the programme “{}”, too.",
        "The plan is no longer for the programme “{}”.",
    )
    if old["summary"] != new["summary"]:
        yield Change("The summary was reworded.", old["summary"], new["summary"])
    if old["body"] != new["body"]:
        yield Change("The part “More about the plan” was changed.")


def _in_actions(old: dict[str, Snapshot], new: dict[str, Snapshot]) -> Iterator[Change]:
    for key, action in new.items():
        if key not in old:
            yield Change(f"Added the action “{_name(action)}”{_due_by(action)}.")
    for key, action in old.items():
        if key not in new:
            yield Change(f"Removed the action “{_name(action)}”.")
    both = [key for key in new if key in old]
    for key in both:
        yield from _in_action(old[key], new[key])
    if both != [key for key in old if key in new]:
        yield Change("The actions stand in another order.")


def _in_action(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    named = _name(new)
    if old["what"] != new["what"]:
        yield Change("An action was reworded.", old["what"], new["what"])
    if old["status"] != new["status"]:
        yield Change(
            f"The action “{named}” is now {_status(new)} (it was {_status(old)}){_because(new)}"
        )
    elif old["reason"] != new["reason"]:
        words = f"Why the action “{named}” is {_status(new)} was reworded."
        yield Change(words, old["reason"], new["reason"])
    if old["due"] != new["due"]:
        moved = f"moved from {_day(old['due'])} to {_day(new['due'])}"
        yield Change(f"The due date of the action “{named}” {moved}.")
    for name, words in REWORDED.items():
        if old[name] != new[name]:
            yield Change(words.format(named), old[name], new[name])
    yield from _came_and_went(
        old["principles"],
        new["principles"],
        f"The action “{named}” now also reflects the principle “{{}}”.",
        f"The action “{named}” no longer names the principle “{{}}”.",
    )


def _in_answers(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    # A principle that was deleted has lost its key, and kept its name.
    named = {answer["title"]: key for key, answer in old.items()}
    new = {key if key in old else named.get(one["title"], key): one for key, one in new.items()}
    for key, answer in new.items():
        title = answer["title"]
        if key not in old:
            words = f"The plan now says how it reflects the principle “{title}”."
            yield Change(words, "", answer["how"])
        elif old[key]["how"] != answer["how"]:
            words = f"How the plan reflects the principle “{title}” was reworded."
            yield Change(words, old[key]["how"], answer["how"])
    for key, answer in old.items():
        if key not in new:
            words = f"The plan no longer says how it reflects the principle “{answer['title']}”."
            yield Change(words, answer["how"], "")


def _came_and_went(old: Snapshot, new: Snapshot, came: str, went: str) -> Iterator[Change]:
    for key, title in new.items():
        if key not in old:
            yield Change(came.replace("{}", title))
    for key, title in old.items():
        if key not in new:
            yield Change(went.replace("{}", title))


def _by_key(version: Snapshot) -> dict[str, Snapshot]:
    return {action["key"]: action for action in version["actions"]}


def _name(action: Snapshot) -> str:
    """What it does, to stand within a sentence."""
    return str(action["what"]).rstrip(". ")


def _status(action: Snapshot) -> str:
    return str(ActionStatus(action["status"]).label).lower()


def _because(action: Snapshot) -> str:
    """A reason is a sentence of its own: how it goes on is its author's affair."""
    if action["status"] in NEEDS_A_REASON and action["reason"]:
        return f", because: {action['reason'].rstrip('. ')}."
    return "."


def _due_by(action: Snapshot) -> str:
    return f", due by {_day(action['due'])}" if action["due"] else ""


def _day(written: Any) -> str:
    return day(date.fromisoformat(written)) if written else "no date"


def _period(version: Snapshot) -> str:
    first, last = (
        date.fromisoformat(version[name]) if version[name] else None for name in ("starts", "ends")
    )
    return period(first, last)
