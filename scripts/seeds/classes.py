"""Make 10_class_standard, 11_big_class and 12_class (needs pypinyin; development only).

Run it from anywhere: ``python3 scripts/seeds/classes.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import code_lists
from csv_out import write_seed
from labels_en import BIG_LABELS, english_labels
from pypinyin import Style, lazy_pinyin, load_phrases_dict

# Phrases that pypinyin reads wrongly out of context.
READINGS = {
    "行道树": [["xíng"], ["dào"], ["shù"]],
    "调压": [["tiáo"], ["yā"]],
    "乱倒乱排": [["luàn"], ["dào"], ["luàn"], ["pái"]],
    "遗撒": [["yí"], ["sǎ"]],
    "便道桩": [["biàn"], ["dào"], ["zhuāng"]],
    "畜力车": [["chù"], ["lì"], ["chē"]],
    "预埋件": [["yù"], ["mái"], ["jiàn"]],
    "地锁": [["dì"], ["suǒ"]],
}

# Geometry that is not a point, by name; every event is a point.
LINES = """交通护栏 道路隔音屏 绿地护栏 水域护栏 防汛墙 沟槽盖板 跨河管道 露天燃气管道
    露天供热管道 柔性隔离体 减速带"""
POLYGONS = """停车场
    过街天桥 地下通道 高架立交桥 立交桥 跨河桥 绿地 人防工事 公房地下室 工地 立体车库
    渠化岛 安全岛 非机动车停放点 栈桥 铁路桥涵 公路隧道 林地及林地管护设施
    车辆加油（气、电）站 液化气站"""


@dataclass(frozen=True)
class Standard:
    """One classification standard and its code list."""

    code: str
    label_zh: str
    label_en: str
    valid_from: str
    small_digits: int
    text: str


STANDARDS = (
    Standard(
        "CJ/T 214-2007",
        "城市市政综合监管信息系统 管理部件和事件分类与编码（2007）",
        "Managed components and events, sector standard of 2007",
        "2007-01-01",
        2,
        code_lists.CJT_214_2007,
    ),
    Standard(
        "GB/T 30428.2-2013",
        "数字化城市管理信息系统 第2部分：管理部件和事件（2013，编码为整理推定）",
        "Managed components and events, national standard of 2013 (numbering reconstructed)",
        "2013-01-01",
        2,
        code_lists.GBT_30428_2_2013,
    ),
    Standard(
        "GB/T 47678.5-2026",
        "城市运行管理服务平台 管理部件和事项（2026，编码据转录整理）",
        "Managed components and matters, national standard of 2026 (from a transcription)",
        "2026-07-01",
        3,
        code_lists.GBT_47678_5_2026,
    ),
)


@dataclass(frozen=True)
class SmallClass:
    """One small class as the standard lists it; ``code`` is big and small code together."""

    standard: Standard
    kind: str
    big_code: str
    code: str
    name: str


def big_classes(standard: Standard) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield kind, code, name and the items of each big class of a standard."""
    for part in standard.text.strip().lstrip("# ").split("\n# "):
        head, *lines = part.split("\n")
        kind, code, name = head.split(" ")
        yield kind, code, name, " ".join(lines).split()


def small_classes(standard: Standard) -> Iterator[SmallClass]:
    """Yield the small classes of a standard in the order of the list."""
    for kind, big_code, _name, items in big_classes(standard):
        for item in items:
            small, name = item[: standard.small_digits], item[standard.small_digits :]
            yield SmallClass(standard, kind, big_code, big_code + small, name)


def syllables(name: str) -> list[str]:
    """Read a class name: one lower-case syllable without tone for each character."""
    plain = re.sub(r"[（）、，]", "", name)
    read = lazy_pinyin(plain, style=Style.NORMAL, errors=lambda text: text.lower())
    return list(read)


def initials(name: str) -> str:
    """First letters of the syllables; Latin letters in a name are kept whole."""
    return "".join(s if s == "sos" else s[0] for s in syllables(name))


def geometry_type(item: SmallClass) -> str:
    """Choose how a class is surveyed; the standards leave several of these to the city."""
    if item.kind == "component" and item.name in LINES.split():
        return "line"
    if item.kind == "component" and item.name in POLYGONS.split():
        return "polygon"
    return "point"


def standard_rows() -> Iterator[list[str | int | None]]:
    """Rows of 10_class_standard."""
    for s in STANDARDS:
        yield [s.code, s.label_zh, s.label_en, s.valid_from, None, s.small_digits]


def big_class_rows() -> Iterator[list[str]]:
    """Rows of 11_big_class; the label has one form, with 类 at the end."""
    for standard in STANDARDS:
        for kind, code, name, _items in big_classes(standard):
            stem = name.removesuffix("类")
            yield [standard.code, kind, code, stem + "类", BIG_LABELS[stem]]


def class_rows() -> Iterator[list[str | None]]:
    """Rows of 12_class."""
    english = english_labels()
    for standard in STANDARDS:
        for c in small_classes(standard):
            names = [c.name, english[c.name], " ".join(syllables(c.name)), initials(c.name)]
            tail = [geometry_type(c), standard.valid_from, None]
            yield [standard.code, c.kind, c.code, c.big_code, *names, *tail]


def main() -> None:
    """Write the three files."""
    load_phrases_dict(READINGS)
    write_seed(
        "10_class_standard",
        "code label_zh label_en valid_from valid_to small_digits",
        standard_rows(),
    )
    write_seed("11_big_class", "standard kind code label_zh label_en", big_class_rows())
    columns = "standard kind code big_code label_zh label_en pinyin initials geometry_type"
    write_seed("12_class", columns + " valid_from valid_to", class_rows())


if __name__ == "__main__":
    main()
