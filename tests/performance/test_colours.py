"""The colours of charts stand out from the paper, as axe cannot tell of words in a drawing."""

import re
from pathlib import Path

import pytest

SHEET = Path("static/css/site.css").read_text()
# Those of the paper; what follows for forced colours is the reader's own.
BEFORE_FORCED = SHEET.split("forced-colors", 1)[0]
NAMED = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6}|var\([\w-]+\));", BEFORE_FORCED))
DRAWN = ["words", "quiet", "main", "better", "worse", "england"]
LEAST = 4.5


def colour(name: str) -> str:
    value = NAMED[name]
    return colour(value[6:-1]) if value.startswith("var") else value


def brightness(value: str) -> float:
    digits = value.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_drawn_and_written_in_a_chart_stands_out(name: str) -> None:
    light, dark = brightness(colour("chart-ground")), brightness(colour(f"chart-{name}"))
    assert (light + 0.05) / (dark + 0.05) >= LEAST
