"""Sheets to print in tests, and how to read a PDF back with poppler."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from PIL import Image, ImageDraw

from yuhua_dcm_plugin.core.shanghai import SHANGHAI
from yuhua_dcm_plugin.sheets.dispatch_sheet import (
    write_dispatch_sheet,
)
from yuhua_dcm_plugin.sheets.records import (
    Assignment,
    Check,
    DispatchSheet,
    Feedback,
    HistoryRow,
    Location,
    Problem,
    Supervision,
)

ROOT = Path(__file__).parent.parent


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2014, 3, day, hour, minute, tzinfo=SHANGHAI)


def picture(kind: str = "PNG", size: tuple[int, int] = (900, 560)) -> bytes:
    """Draw a map with a transparent ground, as QGIS exports it."""
    image = Image.new("RGBA", size, (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    for x in range(0, size[0], 90):
        draw.line((x, 0, x + 40, size[1]), fill=(90, 90, 90, 255), width=6)
    packed = io.BytesIO()
    (image if kind == "PNG" else image.convert("RGB")).save(packed, kind)
    return packed.getvalue()


NORMAL = DispatchSheet(
    task_no="YH20140314000123",
    case_no="C01012014031400123",
    city_no="SJZ-2014-0098812",
    printed_at=at(14, 9, 42),
    copy_label="第二联 处置部门",
    urgent=True,
    problem=Problem(
        source="监督员上报",
        kind="部件",
        big_class="公用设施类",
        small_class="上水井盖",
        component_code="1301080101000123",
        filing_condition="井盖缺失、破损，影响通行安全",
        level="区级",
        urgency="特别紧急",
        description="非机动车道上水井盖破损，直径约60厘米，已设警示标志。\n附近有小学，请尽快处置。",
        reporter="演示监督员001",
        reporter_phone="138****0001",
        reported_at=at(14, 8, 55),
    ),
    location=Location(
        street="裕兴街道",
        community="建华社区",
        grid_code="13010800100101",
        duty_grid="裕兴-03",
        address="槐安东路与建华南大街交叉口东北角约30米",
        coordinates="X 4211123.45 m，Y 539876.21 m（EPSG:4547）",
        map_picture=picture(),
        map_caption="位置图（1:2000，圆圈为问题位置）",
    ),
    assignment=Assignment(
        intake_clerk="演示受理员01",
        filed_by="演示值班长01",
        filed_at=at(14, 9, 20),
        dispatcher="演示派遣员02",
        dispatched_at=at(14, 9, 40),
        main_department="区城市管理局市政设施养护管理所",
        co_departments="裕兴街道办事处",
        limit_text="4 紧急工作时",
        due_at=at(14, 13, 40),
        refuse_by=at(14, 10, 40),
        opinion="请立即设置围挡，更换井盖，完成后拍照反馈。",
        closing_condition="井盖恢复完好，与路面平齐。",
    ),
)
BARE = DispatchSheet(task_no="YH1")
FULL = dataclasses.replace(
    NORMAL,
    supervision=Supervision("请于今日内完成，区领导关注。", at(15, 10), "演示值班长02"),
    feedback=Feedback(
        "演示处置员003", at(14, 10, 5), "已更换井盖。", "演示处置员004", at(14, 12, 6), "2 张"
    ),
    check=Check("演示监督员005", at(14, 14, 7), True, "情况属实", "演示值班长06", at(14, 15, 8)),
    history=(HistoryRow(at(14, 9, 9), "待立案", "立案", "演示值班长01", "符合立案条件"),),
)


def describing(text: str, **changes: object) -> DispatchSheet:
    problem = dataclasses.replace(NORMAL.problem, description=text)
    return dataclasses.replace(NORMAL, problem=problem, **changes)  # type: ignore[arg-type]


def poppler(tool: str, *arguments: str | Path) -> bytes:
    return subprocess.run([tool, *map(str, arguments)], check=True, capture_output=True).stdout


def page_texts(pdf: Path) -> list[str]:
    """Return the text of every page in the order it was drawn, without white space."""
    text = poppler("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").decode("utf-8", "replace")
    return [squeeze(page) for page in text.split("\f")[:-1]]


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed(sheet: DispatchSheet, folder: Path) -> list[str]:
    return page_texts(write_dispatch_sheet(sheet, folder / "sheet.pdf"))


def grey(pdf: Path, dpi: int, page: int = 1) -> Image.Image:
    data = poppler("pdftoppm", "-r", str(dpi), "-gray", "-f", str(page), "-singlefile", pdf)
    return Image.open(io.BytesIO(data))


def texts_of(record: object) -> Iterator[str]:
    """Yield every text a sheet holds, however deep, except what is not printed as such."""
    for item in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, item.name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            for entry in value:
                yield from texts_of(entry)
        elif dataclasses.is_dataclass(value):
            yield from texts_of(value)
