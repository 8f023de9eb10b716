"""Deliveries made at random with their truth: any encoding, declaration, fault, shape and package.

One number makes one delivery, always the same, so that what went wrong once can be looked at.
"""

from __future__ import annotations

import json
import random
import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deliverykit import CGCS2000, point_files, zipped

from yuhua_dcm_plugin.census.delivery import open_delivery
from yuhua_dcm_plugin.census.parts import DeliveryError, Part


def _words(text: str) -> list[str]:
    return text.split()


PLACES = _words(
    "海德园社区居委会 东京北社区居委会 润园社区 槐北路第一社区 万达社区 青园街第三社区 翟营大街 "
    "体育南大街 槐安东路 谈固东街 建华大街 塔南路 仓丰路 方北社区 尖岭村 位同村 贾村 南石家庄 "
    "富强大街 国际城 卓达书香园 裕华东路 育才街 石门公园 长江大道 黄河大道 祁连街 天山大街 "
    "学苑路"
)
THINGS = _words(
    "路灯 井盖 雨水箅子 上水井盖 污水井盖 电力井盖 通信交接箱 消火栓 垃圾箱 公交站亭 行道树 "
    "雕塑 花坛 护栏 果皮箱 邮筒 报刊亭 广告牌匾 信号灯 交通标志牌 无障碍坡道 立交桥 公厕 宣传栏 "
    "变压器 监控电子眼"
)
BIG = _words("公用设施 道路交通 市容环境 园林绿化 房屋土地 其他设施")
STATES = _words("完好 破损 丢失 占用 废弃")
#: Words whose bytes in GBK are valid UTF-8 as well.
EITHER = _words("学校 小学 医院 学院 危险 路")
TRADITIONAL = _words(
    "信義路 中山北路 公園路 樹林街 電力井蓋 公用設施 路燈 垃圾箱 國小 醫院門口 廣場 橋樑 車站 "
    "停車場 圖書館 護欄 變電箱 號誌燈 大廈 學校"
)
RARE = "堃喆珺镕祎翀骉龘䶮淼焱垚犇懋昶旸璺曌祐"
ASTRAL = "𠮷𠮟𡋾𣲗㐂㑳䲟"
PUA = "\ue000\ue766\ue81e"

#: Codec → how it may be declared rightly.
RIGHT = {
    "gbk": ["GBK", "936", "CP936", "ANSI 936", "GBK\r\n", "gb2312", "OEM 936", "GB18030"],
    "gb18030": ["GB18030", "54936", "gb18030\n"],
    "utf-8": ["UTF-8", "65001", "utf8", "UTF-8\r\n", "UTF-8\x00"],
    "big5": ["BIG5", "950", "Big5\r\n"],
}
WRONG = [*(name for names in RIGHT.values() for name in names), "ISO-8859-1", "1252", "88591",
         "CP1252", "ANSI 1252", "", "\ufffd\ufffd", "OEM", "System", "GBK UTF-8"]  # fmt: skip
LDIDS = [0x00, 0x4D, 0x57, 0x03, 0x4F, 0x01, 0x7A, 0x78, 0xC8]
FAULTS = ["none"] * 12 + ["mixed", "broken", "latin", "utf_as_gbk", "lost", "question"]
#: As the database flags texts of rows (census_garbled).
FLAGGED = re.compile(
    "[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\ue000-\uf8ff\ufffd]|[\xa1-\xff]{3}|\\?{3}"
    "|(^| )\\?\\?( |$)"
    "|锟斤拷|烫烫烫|屯屯屯|锘|浜曠洊|瑁曞崕|閬撹矾|琛楅亾|姹℃按|闆ㄦ按|琛岄亾|缁垮湴"
    "|鍨冨溇|瀹屽ソ|鐢靛姏|鐕冩皵|绀惧尯|缃戞牸|鐭冲"
)


@dataclass
class Made:
    """A delivery and what must come out of it."""

    seed: int
    path: Path
    codec: str
    fault: str
    told: str
    names: list[str]
    rows: list[list[str]]
    chinese: int = 0


#: Field: name in English, in Chinese, in pinyin; width.
_FIELDS = (
    ("OBJCODE", "部件标识码", "BSM", 16),
    ("BIGCLS", "大类名称", "DLMC", 30),
    ("SMALLCLS", "小类名称", "XLMC", 30),
    ("COMMUNITY", "所在社区名", "SZSQ", 60),
    ("POSITION", "位置描述", "WZMS", 80),
    ("STATUS", "部件状态", "BJZT", 10),
    ("NOTE", "备注", "BZ", 254),
)


def _text(dice: random.Random, column: int, flavour: str) -> str:
    """A text for the column of a place in ``_FIELDS``."""
    pools = {1: BIG, 2: THINGS, 3: PLACES, 5: STATES}
    if flavour == "either":
        return dice.choice(EITHER)
    if flavour == "traditional":
        return "".join(dice.sample(TRADITIONAL, dice.randint(1, 3)))
    if column in pools:
        return dice.choice(pools[column])
    text = f"{dice.choice(PLACES)}{dice.choice(('门前', '路口东', '北侧', '与'))}"
    text += f"{dice.randint(1, 99)}米{dice.choice(THINGS)}"
    more = {
        "rare": "".join(dice.sample(RARE, 2)) + "家",
        "astral": dice.choice(ASTRAL),
        "pua": dice.choice(PUA),
        "latin": dice.choice(("", " Café", " №5", " 3㎡", " 20℃", " Φ300", " 300×400", " α-2")),
    }
    return text + more.get(flavour, "") + ("　" if dice.random() < 0.05 else "")


def _rows(dice: random.Random, count: int, where: str, flavour: str) -> list[list[str]]:
    rows = []
    for number in range(count):
        full = where == "all" or (where == "tail" and number >= count - dice.randint(1, 3))
        full = full or (where == "one" and number == count // 2)
        code = f"1301080118{number:06}"
        if not full:
            rows.append([code, "01", "0118", f"C{number % 9}", f"No. {number}", "ok", ""])
            continue
        row = [code, *(_text(dice, column, flavour) for column in range(1, 7))]
        if where == "one":
            kept = dice.choice((1, 2, 3, 4, 5))
            row[1:] = [text if n == kept else "" for n, text in enumerate(row[1:], 1)]
        if dice.random() < 0.4:
            row[6] = ""
        rows.append(row)
    return rows


def _codec(dice: random.Random, flavour: str) -> str:
    if flavour in ("astral", "pua"):
        return dice.choice(("gb18030", "gb18030", "utf-8"))
    if flavour == "traditional":
        return dice.choice(("big5", "big5", "utf-8", "gbk"))
    return dice.choice(("gbk", "gbk", "gb18030", "utf-8", "utf-8"))


def _encodable(rows: list[list[str]], codec: str) -> list[list[str]]:
    return [[cell.encode(codec, "ignore").decode(codec) for cell in row] for row in rows]


def make(seed: int, folder: Path) -> Made:
    """Write the delivery of a number."""
    dice = random.Random(seed)
    flavour = dice.choice(
        ("plain",) * 8 + ("rare", "astral", "pua", "traditional", "either", "latin")
    )
    codec = _codec(dice, flavour)
    where = dice.choice(("all",) * 6 + ("tail", "tail", "one", "names", "nothing"))
    count = dice.choice((1, 3, 12, 60, 60, 300, 300, 2500))
    rows = _encodable(_rows(dice, count, where, flavour), codec)
    fault = dice.choice(FAULTS)
    if fault == "question" and flavour == "either":
        fault = "none"  # a single question mark is what people write
    if fault != "none" and (where != "all" or count < 12 or codec == "big5"):
        fault = "none"
    if codec == "big5" and where == "names":
        where = "all"
    style = 1 if where == "names" else dice.choice((0, 0, 1, 2))
    style = 0 if codec == "big5" or fault in ("latin", "utf_as_gbk", "lost") else style
    names = [entry[style] for entry in _FIELDS]
    made = Made(seed, folder, codec, fault, "", names, rows)
    made.told = f"{flavour} {where} {count} rows"
    _FORMS[dice.choice(("shp", "shp", "shp", "csv", "geojson"))](dice, folder, made)
    made.chinese = len({c for row in made.rows for c in row if not c.isascii()})
    made.chinese += sum(not name.isascii() for name in made.names)
    return made


def _spoil(dice: random.Random, made: Made, cells: list[list[bytes]]) -> None:
    """Do to the bytes what ``made.fault`` says; the truth stays what the company meant."""
    few = dice.sample(range(len(cells)), max(1, len(cells) // dice.choice((2, 10, 300))))
    touched = {
        "none": [], "mixed": few, "broken": few[:1],
        "lost": few if len(few) * 2 < len(cells) else list(range(len(cells))),
    }.get(made.fault, list(range(len(cells))))  # fmt: skip
    change = _SPOILS.get(made.fault)
    for number in touched:
        assert change is not None
        cells[number][1:] = change(dice, made, made.rows[number][1:])


def _mixed(_dice: random.Random, made: Made, texts: list[str]) -> list[bytes]:
    other = "gbk" if made.codec == "utf-8" else "utf-8"
    return [text.encode(other, "ignore") for text in texts]


def _broken(dice: random.Random, made: Made, texts: list[str]) -> list[bytes]:
    cells = [text.encode(made.codec) for text in texts]
    at = dice.choice((2, 3))
    junk = dice.choice((b"\xff\xfe", b"\xb0", b"\xe8\xb7", b"\x81", b"\xf8\xa0"))
    while _reads(cells[at], made.codec):
        junk += dice.choice((b"\xff", b"\x80", b"\xfe"))
        cells[at] = texts[at].encode(made.codec)[: dice.randint(0, 6)] + junk
    return cells


def _latin(dice: random.Random, made: Made, texts: list[str]) -> list[bytes]:
    read_as = dice.choice(("latin-1", "cp1252"))
    return [text.encode(made.codec).decode(read_as, "replace").encode() for text in texts]


def _utf_as_gbk(_dice: random.Random, made: Made, texts: list[str]) -> list[bytes]:
    wrong = [text.encode().decode("gb18030", "replace") for text in texts]
    return [text.encode(made.codec, "replace") for text in wrong]


def _lost(_dice: random.Random, _made: Made, texts: list[str]) -> list[bytes]:
    return [re.sub(r"[^\x00-\x7f]", "\ufffd", text).encode() for text in texts]


def _question(_dice: random.Random, _made: Made, texts: list[str]) -> list[bytes]:
    return [text.encode("ascii", "replace") for text in texts]


_SPOILS = {
    "mixed": _mixed, "broken": _broken, "latin": _latin, "utf_as_gbk": _utf_as_gbk, "lost": _lost,
    "question": _question,
}  # fmt: skip


def _reads(cell: bytes, codec: str) -> bool:
    try:
        cell.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _declared(dice: random.Random, made: Made) -> tuple[str | None, int]:
    how = dice.choice(("none", "right", "wrong", "language", "language"))
    cpg = None
    if how == "right":
        cpg = dice.choice(RIGHT[made.codec])
    elif how == "wrong":
        cpg = dice.choice(WRONG)
    language = dice.choice(LDIDS)
    made.told += f", {how} cpg={cpg!r} ldid={language:#x}"
    return cpg, language


def _shp(dice: random.Random, folder: Path, made: Made) -> None:
    widths = [entry[3] for entry in _FIELDS]
    if dice.random() < 0.25:
        widths = [16, 12, 12, *(dice.randint(9, 40) for _ in range(2)), 10, dice.randint(9, 60)]
    cells = [[text.encode(made.codec) for text in row] for row in made.rows]
    _spoil(dice, made, cells)
    pad = dice.choice((b" ", b" ", b" ", b"\0"))
    cut = dice.choice((0, 0, 0, 1))  # some cut a byte before the end and put a NUL there
    width = 1 + sum(widths)
    heads = [name.encode(made.codec)[:10] for name in made.names]
    cpg, language = _declared(dice, made)
    head = struct.pack("<B3BIHH", 3, 126, 11, 22, len(cells), 33 + 32 * len(widths), width)
    head += bytes(17) + bytes([language]) + bytes(2)
    for name, size in zip(heads, widths):
        head += name.ljust(11, b"\0") + b"C" + bytes(4) + bytes([size]) + bytes(15)
    body = b""
    for row in cells:
        body += b" "
        for cell, size in zip(row, widths):
            held = cell if len(cell) <= size else cell[: size - cut]
            body += held.ljust(size, pad)
    made.rows = [
        [_held(text, made.codec, size, cut) for text, size in zip(row, widths)] for row in made.rows
    ]
    made.names = [name.decode(made.codec, "ignore") for name in heads]
    made.told += f", cut={cut} pad={pad!r} widths={widths[3:]}"
    files = {".dbf": head + b"\r" + body + b"\x1a", ".prj": CGCS2000.encode()}
    files[".shp"], files[".shx"] = _shapes(dice, len(cells))
    if cpg is not None:
        files[".cpg"] = cpg.encode("utf-8")
    _packed(dice, folder, made, files)


def _packed(dice: random.Random, folder: Path, made: Made, files: dict[str, bytes]) -> None:
    """The files of a shapefile alone, in a folder or in an archive."""
    folder = folder / "in" if dice.random() < 0.5 else folder
    folder.mkdir(parents=True, exist_ok=True)
    stem = dice.choice(("部件", "bujian", "路灯2024", "行道树（一）"))
    for suffix, data in files.items():
        (folder / f"{stem}{suffix}").write_bytes(data)
    made.path = folder / f"{stem}.shp"
    how = dice.choice(("file", "folder", "zip", "gbk zip"))
    made.told += f", {how}"
    if how == "folder":
        made.path = folder
    elif "zip" in how:
        members = [(f"普查成果/{stem}{suffix}", folder / f"{stem}{suffix}") for suffix in files]
        made.path = folder.parent / f"{made.seed}.zip"
        zipped(made.path, members, names="gbk" if how == "gbk zip" else None)


def _held(text: str, codec: str, size: int, cut: int) -> str:
    data = text.encode(codec)
    return (data if len(data) <= size else data[: size - cut]).decode(codec, "ignore").rstrip(" ")


def _shapes(dice: random.Random, count: int) -> tuple[bytes, bytes]:
    if dice.random() < 0.6:
        return point_files((114.55 + n * 1e-5, 38.01) for n in range(count))
    kind = dice.choice((3, 5))
    shapes, index, at = b"", b"", 50
    for number in range(count):
        x = 114.55 + number * 1e-5
        points = [(x, 38.0), (x, 38.001), (x + 1e-5, 38.001), (x, 38.0)][: 4 if kind == 5 else 2]
        body = struct.pack("<i4dii i", kind, x, 38.0, x + 1e-5, 38.001, 1, len(points), 0)
        body += b"".join(struct.pack("<dd", *point) for point in points)
        shapes += struct.pack(">ii", number + 1, len(body) // 2) + body
        index += struct.pack(">ii", at, len(body) // 2)
        at += 4 + len(body) // 2

    def head(size: int) -> bytes:
        start = struct.pack(">i20xi", 9994, (100 + size) // 2) + struct.pack("<ii", 1000, kind)
        return start + bytes(64)

    return head(len(shapes)) + shapes, head(len(index)) + index


def _csv(dice: random.Random, folder: Path, made: Made) -> None:
    codec, fault = made.codec, made.fault
    form = dice.choice(("plain", "plain", "plain", "bom", "utf-16", "utf-16-le", "utf-16-be"))
    if fault != "none" or (form == "bom" and codec != "utf-8"):
        form = "plain"
    made.rows = [[text.strip(" ") for text in row] for row in made.rows]
    cells = [[text.encode(codec) for text in row] for row in made.rows]
    _spoil(dice, made, cells)
    mark = dice.choice((b",", b",", b"\t", b";"))
    names = [*made.names, *dice.choice((("经度", "纬度"), ("lon", "lat")))]
    if not all(name.isascii() for name in made.names):
        names[-2:] = ["经度", "纬度"]
    elif made.codec == "big5" or any(not n.isascii() for n in names):
        names[-2:] = ["lon", "lat"]
    head = mark.join(name.encode(codec) for name in names)
    lines = [head]
    for number, row in enumerate(cells):
        where = [f"{114.55 + number * 1e-5:.6f}".encode(), b"38.01"]
        lines.append(mark.join([*(b'"' + cell + b'"' for cell in row), *where]))
    data = dice.choice((b"\r\n", b"\n")).join(lines)
    if form == "bom":
        data = b"\xef\xbb\xbf" + data
    elif form.startswith("utf-16"):
        data = data.decode(codec).encode(form)
        made.codec = form
    made.told += f", csv {form}"
    made.names = names
    made.rows = [[*row, f"{114.55 + n * 1e-5:.6f}", "38.01"] for n, row in enumerate(made.rows)]
    made.path = folder / dice.choice(("普查.csv", "census.csv", "部件.txt"))
    folder.mkdir(parents=True, exist_ok=True)
    made.path.write_bytes(data)


def _geojson(dice: random.Random, folder: Path, made: Made) -> None:
    codec = made.codec
    cells = [[text.encode(codec) for text in row] for row in made.rows]
    _spoil(dice, made, cells)
    heads = [json.dumps(name, ensure_ascii=False).encode(codec) for name in made.names]
    features = []
    for number, row in enumerate(cells):
        inside = b",".join(b"%s:%s" % (head, b'"' + cell + b'"') for head, cell in zip(heads, row))
        place = b'{"type":"Point","coordinates":[%.6f,38.01]}' % (114.55 + number * 1e-5)
        features.append(b'{"type":"Feature","properties":{%s},"geometry":%s}' % (inside, place))
    data = b'{"type":"FeatureCollection","features":[\n%s\n]}' % b",\n".join(features)
    if codec == "utf-8" and dice.random() < 0.2:
        data = b"\xef\xbb\xbf" + data
    made.told += ", geojson"
    made.path = folder / "部件.geojson"
    folder.mkdir(parents=True, exist_ok=True)
    made.path.write_bytes(data)


_FORMS = {"shp": _shp, "csv": _csv, "geojson": _geojson}


# -- what came of it -------------------------------------------------------------------------------

EXACT, FLAG, ASKED, REFUSED, WRONG_OUT = "exact", "flagged", "asked", "refused", "wrong"


def _same(made: Made, part: Part, encoding: str | None = None) -> str:
    """Exact, flagged (what differs would be a fault of its row) or wrong."""
    names = [column.name for column in part.columns]
    rows = [[cell or "" for cell in row.values] for row in part.rows_in(encoding)]
    wanted = [[text.strip(" ") for text in row] for row in made.rows]
    rows = [[text.strip(" ") for text in row] for row in rows]
    if made.names != names or len(rows) != len(wanted):
        return WRONG_OUT
    if rows == wanted:
        return EXACT
    differ = [n for n, (row, true) in enumerate(zip(rows, wanted)) if row != true]
    told = all(
        text == true or FLAGGED.search(text)
        for n in differ
        for text, true in zip(rows[n], wanted[n])
    )
    return FLAG if told else WRONG_OUT


def outcome(made: Made) -> tuple[str, str]:
    """What the look made of a delivery, and the reason or the encoding found."""
    delivery = open_delivery(made.path)
    if not delivery.parts:
        return REFUSED, delivery.refused[0].reason_key
    (part,) = delivery.parts
    if not part.encoding.sure:
        return ASKED, _answered(made)
    try:
        return _same(made, part), str(part.encoding.encoding)
    except DeliveryError as error:
        return REFUSED, error.refusal.reason_key


def _answered(made: Made) -> str:
    """What comes out once somebody says the encoding."""
    delivery = open_delivery(made.path, encoding=made.codec)
    if not delivery.parts:
        return delivery.refused[0].reason_key
    try:
        return _same(made, delivery.parts[0])
    except DeliveryError as error:
        return error.refusal.reason_key


def summary(outcomes: Sequence[str]) -> dict[str, int]:
    return {kind: outcomes.count(kind) for kind in (EXACT, FLAG, ASKED, REFUSED, WRONG_OUT)}
