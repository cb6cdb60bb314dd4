"""No cell of a spreadsheet runs as a formula."""

import pytest

from alliance_site.core.exports import safe_cell


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "\n=1", "\x00=1", "\x07-1"]
)
def test_the_start_of_a_formula_is_escaped(text: str) -> None:
    cell = safe_cell(text)
    assert cell.startswith("'")
    assert "\x00" not in cell
    assert "\x07" not in cell


def test_everything_else_stays() -> None:
    for value in ("plain = text", "two\nlines", "", 3, -3, None):
        assert safe_cell(value) == value
    assert safe_cell("a\x0bb\ud800c") == "abc"
