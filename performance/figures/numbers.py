"""How figures are said: counts without needless zeros, and shares in people out of 100."""

from decimal import ROUND_HALF_UP, Decimal


def count(number: Decimal) -> str:
    """403, 1,234 or 42.5: halves occur where two trusts share a patient."""
    whole = number == number.to_integral_value()
    return f"{number:,.0f}" if whole else f"{number:,.1f}"


def in_every_100(share: Decimal) -> int:
    """The nearest whole number of people in every 100, but never 100 or 0 where some are not."""
    rounded = int((share * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if rounded == 100 and share < 1:  # noqa: PLR2004 (all of a hundred)
        return 99
    return 1 if rounded == 0 and share > 0 else rounded
