"""Texts made comparable: width, case, blanks, brackets, traditional characters (文字归一)."""

from __future__ import annotations

import re
import unicodedata

from ..core.text import plain

#: What databases and desktop GIS write where there is nothing.
NOTHING = frozenset(
    {"", "null", "<null>", "(null)", "<空>", "〈空〉", "《空》", "nil", "none", "nan"}
)
#: What people write where there is nothing; a code, a date or a department is never one of these.
DASHES = frozenset(
    {"-", "--", "---", "—", "——", "/", "\\", "无", "空", "暂无", "n/a", "na", "#n/a"}
)

_BLANKS = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\u00ad]+")
_BRACKETS = re.compile(r"[()\[\]{}<>〈〉《》「」『』【】〔〕“”\"'‘’]")
_BRACKETED = re.compile(r"[(\[{【〔][^()\[\]{}【】〔〕]*[)\]}】〕]")
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")

# The traditional and variant characters that occur in names of classes, columns and departments.
_TRADITIONAL = (
    "蓋盖燈灯護护欄栏電电話话訊讯號号標标誌志識识網网熱热氣气壓压變变樹树廁厕間间樓楼廣广牆墙"
    "監监測测設设備备單单維维養养權权屬属門门區区編编碼码類类稱称狀状態态況况來来註注經经緯纬"
    "橫横縱纵軌轨鐵铁橋桥車车場场過过無无線线輸输煙烟臺台報报郵邮機机貨货體体貼贴紙纸圖图檢检"
    "纜缆繳缴費费殘残礙碍環环園园綠绿噴喷廢废棄弃壞坏損损遺遗佔占時时調调應应視视頻频齡龄頭头"
    "顯显聲声專专業业務务縣县鎮镇鄉乡醫医險险滅灭國国會会處处條条東东擋挡緣缘邊边濟济導导溝沟"
    "鋪铺箆箅篦箅蓖箅"
)
_SIMPLE = str.maketrans(dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2])))


def tidy(text: str) -> str:
    """A text as it may be kept: no control characters, no blanks around it."""
    return text if text.isalnum() else plain(text).strip()


def folded(text: str) -> str:
    """Full-width letters and digits made half-width, nothing invisible, no blanks around."""
    if text.isascii() and text.isalnum():
        return text
    return unicodedata.normalize("NFKC", _ODD.sub("", text)).strip()


def is_nothing(text: str) -> bool:
    """Whether a text stands for nothing in a field that holds codes, dates or names of a list."""
    low = text.casefold()
    return low in NOTHING or low in DASHES


def key(text: str) -> str:
    """What is left for comparing names: no blanks, brackets, case, width or traditional forms."""
    bare = _BLANKS.sub("", folded(text)).casefold().translate(_SIMPLE)
    return _BRACKETS.sub("", bare)


def key_without_brackets(text: str) -> str:
    """The same without what stands in brackets: 公交站亭（牌） → 公交站亭."""
    return key(_BRACKETED.sub("", folded(text)))
