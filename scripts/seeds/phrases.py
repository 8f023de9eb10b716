"""Make 70_phrase: the phrase book that a district starts with (常用语).

Run it from anywhere: ``python3 scripts/seeds/phrases.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from csv_out import write_seed

STANDARD = "CJ/T 214-2007"
#: part, first key; new phrases are added at the end of a block, so that keys stay what they are.
GENERAL = {
    ("description", 1000): """
反映人称该问题已持续多日，影响居民正常生活，请尽快处理。
反映人称该处存在安全隐患，夜间行人较多，请尽快处理。
反映人称此前已反映过，至今未处理，要求尽快解决。
反映人称处理后问题又出现，要求彻底解决。
反映人要求处理后电话回复。
反映人不愿留下姓名和电话。
位置以反映人所述为准，现场无明显参照物。
""",
    ("opinion", 2000): """
情况属实，请尽快安排处置。
请到现场核实后处置，并反馈处置前后照片。
已安排人员到现场处置。
已处置完毕，现场恢复正常。
已清理完毕，现场整洁。
已修复，恢复正常使用。
已更换损坏设施，安全隐患消除。
已对当事人劝导教育，现场已整改。
现场核查，问题已解决，符合结案条件。
现场核查，问题未解决，请继续处置。
现场核实，情况属实。
现场核实，未发现所述问题。
已联系权属单位，正在处置中。
已设置警示标志和围挡，随后修复。
符合结案条件，同意结案。
请注意安全，先围挡后修复。
""",
    ("reason", 3000): """
不属于本区管辖范围。
不属于城市管理部件、事件范围，已告知反映人向有关部门反映。
与在办案件重复。
反映内容不清，多次联系反映人未接通。
反映人要求撤销。
经核实，问题不存在。
不属于本部门职责，请改派权属单位。
权属单位有误，请重新派遣。
位置不准，无法找到现场，请补充位置。
需要多部门配合，请指定主办部门。
小类选择有误，请更正后重新立案。
登记信息有误，更正。
测试误报，作废。
""",
    ("answer", 4000): """
您反映的问题已登记，我们会尽快派人处理，感谢您的来电。
您反映的问题已有其他市民反映，正在处理中，我们已把您的来电一并记录。
您反映的问题已派给责任部门处理，时限内会有结果。
您反映的问题已经处理完毕，请您再看一下现场，如未解决请再次来电。
我们已为您催办，责任部门会尽快处理。
您反映的问题不属于城市管理范围，请拨打有关部门的电话反映。
供水问题请拨打供水公司客服电话，由其直接受理。
供热问题请拨打供热公司客服电话，由其直接受理。
燃气泄漏请立即开窗、不要动电器开关，到室外拨打燃气公司抢修电话。
治安和交通事故请拨打110，火灾请拨打119，急救请拨打120。
请您说一下具体位置，附近有什么路口、单位或门牌号。
请您留下联系电话，处理后方便给您回复。
""",
}
#: kind and class with what is mostly said of it, after key 10000.
OF_CLASS = """
component 0102 井盖丢失，井口敞开，存在安全隐患。
component 0102 井盖破损、松动，车辆经过时有响声。
component 0103 雨水井盖缺失，存在安全隐患。
component 0104 雨水箅子丢失或破损，影响行人和车辆安全。
component 0104 雨水箅子堵塞，雨天积水。
component 0118 路灯不亮，夜间通行不便。
component 0118 整条路的路灯都不亮。
component 0118 路灯杆倾斜，存在安全隐患。
component 0118 路灯白天亮着，没有关闭。
component 0126 健身器材损坏，使用时存在安全隐患。
component 0203 公交站亭损坏。
component 0210 交通信号灯不亮，影响通行。
component 0211 交通护栏被撞倒、移位，影响通行。
component 0301 公共厕所卫生差，无人打扫。
component 0305 垃圾箱破损。
component 0305 垃圾箱已满溢，无人清运。
component 0402 行道树倒伏，影响通行。
component 0402 树枝折断，有掉落危险。
component 0402 行道树枯死，需要清除补种。
component 0405 绿地黄土裸露，花木缺失。
component 0407 街头坐椅损坏。
event 0101 正在私搭乱建，请尽快制止。
event 0102 路边堆放生活垃圾，无人清理，有异味。
event 0102 垃圾袋散落在路边，无人收集。
event 0103 路边倾倒建筑垃圾和渣土，无人清运。
event 0104 路面不洁，长时间无人清扫。
event 0104 路面有油污。
event 0106 绿地内有垃圾，无人清理。
event 0107 路边停放废弃车辆，长期无人使用。
event 0108 路边丢弃废旧家具。
event 0110 路面破损，有坑洼，影响通行。
event 0110 人行道地砖松动、缺失。
event 0112 车辆沿路遗撒，路面有渣土砂石。
event 0115 有人焚烧垃圾、树叶，烟味大。
event 0116 饭店油烟直排，影响居民生活。
event 0117 路边有动物尸体，需要清理。
event 0201 墙面、电线杆上张贴小广告。
event 0202 违规悬挂横幅、条幅。
event 0203 广告牌摆在人行道上，影响通行。
event 0205 广告招牌松动，有掉落危险。
event 0301 夜间施工，噪音扰民。
event 0302 工地扬尘，没有苫盖，没有洒水。
event 0304 施工占道，没有围挡和警示标志。
event 0401 路面塌陷，存在安全隐患，请立即围挡。
event 0402 自来水管破裂，路面跑水。
event 0403 闻到燃气气味，疑似泄漏，已告知反映人联系燃气公司抢修。
event 0404 下水道堵塞，污水外溢，有异味。
event 0406 雨后道路积水，影响通行。
event 0407 道路积雪结冰，行人易滑倒。
event 0408 架空线缆垂落，存在安全隐患。
event 0501 流动摊贩占道经营，影响通行。
event 0504 商户店外经营，占用人行道。
event 0505 机动车停在人行道上，影响通行。
event 0505 车辆占用消防通道。
event 0506 共享单车乱停放，占用盲道。
event 0507 路边乱堆物料，影响通行。
event 0508 商户用音响招揽顾客，噪音扰民。
event 0510 露天烧烤，油烟扰民。
event 0511 沿街晾晒衣物，影响市容。
event 0513 空调室外机安装过低，热风吹到行人。
"""
Row = tuple[int, None, str, "str | None", "str | None", "str | None", str, int]


def rows() -> Iterator[Row]:
    """Every phrase with its key and its place in the list."""
    for (part, base), text in GENERAL.items():
        for n, words in enumerate(text.strip().splitlines(), 1):
            yield base + n, None, part, None, None, None, words, n * 10
    for n, line in enumerate(OF_CLASS.strip().splitlines(), 1):
        kind, code, words = line.split(" ", 2)
        yield 10_000 + n, None, "description", STANDARD, kind, code, words, n * 10


def main() -> None:
    """Write the list."""
    write_seed("70_phrase", "id owner part class_standard kind class_code text sort", rows())


if __name__ == "__main__":
    main()
