"""Archives of XML (docx, xlsx) as if a stranger had made them: what C++ allows for a REFI-QDA archive, and no more."""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

from tematik._errors import InputError, StorageError

MEMBERS = 100_000
MEMBER_BYTES = 2_147_483_647
XML_BYTES = 512 * 2**20
TOTAL_BYTES = 8 * 2**30
RATIO = 200
RATIO_FROM_BYTES = 16 * 2**20
XML_DEPTH = 512
XML_NODES = 20_000_000
_PIECE = 2**20
_XML_PIECE = 2**16  # few elements wait between two looks


class FileRead:
    """Name, SHA-256 and size of a file, for its report."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.name = Path(path).name
        self.stem = self.name.rpartition(".")[0] or self.name
        digest = hashlib.sha256()
        self.bytes = 0
        try:
            with open(path, "rb") as file:
                while piece := file.read(_PIECE):
                    digest.update(piece)
                    self.bytes += len(piece)
        except OSError as error:
            raise StorageError("file_not_found", f"{self.name} cannot be read: {error.strerror}", path) from error
        self.sha256 = digest.hexdigest()

    def limited(self, limit: int = 256 * 2**20) -> bytes:
        """All bytes of a file that is read as one text."""
        if self.bytes > limit:
            raise _refusal("limit_member_bytes", self.name, f"it has {self.bytes} bytes; at most {limit} are read")
        return Path(self.path).read_bytes()


def _refusal(code: str, name: str, sentence: str) -> InputError:
    return InputError(code, f"{name}: {sentence}", name)


def open_archive(path: str) -> zipfile.ZipFile:
    """An archive whose directory keeps the limits."""
    name = os.path.basename(path)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, UnicodeDecodeError) as error:
        raise _refusal("zip_corrupt", name, "the archive is damaged") from error
    try:
        _check(archive.infolist(), name)
    except InputError:
        archive.close()
        raise
    return archive


def _check(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MEMBERS:
        raise _refusal("limit_members", name, f"{len(members)} files in the archive; at most {MEMBERS} are read")
    if sum(member.file_size for member in members) > TOTAL_BYTES:
        raise _refusal("limit_total_bytes", name, f"more than {TOTAL_BYTES} bytes unpacked")
    for member in members:
        if member.file_size > MEMBER_BYTES:
            raise _refusal("limit_member_bytes", name, f"a file in it has {member.file_size} bytes")
        if member.file_size > RATIO_FROM_BYTES and member.file_size > RATIO * max(member.compress_size, 1):
            raise _refusal("limit_ratio", name, f"a file in it unpacks to more than {RATIO} times its size")
        if member.flag_bits & 1:
            raise _refusal("zip_encrypted", name, "it is encrypted; save it without a password")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refusal("zip_method", name, "a file in it is packed by a method that is not read")


def xml_member(archive: zipfile.ZipFile, member: str) -> bytes | None:
    """The bytes of an XML file in the archive, without a document type; None: it is not there."""
    name = os.path.basename(str(archive.filename))
    if member not in archive.NameToInfo:
        return None
    if archive.getinfo(member).file_size > XML_BYTES:
        raise _refusal("limit_member_bytes", name, f"{member} has more than {XML_BYTES} bytes")
    try:
        data = archive.read(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refusal("zip_crc", name, f"{member} is damaged") from error
    if b"<!DOCTYPE" in data or b"<!DOCTYPE" in data.replace(b"\0", b""):  # the second: UTF-16
        raise _refusal("xml_dtd_forbidden", name, f"{member} has a document type (DOCTYPE), which is refused")
    return data


def xml_events(data: bytes, where: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """Begins and ends of the elements, within the limits of depth and number; what has been passed is let go."""
    parser: ElementTree.XMLPullParser[Any] = ElementTree.XMLPullParser(("start", "end"))
    open_elements: list[ElementTree.Element] = []
    nodes = 0
    try:
        for at in range(0, len(data) + 1, _XML_PIECE):
            parser.feed(data[at : at + _XML_PIECE])
            for event, element in cast("Iterator[tuple[str, ElementTree.Element]]", parser.read_events()):
                if event == "start":
                    open_elements.append(element)
                    nodes += 1 + len(element.attrib)
                    if len(open_elements) > XML_DEPTH:
                        raise _refusal("limit_depth", where, f"elements lie more than {XML_DEPTH} deep")
                    if nodes > XML_NODES:
                        raise _refusal("limit_nodes", where, f"more than {XML_NODES} elements and attributes")
                    yield event, element
                else:
                    yield event, element
                    open_elements.pop()
                    if open_elements:
                        open_elements[-1].remove(element)
        parser.close()
    except ElementTree.ParseError as error:
        raise _refusal("xml_malformed", where, f"the XML is damaged in line {error.position[0]}") from error
    except (LookupError, UnicodeError) as error:
        raise _refusal("xml_encoding", where, "the XML is neither UTF-8 nor UTF-16") from error
