"""The dispatch sheet (任务派遣单): real PDFs, read back with poppler."""

from __future__ import annotations

import dataclasses
import re
import shutil
import unicodedata
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

pytest.importorskip("reportlab", reason="reportlab is not installed")

from badinput import naughty_strings
from sheetkit import (
    BARE,
    FULL,
    NORMAL,
    at,
    describing,
    grey,
    page_texts,
    picture,
    poppler,
    printed,
    squeeze,
    texts_of,
)

from yuhua_dcm_plugin.sheets.dispatch_sheet import (
    write_dispatch_sheet,
    write_dispatch_sheets,
)
from yuhua_dcm_plugin.sheets.errors import SheetError
from yuhua_dcm_plugin.sheets.fonts import find_fonts
from yuhua_dcm_plugin.sheets.qr import qr_modules
from yuhua_dcm_plugin.sheets.records import (
    DEFAULT_UNIT,
    Assignment,
    Check,
    HistoryRow,
    Location,
    Picture,
    Problem,
    Supervision,
)

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils are not installed"
)


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
    without_map = dataclasses.replace(NORMAL.location, map_picture=None)
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
        map_picture=b"no picture",
        photos=(Picture(cut, "远景"), Picture(picture("JPEG"), "近景"), Picture(b"")),
    )
    text = "".join(printed(dataclasses.replace(NORMAL, location=location), tmp_path))
    assert text.count("（不是图片文件）") == 2
    assert text.count("（图片损坏，无法读取）") == 1
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


def test_a_character_no_face_has_is_named(tmp_path: Path) -> None:
    """Whoever reads the sheet can look the character up; nothing is lost in silence."""
    assert "甲□(U+3134A)乙" in "".join(printed(describing("甲\U0003134a乙"), tmp_path))


def test_a_character_beyond_the_first_plane_reads_back(tmp_path: Path) -> None:
    """It comes from a fallback face, and a reader of the file copies it as it was."""
    if not Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf").exists():
        pytest.skip("needs DejaVu Sans")
    assert "甲😀乙" in printed(describing("甲😀乙"), tmp_path)[0]


def test_line_breaks_are_kept(tmp_path: Path) -> None:
    pdf = write_dispatch_sheet(
        describing("甲行\r\n乙行\r丙行\u2028丁行\n\n戊行"), tmp_path / "a.pdf"
    )
    lines = poppler("pdftotext", "-raw", pdf, "-").decode().split()
    assert [line for line in lines if line[1:] == "行"] == ["甲行", "乙行", "丙行", "丁行", "戊行"]


def test_naughty_strings_all_print(tmp_path: Path) -> None:
    strings = naughty_strings()
    sheets = [
        dataclasses.replace(
            BARE,
            task_no=f"T{number:05d}",
            problem=Problem(description=text, reporter=text, small_class=text),
            location=Location(address=text, map_picture=picture(size=(30, 20)), map_caption=text),
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
    """Tell whether a text was printed whole: read back, it is what was put in."""
    wanted = squeeze(find_fonts().clean(text))
    if any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text):
        # poppler turns such lines around when it reads them back
        return not Counter(wanted) - Counter(page)
    return wanted in page


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


# -- a training district


def test_every_page_of_a_training_sheet_says_so(tmp_path: Path) -> None:
    sheet = dataclasses.replace(describing("长文" * 1500), training=True)
    pages = printed(sheet, tmp_path)
    assert len(pages) > 1
    assert all("演练用单，内容虚构，不作派遣和处置依据" in page for page in pages)
    assert not any("演练" in page for page in printed(NORMAL, tmp_path))
