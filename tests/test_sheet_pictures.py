"""Pictures that are none, or none that can be printed: the sheet is printed all the same."""

from __future__ import annotations

import dataclasses
import io
import struct
import zlib
from pathlib import Path

import pytest

pytest.importorskip("reportlab", reason="reportlab is not installed")

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from sheetkit import NORMAL, picture, poppler, printed

from yuhua_dcm_plugin.core.png import rgb_png
from yuhua_dcm_plugin.sheets.dispatch_sheet import write_dispatch_sheet
from yuhua_dcm_plugin.sheets.pictures import Printable, Unreadable, read_picture
from yuhua_dcm_plugin.sheets.png import read_plain_png
from yuhua_dcm_plugin.sheets.records import Picture


def packed(image: Image.Image, kind: str, **how: object) -> bytes:
    store = io.BytesIO()
    image.save(store, kind, **how)  # type: ignore[arg-type]
    return store.getvalue()


def plain_map(width: int = 300, height: int = 200) -> bytes:
    image = Image.frombytes("RGB", (width, height), bytes(range(256)) * 703 + b"\0" * 32)
    return rgb_png(width, height, width * 3, image.tobytes())


def png_of(width: int, height: int, rows: bytes) -> bytes:
    """A PNG whose head may lie about its rows."""

    def chunk(name: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


PHOTO = packed(Image.new("RGB", (400, 300), "red"), "JPEG")
NONE_AT_ALL = {
    "empty": (b"", "不是图片"),
    "text renamed .jpg": ("这不是照片".encode(), "不是图片"),
    "html": (b"<html><script>alert(1)</script>", "不是图片"),
    "zip": (b"PK\x03\x04" + b"\0" * 100, "不是图片"),
    "postscript, which would be run": (b"%!PS-Adobe-3.0 EPSF-3.0\n", "不是图片"),
    "cut photo": (PHOTO[: len(PHOTO) // 2], "损坏"),
    "head of a photo": (PHOTO[:20], "损坏"),
    "cut png": (picture()[:300], "损坏"),
    "svg": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
    "heic": (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
    "avif": (b"\0\0\0\x18ftypavif" + b"\0" * 40, "AVIF"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "bomb": (png_of(60_000, 60_000, b"\0" * 1000), "过大"),
    "longer than anything": (b"\xff\xd8" + b"\0" * 64_000_000, "过大"),
}


@pytest.mark.parametrize("name", NONE_AT_ALL)
def test_words_stand_in_place_of_it(name: str) -> None:
    content, words = NONE_AT_ALL[name]
    found = read_picture(content)
    assert isinstance(found, Unreadable)
    assert words in found.words


def test_the_sheet_is_printed_with_all_of_them(tmp_path: Path) -> None:
    photos = tuple(Picture(content, name) for name, (content, _) in NONE_AT_ALL.items())
    location = dataclasses.replace(NORMAL.location, map_picture=b"none", photos=photos)
    text = "".join(printed(dataclasses.replace(NORMAL, location=location), tmp_path))
    for _, words in NONE_AT_ALL.values():
        assert words in text
    assert "任务派遣单" in text.replace("　", "")


def test_a_large_photo_is_decoded_small() -> None:
    """108 million pixels, as a telephone makes them: no second of memory for all of them."""
    content = packed(Image.new("L", (12_000, 9_000), 120), "JPEG")
    found = read_picture(content)
    assert isinstance(found, Printable)
    assert abs(found.ratio - 4 / 3) < 0.01


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF"])
def test_usual_kinds_are_pictures(kind: str) -> None:
    assert isinstance(read_picture(packed(Image.new("RGB", (40, 30), "blue"), kind)), Printable)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 4000), st.booleans())
def test_no_bytes_at_all_raise(noise: bytes, at: int, photo: bool) -> None:
    """Also a true picture with some bytes turned."""
    whole = PHOTO if photo else plain_map()
    for content in (noise, whole[:at] + noise + whole[at + len(noise) :]):
        assert isinstance(read_picture(content), (Printable, Unreadable))


# --- maps go into the file as they are


def test_a_map_comes_out_pixel_by_pixel(tmp_path: Path) -> None:
    whole = plain_map()
    assert read_plain_png(whole, 1400) is not None
    location = dataclasses.replace(NORMAL.location, map_picture=whole)
    pdf = write_dispatch_sheet(dataclasses.replace(NORMAL, location=location), tmp_path / "a.pdf")
    poppler("pdfimages", "-png", pdf, tmp_path / "image")
    (found,) = tmp_path.glob("image-*.png")
    with Image.open(found) as drawn, Image.open(io.BytesIO(whole)) as given_map:
        assert drawn.convert("RGB").tobytes() == given_map.convert("RGB").tobytes()


def test_only_whole_plain_maps_go_through() -> None:
    whole = plain_map()
    for content in (
        whole[:-20],
        whole[:60] + b"x" + whole[61:],
        png_of(10, 10, b"\0" * 309),
        png_of(10, 10, b"\0" * 311),
        packed(Image.new("RGBA", (10, 10)), "PNG"),
        packed(Image.new("P", (10, 10)), "PNG"),
        packed(Image.new("RGB", (10, 10)), "PNG", transparency=(0, 0, 0)),
        png_of(2000, 10, b"\0" * 60010),
    ):
        assert read_plain_png(content, 1400) is None
    assert read_plain_png(png_of(10, 10, b"\0" * 310), 1400) is not None
