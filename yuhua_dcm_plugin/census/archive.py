"""A .zip unpacked into a temporary folder, with care (压缩包).

Unpacked and not read in place: names in GBK without a mark, sidecars and GDAL all need real files.
Names are made anew below our own folder, so that none leads out of it.
"""

from __future__ import annotations

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from .encoding import Evidence, codec_of
from .looking import Look, unseen
from .temporary import Temporary

#: What an archive may become: bytes, members, and times its own size once it is large.
_MOST_BYTES, _MOST_MEMBERS, _MOST_RATIO = 16 << 30, 5000, 300
_RATIO_FROM = 256 << 20
_NOT_UTF8 = 0x800
_WORD_ENDS = re.compile(rb"[/\\.]")
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"|?*\x00', "_"))


class ArchiveError(Exception):
    """An archive that is not unpacked.

    :param reason: a reason key
    """

    def __init__(self, reason: str, **parameters: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.parameters = parameters


class Archive:
    """The files of an archive for as long as this object lives.

    :param look: told of the bytes that have been unpacked
    :raises ArchiveError: zip_damaged, zip_password, zip_bomb, no_room
    """

    def __init__(self, path: Path, look: Look | None = None) -> None:
        self._look = look or unseen()
        self._kept = Temporary()
        self.folder = self._kept.folder
        try:
            with zipfile.ZipFile(path) as packed:
                members = [entry for entry in packed.infolist() if not entry.is_dir()]
                _check(members, path.stat().st_size, self.folder)
                for entry, name in zip(members, _names(members)):
                    self._unpack(packed, entry, name)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise ArchiveError("zip_damaged", detail=str(error)[:100]) from None
        except RuntimeError:
            raise ArchiveError("zip_password") from None
        except (OSError, ValueError) as error:
            raise ArchiveError("zip_damaged", detail=str(error)[:100]) from None

    def _unpack(self, packed: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
        target = self.folder.joinpath(*_parts(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        left = entry.file_size
        with packed.open(entry) as source, target.open("wb") as file:
            while block := source.read(1 << 20):
                self._look.on(0)
                left -= len(block)
                if left < 0:
                    raise ArchiveError("zip_bomb")
                file.write(block)


def _check(members: list[zipfile.ZipInfo], packed: int, folder: Path) -> None:
    size = sum(entry.file_size for entry in members)
    if any(entry.flag_bits & 1 for entry in members):
        raise ArchiveError("zip_password")
    too_dense = size > _RATIO_FROM and size > packed * _MOST_RATIO
    if size > _MOST_BYTES or len(members) > _MOST_MEMBERS or too_dense:
        raise ArchiveError("zip_bomb", size=size, packed=packed)
    if size * 2 > shutil.disk_usage(folder).free:
        raise ArchiveError("no_room", size=size)


def _names(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """Names of members; without the UTF-8 mark Chinese Windows means GBK, others UTF-8.

    Judged together: 学校 in GBK is valid UTF-8 as well.
    """
    raw = [_raw(entry) for entry in entries]
    evidence = Evidence()
    evidence.take({word for name in raw for word in _WORD_ENDS.split(name or b"")})
    found = evidence.verdict(None).encoding
    order = dict.fromkeys((*((codec_of(found),) if found else ()), "utf-8", "gb18030"))
    for entry, name in zip(entries, raw):
        yield entry.filename if name is None else _decoded(name, order) or entry.filename


def _raw(entry: zipfile.ZipInfo) -> bytes | None:
    """The bytes of a name that nobody has marked as UTF-8."""
    if entry.flag_bits & _NOT_UTF8:
        return None
    try:
        return entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return None


def _decoded(name: bytes, order: Iterable[str]) -> str:
    for codec in order:
        try:
            return name.decode(codec)
        except UnicodeDecodeError:
            continue
    return ""


def _parts(name: str) -> list[str]:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    plain = [part.translate(_FORBIDDEN).strip(" .") for part in parts if part not in ("/", "..")]
    return [part[-100:] for part in plain if part] or ["unnamed"]
