"""Read the compact notation of the default handbook (指挥手册).

``## 0115 通讯交接箱`` opens a class.  A condition is one line with limit and 立案条件, then either
``@family noun``, which words 处置标准 and 结案条件 by family, or a line ``+`` with 处置标准 and a
line ``>`` with 结案条件.  Limits are written ``2uh`` (紧急工作时), ``4wh`` (工作时), ``1wd``
(工作日), ``2ud`` (紧急工作日).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNITS = {"uh": "urgent_hour", "wh": "work_hour", "wd": "work_day", "ud": "urgent_day"}
HOURS = {"uh": 1, "wh": 1, "wd": 8, "ud": 8}

FAMILIES = {
    "fix": ("修补、更换{n}损坏或缺失的部分", "{n}完整牢固，使用正常"),
    "renew": ("修补、更换{n}损坏或缺失的部分，生锈处除锈刷漆", "{n}完整牢固，无明显锈迹"),
    "rust": ("对{n}除锈刷漆，锈穿部位换新", "{n}无明显锈迹，漆面均匀"),
    "right": ("扶正并固定{n}，一时不能复位的先行围护", "{n}端正稳固，周边无散落残件"),
    "wash": ("擦洗{n}，清除污渍、积灰和张贴物", "{n}干净，无污渍、无张贴残留"),
    "clean": ("清洗{n}，清除垃圾、污渍和张贴物", "{n}干净，无垃圾、无张贴残留"),
    "shut": ("关好{n}并上锁", "{n}已关闭锁好"),
    "scrap": ("拆除弃用的{n}，运走残件并补平地面", "{n}已拆净，无残桩，地面平整"),
    "timer": ("校正{n}的开关时间，检修控制装置", "{n}按规定时间开关"),
    "words": ("核实后更正{n}的文字和图形，破损的换新", "{n}内容正确，字迹清楚"),
    "stop": ("立即关阀止水，抢修{n}", "{n}不再漏水，地面无积水"),
    "tidy": ("清扫{n}，运走垃圾杂物", "{n}整洁，无垃圾积水"),
    "pave": ("修补{n}，坑洼处填平压实", "{n}平整坚实，无坑洼"),
}

FORMAT = re.compile(
    r"^(?P<limit>\d+[a-z]{2}) (?P<condition>\S+)\n"
    r"(?:  @(?P<family>\w+) (?P<noun>\S+)|  \+ (?P<handling>\S+)\n  > (?P<closing>\S+))$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Condition:
    """One filing condition of a class with its limit and standards."""

    limit: str
    condition: str
    handling: str
    closing: str

    @property
    def amount(self) -> int:
        """Figure of the handling limit, in ``unit``."""
        return int(self.limit[:-2])

    @property
    def unit(self) -> str:
        """Unit of the handling limit as the database names it."""
        return UNITS[self.limit[-2:]]

    @property
    def urgency(self) -> int:
        """Sort key: the limit in hours, a day counting eight."""
        return self.amount * HOURS[self.limit[-2:]]


def read_condition(match: re.Match[str]) -> Condition:
    """Word one condition of the notation."""
    handling, closing = match["handling"], match["closing"]
    if match["family"]:
        handling, closing = (t.format(n=match["noun"]) for t in FAMILIES[match["family"]])
    return Condition(match["limit"], match["condition"], handling, closing)


def read_handbook(text: str) -> Iterator[tuple[str, str, list[Condition]]]:
    """Yield class code, class name and conditions.

    :raises ValueError: a line that belongs to no condition
    """
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        rest = FORMAT.sub("", body).strip()
        if rest:
            raise ValueError(f"{head}: {rest}")
        code, name = head.split(" ")
        yield code, name, [read_condition(match) for match in FORMAT.finditer(body)]
