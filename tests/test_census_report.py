"""The report of a delivery: complete, harmless whatever the delivery says, and never endless."""

from __future__ import annotations

import html
import io
import re
import time
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua_dcm_plugin.census import report as words
from yuhua_dcm_plugin.census.mapping import Mapping
from yuhua_dcm_plugin.census.parts import Column, Crs, CrsVerdict, EncodingVerdict, Part
from yuhua_dcm_plugin.census.plan import (
    AS_FOUND,
    GRIDS,
    Change,
    Checked,
    Choices,
    Fault,
    PartPlan,
    PlaceHint,
    Plan,
    Refused,
    RuleCount,
    Taken,
)
from yuhua_dcm_plugin.census.report import (
    Drafts,
    Report,
    columns_words,
    detail_words,
    report_of,
    require_writable,
)
from yuhua_dcm_plugin.census.report_html import report_html
from yuhua_dcm_plugin.census.report_xlsx import report_xlsx
from yuhua_dcm_plugin.core.errors import DcmError
from yuhua_dcm_plugin.core.shanghai import SHANGHAI

pytestmark = pytest.mark.gui

EVIL = "<script>alert(1)</script>&\"'=cmd|' /C calc'!A0"


def _part(name: str = "部件.shp") -> PartPlan:
    verdict = EncodingVerdict("GB18030", True, declared="ISO-8859-1")
    crs = Crs("CGCS2000 / 3-degree Gauss-Kruger CM 114E", 4547)
    part = Part(
        name,
        "部件",
        (),
        3,
        "point",
        verdict,
        CrsVerdict(crs, True, "declared"),
        (),
        None,  # type: ignore[arg-type]
    )
    mapping = Mapping({"class_name": ("小类",)}, constants={"status": "完好"})
    return PartPlan(1, part, "GB18030", crs, mapping, remarks=("列 X 未使用",))


def _rule(code: str, count: int, severity: str = "error") -> RuleCount:
    return RuleCount(code, severity, count, f"规则 {code}", f"改法 {code}")


def _fault(rule: str, row: int, value: str = "路登", **detail: Any) -> Fault:
    return Fault(
        rule, "error", "部件.shp", row, row, "class_code", value, detail, 545100.12345, 4209100
    )


def make(
    faults: list[Fault] | None = None, rules: tuple[RuleCount, ...] | None = None, **more: Any
) -> Report:
    given = [_fault("class_unknown", 7, suggestion=["路灯"])] if faults is None else faults
    counted = (_rule("class_unknown", len(given)),) if rules is None else rules
    plan = Plan(
        Path("交付"), "裕华区部件 2026", AS_FOUND, "CJ/T 214-2007", (_part(),),
        (Refused("坏.dbf", "不是 dbf", "重新导出"),),
    )  # fmt: skip
    checked = Checked(
        12, plan, 1203, 1200, 3, 1000, 150, 50, 4, counted,
        (PlaceHint("部件.shp", 1203, 900, "gcj02"),),
    )  # fmt: skip
    changes = [
        Change("changed", "1301080118000001", 9, {"status": ["完好", "破损"], "moved_m": 1.25}),
        Change("vanished", "1301080118000002", None, {}, "路灯 · 13010801100101"),
    ]
    made = report_of(checked, Taken(12, 1000, 150, 50, 0, 3), given, changes)
    return replace(made, made_at=datetime(2026, 3, 14, 9, 26, tzinfo=SHANGHAI), **more)


def _page(report: Report, whole: str = "") -> str:
    return report_html(report, whole).decode("utf-8")


def _shown(page: str) -> str:
    """What a reader sees, without tags."""
    body = page[page.index("<body>") :]
    return html.unescape(re.sub(r"<[^>]+>", " ", body))


def test_says_everything_that_a_survey_company_needs(qgis_app: Any) -> None:
    seen = _shown(_page(make()))
    for part in (
        *("裕华区部件 2026", "部件.shp", "GB18030", "ISO-8859-1", "CM 114E", "1,203", "1,000"),
        *("规则 class_unknown", "改法 class_unknown", "路登", "路灯", "坏.dbf", "不是 dbf"),
        *("重新导出", "1301080118000001", "完好 → 破损", "1.25", "1301080118000002"),
        *(
            "路灯 · 13010801100101",
            "FID",
            "列 X 未使用",
            "gcj02",
            "900",
            "CJ/T 214-2007",
            "2026-03-14 09:26",
        ),
    ):
        assert part in seen, part


def test_a_row_that_stands_twice_names_the_file_of_the_other(qgis_app: Any) -> None:
    other = {"row": 1284, "part": "井盖.shp", "part_row": 4, "distance_m": 0}
    twice = replace(_fault("place_twice", 7), detail=other)
    report = make([twice], (_rule("place_twice", 1),))
    for seen in (_shown(_page(report)), detail_words(twice.detail)):
        assert "The same as 井盖.shp, row 4. Distance: 0 m." in seen
        assert "1284" not in seen, "nobody finds a row of the whole batch"


def test_what_is_wrong_with_a_grid_names_the_other_grid_and_where(qgis_app: Any) -> None:
    detail = {"other": "13010800100101", "area_m2": 9100.4, "width_m": 19.2, "standing": True}
    overlap = replace(_fault("grid_overlap", 3), field="geom", detail=detail)
    twice = replace(
        _fault("grid_code_twice", 3), detail={"rows": [{"part": "网格.shp", "row": 12}]}
    )
    report = make([overlap, twice], (_rule("grid_overlap", 1), _rule("grid_code_twice", 1)))
    plan = replace(report.plan, choices=Choices(kind=GRIDS))
    seen = _shown(_page(replace(report, checked=replace(report.checked, plan=plan))))
    assert "The other grid: 13010800100101. That one stands in the district already." in seen
    assert "9100.4 m²" in seen and "19.2 m" in seen
    assert "网格.shp, row 12" in seen
    assert "545100.12, 4209100.00" in seen, "a gap has no row: the place finds it"
    assert "unit grids" in seen and "CJ/T 214-2007" not in seen


class _Placed:
    """A table whose third column is a coordinate."""

    class places:
        numbers = (2,)


def test_columns_that_nothing_is_made_of_are_told(qgis_app: Any) -> None:
    columns = (Column("小类", "text"), Column("树种", "text"), Column("经度", "real"))
    found = _part()
    part = replace(found, part=replace(found.part, columns=columns, source=_Placed()))
    words = columns_words(part)
    assert "经度" in words.split("; ")[-2], "what the position is made of is told too"
    assert words.endswith("kept as other columns: 树种")


def test_the_columns_of_a_wide_table_are_not_cut(qgis_app: Any) -> None:
    found, report = _part(), make()
    columns = tuple(Column(f"附加列{number}", "text") for number in range(60))
    part = replace(found, part=replace(found.part, columns=columns))
    plan = replace(report.plan, parts=(part,))
    seen = _shown(_page(replace(report, checked=replace(report.checked, plan=plan))))
    assert "附加列59" in seen


def test_a_dry_run_says_so(qgis_app: Any) -> None:
    dry = _shown(_page(make(dry=True, taken=None)))
    assert "Dry run" in dry and "Batch" not in dry
    assert "Batch 12" in _shown(_page(make()))


def _tags(page: str) -> set[str]:
    return {tag.lower() for tag in re.findall(r"<\s*/?\s*([a-zA-Z!][^\s/>]*)", page)}


TEXTS = st.text(max_size=60) | st.just(EVIL) | st.just("</td></table><img src=x onerror=y>")


@given(value=TEXTS, name=TEXTS, field=TEXTS)
def test_text_of_a_delivery_never_becomes_markup(
    qgis_app: Any, value: str, name: str, field: str
) -> None:
    faults = [replace(_fault("r", 1, value, suggestion=[value]), part=name, field=field)]
    change = Change("changed", value, 1, {field: [name, value]})
    page = _page(replace(make(faults, (_rule("r", 1),)), changes=(change,)))
    assert _tags(page) - {"br"} == _tags(_page(make()))
    assert "\x00" not in page and "\u202e" not in page
    assert page.encode("utf-8")


def test_markup_is_shown_as_it_was_written(qgis_app: Any) -> None:
    page = _page(make([_fault("r", 1, EVIL)], (_rule("r", 1),)))
    assert "<script" not in page
    assert EVIL in _shown(page)


def test_nothing_is_loaded_from_anywhere(qgis_app: Any) -> None:
    page = _page(make())
    assert "default-src 'none'" in page
    assert not re.search(r"(src|href)\s*=|url\(|@import", page)


def test_100_000_faults_make_a_page_that_a_browser_opens(qgis_app: Any) -> None:
    faults = [_fault("a", n, "值" * 40) for n in range(60_000)]
    faults += [_fault("b", n, "值" * 400) for n in range(40_000)]
    report = make(faults, (_rule("a", 60_000), _rule("b", 40_000)))
    page = report_html(report, "WHOLE")
    assert len(page) < 4_000_000
    seen = _shown(page.decode())
    assert seen.count("部件.shp") < 2 * words.HTML_MOST_PER_RULE + 10
    assert "1,000" in seen and "60,000" in seen and seen.count("WHOLE") == 3


def test_100_000_faults_make_a_workbook_in_good_time(
    qgis_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some three seconds on a quiet machine; what costs is looking words up for every row."""
    asked: list[str] = []
    told = words.tr
    monkeypatch.setattr(words, "tr", lambda text, *more: asked.append(text) or told(text, *more))
    faults = [_fault("a", n, "值" * 40, suggestion=["路灯"]) for n in range(100_000)]
    report = make(faults, (_rule("a", 160_000),))
    asked.clear()
    start = time.monotonic()
    summary, listed, _changes = _sheets(report_xlsx(report, "WHOLE"))
    assert time.monotonic() - start < 60
    assert len(asked) < 200
    assert listed.count("<row ") == 100_001
    assert "The first 100,000 of 160,000 are listed here. WHOLE" in summary


@pytest.mark.parametrize(
    ("count", "severity", "file", "told"),
    [
        (20_000, "error", "", "All are on the map"),
        (20_001, "error", "", "up to 20,000 of each fault"),
        (1000, "warning", "a.xlsx", "All stand in a.xlsx"),
        (1001, "warning", "a.xlsx", "a.xlsx lists up to 20,000 of each fault and 1,000"),
    ],
)
def test_what_is_left_out_is_not_promised_elsewhere(
    qgis_app: Any, count: int, severity: str, file: str, told: str
) -> None:
    checked = make([], (_rule("a", count, severity),)).checked
    assert told in words.whole_words(checked, file, False)
    assert "REPORT_XLSX" in words.whole_words(checked, "", True)


def test_an_old_datum_is_told_in_the_report(qgis_app: Any) -> None:
    report = make()
    (part,) = report.plan.parts
    old = replace(part, crs=Crs("Xian 1980", 4610, degrees=True, old="Xian 1980"))
    plan = replace(report.plan, parts=(old,))
    page = _shown(_page(replace(report, checked=replace(report.checked, plan=plan))))
    assert "部件.shp: Xian 1980 was turned without a transformation" in page
    assert "was turned without" not in _shown(_page(report))


def test_counts_are_those_of_the_database_even_where_few_are_listed(qgis_app: Any) -> None:
    seen = _shown(_page(make([_fault("a", 1)], (_rule("a", 31_415),))))
    assert "31,415" in seen and "The first 1 of 31,415" in seen


def _sheets(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = sorted(n for n in archive.namelist() if "sheet" in n and n.endswith(".xml"))
        return [archive.read(name).decode() for name in names]


def test_workbook_has_summary_faults_and_changes(qgis_app: Any) -> None:
    summary, faults, changes = _sheets(report_xlsx(make()))
    for part in ("裕华区部件 2026", "坏.dbf", "规则 class_unknown", "gcj02"):
        assert part in summary
    for part in ("路登", "改法 class_unknown", "路灯", "545100.123"):
        assert part in faults
    assert "1301080118000001" in changes and "完好 → 破损" in changes


def test_no_text_becomes_a_formula(qgis_app: Any) -> None:
    faults = [_fault("r", n, text) for n, text in enumerate(("=1+1", "+1", "@a", "-1", EVIL))]
    for sheet in _sheets(report_xlsx(make(faults, (_rule("r", 5),)))):
        assert "<f>" not in sheet and "<f " not in sheet


def test_reports_stand_in_their_places_only_when_they_are_placed(
    qgis_app: Any, tmp_path: Path
) -> None:
    target = tmp_path / "r.html"
    target.write_bytes(b"old")
    drafts = Drafts()
    drafts.write(b"new", target)
    assert target.read_bytes() == b"old"
    drafts.drop()
    assert [p.name for p in tmp_path.iterdir()] == ["r.html"]
    drafts.write(b"new", target)
    assert drafts.place() == []
    assert target.read_bytes() == b"new" and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["missing/r.html", "folder"])
def test_a_place_that_cannot_be_written_is_told_before_anything_is_read(
    qgis_app: Any, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(DcmError, match=r"could not be written"):
        require_writable(tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]
