"""Glyphs of city appearance, greenery, land and the rest (市容环境、园林绿化、房屋土地、其他)."""

from __future__ import annotations

from draw import Symbol, area, dot, groove, hole, line, ring

_WAVE = "M5 {y}Q6.8 {up} 8.5 {y}T12 {y}T15.5 {y}T19 {y}"


def _amenity(*parts: str) -> Symbol:
    return Symbol("amenity", parts)


def _green(*parts: str) -> Symbol:
    return Symbol("green", parts)


def _land(*parts: str) -> Symbol:
    return Symbol("land", parts)


def _other(*parts: str) -> Symbol:
    return Symbol("other", parts)


def _wave(y: float, width: float = 1.7) -> str:
    return line(_WAVE.format(y=f"{y:g}", up=f"{y - 2.2:g}"), width)


AMENITY = {
    "0301": _amenity(
        dot(7.8, 7.8, 1.9), area("M5.2 10.4H10.4V15.4H9.4V20.4H6.2V15.4H5.2Z"),
        dot(16.2, 7.8, 1.9), area("M14.6 10.4H17.8L19.8 16.4H17.6V20.4H14.8V16.4H12.6Z"),
    ),
    "0302": _amenity(
        area("M4 11.6H20V18.4A2 2 0 0 1 18 20.4H6A2 2 0 0 1 4 18.4Z"),
        groove("M12 13V18.8", "amenity", 1.5), line("M7.6 11.6V7.6M16.4 11.6V7.6M5.6 7.4H9.6M14.4 7.4H18.4", 1.8),
    ),
    "0303": _amenity(
        dot(8, 7.8, 2), area("M5.2 10.6H10.8V15.6H9.6V20.4H6.4V15.6H5.2Z"),
        line("M13.2 14H19", 2.2), area("M16.2 9.6L21 14L16.2 18.4Z"),
    ),
    "0304": _amenity(
        line("M4.4 20V11L12 5.6L19.6 11V20Z", 1.8),
        area("M8 12.4H16V14H8ZM8.8 14.6H15.2L14.6 19H9.4Z"),
    ),
    "0305": _amenity(
        area("M5.6 8H18.4V10.2H5.6ZM10 5.8H14V8H10ZM6.8 11.2H17.2L16.2 20.6H7.8Z"),
        groove("M10.2 13V18.6M13.8 13V18.6", "amenity", 1.3),
    ),
    "0306": _amenity(
        area("M6.8 10.8H17.2V18.2H6.8Z"), hole("M10.6 12.2L14.8 14.5L10.6 16.8Z", "amenity"),
        line("M12 8.4V5.8M7 8.6L5.6 7.4M17 8.6L18.4 7.4M4.2 14.5H3.6M19.8 14.5H20.4M12 20.4V20.5", 1.7),
    ),
    "0307": _amenity(
        area("M3.8 8.4H20.2V15.6H3.8Z"), groove("M7 12H13.4M16 12H17", "amenity", 1.8),
        line("M8 15.6V20.6M16 15.6V20.6", 1.8),
    ),
    "0308": _amenity(
        area("M9.6 5.8H14.4V7.6H13.6V11.6L18 18.6A1.2 1.2 0 0 1 17 20.4H7A1.2 1.2 0 0 1 6 18.6L10.4 11.6V7.6H9.6Z"),
        hole("M12 12.6L15.6 18.6H8.4Z", "amenity"), dot(12, 16.6, 1.2),
    ),
    "0309": _amenity(
        dot(8.6, 10.2, 2.6), line("M8.6 5.2V5.4M4.2 6.6L4.8 7.2M13 6.6L12.4 7.2M3.6 11.2H3.8", 1.6),
        area("M8.4 19.8A3.3 3.3 0 0 1 8.6 13.2A4.3 4.3 0 0 1 16.8 14.2A2.9 2.9 0 0 1 17.2 19.8Z"),
    ),
    "0310": _amenity(
        area("M3.6 8.6H12V15H3.6Z"), hole("M10 10.4H12V13.2H10Z", "amenity"),
        line("M12.6 9.8Q17.6 10 17.8 15", 2.2), _wave(19.2),
    ),
    "0311": _amenity(
        area("M4.4 10.6H8L12.8 6.8V19.2L8 15.4H4.4Z"),
        line("M15 10.4Q16.8 13 15 15.6M17.4 8.4Q20.6 13 17.4 17.6", 1.8),
    ),
}  # fmt: skip

GREEN = {
    "0401": _green(
        area("M12 3.4A5 5 0 0 1 16.6 6.4A4.4 4.4 0 0 1 16 15H8A4.4 4.4 0 0 1 7.4 6.4A5 5 0 0 1 12 3.4Z"),
        line("M12 14V20.4M8.2 20.4H15.8", 2.2),
        hole("M12 5.8L13.2 8.4L16 8.7L13.9 10.6L14.5 13.4L12 12L9.5 13.4L10.1 10.6L8 8.7L10.8 8.4Z", "green"),
    ),
    "0402": _green(dot(12, 9.2, 5.4), line("M12 13V20.2", 2.4), groove("M12 14V10.6", "green", 1.4)),
    "0403": _green(
        area("M12 3.6L16.8 10.6H7.2Z"), line("M12 10V20", 2), line("M7.2 13V20.2M16.8 13V20.2M5.4 15.6H18.6", 1.7),
    ),
    "0404": _green(
        area("M6.4 14H17.6L16 20.4H8Z"), line("M12 13.6V9.6", 1.6),
        *(dot(x, y, 1.9) for x, y in ((12, 4.9), (9.2, 7.2), (14.8, 7.2), (12, 9.2))),
    ),
    "0405": _green(
        area("M11 19.6Q12.6 11 8.4 5Q16 10 14 19.6ZM9.8 19.6Q9.8 14.4 4.8 11Q6.4 15 6.4 19.6ZM15.4 19.6Q15.4 14 20 10.4Q18.6 15 18.8 19.6Z"),
    ),
    "0406": _green(
        dot(12, 6.6, 2.8), area("M7.6 14.6Q7.6 10.2 12 10.2T16.4 14.6ZM8.8 15.4H15.2V18H8.8ZM6.6 18.4H17.4V20.6H6.6Z"),
    ),
    "0407": _green(
        line("M5 8H19M5 11.2H19", 1.9), line("M4 14.8H20", 2.3), line("M6.6 15V19.6M17.4 15V19.6", 2),
    ),
    "0408": _green(
        area("M4.6 19.6V8.4L6.4 5.6L8.2 8.4V19.6ZM10.2 19.6V8.4L12 5.6L13.8 8.4V19.6ZM15.8 19.6V8.4L17.6 5.6L19.4 8.4V19.6Z"),
        line("M4 11H20M4 16.4H20", 1.4),
    ),
    "0409": _green(
        area("M8 11.4H16V19.8H8Z"), line("M8.2 14L4 9.6M3.4 11.2L5.8 8.4", 1.7),
        line("M9.6 11V9.2Q9.6 6.6 13 6.6T19 11V14.6Q19 16.8 16.4 16.8", 1.7),
    ),
    "0410": _green(
        line("M12 14.6V8.2M11.6 8.4Q8.4 3.6 6.2 9.4M12.4 8.4Q15.6 3.6 17.8 9.4", 1.8),
        area("M4.4 14.4H19.6Q18.8 19 15 19.4V20.6H9V19.4Q5.2 19 4.4 14.4Z"),
    ),
}  # fmt: skip

LAND = {
    "0501": _land(
        area("M5.6 8H18.4V15.4H5.6Z"), groove("M8.2 10.4H15.8M8.2 13H13", "land", 1.3),
        line("M8.6 15.4V18.2M15.4 15.4V18.2", 1.7),
    ),
    "0502": _land(
        area("M5.6 16.8V13A6.4 6.4 0 0 1 18.4 13V16.8Z"), hole("M9.8 16.8V13.4A2.2 2.2 0 0 1 14.2 13.4V16.8Z", "land"),
    ),
    "0503": _land(
        line("M7 11.4V9.6L12 5.2L17 9.6V11.4", 1.8), line("M4.6 12.4H19.4", 1.5),
        area("M10.6 13.6H13.4V15.8H16L12 20L8 15.8H10.6Z"),
    ),
}  # fmt: skip

OTHER = {
    "0601": _other(
        line("M12 4.8L19 17.8H5Z", 1.9), line("M12 9.6V13", 2), dot(12, 15.6, 1.2),
    ),
    "0602": _other(
        line("M8.4 20V4.4M5 7H19.4M8.4 4.4L17 7M5.6 20H11.2", 1.7), line("M16.8 7V12", 1.4),
        area("M14.4 12H19.2V16H14.4Z"),
    ),
    "0603": _other(
        ring(12, 12, 5.3, 3.6), groove("M8.2 8.2L9.6 9.6M15.8 8.2L14.4 9.6M8.2 15.8L9.6 14.4M15.8 15.8L14.4 14.4", "other", 2),
    ),
    "0604": _other(
        line("M5 7.2H19M5 10.8H19", 1.7), line("M7.4 5.4V14.4M12 5.4V14.4M16.6 5.4V14.4", 1.6), _wave(18),
    ),
    "0605": _other(
        ring(12, 6.2, 1.8, 1.6), line("M12 8.2V19.2M8.4 10.8H15.6", 1.9), line("M5.4 13.6Q6.2 19.2 12 19.2T18.6 13.6", 1.9),
    ),
    "0606": _other(
        area("M5.4 5H18.6V14.6H5.4Z"),
        groove("M5.4 8.2H18.6M5.4 11.4H18.6M12 5V8.2M8.6 8.2V11.4M15.4 8.2V11.4M12 11.4V14.6", "other", 1.1),
        _wave(18),
    ),
}  # fmt: skip

SYMBOLS_BY_BIG = {"03": AMENITY, "04": GREEN, "05": LAND, "06": OTHER}
SYMBOLS = {**AMENITY, **GREEN, **LAND, **OTHER}
