"""The part of regular expressions that every engine reads alike and in linear time."""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(
    r"""(?P<set>\[\^?[^\[\]\\^]+\])
      | (?P<open>\((?!\?))
      | (?P<close>\))
      | (?P<many>[*+]|\{[0-9]+,\})
      | (?P<few>\?|\{[0-9]{1,3}(,[0-9]{1,3})?\})
      | (?P<or>\|)
      | (?P<start>\^)
      | (?P<end>\$)
      | (?P<plain>[A-Za-z0-9_:/ "'@#%&,;<>=!~-])""",
    re.VERBOSE,
)


def why_not_portable(pattern: str) -> str | None:
    """What is wrong with a pattern, or None.

    Allowed are plain ASCII characters, sets like `[a-z0-9-]`, groups, `|`, `* + ? {2,4}`, `^` and `$`. Not
    allowed: backslashes and the lone dot (write `[.]`), look-around, lazy quantifiers, and one unbounded
    quantifier inside another, which makes pySHACL hang.

    >>> why_not_portable("^(a+)+$")
    'an unbounded repetition inside another takes for ever'
    """
    groups: list[bool] = [False]
    previous, closed, position = "", False, 0
    while position < len(pattern):
        token = _TOKEN.match(pattern, position)
        if token is None:
            return f"{pattern[position:]!r} is outside the portable subset"
        kind = str(token.lastgroup)
        problem = _sequence_problem(previous, kind, closed)
        if problem is not None:
            return problem
        if kind == "open":
            groups.append(False)
        elif kind == "many":
            groups[-1] = True
        elif kind == "close":
            if len(groups) == 1:
                return "a group is closed that was not opened"
            closed = groups.pop()
            groups[-1] = groups[-1] or closed
        previous, position = kind, token.end()
    return None if len(groups) == 1 else "a group is not closed"


def _sequence_problem(previous: str, kind: str, unbounded: bool) -> str | None:
    if kind not in ("many", "few"):
        return None
    if previous in ("", "open", "or", "start", "end"):
        return "there is nothing to repeat"
    if previous in ("many", "few"):
        return "two quantifiers in a row"
    if previous == "close" and kind == "many" and unbounded:
        return "an unbounded repetition inside another takes for ever"
    return None
