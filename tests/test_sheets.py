"""The dispatch sheet (任务派遣单): real PDFs, read back with poppler."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

pytest.importorskip("reportlab", reason="reportlab is not installed")

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from yuhua_dcm_plugin.sheets import fonts as fonts_module
from yuhua_dcm_plugin.sheets.dispatch_sheet import (
    render_dispatch_sheets,
    write_dispatch_sheet,
    write_dispatch_sheets,
)
from yuhua_dcm_plugin.sheets.errors import FontMissingError, SheetError, SheetWriteError
from yuhua_dcm_plugin.sheets.fonts import find_fonts
from yuhua_dcm_plugin.sheets.qr import qr_modules
from yuhua_dcm_plugin.sheets.records import (
    DEFAULT_UNIT,
    SHANGHAI,
    Assignment,
    Check,
    DispatchSheet,
    Feedback,
    HistoryRow,
    Location,
    Picture,
    Problem,
    Supervision,
)
from yuhua_dcm_plugin.sheets.text import wrap

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils are not installed"
)
ROOT = Path(__file__).parent.parent
NAUGHTY = ROOT.parent / "shared" / "data" / "badinput" / "naughty_strings.json"


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
        map_png=picture(),
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


# -- what stands on it


def test_every_text_field_is_printed(tmp_path: Path) -> None:
    text = "".join(printed(FULL, tmp_path))
    missing = [value for value in texts_of(FULL) if squeeze(value) not in text]
    assert missing == []


def test_every_time_is_printed_in_shanghai_time(tmp_path: Path) -> None:
    text = "".join(printed(FULL, tmp_path))
    short = ["09:42", "08:55", "09:20", "09:40", "10:40"]
    short += ["10:05", "12:06", "14:07", "15:08", "09:09"]
    assert [clock for clock in short if f"2014-03-14{clock}" not in text] == []
    assert "截止时间2014年3月14日13:40（星期五）" in text
    assert "延期后截止时间2014年3月15日10:00（星期六）" in text


def test_a_time_from_another_zone_is_turned_to_shanghai(tmp_path: Path) -> None:
    due = datetime(2014, 3, 14, 17, 30, tzinfo=timezone.utc)
    order = dataclasses.replace(NORMAL.assignment, due_at=due)
    text = printed(dataclasses.replace(NORMAL, assignment=order), tmp_path)[0]
    assert "2014年3月15日01:30（星期六）" in text


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Problem\.reported_at has no time zone"):
        Problem(reported_at=datetime(2014, 3, 14))


def test_parts_are_numbered_one_after_the_other(tmp_path: Path) -> None:
    text = printed(NORMAL, tmp_path)[0]
    names = ["一、问题", "二、位置", "三、派遣", "四、处置反馈", "五、核查与结案"]
    assert [name for name in names if name not in text] == []
    assert "督办" not in text
    full = "".join(printed(FULL, tmp_path))
    names = ["四、督办延期", "五、处置反馈", "六、核查与结案", "七、办理经过"]
    assert [name for name in names if name not in full] == []


def test_a_normal_sheet_and_a_supervised_one_fit_one_page(tmp_path: Path) -> None:
    assert len(printed(NORMAL, tmp_path)) == 1
    assert len(printed(BARE, tmp_path)) == 1
    assert len(printed(dataclasses.replace(FULL, history=()), tmp_path)) == 1
    without_map = dataclasses.replace(NORMAL.location, map_png=None)
    assert len(printed(dataclasses.replace(NORMAL, location=without_map), tmp_path)) == 1


def test_unknown_is_a_dash_and_hand_fields_stay_open(tmp_path: Path) -> None:
    text = printed(BARE, tmp_path)[0]
    assert "问题来源—" in text
    assert "截止时间—" in text
    assert "签收人签收时间年月日时" in text
    assert "□通过□不通过" in text
    assert "None" not in text


def test_a_failed_check_says_so(tmp_path: Path) -> None:
    text = printed(dataclasses.replace(NORMAL, check=Check(passed=False)), tmp_path)[0]
    assert "核查结果不通过" in text
    assert "□通过" not in text


def test_urgent_and_provisional_are_words(tmp_path: Path) -> None:
    order = dataclasses.replace(NORMAL.assignment, due_provisional=True)
    text = printed(dataclasses.replace(NORMAL, assignment=order), tmp_path)[0]
    assert "暂定" in text
    calm = dataclasses.replace(NORMAL, urgent=False)
    assert printed(calm, tmp_path)[0].count("紧急") == text.count("紧急") - 1


# -- paper


def test_every_face_is_embedded(tmp_path: Path) -> None:
    table = poppler("pdffonts", write_dispatch_sheet(FULL, tmp_path / "sheet.pdf")).decode()
    rows = table.splitlines()[2:]
    assert rows
    assert [row for row in rows if not re.search(r"\byes\s+yes\s+yes\s", row)] == []


def test_page_is_a4_portrait_with_properties(tmp_path: Path) -> None:
    info = poppler("pdfinfo", write_dispatch_sheet(NORMAL, tmp_path / "sheet.pdf")).decode()
    assert re.search(r"Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)", info)
    assert re.search(r"Title:\s+任务派遣单 YH20140314000123", info)
    assert re.search(rf"Author:\s+{DEFAULT_UNIT}", info)
    assert re.search(r"Subject:\s+任务派遣单 上水井盖", info)


def test_nothing_is_drawn_in_the_margins(tmp_path: Path) -> None:
    long = "裕华区某某街道办事处城市管理综合执法大队" * 6
    order = dataclasses.replace(NORMAL.assignment, main_department=long, limit_text=long)
    sheet = dataclasses.replace(NORMAL, assignment=order, copy_label="联次很长" * 12)
    image = grey(write_dispatch_sheet(sheet, tmp_path / "sheet.pdf"), 72)
    left, top, right, bottom = image.point(lambda value: 255 * (value < 200)).getbbox()
    assert (left, top) >= (55, 24)
    assert right <= 595 - 38
    assert bottom <= 842 - 18


def test_the_deadline_stands_out_without_colour(tmp_path: Path) -> None:
    """Its letters are larger than the rest, inside a frame thicker than every rule."""
    pdf = write_dispatch_sheet(NORMAL, tmp_path / "sheet.pdf")
    boxes = poppler("pdftotext", "-bbox", pdf, "-").decode()
    found = {
        word: tuple(map(float, place))
        for *place, word in re.findall(
            r'xMin="(\S+)" yMin="(\S+)" xMax="\S+" yMax="(\S+)">([^<]+)<', boxes
        )
    }
    left, high, low = next(box for word, box in found.items() if word.startswith("2014年3月14日"))
    plain = found["监督员上报"]
    assert low - high > 1.3 * (plain[2] - plain[1])
    scale = 300 / 72
    column = grey(pdf, 300).crop(
        (int(left * scale), int((high - 12) * scale), int(left * scale) + 1, int(low * scale))
    )
    runs = re.findall(r"d+", "".join("d" if value < 128 else " " for value in column.tobytes()))
    assert max(map(len, runs)) >= 1.4 * scale


def test_qr_code_on_paper_is_the_task_number(tmp_path: Path) -> None:
    image = grey(write_dispatch_sheet(NORMAL, tmp_path / "sheet.pdf"), 300)
    per_mm = 300 / 25.4
    area = [int(value * per_mm) for value in (210 - 14 - 22, 9, 210 - 14, 31)]
    dark = image.crop(area).point(lambda value: 255 * (value < 128))
    expected = qr_modules("YH20140314000123")
    left, top, right, bottom = dark.getbbox()
    step = (right - left) / len(expected)
    assert abs((bottom - top) / len(expected) - step) < 0.1
    assert min(left, top) > 3.5 * step, "the quiet zone is too narrow to scan"
    seen = [
        [
            dark.getpixel((int(left + (x + 0.5) * step), int(top + (y + 0.5) * step))) > 0
            for x in range(len(expected))
        ]
        for y in range(len(expected))
    ]
    assert seen == expected
    assert qr_modules("YH20140314000124") != expected


def test_map_is_drawn_on_white(tmp_path: Path) -> None:
    """A transparent map must neither vanish nor turn the paper black."""
    pdf = write_dispatch_sheet(NORMAL, tmp_path / "sheet.pdf")
    image = grey(pdf, 72)
    area = image.crop((330, 280, 540, 390))
    histogram = area.histogram()
    share_dark = sum(histogram[:160]) / (area.width * area.height)
    assert 0.02 < share_dark < 0.5


def test_broken_pictures_do_not_stop_the_sheet(tmp_path: Path) -> None:
    cut = picture()[:300]
    location = dataclasses.replace(
        NORMAL.location,
        map_png=b"no picture",
        photos=(Picture(cut, "远景"), Picture(picture("JPEG"), "近景"), Picture(b"")),
    )
    text = "".join(printed(dataclasses.replace(NORMAL, location=location), tmp_path))
    assert text.count("（图片无法读取）") == 3
    assert "照片2近景" in text
    assert "处置前照片" in text


# -- long texts


def markers(letter: str, count: int) -> list[str]:
    """Make words that are never broken, so that each must be found whole."""
    return [f"{letter}{number:04d}" for number in range(count)]


def test_long_text_runs_on_and_nothing_is_lost(tmp_path: Path) -> None:
    words, opinions = markers("K", 900), markers("Z", 900)
    order = dataclasses.replace(NORMAL.assignment, opinion="意见".join(opinions))
    pages = printed(describing("，描述".join(words), assignment=order), tmp_path)
    assert len(pages) >= 3
    heads = (squeeze(DEFAULT_UNIT), "任务派遣单（续）", "任务号：YH20140314000123")
    for number, page in enumerate(pages, 1):
        assert f"第{number}页/共{len(pages)}页" in page
        assert number == 1 or [head for head in heads if head not in page] == []
    text = "".join(pages)
    assert re.findall(r"K\d{4}", text) == words
    assert re.findall(r"Z\d{4}", text) == opinions
    assert "问题描述（续）" in text


@pytest.mark.parametrize("field", ["address", "street", "grid_code", "map_caption"])
def test_long_place_text_is_not_cut(field: str, tmp_path: Path) -> None:
    words = markers("K", 900)
    location = dataclasses.replace(NORMAL.location, **{field: "。".join(words)})
    pages = printed(dataclasses.replace(NORMAL, location=location), tmp_path)
    assert len(pages) >= 2
    assert re.findall(r"K\d{4}", "".join(pages)) == words


def test_long_history_repeats_its_column_names(tmp_path: Path) -> None:
    rows = tuple(
        HistoryRow(
            at(14, 8) + timedelta(minutes=number), "处置", "备注", "演示派遣员02", f"第{number}条"
        )
        for number in range(90)
    )
    pages = printed(dataclasses.replace(NORMAL, history=rows), tmp_path)
    with_rows = [page for page in pages if "演示派遣员02第" in page]
    assert len(with_rows) >= 2
    assert all("时间环节操作办理人意见" in page for page in with_rows)
    text = "".join(pages)
    assert [number for number in range(90) if f"第{number}条" not in text] == []


def test_a_history_row_longer_than_a_page_is_parted(tmp_path: Path) -> None:
    words = markers("K", 900)
    row = HistoryRow(at(14, 8), "处置", "备注", "演示派遣员02", "，".join(words))
    text = "".join(printed(dataclasses.replace(NORMAL, history=(row,)), tmp_path))
    assert re.findall(r"K\d{4}", text) == words


def test_blanks_to_sign_are_never_torn_apart(tmp_path: Path) -> None:
    for length in range(0, 2400, 120):
        pages = printed(describing("长" * length + "完"), tmp_path)
        (signed,) = [page for page in pages if "签收人" in page]
        assert "处置后照片" in signed
        assert "（处置部门盖章）" in signed


def test_an_endless_head_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="fill the page"):
        write_dispatch_sheet(
            dataclasses.replace(NORMAL, unit_name="中心" * 5000), tmp_path / "a.pdf"
        )
    assert list(tmp_path.iterdir()) == []


# -- text is data


MARKUP = [
    "<b>粗体</b>",
    "&nbsp;&lt;&amp;",
    '<para align="right">x</para>',
    '<img src="http://example.invalid/a.png"/>',
    "{{ 7*7 }} {% x %} ${y} %(z)s %s",
    "<font color=red>红</font><br/>",
    "\\u4e2d (paren) [brackets] \\n",
    "]]> <!-- --> <![CDATA[ -->",
]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_typed(text: str, tmp_path: Path) -> None:
    sheet = dataclasses.replace(
        describing(text),
        location=dataclasses.replace(NORMAL.location, address=text, map_caption=text),
        assignment=dataclasses.replace(NORMAL.assignment, main_department=text, opinion=text),
        supervision=Supervision(text),
        history=(HistoryRow(opinion=text),),
    )
    assert "".join(printed(sheet, tmp_path)).count(squeeze(text)) == 7


@pytest.mark.parametrize(
    "odd", ["𠮷", "😀", "\x00", "\x07", "\ud800", "\udfff", "\uffff", "\ue000"]
)
def test_odd_characters_leave_the_rest_alone(odd: str, tmp_path: Path) -> None:
    sheet = dataclasses.replace(
        describing(f"前面{odd}后面"), unit_name=f"单位{odd}名", title=f"标题{odd}", copy_label=odd
    )
    text = printed(sheet, tmp_path)[0]
    assert "前面" in text
    assert "后面" in text


def test_a_character_without_glyph_becomes_a_box(tmp_path: Path) -> None:
    assert "前□后" in printed(describing("前\x07后"), tmp_path)[0]
    assert "前□后" in printed(describing("前\ud800后"), tmp_path)[0]


def test_line_breaks_are_kept(tmp_path: Path) -> None:
    pdf = write_dispatch_sheet(
        describing("甲行\r\n乙行\r丙行\u2028丁行\n\n戊行"), tmp_path / "a.pdf"
    )
    lines = poppler("pdftotext", "-raw", pdf, "-").decode().split()
    assert [line for line in lines if line[1:] == "行"] == ["甲行", "乙行", "丙行", "丁行", "戊行"]


def test_naughty_strings_all_print(tmp_path: Path) -> None:
    if not NAUGHTY.exists():
        pytest.skip(f"no test data at {NAUGHTY.name}")
    strings: list[str] = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    sheets = [
        dataclasses.replace(
            BARE,
            task_no=f"T{number:05d}",
            problem=Problem(description=text, reporter=text, small_class=text),
            location=Location(address=text, map_png=picture(size=(30, 20)), map_caption=text),
            assignment=Assignment(opinion=text, main_department=text, limit_text=text),
            history=(HistoryRow(at(14, 8), text, text, text, text),),
        )
        for number, text in enumerate(strings)
    ]
    found = by_task(page_texts(write_dispatch_sheets(sheets, tmp_path / "all.pdf")))
    assert len(found) == len(strings)
    lost = [text for number, text in enumerate(strings) if not holds(found[f"T{number:05d}"], text)]
    assert lost == []


def by_task(pages: list[str]) -> dict[str, str]:
    """Join the pages of each sheet."""
    found: dict[str, str] = {}
    for page in pages:
        number = re.search(r"任务号：(T\d{5})", page)
        assert number, page
        found[number[1]] = found.get(number[1], "") + page
    return found


def holds(page: str, text: str) -> bool:
    """Tell whether the ASCII part of a text was printed."""
    wanted = ascii_part(text)
    if any(unicodedata.bidirectional(char) in ("R", "AL") for char in text):
        # poppler turns such lines around when it reads them back
        return not Counter(wanted) - Counter(ascii_part(page))
    return wanted in ascii_part(page)


def ascii_part(text: str) -> str:
    return "".join(char for char in text if "!" <= char <= "~")


# -- many sheets, same bytes


def test_many_sheets_count_their_own_pages(tmp_path: Path) -> None:
    sheets = [
        NORMAL,
        dataclasses.replace(describing("长文" * 1500), task_no="YH2"),
        dataclasses.replace(BARE, task_no="YH3"),
    ]
    pages = page_texts(write_dispatch_sheets(sheets, tmp_path / "many.pdf"))
    numbers = [re.findall(r"第(\d+)页/共(\d+)页", page)[-1] for page in pages]
    middle = len(pages) - 2
    assert middle >= 2
    expected = [(number, middle) for number in range(1, middle + 1)]
    assert numbers == [(str(a), str(b)) for a, b in [(1, 1), *expected, (1, 1)]]
    assert "任务号：YH20140314000123" in pages[0]
    assert "任务号：YH3" in pages[-1]


def test_no_sheets_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="no sheet"):
        write_dispatch_sheets([], tmp_path / "none.pdf")
    assert list(tmp_path.iterdir()) == []


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """Also in another process, where Python shuffles its hashes differently."""
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from yuhua_dcm_plugin.sheets.dispatch_sheet import render_dispatch_sheets as r\n"
        "from yuhua_dcm_plugin.sheets.records import DispatchSheet as D, Problem as P\n"
        "print(hashlib.sha256(r([D('YH1', problem=P(description='井盖é😀'))])).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(ROOT)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert render_dispatch_sheets([FULL]) == render_dispatch_sheets([FULL])


# -- what can go wrong


@contextmanager
def disk_full_after(size: int) -> Iterator[None]:
    """Let the kernel refuse to write any file beyond so many bytes."""
    resource = pytest.importorskip("resource", reason="no file size limit on this system")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_the_old_sheet_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"older")
    with disk_full_after(4096), pytest.raises(SheetWriteError, match=r"sheet\.pdf"):
        write_dispatch_sheet(NORMAL, target)
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


def test_a_move_that_fails_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.mkdir()
    with pytest.raises(SheetWriteError) as caught:
        write_dispatch_sheet(NORMAL, target)
    assert caught.value.target == target
    assert caught.value.reason
    assert list(tmp_path.iterdir()) == [target]
    assert list(target.iterdir()) == []


def test_a_missing_folder_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(SheetWriteError, match="No such file"):
        write_dispatch_sheet(NORMAL, tmp_path / "nowhere" / "sheet.pdf")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_read_only_folder_is_a_named_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(SheetWriteError):
            write_dispatch_sheet(NORMAL, tmp_path / "sheet.pdf")
    finally:
        tmp_path.chmod(0o700)


def test_an_older_sheet_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    write_dispatch_sheet(BARE, target)
    assert write_dispatch_sheet(NORMAL, target) == target
    assert "YH20140314000123" in page_texts(target)[0]
    assert list(tmp_path.iterdir()) == [target]


@pytest.fixture
def fresh_fonts() -> Iterator[None]:
    fonts_module._font_set.cache_clear()
    yield
    fonts_module._font_set.cache_clear()


@pytest.mark.usefixtures("fresh_fonts")
def test_no_font_anywhere_is_a_named_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts_module, "candidate_paths", lambda: [tmp_path / "none.ttc"])
    with pytest.raises(FontMissingError, match="fonts-wqy-zenhei"):
        write_dispatch_sheet(NORMAL, tmp_path / "sheet.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_chosen_font_that_cannot_serve_is_named(tmp_path: Path) -> None:
    fake = tmp_path / "fake.ttf"
    fake.write_bytes(b"not a font")
    unusable = [fake, tmp_path / "missing.ttf", *latin_and_cff_fonts()]
    for path in unusable:
        with pytest.raises(FontMissingError) as caught:
            find_fonts(path)
        assert str(path) in str(caught.value)


def latin_and_cff_fonts() -> list[Path]:
    """Find faces without Chinese or with outlines reportlab cannot read."""
    found = [Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")]
    found += sorted(Path("/usr/share/fonts/opentype").rglob("*.otf"))[:1]
    return [path for path in found if path.exists()]


def test_a_chosen_font_is_used(tmp_path: Path) -> None:
    usual = find_fonts().path
    copy = Path(shutil.copy(usual, tmp_path / f"mine{usual.suffix}"))
    assert find_fonts(copy).path == copy
    assert "任务派遣单" in page_texts(write_dispatch_sheet(BARE, tmp_path / "a.pdf", copy))[
        0
    ].replace("　", "")


# -- breaking lines


TEXTS = st.text(
    st.one_of(
        st.sampled_from("井盖破损，。（）《》“”、：abcXYZ019 .,/-—…%\n\t"),
        st.characters(),
    ),
    max_size=120,
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.floats(12, 400))
def test_wrapping_loses_nothing_and_fits(text: str, width: float) -> None:
    faces = find_fonts()
    lines = wrap(text, width, 9.5, faces)
    assert squeeze("".join(lines)) == squeeze(faces.clean(text))
    for line in lines:
        visible = line.rstrip()
        assert len(visible) <= 1 or faces.width(visible, 9.5) <= width + 0.1
    assert wrap("\n".join(lines), width, 9.5, faces) == lines


def test_punctuation_stays_with_its_word() -> None:
    faces = find_fonts()
    width = faces.width("井" * 10, 9.5)
    lines = wrap("井" * 10 + "。后面（括号）", width, 9.5, faces)
    assert lines == ["井" * 9, "井。后面（括号）"]
    assert wrap("井" * 9 + "（括号）", width, 9.5, faces) == ["井" * 9, "（括号）"]
    assert wrap("时间井井井井 16:30:55", width, 9.5, faces) == ["时间井井井井 ", "16:30:55"]


def test_long_latin_words_break() -> None:
    faces = find_fonts()
    lines = wrap("见 https://example.org/" + "a" * 200, 120, 9.5, faces)
    assert len(lines) > 5
    assert max(faces.width(line, 9.5) for line in lines) <= 120.1
