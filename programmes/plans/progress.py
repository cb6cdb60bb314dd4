"""How far a plan has come, in numbers and in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from programmes.plans.models import ActionStatus


@dataclass(frozen=True)
class Progress:
    """How many actions a plan has, how many of them are done, late or stopped."""

    actions: int = 0
    done: int = 0
    delayed: int = 0
    stopped: int = 0

    @property
    def in_words(self) -> str:
        """Such as "3 of 8 actions done, 1 delayed"."""
        if not self.actions:
            return "No actions yet"
        noun = "action" if self.actions == 1 else "actions"
        more = [
            f"{count} {word}"
            for count, word in ((self.delayed, "delayed"), (self.stopped, "stopped"))
            if count
        ]
        return ", ".join([f"{self.done} of {self.actions} {noun} done", *more])


def progress_of(statuses: Iterable[str]) -> Progress:
    by_status = Counter(statuses)
    return Progress(
        actions=by_status.total(),
        done=by_status[ActionStatus.DONE],
        delayed=by_status[ActionStatus.DELAYED],
        stopped=by_status[ActionStatus.STOPPED],
    )
