"""Whether figures are provisional or final, as a title page or a file's name says it."""

import re

from performance.figures.models import Status

FINAL = re.compile(r"(?<![a-z])final(?![a-z])", re.IGNORECASE)
PROVISIONAL = re.compile(r"(?<![a-z])provisional(?![a-z])", re.IGNORECASE)


def status_in(text: str) -> str:
    """Empty where the words say neither, or both."""
    is_final, is_provisional = bool(FINAL.search(text)), bool(PROVISIONAL.search(text))
    if is_final == is_provisional:
        return ""
    return Status.FINAL if is_final else Status.PROVISIONAL
