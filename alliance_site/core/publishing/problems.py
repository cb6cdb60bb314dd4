"""What is wrong with a page, and the rules that find it. Apps add theirs in `ready()`."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.models import Page

from alliance_site.core.publishing.content import Content, Path, content_of


class Severity(Enum):
    """A refusal keeps a page from being published; a warning asks its author to look again."""

    REFUSAL = "refusal"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong. The message says what it is and what to do about it.

    `field` is the page's field ("" for the page as a whole), `path` the way from there to the
    block and its part: a number is a place in a stream or list, a name a part of a block.
    """

    severity: Severity
    message: str
    field: str = ""
    path: Path = ()


Rule = Callable[[Content], Iterable[Problem]]

_rules: dict[str, Rule] = {}


class PublishingRefused(ValidationError):
    """The page is not published, because readers would find it broken. It stays as it was."""

    def __init__(self, page: Page, problems: list[Problem]) -> None:
        self.page = page
        self.problems = problems
        messages: dict[str, list[str]] = defaultdict(list)
        for problem in problems:
            messages[problem.field or NON_FIELD_ERRORS].append(problem.message)
        super().__init__(dict(messages))


def register_rule(rule: Rule, name: str = "") -> None:
    """Adds a rule; one of the same name takes the place of the earlier."""
    _rules[name or f"{rule.__module__}.{rule.__qualname__}"] = rule


def unregister_rule(name: str) -> None:
    _rules.pop(name, None)


def problems_of(page: Page) -> list[Problem]:
    """All that is wrong with a page as it stands in memory; what is refused comes first."""
    content = content_of(page)
    found = [problem for rule in _rules.values() for problem in rule(content)]
    return sorted(found, key=lambda problem: problem.severity is Severity.WARNING)


def refusals_of(page: Page) -> list[Problem]:
    """What keeps the page from being published."""
    return [found for found in problems_of(page) if found.severity is Severity.REFUSAL]
