"""Draw docs/images/loop.svg: how a case goes round, from the stages and actions of sql/seed.

Names come from the code lists; :func:`missing` says which transitions the picture leaves out, so
that a change of the workflow cannot go by unseen (``tests/test_docs.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from seed_tables import ROOT, seed

PICTURE = ROOT / "docs" / "images" / "loop.svg"
WIDTH, HEIGHT = 1400, 720
BOX_W, BOX_H = 104, 58
FONT = "'Noto Sans CJK SC', 'WenQuanYi Zen Hei', 'Microsoft YaHei', 'PingFang SC', sans-serif"
INK, GREY = "#1f2933", "#52606d"

#: The seven steps of the district's plan, over the columns that they cover.
STEPS = (
    ("信息收集", 170, 275), ("案卷建立", 281, 530), ("任务派遣", 536, 670), ("案件处理", 676, 818),
    ("处理反馈", 824, 946), ("核实结案", 952, 1204), ("综合评价", 1210, 1390),
)  # fmt: skip
#: Who acts in a stage: lane, its middle, fill, edge.
LANES = (
    ("监督员", "Supervisor", 150, "#e6f4ea", "#2f7d46"),
    ("受理员、值班长", "Intake, chief", 290, "#e7f0fb", "#2360a5"),
    ("派遣员", "Dispatcher", 430, "#efeafb", "#5f3dc4"),
    ("专业部门", "Department", 560, "#fdf1e0", "#b35c00"),
)
#: Out of the loop, between two lanes.
REFUSED = (340, 374)
#: Where evaluation stands, which is no stage.
EVALUATION = (1305, 470)
#: Stage -> column and lane.
PLACES = {
    "intake": (230, 1), "verification": (350, 0), "filing": (470, 1), "dispatch": (605, 2),
    "handling": (750, 3), "feedback": (885, 1), "check": (1010, 0), "closing": (1135, 1),
    "closed": (1305, 1),
}  # fmt: skip


@dataclass(frozen=True)
class Way:
    """An action from stage to stage: the corners of its line and where its name stands."""

    action: str
    outcome: str
    start: str
    end: str
    corners: tuple[tuple[int, int], ...]
    label: tuple[int, int]
    back: bool = False
    note: str = ""


WAYS = (
    Way("accept", "", "intake", "filing", ((282, 290), (418, 290)), (350, 280)),
    Way("request_verification", "", "intake", "verification",
        ((230, 261), (230, 150), (298, 150)), (230, 206)),
    Way("report_verification", "", "verification", "filing",
        ((402, 150), (470, 150), (470, 261)), (470, 206)),
    Way("request_verification", "", "filing", "verification",
        ((432, 261), (432, 170), (402, 170)), (402, 226), back=True),
    Way("file", "", "filing", "dispatch", ((470, 319), (470, 430), (553, 430)), (470, 374)),
    Way("return_to_filing", "", "dispatch", "filing",
        ((605, 401), (605, 290), (522, 290)), (605, 346), back=True),
    Way("dispatch", "", "dispatch", "handling", ((605, 459), (605, 560), (698, 560)), (605, 508)),
    Way("send_back", "", "handling", "dispatch",
        ((750, 531), (750, 444), (657, 444)), (750, 490), back=True),
    Way("report_done", "", "handling", "feedback",
        ((802, 560), (885, 560), (885, 319)), (885, 490)),
    Way("request_check", "", "feedback", "check", ((885, 261), (885, 150), (958, 150)), (885, 206)),
    Way("report_check", "true", "check", "closing",
        ((1062, 150), (1135, 150), (1135, 261)), (1135, 206), note="通过"),
    Way("report_check", "false", "check", "dispatch",
        ((1010, 179), (1010, 416), (657, 416)), (1010, 360), back=True, note="不通过，返工"),
    Way("close", "", "closing", "closed", ((1187, 290), (1253, 290)), (1220, 280)),
    Way("refuse", "", "intake", "refused", ((230, 319), (230, 374), (288, 374)), (230, 345),
        back=True),
    Way("decline", "", "filing", "refused", ((434, 319), (434, 374), (392, 374)), (426, 345),
        back=True),
)  # fmt: skip
#: Told in words below the picture: those of every running stage, and with them all that only
#: sometimes is offered (column needs): requests, stops, bundles.
IN_WORDS = {"void", "amend", "note", "urge", "join"}


def missing() -> set[tuple[str, str, str]]:
    """Transitions of sql/seed that are neither drawn nor told in words, and the other way round."""
    drawn = {(way.start, way.action, way.end) for way in WAYS}
    known = {
        (row["from_stage"], row["action"], row["to_stage"])
        for row in seed("33_transition")
        if row["action"] not in IN_WORDS and row["needs"] == "{}"
    }
    return drawn ^ known


def picture() -> str:
    """The whole drawing as SVG."""
    body = [*_lanes(), *_steps(), *_ways(), *_stages(), *_evaluation(), *_clock(), *_words()]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
            f' width="{WIDTH}" height="{HEIGHT}" font-family="{FONT}">',
            "<title>案件闭环 The loop of a case</title>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
            *body,
            "</svg>",
            "",
        ]
    )


def _lanes() -> Iterator[str]:
    for row, (zh, en, middle, fill, ink) in enumerate(LANES):
        top, width = middle - 58, (WIDTH - 16 if row < 2 else 1190)
        yield f'<rect x="8" y="{top}" width="{width}" height="116" rx="8" fill="{fill}"/>'
        yield _text(20, middle - 4, zh, 15, ink, bold=True, anchor="start")
        yield _text(20, middle + 16, en, 12, ink, anchor="start")


def _steps() -> Iterator[str]:
    for words, left, right in STEPS:
        tip = (left + right) / 2
        shape = f"M{left},20 H{right - 8} L{right},40 L{right - 8},60 H{left} L{left + 8},40 Z"
        yield f'<path d="{shape}" fill="#334e68"/>'
        yield _text(tip, 45, words, 15, "#ffffff", bold=True)


def _stages() -> Iterator[str]:
    labels = {row["code"]: row["label_zh"] for row in seed("31_stage")}
    for code, (x, lane) in PLACES.items():
        yield from _box((x, LANES[lane][2]), labels[code], code, LANES[lane][4])
    yield from _box(REFUSED, "不予办理", "refused", GREY)
    yield _line(((134, 290), (178, 290)), INK, False)
    yield _text(154, 281, "登记", 13, INK)


def _evaluation() -> Iterator[str]:
    x, y = EVALUATION
    yield _line(((x, 319), (x, y - BOX_H // 2)), INK, False)
    yield from _box(EVALUATION, "综合评价", "evaluate", "#8d6b00")
    yield _text(x, y + 50, "按部门、按周期，由考评员看", 13, INK)
    yield _text(x, y + 68, "by department and period", 12, GREY)


def _box(middle: tuple[int, int], words: str, code: str, ink: str) -> Iterator[str]:
    x, y = middle
    yield (
        f'<rect x="{x - BOX_W / 2:g}" y="{y - BOX_H / 2:g}" width="{BOX_W}" height="{BOX_H}"'
        f' rx="8" fill="#ffffff" stroke="{ink}" stroke-width="2"/>'
    )
    yield _text(x, y - 3, words, 16, INK, bold=True)
    yield _text(x, y + 17, code, 12, GREY)


def _ways() -> Iterator[str]:
    labels = {row["code"]: row["label_zh"] for row in seed("32_action")}
    for way in WAYS:
        yield _line(way.corners, "#a61b1b" if way.back else INK, way.back)
    for way in WAYS:
        words = labels[way.action] + (f"（{way.note}）" if way.note else "")
        yield _label(way.label, words, "#a61b1b" if way.back else INK)


def _clock() -> Iterator[str]:
    y = 646
    yield f'<path d="M652,{y} H845" stroke="#b35c00" stroke-width="6" fill="none"/>'
    for x in (652, 845):
        yield f'<path d="M{x},{y - 10} V{y + 10}" stroke="#b35c00" stroke-width="3"/>'
    yield _text(642, y - 2, "首次派遣起算", 13, INK, anchor="end")
    yield _text(642, y + 15, "the clock starts at the first dispatch", 12, GREY, anchor="end")
    yield _text(748, y - 12, "处置时限", 13, "#b35c00", bold=True)
    yield _text(857, y - 2, "处置反馈停；回退、返工不重新起算", 13, INK, anchor="start")
    words = "it stops at report_done; send_back and rework do not renew it"
    yield _text(857, y + 15, words, 12, GREY, anchor="start")


def _words() -> Iterator[str]:
    zh = (
        "值班长可作废任何在办案件（void）；"
        "修改案卷、备注、催办（urge）和合并上报（join）不改变阶段。红色虚线为退回或不予办理。"
    )
    yield _text(20, 688, zh, 13, GREY, anchor="start")
    zh = (
        "处置中可申请延期、挂账、缓办，可捆绑计时、分段反馈；挂账、缓办期间（suspended）停止计时，"
        "到期自动恢复；免核查的案件反馈后直接待结案；结案后部门可提出超时申诉。"
    )
    yield _text(20, 708, zh, 13, GREY, anchor="start")


def _line(corners: tuple[tuple[int, int], ...], ink: str, dashed: bool) -> str:
    path = " L".join(f"{x},{y}" for x, y in corners)
    dash = ' stroke-dasharray="6 4"' if dashed else ""
    return f'<path d="M{path}" fill="none" stroke="{ink}" stroke-width="2"{dash}/>' + _arrow(
        corners[-2], corners[-1], ink
    )


def _arrow(before: tuple[int, int], tip: tuple[int, int], ink: str) -> str:
    (x0, y0), (x, y) = before, tip
    dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
    a = f"{x - 10 * dx - 5 * dy},{y - 10 * dy - 5 * dx}"
    b = f"{x - 10 * dx + 5 * dy},{y - 10 * dy + 5 * dx}"
    return f'<path d="M{x},{y} L{a} L{b} Z" fill="{ink}"/>'


def _label(middle: tuple[int, int], words: str, ink: str) -> str:
    x, y = middle
    width = 14 * len(words) + 6
    back = (
        f'<rect x="{x - width / 2:g}" y="{y - 11}" width="{width}" height="20" rx="4" fill="#fff"/>'
    )
    return back + _text(x, y + 4, words, 13, ink)


def _text(
    x: float, y: float, words: str, size: int, ink: str, bold: bool = False, anchor: str = "middle"
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{ink}" text-anchor="{anchor}"{weight}>'
        f"{escape(words)}</text>"
    )


def main() -> None:
    """Write the picture."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    Path(PICTURE).write_text(picture(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
