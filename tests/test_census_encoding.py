"""The encoding is found or asked for; a wrong one is never taken for sure."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from deliverygen import TRADITIONAL, make, outcome
from deliverykit import COLUMNS, csv_file, family, geojson, shapefile, survey, survey_table, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from yuhua_dcm_plugin.census.byte_text import NulBytesError, verdict_of
from yuhua_dcm_plugin.census.delivery import open_delivery
from yuhua_dcm_plugin.census.encoding import (
    BIG5,
    GB18030,
    GBK,
    UTF8,
    Evidence,
    codec_of,
    garbled,
    is_full,
    named,
)
from yuhua_dcm_plugin.census.parts import EncodingVerdict
from yuhua_dcm_plugin.census.refusals import words_of


def _words(text: str) -> list[str]:
    return text.split()


PLACES = _words(
    """海德园社区居委会 东京北社区居委会 润园社区 槐北路第一社区 万达 青园街第三社区 裕华路 翟营大街
    体育南大街 槐安东路 谈固东街 建华街 塔南路 仓丰路 方北社区 尖岭村 位同村 贾村 南石家庄 富强
    国际城 卓达书香园"""
)
THINGS = _words(
    """路灯 井盖 雨水箅子 上水井盖 污水井盖 电力井盖 通信交接箱 消火栓 垃圾箱 公交站亭 行道树 雕塑
    花坛 护栏 果皮箱 邮筒 报刊亭 广告牌 信号灯 交通标志牌 无障碍坡道 立交桥 公厕 宣传栏 变压器
    完好 破损 丢失 废弃 占用 公用设施"""
)
RARE = "堃喆珺镕祎翀骉龘䶮㛃䲟鑫淼焱垚犇懋昶旸薏璺曌祐槿篦箅濆甡镕囍嘢啱嘅"
ASTRAL = "𠮷𠮟𡋾𣲗𤧛"
DECLARED = (None, UTF8, GBK, GB18030, BIG5)

words = st.one_of(
    st.sampled_from(PLACES),
    st.sampled_from(THINGS),
    st.builds("{}门前{}米".format, st.sampled_from(PLACES), st.integers(0, 999)),
    st.builds("{}{}".format, st.sampled_from(PLACES), st.sampled_from(THINGS)),
    st.text(st.sampled_from(RARE), min_size=1, max_size=3),
)


def judged(
    cells: list[bytes], declared: str | None = None, width: int | None = None
) -> EncodingVerdict:
    evidence = Evidence()
    evidence.take([cell.rstrip(b" ") for cell in cells], width)
    return evidence.verdict(declared, declared)


def right(verdict: EncodingVerdict, texts: list[str], cells: list[bytes]) -> bool:
    """Whether a sure verdict reads the texts as they were."""
    codec = codec_of(verdict.encoding or "")
    return [cell.decode(codec) for cell in cells] == texts


@settings(max_examples=int(os.environ.get("DCM_EXAMPLES", "600")), deadline=None)
@given(
    st.lists(words, min_size=1, max_size=20),
    st.sampled_from(["gbk", "utf-8", "gb18030"]),
    st.sampled_from(DECLARED),
)
def test_never_wrong_and_sure(texts: list[str], encoding: str, declared: str | None) -> None:
    cells = [text.encode(encoding, "ignore") for text in texts]
    texts = [cell.decode(encoding) for cell in cells]
    verdict = judged(cells, declared)
    assert not verdict.sure or right(verdict, texts, cells)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.builds("{}{}".format, words, st.sampled_from(list(ASTRAL))), min_size=3),
    st.sampled_from(DECLARED),
)
def test_four_byte_characters_are_never_wrong_and_sure(
    texts: list[str], declared: str | None
) -> None:
    cells = [text.encode("gb18030") for text in texts]
    verdict = judged(cells, declared)
    assert not verdict.sure or right(verdict, texts, cells)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PLACES), min_size=6, max_size=30, unique=True),
    st.sampled_from(["gbk", "utf-8", "gb18030"]),
    st.sampled_from(DECLARED),
    st.integers(6, 20),
)
def test_cells_cut_at_their_width_do_not_mislead(
    texts: list[str], encoding: str, declared: str | None, width: int
) -> None:
    cells = [text.encode(encoding)[:width] for text in texts]
    verdict = judged(cells, declared, width)
    assert verdict.sure
    assert {GBK: "gbk", GB18030: "gbk", UTF8: "utf-8"}[verdict.encoding or ""] == (
        "utf-8" if encoding == "utf-8" else "gbk"
    )


@pytest.mark.parametrize(
    ("encoding", "cpg", "ldid"),
    [
        ("gbk", None, 0x00),
        ("gbk", None, 0x4D),
        ("gbk", "936", 0x00),
        ("gbk", "UTF-8", 0x00),
        ("gbk", "ISO-8859-1", 0x57),
        ("gbk", "nonsense \x00\x01", 0x03),
        ("utf-8", None, 0x00),
        ("utf-8", None, 0x4D),
        ("utf-8", "936", 0x4D),
        ("utf-8", "UTF-8", 0x00),
        ("utf-8", "GB18030", 0x57),
        ("gb18030", "", 0x00),
        ("gb18030", "UTF-8", 0x4D),
        ("big5", "BIG5", 0x00),
        ("big5", None, 0x4F),
    ],
)
def test_a_shapefile_reads_right_whatever_it_declares(
    tmp_path: Path, encoding: str, cpg: str | None, ldid: int
) -> None:
    rows = survey()
    if encoding == "gb18030":
        rows = [[*row[:4], f"𠮷祥里{row[4]}"[:18], *row[5:]] for row in rows]
    if encoding == "big5":
        rows = [[row[0], "公用設施", "路燈", "信義路社區", f"中山北路{i}號門前", "良好", row[6]]
                for i, row in enumerate(rows)]  # fmt: skip
    path = shapefile(tmp_path, encoding=encoding, rows=rows, cpg=cpg, ldid=ldid)
    (part,) = open_delivery(path).parts
    assert part.encoding.sure
    read = [row.values for row in part.rows_in()]
    assert [row[:6] for row in read] == [row[:6] for row in rows]
    assert [row[6] for row in read] == ["-".join((d[:4], d[4:6], d[6:])) for *_, d in rows]


def test_names_of_fields_cut_in_a_character_are_read(tmp_path: Path) -> None:
    columns = [("部件标识码", "C", 16), ("大类名称啊呀", "C", 30), *COLUMNS[2:]]
    path = shapefile(tmp_path, columns=columns, encoding="gbk")
    (part,) = open_delivery(path).parts
    assert [column.name for column in part.columns][:2] == ["部件标识码", "大类名称啊"]
    path = shapefile(tmp_path, "utf8", columns=columns, encoding="utf-8")
    (part,) = open_delivery(path).parts
    assert [column.name for column in part.columns][:2] == ["部件标", "大类名"]


def test_few_bytes_are_asked_about_with_samples_of_each_reading(tmp_path: Path) -> None:
    rows = [["1", "", "", "", "", "完", "20131201"]]
    (part,) = open_delivery(shapefile(tmp_path, rows=rows, encoding="gbk")).parts
    assert not part.encoding.sure
    assert part.encoding.encoding is None
    samples = {x.encoding: x.samples for x in part.encoding.candidates}
    assert samples["GBK"] == ("完",)
    with pytest.raises(Exception, match="text_not_in_encoding"):
        list(part.rows_in())
    assert [row.values[5] for row in part.rows_in("GBK")] == ["完"]


def test_a_wrong_choice_does_not_land(tmp_path: Path) -> None:
    """Also where every byte can be read in it."""
    for encoding, told in (
        ("gbk", "UTF-8"), ("gbk", "latin-1"), ("gbk", "cp1252"), ("utf-8", "GBK"), ("gbk", "BIG5"),
        ("utf-8", "latin-1"), ("gbk", "UTF-16"), ("gb18030", "HZ"),
    ):  # fmt: skip
        for path in (
            shapefile(tmp_path / "shp", encoding=encoding),
            csv_file(tmp_path / "a.csv", survey_table(), encoding=encoding),
            geojson(tmp_path / "a.geojson", encoding=encoding),
        ):
            if told == "UTF-16" and path.suffix != ".shp":
                continue  # read as told, and no text
            (refused,) = open_delivery(path, encoding=told).refused
            assert refused.reason_key == "encoding_contradicts"
            assert {"found", "given"} == set(refused.parameters)


def test_a_right_choice_by_any_name_is_followed(tmp_path: Path) -> None:
    for encoding, told in (("gbk", "GB18030"), ("gbk", "cp936"), ("utf-8", "utf8"),
                           ("utf-8", "utf-8-sig"), ("utf-16", "UTF-16LE")):  # fmt: skip
        path = csv_file(tmp_path / "a.csv", survey_table(), encoding=encoding)
        (part,) = open_delivery(path, encoding=told).parts
        assert next(part.rows_in()).values[5] == "完好"
    plain = csv_file(tmp_path / "a.csv", [["a", "lon", "lat"], ["1", "114.5", "38"]])
    assert open_delivery(plain, encoding="GBK").parts


def test_one_broken_text_in_many_is_a_fault_of_its_row(tmp_path: Path) -> None:
    path = shapefile(tmp_path, encoding="utf-8")
    table = path.with_suffix(".dbf")
    data = table.read_bytes()
    at = data.rindex("完好".encode())
    table.write_bytes(data[:at] + b"\xff\xfe\xc3\x28  " + data[at + 6 :])
    (part,) = open_delivery(path).parts
    assert part.encoding.sure
    states = [row.values[5] for row in part.rows_in()]
    assert states[:-1] == ["完好"] * 59
    assert "\ufffd" in (states[-1] or "")


def test_many_broken_texts_are_asked_about_and_never_read(tmp_path: Path) -> None:
    path = shapefile(tmp_path, encoding="utf-8", rows=[[*row[:5], f"完{n}", row[6]]
                     for n, row in enumerate(survey())])  # fmt: skip
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes().replace("完".encode(), b"\xff\xfe\xc3"))
    (part,) = open_delivery(path).parts
    assert not part.encoding.sure
    (part,) = open_delivery(path, encoding="UTF-8").parts
    with pytest.raises(Exception, match="text_not_in_encoding"):
        list(part.rows_in())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-32"])
def test_a_text_table_reads_right_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    table = survey_table()
    (part,) = open_delivery(csv_file(tmp_path / "普查.csv", table, encoding=encoding)).parts
    assert part.encoding.sure
    assert [column.name for column in part.columns] == table[0]
    assert [row.values for row in part.rows_in()] == table[1:]


def test_chinese_in_the_last_word_of_a_large_file_counts(tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 600_000 + "1,完".encode("gbk"))
    assert not verdict_of(path).sure


def test_nul_bytes_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "nul.csv"
    path.write_bytes(b"a,b\n1,\x00\n")
    with pytest.raises(NulBytesError):
        verdict_of(path)


@pytest.mark.parametrize(
    ("read_as", "was"),
    [("latin-1", "gbk"), ("cp1252", "utf-8"), ("latin-1", "utf-8"), ("gb18030", "utf-8")],
)
def test_texts_garbled_before_delivery_are_noticed(read_as: str, was: str) -> None:
    texts = [text.encode(was).decode(read_as, "replace") for text in (*PLACES, *THINGS)]
    assert garbled(texts)
    assert not garbled([*PLACES, *THINGS])
    assert not garbled(["Café Zürich", "№ 5 — Straße", "Ñandú"])


def test_names_of_encodings_are_understood() -> None:
    assert [named(x) for x in ("utf8", "65001", "cp936", "GB2312", "ANSI 936", "OEM", None)] == [
        UTF8, UTF8, GBK, GBK, GBK, None, None
    ]  # fmt: skip
    with pytest.raises(LookupError):
        codec_of("nonsense")


def test_gb18030_is_not_called_gbk_where_it_needs_four_bytes() -> None:
    texts = ["裕华区槐安东路污水井盖", "石家庄市裕华区路灯", "养护单位：市政管理处", "行道树国槐"]
    named = []
    for more, encoding in (("雨水箅子完好", "gbk"), ("\U00020bb7野路雨水箅子", "gb18030")):
        evidence = Evidence()
        evidence.take(text.encode(encoding) for text in [*texts, more])
        named.append(evidence.verdict(None).encoding)
    assert named == ["GBK", "GB18030"]


# -- deliveries made at random ---------------------------------------------------------------------

SOAK = int(os.environ.get("DCM_SOAK", "0"))


def test_deliveries_that_nobody_has_seen_come_out_right_or_are_asked_about(tmp_path: Path) -> None:
    found: dict[str, list[str]] = {}
    for seed in range(SOAK or 90):
        made = make(seed, tmp_path / str(seed))
        result, reason = outcome(made)
        said = f"{seed}: {made.codec} {made.fault} {made.told} → {result} {reason}"
        found.setdefault(result if made.fault == "none" else f"{result} spoilt", []).append(said)
        if result == "asked" and made.fault == "none":
            assert reason in ("exact", "flagged"), said
            assert made.chinese < 12, said
        shutil.rmtree(tmp_path / str(seed))
    assert not {"wrong", "wrong spoilt", "flagged", "refused"} & set(found), found
    assert len(found.get("asked", ())) <= max(4, len(found["exact"]) / 20), found["asked"]


def test_texts_of_two_encodings_in_one_file_are_refused_with_an_example(tmp_path: Path) -> None:
    rows = survey(300)
    path = shapefile(tmp_path, encoding="gbk", rows=rows)
    table = path.with_suffix(".dbf")
    data = table.read_bytes()
    at = data.rindex("完好".encode("gbk"))
    table.write_bytes(data[:at] + "完好".encode() + data[at + 6 :])
    assert "完好".encode().decode("gbk") == "瀹屽ソ"  # no byte of it speaks against GBK
    for asked in (None, "GBK", "UTF-8"):
        (refused,) = open_delivery(path, encoding=asked).refused
        assert refused.reason_key == "text_mixed"
        assert refused.parameters["example"] == "完好"
        assert "完好" in words_of(refused)


def test_two_encodings_in_a_text_table_are_refused(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "普查.csv", survey_table(), encoding="gbk")
    path.write_bytes(
        path.read_bytes() + "9,公用设施,路灯,社区,,完好,20131201,114.5,38\r\n".encode()
    )
    assert [x.reason_key for x in open_delivery(path).refused] == ["text_mixed"]


@pytest.mark.parametrize("form", ["shp", "csv"])
def test_letters_hidden_in_ascii_are_asked_about(tmp_path: Path, form: str) -> None:
    if form == "shp":
        path = shapefile(tmp_path, encoding="hz")
    else:
        path = csv_file(tmp_path / "a.csv", survey_table(), encoding="hz")
    (part,) = open_delivery(path).parts
    assert not part.encoding.sure
    assert [x.encoding for x in part.encoding.candidates] == ["HZ"]
    assert "公用设施" in part.encoding.candidates[0].samples
    (part,) = open_delivery(path, encoding="HZ").parts
    assert [row.values[5] for row in part.rows_in()] == ["完好"] * 60


def test_mail_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"name,lon,lat\n\x1b$)A\x0eB75F\x0f,114.5,38\n")
    assert [x.reason_key for x in open_delivery(path).refused] == ["text_escaped"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_found(tmp_path: Path, encoding: str) -> None:
    table = survey_table()
    (part,) = open_delivery(csv_file(tmp_path / "普查.csv", table, encoding=encoding)).parts
    assert part.encoding.sure
    assert [row.values for row in part.rows_in()] == table[1:]


def test_what_stands_behind_a_nul_is_no_text(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    table = path.with_suffix(".dbf")
    full = "完好".encode("gbk")
    table.write_bytes(
        table.read_bytes().replace(full + b"      ", full + b"\x00\xcc\xcc\xcc\xcc\xff")
    )
    (part,) = open_delivery(path).parts
    assert part.encoding.sure
    assert {row.values[5] for row in part.rows_in()} == {"完好"}


def test_a_character_cut_a_byte_before_the_end_is_dropped(tmp_path: Path) -> None:
    columns = [*COLUMNS[:3], ("COMMUNITY", "C", 10), *COLUMNS[4:]]
    rows = [[*row[:3], "裕华路街道办事处"[:5], *row[4:]] for row in survey()]
    path = shapefile(tmp_path, columns=columns, rows=rows)
    table = path.with_suffix(".dbf")
    whole = "裕华路街道".encode("gbk")
    table.write_bytes(table.read_bytes().replace(whole, whole[:9] + b"\x00"))
    (part,) = open_delivery(path).parts
    assert part.encoding.sure
    assert {row.values[3] for row in part.rows_in()} == {"裕华路街"}


def test_what_was_deleted_may_be_in_any_encoding(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    table = path.with_suffix(".dbf")
    data = bytearray(table.read_bytes())
    head, width = 33 + 32 * len(COLUMNS), 1 + sum(size for _, _, size in COLUMNS)
    for row in (3, 9):
        start = head + row * width
        data[start : start + width] = b"*" + "完好破损".encode().ljust(width - 1)
    table.write_bytes(data)
    (part,) = open_delivery(path).parts
    assert part.encoding.sure
    assert len(list(part.rows_in())) == 58


def test_names_in_an_old_archive_are_judged_together(tmp_path: Path) -> None:
    path = shapefile(tmp_path / "in", "学校")
    assert "学校".encode("gbk").decode() == "ѧУ"
    packed = zipped(tmp_path / "a.zip", [(f"普查成果/小学/{n}", f) for n, f in family(path)],
                    names="gbk")  # fmt: skip
    assert [part.name for part in open_delivery(packed).parts] == ["a.zip/普查成果/小学/学校.shp"]


def test_a_text_table_with_one_broken_text_keeps_the_others(tmp_path: Path) -> None:
    table = survey_table()
    path = csv_file(tmp_path / "普查.csv", table, encoding="gbk")
    data = path.read_bytes()
    at = data.rindex("公用设施".encode("gbk"))
    path.write_bytes(data[:at] + b"\xff\xff" + data[at + 8 :])
    (part,) = open_delivery(path).parts
    assert part.encoding.sure
    rows = [row.values for row in part.rows_in()]
    assert [row for row in rows if "\ufffd" not in str(row)] == [
        row
        for row in table[1:]
        if row[0] in {each[0] for each in rows if "\ufffd" not in str(each)}
    ]
    assert sum("\ufffd" in str(row) for row in rows) == 1


@pytest.mark.parametrize(("read_as", "was"), [("latin-1", "gbk"), ("cp1252", "utf-8")])
def test_a_shapefile_garbled_before_delivery_is_refused(
    tmp_path: Path, read_as: str, was: str
) -> None:
    columns = [(name, letter, 250) for name, letter, _ in COLUMNS[:-1]]
    rows = [[cell.encode(was).decode(read_as, "replace") for cell in row[:6]] for row in survey()]
    path = shapefile(tmp_path, encoding="utf-8", rows=rows, columns=columns)
    for asked in (None, "UTF-8", "GBK"):
        assert [x.reason_key for x in open_delivery(path, encoding=asked).refused] == [
            "text_garbled"
        ]


def test_one_word_that_surveys_are_full_of_is_enough(tmp_path: Path) -> None:
    for encoding in ("gbk", "utf-8"):
        rows = [["1", "01", "0118", "", "", "完好", "20131201"]] * 3
        (part,) = open_delivery(shapefile(tmp_path / encoding, rows=rows, encoding=encoding)).parts
        assert part.encoding.sure
        assert {row.values[5] for row in part.rows_in()} == {"完好"}


# -- what decides where there is little text -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "encoding", "declared", "found"),
    [
        # a declaration makes up for little text
        ("公厕", "gbk", None, None), ("公厕", "gbk", GBK, GBK), ("公厕", "utf-8", None, UTF8),
        # but not for another good reading, nor for characters that nobody writes
        ("路燈", "big5", GBK, None), ("龘龘龖龖", "gbk", GBK, None),
        # Big5 needs more than others, and so does what contradicts it
        ("垃圾箱", "big5", None, None), ("垃圾箱", "big5", BIG5, BIG5),
        ("中山路", "big5", BIG5, None),
        ("體育街", "big5", BIG5, None), ("裕华路与翟营", "gbk", None, GBK),
        ("裕华路", "gbk", BIG5, None),
        ("中山北路垃圾箱公用設施恒", "cp950", BIG5, BIG5),
        ("完好", "gbk", None, GBK), ("完", "gbk", None, None),
        ("学校", "gbk", None, None), ("学校", "utf-8", None, UTF8), ("路", "utf-8", None, None),
    ],
)  # fmt: skip
def test_little_text_is_judged_by_what_speaks_against_it(
    text: str, encoding: str, declared: str | None, found: str | None
) -> None:
    assert judged([text.encode(encoding)], declared).encoding == found


def test_big5_is_followed_against_no_declaration_only_with_much_text() -> None:
    for texts, declared, sure in (
        (["信義路燈"], BIG5, False), (["信義路燈", "中山北路口"], BIG5, True),
        (["体育南大街与翟营"], BIG5, False), (["体育南大街与翟营", "槐安东路完好"], BIG5, True),
    ):  # fmt: skip
        encoding = "big5" if "信義路燈" in texts else "gbk"
        assert judged([text.encode(encoding) for text in texts], declared).sure == sure, texts


def test_a_few_texts_read_wrongly_are_no_reason_to_refuse_the_others() -> None:
    good = [f"{place}{thing}" for place in PLACES for thing in THINGS]
    bad = [text.encode("gbk").decode("latin-1") for text in (*PLACES, *THINGS)]
    assert not garbled([*good, *bad[:9]])
    assert garbled([*good[:60], *bad])
    assert garbled([f"{text}\ufffd" for text in THINGS])
    assert not garbled([*good, "\ufffd\ufffd"])


def test_other_languages_and_traditional_characters_are_not_taken_for_garbled() -> None:
    for texts in (
        ["éè"],
        ["München", "Øl", "Ärzte"],
        ["路燈圖書館", "大廈", "橋樑", "號誌燈"],
        ["ÀÉ"],
    ):
        assert not garbled(texts), texts
    assert not garbled(TRADITIONAL)


def test_cells_that_end_in_half_a_character_far_from_the_width_are_broken() -> None:
    cells = [text.encode("gbk")[:-1] for text in PLACES]
    for width in (60, 20):
        assert not judged(cells, None, width).sure
    for text in ("裕华路街道办", "谈固东街与", "建华大街北"):
        cell = text.encode("gbk")[:-1]
        assert not is_full(cell, len(cell) + 2)
        assert is_full(cell, len(cell) + 1)
        assert is_full(cell, len(cell))


def test_an_encoding_that_breaks_a_cell_is_dearer_than_one_that_reads_all() -> None:
    """Else a wrong reading of the rest could win."""
    texts = [f"{place}{n}号" for n, place in enumerate(PLACES)]
    whole = [text.encode("gbk") for text in texts]
    evidence = Evidence()
    evidence.take([*whole, "路".encode() + b"\xff"])
    assert evidence.broken[GB18030] == 1
    assert evidence.verdict(None).spoilt == {GBK}
    dearer = Evidence()
    dearer.take(whole)
    assert evidence.cost(GB18030) > dearer.cost(GB18030) + 40
