"""Filter patterns of CloudWatch Logs: which events of a log group a metric filter counts.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
"""

import functools
import json
import operator
import re
from collections.abc import Callable

_Test = Callable[[object], bool]

_TOKEN = re.compile(
    r'\s*(\{|\}|\(|\)|&&|\|\||!=|>=|<=|=|>|<|\$(?:\.[\w-]+|\[\d+\])+|"[^"]*"|[^\s(){}=<>!&|"]+)'
)
_STEP = re.compile(r"\.([\w-]+)|\[(\d+)\]")
_TERM = re.compile(r'([-?]?)("[^"]*"|[^\s"]+)')
_COMPARED = {">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le}


@functools.cache
def matcher(pattern: str) -> Callable[[str], bool]:
    """What tells whether a message is counted; raises ValueError for a pattern that is not understood."""
    text = pattern.strip()
    if text.startswith("["):
        raise ValueError("patterns of columns are not understood")
    if text.startswith("%"):
        raise ValueError("regular expressions are not understood")
    return _of_fields(text) if text.startswith("{") else _of_terms(text)


def _of_terms(text: str) -> Callable[[str], bool]:
    terms = [(sign, word.strip('"')) for sign, word in _TERM.findall(text)]
    wanted = [word for sign, word in terms if not sign]
    some = [word for sign, word in terms if sign == "?"]
    unwanted = [word for sign, word in terms if sign == "-"]
    return lambda message: (
        all(word in message for word in wanted)
        and (not some or any(word in message for word in some))
        and not any(word in message for word in unwanted)
    )


def _of_fields(text: str) -> Callable[[str], bool]:
    test = _Reader(text).whole()

    def matches(message: str) -> bool:
        try:
            return test(json.loads(message))
        except ValueError:
            return False

    return matches


class _Reader:
    def __init__(self, text: str):
        self._tokens, at = [], 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise ValueError(f"not understood at {text[at : at + 20]!r}")
            self._tokens.append(found[1])
            at = found.end()
        self._tokens.reverse()

    def whole(self) -> _Test:
        self._take("{")
        test = self._any()
        self._take("}")
        if self._tokens:
            raise ValueError(f"{self._tokens[-1]!r} after the end")
        return test

    def _any(self) -> _Test:
        parts = [self._all()]
        while self._next("||"):
            parts.append(self._all())
        return lambda event: any(part(event) for part in parts)

    def _all(self) -> _Test:
        parts = [self._one()]
        while self._next("&&"):
            parts.append(self._one())
        return lambda event: all(part(event) for part in parts)

    def _one(self) -> _Test:
        if self._next("("):
            test = self._any()
            self._take(")")
            return test
        path, sign = self._take(), self._take()
        if not path.startswith("$"):
            raise ValueError(f"{path!r} where a field is expected")
        if sign == "EXISTS":
            return lambda event: _field(event, path) is not None
        if sign == "NOT":
            self._take("EXISTS")
            return lambda event: _field(event, path) is None
        if sign == "IS":
            wanted = {"TRUE": True, "FALSE": False, "NULL": None}[self._take()]
            return lambda event: _field(event, path) is wanted
        return _comparison(path, sign, self._take())

    def _next(self, token: str) -> bool:
        found = bool(self._tokens) and self._tokens[-1] == token
        if found:
            self._tokens.pop()
        return found

    def _take(self, expected: str = "") -> str:
        token = self._tokens.pop() if self._tokens else ""
        if not token or (expected and token != expected):
            raise ValueError(f"{token!r} where {expected or 'more'!r} is expected")
        return token


def _field(event: object, path: str) -> object:
    for name, number in _STEP.findall(path):
        if name and isinstance(event, dict):
            event = event.get(name)
        elif number and isinstance(event, list) and int(number) < len(event):
            event = event[int(number)]
        else:
            return None
    return event


def _comparison(path: str, sign: str, value: str) -> _Test:
    if sign in _COMPARED:
        compare, bound = _COMPARED[sign], float(value)

        def is_beyond(event: object) -> bool:
            found = _field(event, path)
            return isinstance(found, (int, float)) and not isinstance(found, bool) and compare(found, bound)

        return is_beyond
    if sign not in ("=", "!="):
        raise ValueError(f"{sign!r} where an operator is expected")
    # A star stands for anything; every other sign, a bracket too, for itself.
    wanted = re.compile(
        "".join(".*" if part == "*" else re.escape(part) for part in re.split(r"(\*)", value.strip('"')))
    )

    def is_so(event: object) -> bool:
        found = _field(event, path)
        if found is None or isinstance(found, (bool, dict, list)):
            return False
        return (wanted.fullmatch(_written(found)) is not None) == (sign == "=")

    return is_so


def _written(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
