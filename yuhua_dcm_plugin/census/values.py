"""States, departments, codes and numbers as deliveries write them (值的识别)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .folding import folded, key, key_without_brackets

#: 部件状态: the states of both standards, and what else is written for them.
STATES = {
    "完好": "好 良好 优 良 优良 合格 正常 完整 完好无损 完好无缺 基本完好 "
    "较好 无破损 无损坏 未损坏 "
    "正常使用 使用中 在用 使用 完好在用 正常运行 运行正常 "
    "good ok normal intact fine inuse wanhao zhengchang",
    "破损": "损坏 破坏 坏 已损坏 已破损 损毁 部分破损 轻微破损 严重破损 轻度破损 中度破损 重度破损 "
    "缺损 残损 坏损 毁坏 残缺 "
    "broken damaged bad posun sunhuai",
    "丢失": "缺失 遗失 被盗 丢 已丢失 已缺失 失窃 missing lost stolen diushi queshi",
    "占用": "被占用 占压 压占 被占压 圈占 occupied obstructed blocked zhanyong",
    "废弃": "弃用 停用 已废弃 已停用 报废 闲置 作废 abandoned disused obsolete feiqi",
    "移除": "拆除 已拆 已拆除 已移除 拆迁 移走 已移走 迁移 移位 removed demolished yichu chaichu",
}
_STATES = {key(word): state for state, words in STATES.items() for word in (state, *words.split())}

#: 1-完好, 01完好, 完好(1), 完好。
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
#: Digits as sheets and their exports write them: 130108-0118-000001, ="1301…", 1,301,…
_SPACED_DIGITS = re.compile(r"[\d\s'\",=`-]+")
#: Whole numbers up to here are exact as floating-point numbers.
_EXACT = 1 << 53
_FLOAT_ENDING = re.compile(r"(\d+)\.0+")


def read_state(text: str) -> str | None:
    """The state that a text means; numbers mean nothing without a values map."""
    bare = key(text)
    return _STATES.get(bare) or _STATES.get(_AROUND.sub("", bare))


def read_code(text: str) -> str:
    """A code with half-width digits, without blanks, apostrophes or the .0 of a sheet."""
    bare = folded(text)
    if bare.isdigit():
        return bare
    if found := _FLOAT_ENDING.fullmatch(bare):
        return found[1] if int(found[1]) <= _EXACT else bare
    return re.sub(r"\D", "", bare) if _SPACED_DIGITS.fullmatch(bare) else bare


class DepartmentRow(NamedTuple):
    """A department as ``dcm.department`` has it."""

    code: str
    label_zh: str
    short_zh: str = ""
    label_en: str = ""


_OFFICE = re.compile(r"(街道办事处|街道办|办事处)$")
#: CG01城管局, CG01-城管局: both have to mean the same.
_CODE_AND_NAME = re.compile(r"([A-Za-z\d]+)[\W_]*([^\x00-\x7f].*)")
_LEGAL = re.compile(r"(有限责任公司|股份有限公司|有限公司)$")


class DepartmentBook:
    """Departments by code, full name and short name, with and without 石家庄市, 裕华区."""

    def __init__(
        self, rows: Iterable[DepartmentRow], district: str = "裕华区", city: str = "石家庄市"
    ) -> None:
        self._before = re.compile(_places(("河北省", city, district)))
        found: dict[str, set[str]] = defaultdict(set)
        full: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for text in filter(None, (row.code, row.label_zh, row.short_zh, row.label_en)):
                full[key(text)].add(row.code)
                for form in self._forms(text):
                    found[form].add(row.code)
        self._full = {form: min(codes) for form, codes in full.items() if len(codes) == 1}
        self._loose = {form: min(codes) for form, codes in found.items() if len(codes) == 1}

    def read(self, text: str) -> str | None:
        """Code of the department that is meant; None where nobody or several could be."""
        exact = self._full.get(key(text))
        if exact:
            return exact
        codes = {self._loose[form] for form in self._forms(text) if form in self._loose}
        if not codes and (both := _CODE_AND_NAME.fullmatch(folded(text))):
            codes = {self.read(part) or "" for part in both.groups()}
        return codes.pop() or None if len(codes) == 1 else None

    def _forms(self, text: str) -> set[str]:
        """A name in the ways it is shortened."""
        forms = {key(text), key_without_brackets(text)}
        forms |= {self._before.sub("", form) for form in forms}
        forms |= {_OFFICE.sub("街道", form) for form in forms}
        forms |= {_LEGAL.sub("公司", form) for form in forms}
        return {form for form in forms if len(form) > 1}


def _places(names: Iterable[str]) -> str:
    """A pattern for the places before a name, each with or without 省, 市, 区."""
    return "^" + "".join(f"(?:{key(name[:-1])}{key(name[-1:])}?)?" for name in names if name)
