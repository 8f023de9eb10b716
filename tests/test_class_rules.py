"""The class rules of the seeds: what callers say finds its class (小类推荐).

The matcher below is the contract's rule in ten lines, apart from the desk's own.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

SEED = Path(__file__).parent.parent / "sql" / "seed"


def rows(name: str) -> list[dict[str, str]]:
    with (SEED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed(cell: str) -> list[str]:
    return [word.strip('"') for word in cell.strip("{}").split(",") if word]


RULES = [
    (r["kind"][0] + r["class_code"], float(r["weight"]), listed(r["words"]), listed(r["but_not"]))
    for r in rows("71_class_rule")
]
NAMES = {
    r["kind"][0] + r["code"]: r["label_zh"]
    for r in rows("12_class") if r["standard"] == "CJ/T 214-2007"
}  # fmt: skip


def fits(words: list[str], text: str) -> int:
    """Length of the longest entry all of whose parts occur, 0 when none does."""
    return max((len(w) for w in words if all(part in text for part in w.split())), default=0)


def suggested(text: str) -> list[str]:
    found = [
        (-weight, -fits(words, text), code)
        for code, weight, words, against in RULES
        if fits(words, text) and not fits(against, text)
    ]
    return list(dict.fromkeys(NAMES[code] for *_, code in sorted(found)))


SAID = """
污水井盖丢了，很危险 = 污水井盖
小区门口下水道井盖坏了，车一过就响 = 污水井盖
马路中间的井盖没了 = 污水井盖
路边一个雨水井盖翘起来了 = 雨水井盖
电信的井盖塌了 = 通讯井盖
暖气井盖冒热气，盖子坏了 = 热力井盖
天然气井盖松动 = 燃气井盖
路边的雨水篦子堵了 = 雨水箅子
这条路的路灯不亮，晚上黑 = 路灯
小区外面路灯坏了好几天 = 路灯
晚上路上没有灯，太黑了 = 路灯
路灯井盖没了 = 路灯井盖
红绿灯坏了 = 交通信号灯
路口的信号灯不亮 = 交通信号灯
消防栓漏水 = 消防设施
健身器材坏了，孩子差点摔着 = 健身设施
垃圾桶坏了 = 垃圾箱
垃圾桶满了没人倒 = 垃圾箱
垃圾没人收，堆了好几天 = 暴露垃圾
路边一堆垃圾，臭得很 = 暴露垃圾
有人乱倒垃圾 = 暴露垃圾
有人半夜倒建筑垃圾 = 积存垃圾渣土
路边堆了很多渣土没人清 = 积存垃圾渣土
装修垃圾堆在楼下 = 积存垃圾渣土
马路没人打扫，路面很脏 = 道路不洁
绿化带里有很多垃圾 = 绿地脏乱
河里漂着垃圾，河水发臭 = 水域不洁
有人在路边烧垃圾，烟很大 = 焚烧垃圾、树叶
有人烧树叶 = 焚烧垃圾、树叶
楼下饭店油烟太大 = 油烟污染
路上有一只死猫 = 动物尸体清理
有人在院里养鸡，天天叫 = 擅自饲养家禽家畜
电线杆上贴满小广告 = 非法小广告
商店门口挂横幅 = 违章张贴悬挂广告牌匾
广告牌放在人行道上挡路 = 占道广告牌
有人在路口发传单 = 街头散发广告
门口的广告牌松了快掉下来了 = 广告招牌破损
半夜施工吵得睡不着 = 施工扰民
工地噪音太大 = 施工扰民
工地扬尘，都是土 = 工地扬尘
施工占道，没法走 = 施工占道
有人私自挖路 = 无证掘路
路面塌陷了一个大坑 = 路面塌陷
马路塌了一块 = 路面塌陷
路面坑坑洼洼 = 道路破损
人行道地砖松了 = 道路破损
自来水管爆了，水流一地 = 自来水管破裂
闻到煤气味 = 燃气管道破裂
下水道堵了 = 下水道堵塞或破损
污水冒出来了，臭得很 = 下水道堵塞或破损
暖气管道漏水 = 热力管道破裂
下雨路上积水很深 = 道路积水
路上结冰了，很滑 = 道路积雪结冰
电线掉下来了 = 架空线缆损坏
有人占道经营 = 无照经营游商
路边摆摊卖水果 = 无照经营游商
门店占道经营，货摆到人行道 = 店外经营
超市店外经营 = 店外经营
要饭的在路口拦车 = 流浪乞讨
收废品的占了半条路 = 占道废品收购
车停在人行道上没法走 = 机动车乱停放
有车违停堵住小区门口 = 机动车乱停放
共享单车乱停 = 非机动车乱停放
电动车停在盲道上 = 非机动车乱停放
楼道口乱堆杂物 = 乱堆物堆料
商店音响声音太大 = 商业噪音
楼下广场舞太吵 = 商业噪音
噪音扰民 = 商业噪音
黑车拉客 = 黑车拉客
路边烧烤，烟熏得开不了窗 = 露天烧烤
沿街晾衣服 = 沿街晾挂
空调外机太低，热风吹人 = 空调室外机低挂
树倒了，压着车 = 行道树
大风把树枝刮断了，树枝断在路上 = 行道树
路边的树死了 = 行道树
树上挂着塑料袋 = 非装饰性树挂
草坪被踩得黄土裸露 = 绿地
公交站牌坏了 = 公交站亭
公厕没水 = 公共厕所
马路中间的护栏被撞倒了 = 交通护栏
河边护栏断了 = 水域护栏
路牌歪了 = 路名牌
有人私搭乱建 = 私搭乱建
楼顶违建加盖 = 私搭乱建
僵尸车停了一年 = 废弃车辆
旧沙发扔在路边 = 废弃家具设备
渣土车洒了一路 = 道路遗撒
监控摄像头坏了 = 监控电子眼
变压器嗡嗡响 = 变压器（箱）
座椅坏了 = 街头坐椅
"""
CASES = [tuple(line.split(" = ")) for line in SAID.strip().splitlines()]


@pytest.mark.parametrize(("said", "name"), CASES)
def test_what_callers_say_finds_its_class(said: str, name: str) -> None:
    assert suggested(said)[:1] == [name], suggested(said)


@pytest.mark.parametrize("name", sorted(NAMES.values()))
def test_the_name_of_a_class_finds_it(name: str) -> None:
    found = suggested(f"反映人称{name.replace('（', '').replace('）', '')}，请处理。{name}")
    assert name in found[:2], found


def test_words_without_meaning_suggest_nothing() -> None:
    for words in ("", "你好", "我想问一下", "请尽快处理，谢谢", "12345"):
        assert suggested(words) == []


def test_every_class_has_a_rule_and_every_rule_its_words() -> None:
    assert {code for code, *_ in RULES} == set(NAMES)
    for code, weight, words, against in RULES:
        assert words and 0 < weight <= 100, code
        assert len(set(words)) == len(words) and not set(words) & set(against), code
        for word in (*words, *against):
            assert word == " ".join(word.split()), (code, word)
            assert 0 < len(word) <= 40 and not set(word) & set('{},"\\、/'), (code, word)


def test_keys_tell_kind_and_class() -> None:
    keys = [(int(r["id"]), r["kind"], r["class_code"]) for r in rows("71_class_rule")]
    assert len({key for key, *_ in keys}) == len(keys)
    for key, kind, code in keys:
        assert key // 10 == {"component": 10_000, "event": 20_000}[kind] + int(code)


def test_phrases_are_whole_and_their_classes_exist() -> None:
    for row in rows("70_phrase"):
        assert row["text"] == row["text"].strip() and row["text"].endswith("。"), row
        if row["class_code"]:
            assert row["kind"][0] + row["class_code"] in NAMES, row
    assert {row["part"] for row in rows("70_phrase")} == {
        "description", "opinion", "reason", "answer",
    }  # fmt: skip


def test_phrases_of_a_class_are_suggested_that_class() -> None:
    """The product's own descriptions are the least that the rules must know."""
    wrong = [
        (row["text"], NAMES[row["kind"][0] + row["class_code"]], suggested(row["text"])[:2])
        for row in rows("70_phrase")
        if row["class_code"]
        and suggested(row["text"])[:1] != [NAMES[row["kind"][0] + row["class_code"]]]
    ]
    assert wrong == []
