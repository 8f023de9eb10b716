"""Columns of surveys as companies and cities write them, and which field of ours each one is.

A line is a schema; ``column:kind`` says what stands in a column, ``column:kind=field`` which field
it must become. What has no field is kept as an extra column.
"""

from __future__ import annotations

import random
from pathlib import Path

#: One schema a line: where it is from, then its columns.
SCHEMAS = Path(__file__).parent / "fixtures" / "census_schemas.txt"


def _days(dice: random.Random) -> tuple[int, int, int]:
    return dice.randint(2012, 2023), dice.randint(1, 12), dice.randint(1, 28)


SMALL = (("0101", "公用设施", "上水井盖"), ("0118", "公用设施", "路灯"),
         ("0203", "道路交通", "公交站亭"), ("0305", "市容环境", "垃圾箱"),
         ("0402", "园林绿化", "行道树"), ("0209", "道路交通", "交通标志牌"))  # fmt: skip
DEPTS = (("CG01", "裕华区城市管理局"), ("GD01", "供电公司"), ("JJ01", "裕华交警大队"))
ROADS = ("槐安东路", "建华大街", "谈固东街", "裕华路")


def cell(kind: str, number: int, dice: random.Random, row: tuple[str, str, str]) -> str:
    """What stands in a column of a kind, in a row of a class."""
    code, big, small = row
    y, m, d = _days(dice)
    dept = dice.choice(DEPTS)
    road = dice.choice(ROADS)
    made = {
        "code16": f"130108{code}{number:06}",
        "grid14": f"13010800{number % 9 + 1:01}0{number % 20 + 1:02}{number % 50 + 1:02}"[:14],
        "grid15": f"130108001{number % 20 + 1:03}{number % 50 + 1:03}",
        "big": big, "bigcode": code[:2], "small": small, "small2": code[2:], "small4": code,
        "smallfloat": f"{int(code)}.0", "smalldash": f"{code[:2]}-{code[2:]}",
        "code15": f"130108{code}{number:05}", "code17": f"1301080{code}{number:06}",
        "codefloat": "1.30108E+15",
        "smallboth": f"{code}{small}", "own": f"{road}{small}{number}号", "state": dice.choice(
            ("完好", "完好", "破损", "丢失")), "state1": dice.choice("1112"),
        "dept": dept[0], "deptname": dept[1], "street": f"{dice.choice('裕强东建')}兴街道办事处",
        "community": f"{dice.choice(('东环一', '国际城', '位同'))}社区居委会",
        "place": f"{road}与{dice.choice(ROADS)}交叉口东{number}米", "road": road,
        "date": f"{y}-{m:02}-{d:02}", "date8": f"{y}{m:02}{d:02}",
        "datetime": f"{y}/{m}/{d} {number % 24}:05:00",
        "epoch": str(1709568000000 + number * 86400000),
        "year": str(y), "empty": "", "source": dice.choice(("实测", "地形图")),
        "note": dice.choice(("", "", "井盖松动", "需复核")), "photo": f"IMG_{number:04}.jpg",
        "id": "130108001", "district": "130108", "seq": str(number), "real": f"{number * 0.37:.2f}",
        "person": dice.choice(("张伟", "李娜", "王强")), "phone": f"138{number:08}",
        "material": dice.choice(("铸铁", "水泥", "复合材料")), "size": "700x700",
        "plate": f"LD-{number:05}", "species": dice.choice(("国槐", "法桐", "白蜡")),
        "yes": dice.choice(("是", "否")), "unit": dice.choice(("个", "米")),
        "uuid": f"{dice.getrandbits(128):032x}",
        "workgrid": f"{dice.choice('裕强')}兴第{number % 9}网格",
        "xd": f"{114.5 + number * 1e-4:.6f}", "yd": f"{38 + number * 1e-4:.6f}",
        "xm": f"{546000 + number * 3.1:.3f}", "ym": f"{4208000 + number * 3.1:.3f}",
    }  # fmt: skip
    return made[kind]


def schemas() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Name of a schema and its columns: name, kind of values, our field or nothing."""
    found = []
    for line in SCHEMAS.read_text(encoding="utf-8").strip().split("\n"):
        name, _, columns = line.partition(" | ")
        parts = []
        for column in columns.split(" "):
            if ":" not in column:  # a blank inside a name
                parts.append(column)
                continue
            whole = " ".join([*[p for p in parts if isinstance(p, str)], column])
            parts = [p for p in parts if not isinstance(p, str)]
            head, _, rest = whole.rpartition(":")
            kind, _, field = rest.partition("=")
            parts.append((head, kind, field))
        found.append((name, parts))
    return found


def sample(columns: list[tuple[str, str, str]], count: int = 50, seed: int = 1) -> list[list[str]]:
    """Rows for a schema."""
    dice = random.Random(seed)
    rows = []
    for number in range(1, count + 1):
        row = dice.choice(SMALL)
        rows.append([cell(kind, number, dice, row) for _, kind, _ in columns])
    return rows
