"""Months, each as its first day."""

from datetime import date, timedelta


def months_from(first: date, number: int) -> list[date]:
    return [_later(first, place) for place in range(number)]


def months_to(last: date, number: int) -> list[date]:
    return [_later(last, place - number + 1) for place in range(number)]


def month_before(month: date) -> date:
    return _later(month, -1)


def year_before(month: date) -> date:
    return _later(month, -12)


def last_day(month: date) -> date:
    return _later(month, 1) - timedelta(days=1)


def _later(month: date, by: int) -> date:
    year, number = divmod(month.year * 12 + month.month - 1 + by, 12)
    return date(year, number + 1, 1)
