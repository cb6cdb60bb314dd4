"""Helpers for tests of pages: reading what was sent, and counting what it cost."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

VALUE = re.compile(r"'(?:[^']|'')*'|\b\d+\b")


def soup(response: HttpResponse) -> BeautifulSoup:
    """The page as a tree."""
    return BeautifulSoup(response.content, "html.parser")


@dataclass
class Cost:
    """How many queries ran, and how often the most frequent shape of them."""

    queries: int = 0
    most_repeated: int = 0
    shapes: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return "\n".join(f"{count} x {shape}" for shape, count in self.shapes.most_common())


@contextmanager
def counted() -> Iterator[Cost]:
    """Counts the queries of what stands inside."""
    cost = Cost()
    with CaptureQueriesContext(connection) as captured:
        yield cost
    cost.shapes = Counter(VALUE.sub("?", query["sql"]) for query in captured.captured_queries)
    cost.queries = len(captured)
    cost.most_repeated = max(cost.shapes.values(), default=0)
