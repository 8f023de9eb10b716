"""How likely a character is in a survey delivery: what tells one encoding from another.

Bits are minus the binary logarithm of a rough probability. The order of magnitude decides: bytes
read in the wrong encoding become rare characters, and rare ones are dear.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: Frequent in Chinese text, and in component surveys.
_FREQUENT = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
    "而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把"
    "性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质"
    "气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活"
    "设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则"
    "任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美"
    "再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元"
    "况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委"
    "素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江"
    "型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随病苏失尔死讲"
    "配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止"
    "案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修"
    "故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副"
    "尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念陈"
    "仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞甚室待核校散侵吧甲游"
    "久菜味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唱误训愿审附获茶鲜粮斤孩脱硫肥善龙"
    "演父渐血欢械掌歌沙刚攻谓盾讨晚粒乱燃矛乎杀药宁鲁贵钟煤读班伯香介迫句丰培握兰担弦蛋沉假穿执答乐谁顺烟缩"
    "征脸喜松脚困异免背星福买染井概慢怕磁倍祖皇促静补评翻肉践尼衣宽扬棉希伤操垂秋宜氢套督振架亮末宪庆编牛触"
    "街巷胡同社区居委村庄园苑小路灯杆盖雨污箱柜亭厕垃圾桶筒碑牌栏桥隧道坡盲停泊场树池绿化雕塑喷泉座椅信号牌"
    "岗亭监控摄像探测变压器配燃气热力供给排消火栓邮政邮筒报刊广告宣传橱窗花坛护网墙架体育健身休闲设施公用交"
    "通道路市容环境园林绿化其它扩展房屋土地工地裕华区槐翟营裕强裕翔建华东苑谈固方村宋石家庄河北省高新管理局"
    "养护公司物业完好丢失破损废弃占用正常已修复待维修门前米附近路口侧南北东西楼号院单元栋大厦学校医院商场酒店"
)
_TRADITIONAL = (
    "路燈東車門國學會區園雕塑電網場橋道標誌牌廁點線設備資區號樓號華長開關間問題無為業產實對時來過這說還進發"
    "個們動種後義從應當處現經濟經營員貝單圖團圍萬與專義習書馬鳥魚龍風雲飛驗體髮廠廣廳應龜點黨齊齒竊競節"
    "築簡級約紅純紙細終組結給統絲經維網緊線練縣總績織續罰聖聞聲職聯肅脈脫腦興舉舊藝藥蘇術衛裝補製複視覺親"
    "觀計訊記許訴試話該詳認語誤說請論調談證識譜警護讓負財貢責貨貴買費賀資賓質賣賽贈車軍輕輛輪輸轉農"
    "遠適選還鄉郵鄰釋銀鋼錄錢錯鎮鐵長門開間陽隊階際陸陳險隨雙雜離難電靈靜頂項順須預領頭題額類願顧顯風飲館"
    "街社居委員辦公政府市民鎮里鄰台北高雄新竹中山大安信義松文化局管理處水利維護道路養工程公園綠地行樹人孔蓋"
)
#: Bits by kind; a byte of noise costs 8.
FREQUENT, COMMON, PUNCTUATION, TRADITIONAL, SECOND, LATIN, RARE, ANCIENT, ODD, IMPOSSIBLE = (
    10.0, 13.5, 13.5, 15.0, 17.5, 19.0, 22.0, 25.0, 29.0, 40.0,
)  # fmt: skip
#: Of a whole word that stands alone in a cell.
ASCII, WORD = 7.0, 10.0

#: What fills whole columns of surveys beside states and names of fields.
_ALONE = (
    "实测 地形图 调绘 其他 其它 基础地理数据 点 线 面 有 无 公用设施 道路交通 市容环境 园林绿化 "
    "房屋土地 其他设施 扩展部件 公用设施类 道路交通类 市容环境类 园林绿化类 房屋土地类 "
    "其他设施类 道路交通设施 市容环境设施 园林绿化设施 其他部件 交通设施 路灯 井盖 雨水箅子 "
    "上水井盖 污水井盖 雨水井盖 电力井盖 行道树 垃圾箱 消火栓 公交站亭 交通信号灯 交通标志牌 "
    "路名牌 报刊亭 电话亭 邮筒 公共厕所 雕塑 绿地 立杆 变压器 护栏 花坛 广告牌匾 停车场 "
    "监控电子眼 树池 国槐 法桐 梧桐 白蜡 银杏 铸铁 水泥 复合材料 城管局 园林局 市政 供电公司 "
    "自来水公司 热力公司 燃气公司 移动公司 联通公司 电信公司 裕华区 石家庄市"
)


def _rows(codec: str, leads: range, trails: range) -> set[str]:
    pairs = (bytes((lead, trail)) for lead in leads for trail in trails)
    return {pair.decode(codec, "ignore") for pair in pairs} - {""}


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """Words that stand alone in cells and in the head of deliveries; longer than a character."""
    from .field_names import STRONG
    from .values import STATES

    states = " ".join([*STATES, *STATES.values()])
    found = " ".join((_ALONE, states, *STRONG.values())).split()
    return frozenset(word for word in found if len(word) > 1 and not word.isascii())


@lru_cache(maxsize=1)
def simplified() -> dict[str, float]:
    """Bits of characters as the mainland writes (GB 2312 and its two levels)."""
    bits = dict.fromkeys(_rows("gb2312", range(0xD8, 0xF8), range(0xA1, 0xFF)), SECOND)
    bits.update(dict.fromkeys(_TRADITIONAL, TRADITIONAL))
    bits.update(dict.fromkeys(_rows("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)), COMMON))
    bits.update(dict.fromkeys(_rows("gb2312", range(0xA1, 0xA4), range(0xA1, 0xFF)), PUNCTUATION))
    bits.update(dict.fromkeys(_FREQUENT, FREQUENT))
    return bits


@lru_cache(maxsize=1)
def traditional() -> dict[str, float]:
    """Bits of characters as Big5 has them."""
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    bits: dict[str, float] = {}
    for leads, cost in ((range(0xC9, 0xFA), SECOND + 1), (range(0xA4, 0xC7), COMMON + 0.5)):
        for lead in leads:
            bits.update(dict.fromkeys(_rows("big5", range(lead, lead + 1), range(0)), cost))
            row = (bytes((lead, trail)).decode("big5", "ignore") for trail in trails)
            bits.update({character: cost for character in row if character})
    bits.update(dict.fromkeys(_rows("big5", range(0xA1, 0xA4), range(0x40, 0xFF)), PUNCTUATION))
    shared = [character for character in _FREQUENT if character in bits]
    bits.update(dict.fromkeys(shared, FREQUENT + 1))
    bits.update(dict.fromkeys(_TRADITIONAL, FREQUENT))
    return bits


@lru_cache(maxsize=65536)
def other(character: str) -> float:
    """Bits of a character that the tables do not list."""
    point = ord(character)
    if point < 0x80:
        return ASCII if point >= 0x20 or character in "\t\r\n" else ODD
    if 0x3400 <= point <= 0x9FFF:
        return RARE
    if 0x20000 <= point <= 0x3FFFF:
        return ANCIENT
    if 0x3000 <= point <= 0x303F or 0xFF00 <= point <= 0xFFEF or 0x2010 <= point <= 0x2030:
        return PUNCTUATION + 2
    if unicodedata.category(character) in {"Cn", "Co", "Cc", "Cs"}:
        return IMPOSSIBLE
    return LATIN if 0xA0 <= point < 0x250 else ODD
