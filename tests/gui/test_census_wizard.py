"""The import wizard, clicked through as a surveyor does: read, ask, map, check, take, mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import NotedMap, wait_until
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QMimeData, QPoint, Qt, QUrl
from qgis.PyQt.QtTest import QTest
from wizardkit import HEAD, lamp, write_csv, write_geojson

from yuhua_dcm_plugin.census.panel import CensusPanel
from yuhua_dcm_plugin.census.wizard import CHECK, DONE, FILE, FOUND, MAPPING
from yuhua_dcm_plugin.core import settings

pytestmark = pytest.mark.gui


@pytest.fixture
def open_census(feed: Callable[..., Any], qtbot: Any) -> Callable[..., Any]:
    """Return `open_census(login)`: a surveyor's dock."""
    made: list[Any] = []

    def make(login: str = "t_surveyor") -> Any:
        news = feed(login)
        news.desk.settings.set(settings.CENSUS_MAPPINGS, "[]")
        panel = CensusPanel(news.desk, news, NotedMap())
        qtbot.addWidget(panel)
        panel.resize(520, 760)
        with qtbot.waitExposed(panel):
            panel.show()
        made.append(panel)
        settle(panel)
        return panel

    yield make
    for panel in made:
        panel.leave()
        settle(panel)
    QgsProject.instance().clear()


def settle(panel: Any, seconds: float = 30) -> None:
    for _turn in range(3):
        assert panel._desk.jobs.wait(int(seconds * 1000))
        QTest.qWait(40)


def press(button: Any) -> None:
    assert button.isEnabled(), f"{button.objectName()}: {button.window().note.text()}"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def forward(panel: Any, step: int) -> Any:
    """Press the button that goes on until a step is reached."""
    wizard = panel.wizard
    while wizard.step < step:
        before = wizard.step
        press(wizard.next)
        wait_until(lambda: not wizard.work.busy, 30)
        settle(panel)
        wait_until(lambda: not wizard.work.busy, 30)
        settle(panel)
        assert wizard.step > before, wizard.note.text()
    return wizard.page


def begin(panel: Any, path: Path) -> Any:
    press_import = panel.batches.import_button
    QTest.mouseClick(press_import, Qt.MouseButton.LeftButton)
    wizard = panel.wizard
    wizard.file.choose(path)
    settle(panel)
    return wizard


def components(connect: Callable[..., Any]) -> dict[str, Any]:
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute(
            "SELECT name, owner_department FROM dcm_app.component WHERE name ~ '^路灯\\d'"
        )
        return dict(cursor.fetchall())


def batches(connect: Callable[..., Any]) -> list[tuple[str, int]]:
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute("SELECT state, faulty FROM dcm_app.census_batch ORDER BY id")
        return list(cursor.fetchall())


def delivery(folder: Path) -> Path:
    """Six lamps: two that nobody understands, one outside the district."""
    rows = [lamp(number) for number in range(1, 7)]
    rows[1]["小类名称"] = "路登"
    rows[2]["权属单位"] = "某某公司"
    rows[3]["X"] = 600000.0
    return write_geojson(folder / "路灯普查.geojson", rows)


def test_a_delivery_from_file_to_map_and_back(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    wizard = begin(panel, delivery(tmp_path))
    assert wizard.step == FILE
    found = forward(panel, FOUND)
    assert found.table.item(0, 2).text() == "6"
    assert "4547" in found.table.item(0, 5).text() or "CGCS2000" in found.table.item(0, 5).text()
    wait_until(lambda: "5" in found.crs.fit.text())
    mapping = forward(panel, MAPPING)
    part = mapping.part()
    assert part.mapping.columns["class_name"] == ("小类名称",)
    assert part.mapping.columns["owner_department"] == ("权属单位",)
    unknown = [mapping.values.item(row, 1).text() for row in range(mapping.values.rowCount())]
    assert set(unknown) == {"路登", "某某公司"}
    mapping.map_value("路登", "路灯")
    check = forward(panel, CHECK)
    rules = {row.rule: row.count for row in check.rules.shown()}
    assert rules["department_unknown"] == 1
    assert rules["place_outside"] == 1
    assert "class_unknown" not in rules, "it was mapped by hand"
    assert components(connect) == {}, "nothing is written before it is taken"
    assert [row.rule for row in check.faults.list.shown()] == [
        "place_outside",
        "department_unknown",
    ]
    press(wizard.back)
    assert wizard.step == MAPPING
    mapping.map_value("某某公司", "A")
    check = forward(panel, CHECK)
    assert {row.rule for row in check.rules.shown()} == {"place_outside"}
    assert "5" in wizard.next.text()
    forward(panel, DONE)
    assert set(components(connect)) == {"路灯1", "路灯2", "路灯3", "路灯5", "路灯6"}
    assert batches(connect)[-1] == ("written", 1)
    undone: list[int] = []
    panel.batchUndone.connect(undone.append)
    press(wizard.done_page.undo_button)
    assert "5 components go" in wizard.confirm.note.text(), "asked once, with counts"
    assert components(connect) != {}
    press_confirm(wizard)
    wait_until(lambda: bool(undone), 30)
    settle(panel)
    assert batches(connect)[-1][0] == "undone"
    assert components(connect) == {}
    assert not wizard.done_page.undo_button.isEnabled()


def test_what_is_faulty_is_mended_on_the_map_with_the_wizard_out_of_the_way(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    rows = [lamp(number) for number in range(1, 7)]
    rows[3]["X"] = 600000.0
    wizard = begin(panel, write_geojson(tmp_path / "路灯普查.geojson", rows))
    check = forward(panel, CHECK)
    assert wizard.check.tabs.tabText(1).count("1") == 1, wizard.check.tabs.tabText(1)
    assert check.faults.list.shown()[0].rule == "place_outside"
    forward(panel, DONE)
    mend(panel, connect)
    assert panel.wizard is None, "it would stand in front of the map"


def mend(panel: Any, connect: Callable[..., Any]) -> None:
    """Move the lamp that lies outside in QGIS's edit buffer, check again, take it."""
    from qgis.core import QgsGeometry

    batch = panel.wizard.state.taken.batch
    press(panel.wizard.done_page.mend_button)
    [layer] = panel.mending
    assert layer.isEditable()
    [feature] = list(layer.getFeatures())
    assert layer.changeGeometry(feature.id(), QgsGeometry.fromWkt("POINT(545430 4209310)"))
    panel.select_batch(batch)
    settle(panel)
    press_dock(panel, "recheck")
    assert panel.batches.note.text() == "✓ 1 rows are clean now, 0 are not."
    press_dock(panel, "take")
    assert "路灯4" in components(connect), panel.batches.note.text()
    assert batches(connect)[-1] == ("written", 0)


def test_rows_without_a_place_are_mended_in_a_table(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    rows = [lamp(number) for number in range(1, 4)]
    rows[1]["X"] = None
    path = write_csv(tmp_path / "路灯.csv", rows, tuple(rows[0]), "utf-8-sig")
    wizard = begin(panel, path)
    forward(panel, FOUND)
    wizard.found.crs.choose("EPSG:4547")
    settle(panel)
    forward(panel, DONE)
    assert batches(connect)[-1] == ("written", 1)
    batch = wizard.state.taken.batch
    press(wizard.done_page.mend_button)
    [table] = panel.mending
    assert not table.isSpatial() and table.isEditable()
    [feature] = list(table.getFeatures())
    place = table.fields().indexFromName("geom")
    assert table.changeAttributeValue(feature.id(), place, "POINT(545430 4209310)")
    panel.select_batch(batch)
    settle(panel)
    press_dock(panel, "recheck")
    press_dock(panel, "take")
    assert "路灯2" in components(connect), panel.batches.note.text()
    assert batches(connect)[-1] == ("written", 0)


def press_dock(panel: Any, name: str) -> None:
    button = panel.batches.buttons[name]
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_until(lambda: not panel.batches.work.busy, 30)
    settle(panel)


def test_an_unsure_encoding_is_asked_with_samples(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    short = [{"name": "东街", "x": 545110 + n, "y": 4209110} for n in (0, 20)]
    path = write_csv(tmp_path / "短.csv", short, ("name", "x", "y"), "gb18030")
    wizard = begin(panel, path)
    found = forward(panel, FOUND)
    plan = wizard.state.plan
    asked = {question.need.value for _part, question in plan.questions}
    assert asked == {"encoding", "crs"}
    assert not wizard.next.isEnabled()
    assert found.questions.currentIndex() == 0, "the first question comes to the front"
    encodings = [button.text().split()[0] for button in found.encoding.buttons]
    samples = [each.toPlainText() for each in found.encoding.samples]
    assert "东街" in samples[encodings.index("GBK")]
    assert "陲誰" in samples[encodings.index("BIG5")], "each way to read is shown"
    press_radio(found.encoding.buttons[encodings.index("GBK")])
    wait_until(lambda: not wizard.work.busy)
    settle(panel)
    assert found.questions.currentIndex() == 1, "then the next one"
    assert wizard.state.plan.parts[0].encoding.upper().startswith("GB")
    assert "crs" in {question.need.value for _part, question in wizard.state.plan.questions}
    assert not wizard.next.isEnabled()
    found.questions.setCurrentIndex(1)
    found.crs.choose("wgs84")
    settle(panel)
    assert "0 of 2" in found.crs.fit.text(), "metres are no degrees"
    found.crs.choose("EPSG:4547")
    wait_until(lambda: "2" in found.crs.fit.text())
    settle(panel)
    assert wizard.next.isEnabled(), wizard.note.text()


def test_one_answer_serves_only_positions_of_one_kind(
    open_census: Callable[..., Any], tmp_path: Path
) -> None:
    head = tuple(HEAD)
    metres = [lamp(number) for number in range(1, 4)]
    degrees = [{**lamp(number), "X": 114.53 + number / 1e4, "Y": 38.01} for number in range(4, 7)]
    write_csv(tmp_path / "一.csv", metres, head)
    write_csv(tmp_path / "三.csv", [lamp(number) for number in range(7, 10)], head)
    write_csv(tmp_path / "二.csv", degrees, head)
    panel = open_census()
    begin(panel, tmp_path)
    found = forward(panel, FOUND)
    by_name = {part.name: part for part in panel.wizard.state.plan.parts}
    found.select_part(by_name["一.csv"].number)
    labels = [found.crs.list.itemText(row) for row in range(found.crs.list.count())]
    assert sum("4547" in label for label in labels) == 1, labels
    found.crs.choose("EPSG:4547")
    settle(panel)
    read_in = {part.name: part.crs for part in panel.wizard.state.plan.parts}
    assert read_in["一.csv"].srid == read_in["三.csv"].srid == 4547
    assert read_in["二.csv"] is None, "degrees are another question"
    found.select_part(by_name["二.csv"].number)
    values = [found.crs.list.itemData(row) for row in range(found.crs.list.count())]
    assert "EPSG:4326" not in values and values.count("wgs84") == 1, values


def press_radio(button: Any) -> None:
    assert button.isVisible() and not button.isChecked()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))
    assert button.isChecked()


def test_bad_files_are_named_with_a_reason(open_census: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "成果"
    folder.mkdir()
    write_geojson(folder / "好.geojson", [lamp(1)])
    (folder / "坏.geojson").write_text('{"type": "Feature', encoding="utf-8")
    (folder / "空.shp").write_bytes(b"")
    panel = open_census()
    begin(panel, folder)
    found = forward(panel, FOUND)
    last = found.table.columnCount() - 1
    told = {
        found.table.item(row, 1).text(): found.table.item(row, last).text()
        for row in range(found.table.rowCount())
    }
    assert len(told) == 3
    assert told["好.geojson"].startswith("✓")
    for name in ("坏.geojson", "空.shp"):
        reason = next(text for key, text in told.items() if key.startswith(name.split(".")[0]))
        assert reason.startswith("✗") and len(reason) > 5
    assert panel.wizard.next.isEnabled()


def test_a_path_that_is_not_there(open_census: Callable[..., Any], tmp_path: Path) -> None:
    panel = open_census()
    wizard = begin(panel, tmp_path / "没有.shp")
    press(wizard.next)
    assert wizard.step == FILE
    assert "没有.shp" in wizard.note.text()


def test_files_are_dropped_and_mappings_kept(
    open_census: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    wizard = panel.open_wizard()
    path = delivery(tmp_path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert wizard.file.take_drop(data)
    mapping = forward(panel, MAPPING)
    mapping.map_value("路登", "路灯")
    mapping.set_constant("status", "破损")
    kept = tmp_path / "映射.json"
    assert mapping.save(kept)
    wizard.reject()
    settle(panel)
    assert panel.wizard is None, "nothing would be lost: closed without a question"
    again = panel.open_wizard(path)
    again.file.mapping.setCurrentIndex(1)
    assert again.file.mapping.currentText() == "映射.json"
    page = forward(panel, MAPPING)
    assert page.part().mapping.values["class_name"] == {"路登": "路灯"}
    assert page.part().mapping.constants["status"] == "破损"
    (tmp_path / "不对.json").write_text("[1, 2]", encoding="utf-8")
    assert not page.load(tmp_path / "不对.json")
    assert panel.wizard.note.text()


def test_closing_asks_only_when_rows_would_be_lost(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    wizard = begin(panel, delivery(tmp_path))
    forward(panel, CHECK)
    assert batches(connect)[-1][0] == "checked"
    wizard.reject()
    assert wizard.confirm.isVisible()
    QTest.keyClick(wizard.confirm.no, Qt.Key.Key_Escape)
    assert not wizard.confirm.isVisible() and panel.wizard is not None
    wizard.reject()
    press_confirm(wizard)
    settle(panel)
    assert panel.wizard is None
    assert batches(connect)[-1][0] == "discarded"
    assert components(connect) == {}


def press_confirm(wizard: Any) -> None:
    QTest.mouseClick(wizard.confirm.yes, Qt.MouseButton.LeftButton)


def test_checking_is_stopped_and_begun_again(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    rows = [lamp(number) for number in range(20000)]
    for number, row in enumerate(rows):
        row["X"], row["Y"] = 545001 + (number % 400) * 2.4, 4209001 + (number // 400) * 4.0
    path = write_csv(tmp_path / "多.csv", rows, HEAD)
    panel = open_census()
    wizard = begin(panel, path)
    found = forward(panel, FOUND)
    found.crs.choose("EPSG:4547")
    settle(panel)
    forward(panel, MAPPING)
    press(wizard.next)
    wait_until(lambda: wizard.work.busy)
    assert not wizard.next.isEnabled() and not wizard.back.isEnabled()
    QTest.mouseClick(wizard.progress.stop, Qt.MouseButton.LeftButton)
    wait_until(lambda: not wizard.work.busy, 30)
    settle(panel)
    assert wizard.step == CHECK
    assert "Stopped" in wizard.note.text(), wizard.note.text()
    assert not [state for state, _faulty in batches(connect) if state in ("open", "checked")]
    assert "Not checked yet" in wizard.check.rules.empty.text(), "it is not said to be clean"
    assert not wizard.next.isEnabled()
    press(wizard.check.again_button)
    wait_until(lambda: not wizard.work.busy, 60)
    settle(panel)
    assert wizard.state.checked.read == 20000
    assert wizard.next.isEnabled()


def test_a_lost_database_is_told_and_the_check_repeated(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    wizard = begin(panel, delivery(tmp_path))
    forward(panel, CHECK)
    with connect() as db, db.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE usename = 't_surveyor' AND datname = current_database()"
        )
    press(wizard.next)
    wait_until(lambda: not wizard.work.busy, 30)
    QTest.qWait(300)
    assert wizard.step == CHECK
    assert "went away" in wizard.note.text(), wizard.note.text()
    assert not wizard.next.isEnabled()
    assert components(connect) == {}
    press(wizard.check.again_button)
    wait_until(lambda: not wizard.work.busy, 30)
    settle(panel)
    assert wizard.next.isEnabled(), wizard.note.text()
    forward(panel, DONE)
    assert len(components(connect)) == 3
    assert [state for state, _faulty in batches(connect)] == ["discarded", "written"]


def test_a_second_delivery_shows_what_differs(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    panel.run_import(write_geojson(tmp_path / "一.geojson", [lamp(n) for n in range(1, 6)]))
    wait_until(lambda: not panel.batches.work.busy, 30)
    settle(panel)
    assert len(components(connect)) == 5
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute("SELECT name, component_code FROM dcm_app.component WHERE name ~ '^路灯\\d'")
        codes = dict(cursor.fetchall())
    rows = [lamp(n, 标识码=codes[f"路灯{n}"]) for n in range(1, 5)]
    rows[0]["部件状态"] = "破损"
    wizard = begin(panel, write_geojson(tmp_path / "二.geojson", rows))
    check = forward(panel, CHECK)
    what = [(row.what, row.object_code) for row in check.diff.list.shown()]
    assert ("changed", codes["路灯1"]) in what
    assert ("vanished", codes["路灯5"]) in what
    assert check.vanished.isVisible() and check.vanished.currentData() == "keep"
    check.vanished.setCurrentIndex(1)
    check.vanished.activated.emit(1)
    wait_until(lambda: not wizard.work.busy, 30)
    settle(panel)
    forward(panel, DONE)
    assert wizard.state.taken.retired >= 1
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute(
            "SELECT valid_to IS NOT NULL FROM dcm_app.component WHERE component_code = %s",
            (codes["路灯5"],),
        )
        assert cursor.fetchone()[0] is True


def test_marks_and_reports(
    open_census: Callable[..., Any], tmp_path: Path, connect: Callable[..., Any]
) -> None:
    from yuhua_dcm_plugin.census.report_box import report_in_wizard

    panel = open_census()
    rows = [lamp(number) for number in range(1, 6)]
    rows[1]["小类名称"] = "<b>路登</b>"
    wizard = begin(panel, write_geojson(tmp_path / "标.geojson", rows))
    check = forward(panel, CHECK)
    check.show_on_map()
    marks = [
        layer for layer in QgsProject.instance().mapLayers().values() if "batch" in layer.name()
    ]
    assert len(marks) == 1 and marks[0].isValid()
    [feature] = list(marks[0].getFeatures())
    assert feature["rule"] == "class_unknown"
    assert feature.geometry().asPoint().x() == pytest.approx(rows[1]["X"])
    shapes = [
        category.symbol().symbolLayer(0).shape() for category in marks[0].renderer().categories()
    ]
    assert len(set(shapes)) == 2, "colour is not alone"
    target = tmp_path / "报告.html"
    report_in_wizard(check, wizard.state, wizard.state.checked, None, target)
    wait_until(lambda: target.exists() and not wizard.work.busy)
    settle(panel)
    text = target.read_text(encoding="utf-8")
    assert "&lt;b&gt;路登" in text
    assert target.with_suffix(".xlsx").stat().st_size > 1000
    forward(panel, DONE)
    other = tmp_path / "再报.html"
    panel.select_batch(wizard.state.taken.batch)
    settle(panel)
    panel.write_report(wizard.state.taken.batch, other)
    wait_until(lambda: other.exists() and not panel.batches.work.busy)
    assert "标" in other.read_text(encoding="utf-8")


def test_a_dry_run_by_script_writes_nothing(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    made: list[Any] = []
    panel.dryRun.connect(made.append)
    panel.run_import(delivery(tmp_path), dry=True)
    wait_until(lambda: bool(made), 30)
    assert made[0].checked.read == 6
    assert components(connect) == {} and batches(connect) == []
    panel.run_import(tmp_path / "没有.csv")
    wait_until(lambda: not panel.batches.work.busy)
    settle(panel)
    assert panel.batches.note.text().startswith("✗")


def test_a_dirty_second_delivery_is_taken_mended_and_taken_whole(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    """What differs first, then the clean rows, then the others from the map, in one batch."""
    panel = open_census()
    codes = first_delivery(panel, connect, tmp_path)
    wizard = begin(panel, second_delivery(tmp_path, codes))
    check = forward(panel, CHECK)
    walk_differences(panel, check, codes)
    walk_faults(panel, check)
    before = components(connect)
    forward(panel, DONE)
    batch = wizard.state.taken.batch
    assert batches(connect)[-1] == ("written", 2)
    assert set(components(connect)) == {*before, "路灯9"}, "the clean rows alone"
    press(wizard.done_page.mend_button)
    press(wizard.leave)
    settle(panel)
    assert panel.wizard is None
    mend_all(panel, batch)
    assert batches(connect)[-1] == ("written", 0)
    assert status_of(connect, codes) == {
        "路灯1": "破损", "路灯2": "废弃", "路灯3": "完好", "路灯4": "完好", "路灯5": "完好",
    }  # fmt: skip
    press(panel.batches.buttons["undo"])
    told = panel.batches.confirm.note.text()
    assert "1 components go" in told and "2 become" in told, told
    press(panel.batches.confirm.yes)
    wait_until(lambda: not panel.batches.work.busy, 30)
    settle(panel)
    assert set(status_of(connect, codes).values()) == {"完好"}, "all of it is back"
    assert "路灯9" not in components(connect)


def first_delivery(panel: Any, connect: Callable[..., Any], folder: Path) -> dict[str, str]:
    """Five lamps; the codes they got."""
    panel.run_import(write_geojson(folder / "一.geojson", [lamp(n) for n in range(1, 6)]))
    wait_until(lambda: not panel.batches.work.busy, 30)
    settle(panel)
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute("SELECT name, component_code FROM dcm_app.component WHERE name ~ '^路灯\\d'")
        return dict(cursor.fetchall())


def second_delivery(folder: Path, codes: dict[str, str]) -> Path:
    """One lamp changed, one missing, one new, one in no known state, one outside the district."""
    rows = [lamp(n, 标识码=codes[f"路灯{n}"]) for n in range(1, 5)]
    rows[0]["部件状态"] = "破损"
    rows[1]["部件状态"] = "歪了"
    rows[3]["X"] = 600000.0
    return write_geojson(folder / "二.geojson", [*rows, lamp(9)])


def walk_differences(panel: Any, check: Any, codes: dict[str, str]) -> None:
    """Filter by kind; a line tells old and new, and shows the place."""
    diff = check.diff
    check.tabs.setCurrentWidget(diff)
    assert "1" in diff.added.text() and diff.added.isVisible()
    assert [diff.what.itemText(n) for n in range(3)][1:] == ["△ changed (1)", "▽ vanished (2)"]
    for kind, name in (("changed", "路灯1"), ("vanished", "路灯5")):
        diff.choose_kind(kind)
        settle(panel)
        assert {row.what for row in diff.list.shown()} == {kind}
        before = len(panel._map.zoomed)
        assert diff.list.choose(lambda row, code=codes[name]: row.object_code == code)
        assert len(panel._map.zoomed) == before + 1, "the map goes there"
        told = diff.note.text()
        assert told == "State 完好 → 破损" if kind == "changed" else "not have it" in told
    diff.choose_kind("")
    settle(panel)
    assert len(diff.list.shown()) == 3


def walk_faults(panel: Any, check: Any) -> None:
    """A line of the faults tells how to mend it, and shows the place."""
    check.tabs.setCurrentWidget(check.faults)
    faults = {row.rule: row for row in check.faults.list.shown()}
    assert set(faults) == {"status_unknown", "place_outside"}
    before = len(panel._map.zoomed)
    assert check.faults.list.choose(lambda row: row.rule == "status_unknown")
    assert len(panel._map.zoomed) == before + 1
    assert faults["status_unknown"].mend in check.faults.mend.text()


def mend_all(panel: Any, batch: int) -> None:
    """Put one row right at a time in QGIS's edit buffer, check, then take both."""
    from qgis.core import QgsGeometry

    [layer] = panel.mending
    rows = {feature["part_row"]: feature.id() for feature in layer.getFeatures()}
    place = layer.fields().indexFromName("status")
    assert layer.changeAttributeValue(rows[2], place, "废弃")
    panel.select_batch(batch)
    settle(panel)
    press_dock(panel, "mend")
    [layer] = panel.mending
    states = {feature["part_row"]: feature["status"] for feature in layer.getFeatures()}
    assert states[2] == "废弃", "put on the map again: nothing that was mended is lost"
    press_dock(panel, "recheck")
    assert "1 rows are clean now, 1 are not" in panel.batches.note.text()
    assert layer.isEditable(), "the next one follows"
    assert panel.batches.faults.list.choose(lambda row: row.rule == "place_outside")
    QTest.keyClick(panel.batches.faults.list.table, Qt.Key.Key_Return)
    assert [feature["part_row"] for feature in layer.selectedFeatures()] == [4], "from the list"
    assert panel.mending == [layer], "what is on the map stays there"
    spot = lamp(4)
    moved = QgsGeometry.fromWkt(f"POINT({spot['X']} {spot['Y']})")
    assert layer.changeGeometry(rows[4], moved)
    press_dock(panel, "recheck")
    assert "2 rows are clean now, 0 are not" in panel.batches.note.text()
    press_dock(panel, "take")


def status_of(connect: Callable[..., Any], codes: dict[str, str]) -> dict[str, str]:
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute(
            "SELECT name, status FROM dcm_app.component WHERE component_code = ANY(%s)",
            (list(codes.values()),),
        )
        return dict(cursor.fetchall())


def test_a_batch_left_by_a_dead_wizard_is_listed_and_discarded(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    wizard = begin(panel, delivery(tmp_path))
    forward(panel, CHECK)
    batch = wizard.state.checked.batch
    panel.select_batch(batch)
    settle(panel)
    assert not panel.batches.buttons["discard"].isEnabled(), "its wizard is open"
    assert not panel.batches.left.isVisible()
    wizard.state.service.close()  # as if QGIS had died: the batch stays as it is
    wizard.state.checked = None
    panel.door.shut()
    settle(panel)
    assert batches(connect) == [("checked", 3)]
    QTest.qWait(500)  # until the server has noticed
    panel.batches.refresh()
    settle(panel)
    [row] = panel.batches.list.texts()
    assert row[1] == "⊘ broken off, to be discarded"
    assert panel.batches.left.isVisible() and "Discard it" in panel.batches.left.text()
    press(panel.batches.buttons["discard"])
    assert "6 rows" in panel.batches.confirm.note.text()
    press(panel.batches.confirm.yes)
    wait_until(lambda: not panel.batches.work.busy, 30)
    settle(panel)
    assert batches(connect)[-1][0] == "discarded"
    assert not panel.batches.left.isVisible()
    assert "Discarded" in panel.batches.faults.list.empty.text(), "it is not said to be clean"
    assert not panel.batches.buttons["faults"].isEnabled()


def test_undoing_is_stopped_and_nothing_is_half_undone(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    first_delivery(panel, connect, tmp_path)
    batch = panel.batches.list.model.rows[0].id
    with connect() as other, other.cursor() as cursor:  # holds a row that the undo needs
        cursor.execute("SELECT id FROM dcm.component WHERE batch = %s LIMIT 1 FOR UPDATE", (batch,))
        panel.select_batch(batch)
        press(panel.batches.buttons["undo"])
        press(panel.batches.confirm.yes)
        wait_until(lambda: panel.batches.work.busy)
        assert panel.batches.progress.isVisible()
        QTest.qWait(300)
        QTest.mouseClick(panel.batches.progress.stop, Qt.MouseButton.LeftButton)
        wait_until(lambda: not panel.batches.work.busy, 30)
        other.rollback()
    settle(panel)
    assert "Stopped" in panel.batches.note.text()
    assert batches(connect)[-1][0] == "written"
    assert len(components(connect)) == 5
