"""What no log of ours holds: addresses by which somebody could act as another, or learn of them."""

import re
from typing import Any

# All private links hold a ~, and the key of a half-filled form stands in its address: whoever has
# one can read and change what is somebody's own. And staff look for people's addresses.
PRIVATE = re.compile(
    r"""(?<=/)[^/\s?"']*(?:~|%7E)[^/\s?"']*"""
    r"""|(?<=/have-your-say/share/)[^/\s?"']+"""
    r"""|(?<=/have-your-say/follow/)[^/\s?"']+"""
    r"""|(?<==)[^&\s"']*(?:@|%40)[^&\s"']*""",
    re.IGNORECASE,
)
LEFT_OUT = "(private)"


def discreet(said: Any) -> Any:
    """The same without what is private, however deep in it that stands."""
    if isinstance(said, str):
        return PRIVATE.sub(LEFT_OUT, said)
    if isinstance(said, dict):
        return {name: discreet(value) for name, value in said.items()}
    return [discreet(value) for value in said] if isinstance(said, list) else said


def discreet_line(logger: Any, method: str, line: Any) -> Any:
    """For the lines of our own log."""
    return discreet(line)


def discreet_report(report: Any, hint: Any) -> Any:
    """For what goes to Sentry: the address of a request stands in it."""
    return discreet(report)
