"""Say which field stands where on a 任务派遣单."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from .fonts import FontSet
from .layout import ROW_HEIGHT, Beside, Block, Cell, Figure, FigureRow, Row
from .pages import Section
from .pen import mm
from .pictures import read_map, read_picture
from .records import (
    Assignment,
    Check,
    DispatchSheet,
    Extension,
    Feedback,
    HistoryRow,
    Location,
    Picture,
    Problem,
    Supervision,
    long_time,
    short_time,
)

NOTHING = "—"
_HAND_ROW = 8.6 * mm
_HAND_TIME = "　　　年　　月　　日　　时"
_HAND_DATE = "　　　　年　　月　　日"
_PROVISIONAL = "暂定，待法定节假日安排公布后核定"
_MAP_HEIGHT = 46 * mm
_PHOTO_HEIGHT = 58 * mm
_PHOTOS_A_ROW = 2
_LONG_CAPTION = 40
_HISTORY = "办理经过"
_HISTORY_WEIGHTS = (20.0, 12.0, 14.0, 15.0, 39.0)


def sections(sheet: DispatchSheet, width: float, fonts: FontSet) -> list[Section]:
    """Lay out the parts of a sheet.

    Args:
        sheet: What to print.
        width: Width of the blocks in points; decides whether the place fits beside the map.
        fonts: Face to measure with.

    Returns:
        The parts that this sheet has, numbered one after the other.
    """
    parts: list[tuple[str, list[Block], bool]] = [
        ("问题", _problem(sheet.problem), False),
        ("位置", _location(sheet.location, width, fonts), False),
        ("派遣", _assignment(sheet.assignment), True),
    ]
    if sheet.supervision is not None:
        parts.append(("督办延期", _supervision(sheet.supervision), True))
    parts.append(("处置反馈", _feedback(sheet.feedback), True))
    parts.append(("核查与结案", _check(sheet.check), True))
    if sheet.location.photos:
        parts.append(("处置前照片", _photos(sheet.location.photos), False))
    if sheet.history:
        parts.append((_HISTORY, [_history_row(row) for row in sheet.history], False))
    return [
        Section(number, name, tuple(blocks), together, _history_head(name))
        for number, (name, blocks, together) in zip("一二三四五六七八", parts)
    ]


def _known(label: str, value: str | datetime | None, weight: float = 1.0) -> Cell:
    """Make a cell the system fills: a dash says that it knows nothing."""
    if isinstance(value, datetime):
        value = short_time(value)
    return Cell(value if value and value.strip() else NOTHING, label, weight)


def _by_hand(label: str, value: str | datetime | None, blank: str = "", weight: float = 1) -> Cell:
    """Make a cell a person fills: empty, or with the words to write between."""
    if isinstance(value, datetime):
        value = short_time(value)
    return Cell(value if value and value.strip() else blank, label, weight)


def _problem(problem: Problem) -> list[Block]:
    reporter = " ".join(filter(None, [problem.reporter, problem.reporter_phone]))
    return [
        Row(
            (
                _known("问题来源", problem.source),
                _known("问题类型", problem.kind),
                _known("案件级别", problem.level),
            )
        ),
        Row(
            (
                _known("大类", problem.big_class),
                _known("小类", problem.small_class),
                _known("紧急程度", problem.urgency),
            )
        ),
        Row(
            (
                _known("部件标识码", problem.component_code),
                _known("上报人", reporter),
                _known("上报时间", problem.reported_at),
            )
        ),
        Row((_known("立案条件", problem.filing_condition),)),
        Row((_known("问题描述", problem.description),), least=15 * mm, stretch=8 * mm),
    ]


def _location(location: Location, width: float, fonts: FontSet) -> list[Block]:
    cells = [
        _known("街道", location.street),
        _known("社区", location.community),
        _known("单元网格号", location.grid_code),
        _known("责任网格", location.duty_grid),
        _known("地址", location.address),
        _known("坐标", location.coordinates),
    ]
    return _place_and_map(cells, location, width, fonts)


def _place_and_map(
    cells: Sequence[Cell], location: Location, width: float, fonts: FontSet
) -> list[Block]:
    """Put the place beside the map; below each other when the words need the full width."""
    if location.map_picture is None:
        return _place_alone(cells)
    caption, rest = _caption("图注", location.map_caption)
    figure = Figure(read_map(location.map_picture), caption)
    rows = tuple(Row((cell,)) for cell in cells)
    if sum(row.height(width / 2, fonts) for row in rows) > 2 * _MAP_HEIGHT:
        return [*_place_alone(cells), FigureRow((figure,), _MAP_HEIGHT), *rest]
    return [Beside(rows, figure, _MAP_HEIGHT, stretch=16 * mm), *rest]


def _place_alone(cells: Sequence[Cell]) -> list[Block]:
    street, community, grid, duty_grid, *rest = cells
    return [Row((street, community)), Row((grid, duty_grid)), *(Row((cell,)) for cell in rest)]


def _photos(photos: Sequence[Picture]) -> list[Block]:
    """Put the photos at the end, so that the form itself keeps to one page."""
    blocks: list[Block] = []
    for start in range(0, len(photos), _PHOTOS_A_ROW):
        figures: list[Figure] = []
        below: list[Block] = []
        for number, photo in enumerate(photos[start : start + _PHOTOS_A_ROW], start + 1):
            name = f"照片{number}"
            caption, rest = _caption(name, photo.caption)
            caption = f"{name}　{caption}" if caption != name else name
            figures.append(Figure(read_picture(photo.content), caption))
            below.extend(rest)
        blocks.extend([FigureRow(tuple(figures), _PHOTO_HEIGHT), *below])
    return blocks


def _caption(name: str, caption: str) -> tuple[str, list[Block]]:
    """Keep a short caption under its picture and give a long one a row that can cross pages."""
    if len(caption) <= _LONG_CAPTION:
        return caption or name, []
    return name, [Row((Cell(caption, name),))]


def _assignment(order: Assignment) -> list[Block]:
    return [
        Row(
            (
                _known("受理员", order.intake_clerk),
                _known("立案人", order.filed_by),
                _known("立案时间", order.filed_at),
            )
        ),
        Row(
            (
                _known("派遣员", order.dispatcher),
                _known("派遣时间", order.dispatched_at),
                _known("拒签期限", order.refuse_by),
            )
        ),
        Row((_known("主办部门", order.main_department), _known("协办部门", order.co_departments))),
        Row(
            (
                _strong("处置时限", order.limit_text, 1.0),
                _strong("截止时间", order.due_at, 2.0, _PROVISIONAL * order.due_provisional),
            ),
            least=9.5 * mm,
        ),
        Row((_known("派遣意见", order.opinion),), least=9 * mm, stretch=7 * mm),
        Row((_known("结案条件", order.closing_condition),)),
    ]


def _strong(label: str, value: str | datetime | None, weight: float, note: str = "") -> Cell:
    """Make a cell that is seen first, with an optional small note below."""
    if isinstance(value, datetime):
        value = long_time(value)
    text = value if value and value.strip() else NOTHING
    return Cell(text, label, weight, strong=True, foot=note)


def _supervision(supervision: Supervision) -> list[Block]:
    extensions = supervision.extensions
    blocks = [block for each in extensions for block in _extension(each)]
    said = (supervision.opinion, supervision.extended_due_at, supervision.approved_by)
    if extensions and not any(said):
        return blocks
    return [*_order(supervision), *blocks]


def _order(supervision: Supervision) -> list[Block]:
    extended = supervision.extended_due_at
    return [
        Row((_known("督办意见", supervision.opinion),), least=9 * mm, stretch=6 * mm),
        Row(
            (
                _known("批准人", supervision.approved_by, 1.0),
                _strong("延期后\n截止时间", extended, 2.0),
            ),
            least=9.5 * mm,
        ),
    ]


def _extension(extension: Extension) -> list[Block]:
    """Who asked and why, who answered, and the deadline that it made."""
    verdict = {True: "批准", False: "不批准", None: "□ 批准　　□ 不批准"}[extension.approved]
    document = (_known("所附材料", extension.document),) if extension.document else ()
    least = _HAND_ROW if extension.approved is None else ROW_HEIGHT
    blocks: list[Block] = [
        Row((_known("延期申请", extension.asked_by), _known("申请时间", extension.asked_at))),
        Row((_known("申请理由", extension.reason, 2.0), *document)),
        Row(
            (
                _by_hand("审批人", extension.decided_by),
                _by_hand("审批时间", extension.decided_at, _HAND_TIME),
            ),
            least=least,
        ),
        Row(
            (Cell(verdict, "审批结果"), _by_hand("审批意见", extension.opinion, weight=2.0)),
            least=least,
        ),
    ]
    if extension.approved:
        blocks.append(Row((_strong("延期后截止时间", extension.due_at, 1.0),), least=8 * mm))
    return blocks


def _feedback(feedback: Feedback) -> list[Block]:
    return [
        Row(
            (
                _by_hand("签收人", feedback.received_by),
                _by_hand("签收时间", feedback.received_at, _HAND_TIME),
            ),
            least=_HAND_ROW,
        ),
        Row(
            (
                _by_hand("处置过程与结果", feedback.result, weight=2.0),
                Cell("（处置部门盖章）", foot=_HAND_DATE),
            ),
            least=21 * mm,
            stretch=36 * mm,
        ),
        Row(
            (
                _by_hand("处置人", feedback.handled_by),
                _by_hand("完成时间", feedback.handled_at, _HAND_TIME),
            ),
            least=_HAND_ROW,
        ),
        Row((_by_hand("处置后照片", feedback.photos, "□ 有，共　　　张　　　□ 无"),)),
    ]


def _check(check: Check) -> list[Block]:
    verdict = {True: "通过", False: "不通过", None: "□ 通过　　□ 不通过"}[check.passed]
    return [
        Row(
            (
                _by_hand("核查员", check.checked_by),
                _by_hand("核查时间", check.checked_at, _HAND_TIME),
            ),
            least=_HAND_ROW,
        ),
        Row(
            (Cell(verdict, "核查结果"), _by_hand("核查意见", check.opinion, weight=2.0)),
            least=9 * mm,
            stretch=9 * mm,
        ),
        Row(
            (
                _by_hand("值班长", check.closed_by),
                _by_hand("结案时间", check.closed_at, _HAND_TIME),
            ),
            least=_HAND_ROW,
        ),
    ]


def _history_head(part: str) -> Row | None:
    """Name the columns of the history; no other part has any."""
    if part != _HISTORY:
        return None
    names = ("时间", "环节", "操作", "办理人", "意见")
    return Row(
        tuple(
            Cell(name, weight=weight, heading=True) for name, weight in zip(names, _HISTORY_WEIGHTS)
        )
    )


def _history_row(row: HistoryRow) -> Row:
    at = short_time(row.at) if row.at else NOTHING
    texts = (at, row.stage, row.action, row.actor, row.opinion)
    return Row(
        tuple(
            Cell(text if text and text.strip() else NOTHING, weight=weight)
            for text, weight in zip(texts, _HISTORY_WEIGHTS)
        ),
        least=ROW_HEIGHT,
    )
