"""Glyphs of roads and traffic (道路交通类), CJ/T 214-2007."""

from __future__ import annotations

from draw import Symbol, area, dot, groove, hole, line, ring


def _traffic(*parts: str) -> Symbol:
    return Symbol("traffic", parts)


STOPS = {
    "0201": _traffic(line("M8.4 19.6V4.6H13A4.6 4.6 0 0 1 13 13.8H8.4", 3)),
    "0202": _traffic(
        area("M7.4 9.4A4.6 4.6 0 0 1 16.6 9.4V13.6H7.4Z"),
        hole("M9.2 9.6A2.8 2.8 0 0 1 14.8 9.6Z", "traffic"),
        line("M12 13.6V19.8M8.6 19.8H15.4", 2),
    ),
    "0203": _traffic(
        line("M3.9 5H20.1M5.4 5V20", 1.9),
        area("M9 8H18Q19.4 8 19.4 9.4V17.6H7.6V9.4Q7.6 8 9 8ZM8.6 17.6H11V19.8H8.6ZM16 17.6H18.4V19.8H16Z"),
        hole("M9.2 9.8H17.8V13.6H9.2Z", "traffic"),
    ),
    "0204": _traffic(
        area("M9.8 4.8H14.2V7.4H9.8ZM7.4 8H16.6L18.4 12.2L20 13V18H4V13L5.6 12.2Z"),
        hole("M8.4 9.6H15.6L16.6 12.2H7.4Z", "traffic"),
        dot(7.4, 18.2, 1.9), dot(16.6, 18.2, 1.9),
        hole("M6.2 14.4H8.4V15.8H6.2ZM15.6 14.4H17.8V15.8H15.6Z", "traffic"),
    ),
    "0212": _traffic(
        ring(7, 15.2, 3.3, 1.6), ring(17, 15.2, 3.3, 1.6),
        line("M7 15.2L9.8 9.2H15L17 15.2M9.8 9.2L12.4 15.2L15 9.2M12.4 15.2H7M14.4 6.6H16.4M8.4 7.2H11", 1.4),
    ),
}  # fmt: skip

BRIDGES = {
    "0205": _traffic(
        line("M3.8 18.6H6V15.4H8.2V12.2H10V9H14V12.2H15.8V15.4H18V18.6H20.2", 1.8),
        line("M10 6H14", 1.8), line("M12 14V19.4", 1.4),
    ),
    "0206": _traffic(
        line("M4.2 6H8V9.6H11.6V13.2H15.2V16.8H19.8", 1.9), line("M16.6 4.6V11", 2),
        area("M12.9 9.2H20.3L16.6 13.8Z"),
    ),
    "0207": _traffic(
        line("M5 19.4C9.6 14.6 14.4 9.4 19 4.6", 3.4),
        groove("M3.4 6.2C9 9 15 15 20.6 17.8", "traffic", 5.2),
        line("M4.2 6.6C9.4 9.4 14.6 14.6 19.8 17.4", 3.2),
    ),
    "0208": _traffic(
        area("M3.6 6.4H20.4V13.4H18.2A6.2 5.2 0 0 0 5.8 13.4H3.6Z"),
        line("M4 18.2Q6 15.8 8 18.2T12 18.2T16 18.2T20 18.2", 1.8),
    ),
}  # fmt: skip

SIGNS = {
    "0209": _traffic(
        area("M12 3.6L18.8 14H5.2Z"), line("M12 14V20.2", 2),
        groove("M12 7.8V10.2M12 12.2V12.3", "traffic", 1.6),
    ),
    "0210": _traffic(
        area("M9.4 3.4H14.6A1.6 1.6 0 0 1 16.2 5V19A1.6 1.6 0 0 1 14.6 20.6H9.4A1.6 1.6 0 0 1 7.8 19V5"
             "A1.6 1.6 0 0 1 9.4 3.4Z"),
        *(hole(f"M12 {y}A2 2 0 1 1 12 {y + 4}A2 2 0 1 1 12 {y}Z", "traffic") for y in (4.8, 10, 15.2)),
    ),
    "0213": _traffic(
        area("M4 4.8H20V11.6H4Z"), groove("M6.6 8.2H17.4", "traffic", 1.7),
        line("M12 11.6V20M8.8 20H15.2", 2),
    ),
    "0214": _traffic(
        area("M4.4 6H14.4V20H4.4Z"),
        *(hole(f"M9.4 {y}A1.5 1.5 0 1 1 9.4 {y + 3}A1.5 1.5 0 1 1 9.4 {y}Z", "traffic") for y in (7.6, 11.6, 15.6)),
        line("M16.4 8.8Q18.6 11 16.4 13.2M18.2 6Q22 11 18.2 16", 1.5),
    ),
    "0215": _traffic(
        area("M3.8 4.4H20.2V14.6H3.8Z"), groove("M6.4 7.6H13M6.4 11.4H17.6M15.8 7.6H17.6", "traffic", 1.7),
        line("M7.6 14.6V20M16.4 14.6V20", 1.9),
    ),
}  # fmt: skip

BARRIERS = {
    "0211": _traffic(
        line("M3.8 8.4H20.2M3.8 13H20.2", 2.1), line("M6.6 6V19.6M12 6V19.6M17.4 6V19.6", 1.8)
    ),
    "0216": _traffic(
        area("M4 4.4H10.4V19.8H4Z"), groove("M4 8.4H10.4M4 12.1H10.4M4 15.9H10.4", "traffic", 1.2),
        line("M13.4 9.2Q15.8 12.1 13.4 15M16.2 6.6Q20.8 12.1 16.2 17.6", 1.9),
    ),
    "0217": _traffic(
        area("M4.6 4.2H19.4V7.4H4.6ZM6.6 8H17.4V20H6.6Z"),
        hole("M8.4 9.6H15.6V14H8.4Z", "traffic"),
        dot(12, 11, 1.2), area("M9.8 14A2.2 2.2 0 0 1 14.2 14Z"),
    ),
}  # fmt: skip

SYMBOLS = {**STOPS, **BRIDGES, **SIGNS, **BARRIERS}
