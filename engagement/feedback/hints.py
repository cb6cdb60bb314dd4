"""What somebody who moderates should look at first: a hint to judge, never a finding.

Personal details are found by core. Words of danger are few and plain: a hint too many costs a
minute, one too few may cost more.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from alliance_site.core.personal_data.patterns import KINDS, personal_details

# What people write in place of the plain apostrophe.
APOSTROPHE = str.maketrans({"’": "'", "‘": "'", "`": "'"})


@dataclass(frozen=True)
class Risk:
    """A kind of danger, what staff call it, and the words that may speak of it."""

    name: str
    label: str
    words: re.Pattern[str]


def _risk(name: str, label: str, words: str) -> Risk:
    return Risk(name, label, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))


RISKS = (
    _risk(
        "risk_self_harm",
        "may speak of self-harm or suicide",
        r"suicid\w*|self[ -]?harm\w*|kill(?:ing)? myself|hurt(?:ing)? myself|harm(?:ing)? myself"
        r"|cut(?:ting)? myself|tak(?:e|ing) my own life|end(?:ing)? my (?:own )?life|end it all"
        r"|want(?:ed)? to die|better off dead|no reason to live|(?:do not|don't) want to live",
    ),
    _risk(
        "risk_abuse",
        "may speak of abuse or neglect",
        r"abus(?:e|ed|es|ing|er|ive)|assault\w*|rap(?:e|ed|ist)|molest\w*|grop(?:ed|ing)"
        r"|(?:hits?|hitting|beats?|beating|slaps?|slapped|punch(?:es|ed)?|chok(?:es|ed)) "
        r"(?:me|him|her)"
        r"|neglect(?:ed|ing)?|not safe at home|afraid to go home|takes my money|domestic violence",
    ),
    _risk(
        "risk_life",
        "may speak of danger to life",
        r"(?:can't|cannot|can not) breathe|heart attack|(?:going|about) to die|is dying"
        r"|kill(?:ing)? (?:him|her|them|you|someone|somebody)|overdose\w*|in danger|unconscious",
    ),
)
LABELS = {kind.name: kind.label for kind in KINDS} | {risk.name: risk.label for risk in RISKS}


@dataclass(frozen=True)
class Hints:
    """The names of all that was found, and whether somebody should look at it at once."""

    names: list[str]
    is_urgent: bool


def hints_in(texts: Iterable[str]) -> Hints:
    """What the words of one feedback, and of its answers, may hold."""
    whole = "\n".join(texts).translate(APOSTROPHE)
    risks = [risk.name for risk in RISKS if risk.words.search(whole)]
    return Hints([*risks, *(kind.name for kind in personal_details(whole))], bool(risks))


def labels(names: Iterable[str]) -> list[str]:
    """The hints of a feedback in words; one that is no longer known stands by its name."""
    return [LABELS.get(name, name) for name in names]
