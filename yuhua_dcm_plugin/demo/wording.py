"""Sentences of the made-up past: reports, opinions and reasons in varied plain Chinese."""

from __future__ import annotations

from random import Random

# fmt: off
_OPENINGS: dict[str, tuple[str, ...]] = {
    "hotline": (
        "市民来电反映：", "群众电话反映，", "来电人称，", "居民打来电话，说", "热线来电：", "",
    ),
    "supervisor": ("", "", "", "巡查发现，", "日常巡查中发现，", "监督员上报："),
    "city": ("市级平台转办：", "市平台交办，", "市级平台派发："),
    "media": ("媒体报道，", "网友在本地论坛反映，", "电视节目曝光，", "微博网友反映，"),
}
_PLACES = ("{}附近", "{}门前", "{}旁", "{}", "{}门口", "{}对面")
_CROSSINGS = ("{}", "{}处", "{}东北角", "{}西南角", "{}附近")
_ENDINGS: dict[str, tuple[str, ...]] = {
    "hotline": (
        "，希望尽快处理", "，请有关部门解决", "，已经好几天了", "，给居民带来不便",
        "，要求答复", "",
    ),
    "supervisor": ("", "", "", "，影响市容", "，请派单处置"),
    "city": ("，请按时限处置并反馈", "，请核实处理"),
    "media": ("，引起网友关注", "，请核实", ""),
}

DISPATCH = (
    "请{}按时限处置并反馈", "请{}尽快到现场处理", "转{}办理", "属{}职责，请处置",
    "请{}核实后处置",
)
REWORK = ("核查未通过，请{}返工", "问题仍存在，请{}重新处置", "退{}返工，请按结案条件处置到位")
DONE = ("已处置：{}", "现场已处理完毕，{}", "处置完成。{}", "已安排人员处理，{}")
PASSED = ("现场核查，问题已解决", "核查通过", "已到现场，处置到位", "符合结案条件")
FAILED = (
    "现场仍有遗留，未处置到位", "问题未解决", "只处理了一部分，核查不通过",
    "处置后又出现同样问题",
)
CLOSE = ("符合结案条件，同意结案", "同意结案", "核查通过，结案")
VERIFIED = {
    "true": ("现场情况属实", "经核实，问题属实", "属实，建议立案"),
    "false": ("现场未发现所反映的问题", "经核实，情况不属实", "到现场时问题已不存在"),
    "unknown": ("未找到具体位置，无法确认", "大门锁闭，无法进入核实"),
}
REFUSE = (
    "重复上报，已有案卷在办", "不属于数字城管受理范围", "位置描述不清，无法联系来电人",
    "已自行处理",
)
DECLINE = ("不符合立案条件", "与在办案卷重复", "不属本区管辖", "轻微问题，监督员已现场处理")
UNTRUE = ("核实不属实，不予立案", "核实未发现问题，不予立案")
SEND_BACK = (
    "不属我单位职责", "该设施权属不在我单位", "位置不在我辖区", "经现场查看，应由其他单位处置",
)
RETURN = ("立案条件选择有误，退回重立", "类别需要重新确认")
VOID = ("当事人自行整改，案卷作废", "与其他案卷重复，作废", "测试误报，作废")
NOTES = (
    "已电话提醒承办单位", "来电人再次询问办理进度，已答复", "已告知监督员注意安全",
    "承办单位称正在协调施工",
)

# fmt: on


def describe(source: str, place: str, kind: str, problem: str, rng: Random) -> str:
    """A report in one sentence.

    Args:
        source: hotline, supervisor, city or media; sets the tone.
        place: address without the district's name.
        kind: kind of the address: door, crossing or poi.
        problem: what is wrong, in words.
        rng: picks the wording.
    """
    where = rng.choice(_CROSSINGS if kind == "crossing" else _PLACES).format(place)
    joint = "，" if rng.random() < 0.6 else ""
    return f"{rng.choice(_OPENINGS[source])}{where}{joint}{problem}{rng.choice(_ENDINGS[source])}。"
