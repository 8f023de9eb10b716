"""The classes of one standard by all that they are called (分类名称索引)."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable

from .folding import key, key_without_brackets

_CODE = re.compile(r"\d+")
#: 04-02, 4/2, 4.02; not 4.1, which a sheet makes of 4.10.
_SEPARATED = re.compile(r"(\d{1,2})(?:[-/_ ](?=\d)|\.(?=\d\d))(\d{1,3})")
#: 0118路灯, 0118-路灯, 路灯(0118)
_CODE_FIRST = re.compile(r"(\d{4,5})\W*(\D+)")
_CODE_LAST = re.compile(r"(\D+?)\W*(\d{4,5})\W*")
_DISTRICT_DIGITS = _SEQUENCE_DIGITS = 6
_ENDINGS = re.compile(r"(?<=..)(部件类|部件|类)$")
_BIG_ENDINGS = re.compile(r"(设施|管理|部件|类)+$")
#: Characters and words that lists write one or the other way.
_SAME = (
    ("通信", "通讯"),
    ("坐椅", "座椅"),
    ("标示牌", "标识牌"),
    ("标志牌", "标识牌"),
    ("指示标牌", "指示牌"),
    ("出租汽车", "出租车"),
    ("井蓋", "井盖"),
)


def _class_key(text: str) -> str:
    bare = key(text).replace("、", "").replace("/", "").replace(",", "").replace("·", "")
    for one, other in _SAME:
        bare = bare.replace(one, other)
    return bare


def big_stem(text: str) -> str:
    """What is left of the name of a big class: 公用设施类 → 公用, 道路交通设施 → 道路交通."""
    return _BIG_ENDINGS.sub("", key(text))


class StandardClasses:
    """Small classes of one standard."""

    def __init__(self) -> None:
        self.labels: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        self._loose: dict[str, set[str]] = defaultdict(set)
        self._big: dict[str, str] = {}
        self._digits = 0

    def add(self, code: str, label: str, others: Iterable[str], big_label: str) -> None:
        """Take over a class with its names in Chinese and in other writings."""
        self.labels[code] = label
        self._digits = len(code)
        self._exact[_class_key(label)] = code
        self._loose[_class_key(key_without_brackets(label))].add(code)
        for other in filter(None, others):
            self._loose[_class_key(other)].add(code)
        if big_label:
            self._big[big_stem(big_label)] = code[:2]

    def add_alias(self, alias: str, code: str) -> None:
        """Take over another name; a name of the standard itself goes before it."""
        self._exact.setdefault(_class_key(alias), code)

    def close(self) -> None:
        """All classes are there: from now on it is only read."""
        self._loose = dict(self._loose)

    def big(self, text: str) -> str | None:
        """Code of the big class (大类) that a text means; None where nobody can say."""
        if _CODE.fullmatch(text):
            code = text.zfill(2)
            return code if any(known.startswith(code) for known in self.labels) else None
        stem = big_stem(text)
        if stem in self._big:
            return self._big[stem]
        near = {code for known, code in self._big.items() if known in stem or stem in known}
        return near.pop() if len(near) == 1 and stem else None

    def find(self, text: str, big: str | None = None) -> str | None:
        """Code of the class that a text means, be it a code, a name or both in one."""
        if text[:1].isdigit() and (separated := _SEPARATED.fullmatch(text)):
            return self._by_code(separated[2], separated[1].zfill(2))
        if _CODE.fullmatch(text):
            return self._by_code(text, big)
        first, last = _CODE_FIRST.fullmatch(text), _CODE_LAST.fullmatch(text)
        if first or last:
            code, name = (first[1], first[2]) if first else (last[2], last[1])  # type: ignore[index]
            found = self._by_code(code, big)
            return found if found and found == self._by_name(name, big) else None
        return self._by_name(text, big)

    def _by_code(self, digits: str, big: str | None) -> str | None:
        """By the whole code, the small class's digits beside a big class, or inside 标识码."""
        whole = self._digits
        if len(digits) == _DISTRICT_DIGITS + whole + _SEQUENCE_DIGITS:
            digits = digits[_DISTRICT_DIGITS:-_SEQUENCE_DIGITS]
        elif len(digits) == _DISTRICT_DIGITS + whole:
            digits = digits[_DISTRICT_DIGITS:]
        elif len(digits) <= whole - 2 and big:
            digits = big + digits.zfill(whole - 2)
        elif len(digits) == whole - 1 and not digits.startswith("0"):
            digits = "0" + digits  # a sheet took the code for a number
        return digits if digits in self.labels else None

    def _by_name(self, text: str, big: str | None) -> str | None:
        bare = _class_key(text)
        for form in dict.fromkeys((bare, _ENDINGS.sub("", bare))):
            if form in self._exact:
                return self._exact[form]
            codes = self._loose.get(form, set())
            near = codes if len(codes) <= 1 else {code for code in codes if code[:2] == big}
            if len(near) == 1:
                return next(iter(near))
        without = _class_key(key_without_brackets(text))
        return self._by_name(without, big) if without and without != bare else None

    def near(self, text: str, most: int) -> list[str]:
        """Chinese names that look like a text, nearest first."""
        bare = _class_key(text)
        close = difflib.get_close_matches(bare, self._exact, most, 0.5)
        close += [name for name in self._exact if bare and (bare in name or name in bare)]
        found = (self.labels[self._exact[name]] for name in close)
        return list(dict.fromkeys(found))[:most]
