"""Doxygen's XML by header: the functions of a namespace are moved to the header that declares them.

Doxygen keeps them in one file per namespace, which every page would have to search, and every page would declare the
namespace again.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree


def by_header(xml: Path, out: Path) -> None:
    """Writes a copy of the folder `xml` to `out`, with every member in the file of its header."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(xml, out)
    files: dict[str, tuple[Path, ElementTree.Element, ElementTree.Element]] = {}
    for path in out.glob("*_8hpp.xml"):
        root = ElementTree.parse(path).getroot()
        compound = root.find("compounddef")
        location = compound.find("location") if compound is not None else None
        if compound is None or location is None:
            continue
        for inner in compound.findall("innernamespace"):
            compound.remove(inner)
        for inner in compound.findall("innerclass"):  # words of enumerations: they stand at the enumeration
            if (inner.text or "").startswith("tematik::EnumNames<"):
                compound.remove(inner)
        for shown in [*compound.findall("programlisting"), *compound.findall("briefdescription")]:  # pages say it
            compound.remove(shown)
        files[location.attrib["file"]] = (path, root, compound)
    for path in out.glob("namespace*.xml"):
        compound = ElementTree.parse(path).find("compounddef")
        if compound is None:
            continue
        space = compound.findtext("compoundname", "")
        for section in compound.findall("sectiondef"):
            for member in section.findall("memberdef"):
                _move(member, section.attrib["kind"], space, files)
    classes = [*out.glob("class*.xml"), *out.glob("struct*.xml")]
    roots = [(path, ElementTree.parse(path).getroot()) for path in classes]
    for path, root in [*roots, *((path, root) for path, root, _ in files.values())]:
        for listing in list(root.iter("parameterlist")):
            _one_name_each(listing)
        ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _move(
    member: ElementTree.Element,
    kind: str,
    space: str,
    files: dict[str, tuple[Path, ElementTree.Element, ElementTree.Element]],
) -> None:
    location = member.find("location")
    home = files.get(location.attrib["file"]) if location is not None else None
    name = member.find("name")
    if home is None or name is None:
        return
    name.text = f"{space}::{name.text}"
    compound = home[2]
    for section in compound.findall("sectiondef"):
        if section.attrib["kind"] == kind:
            section.append(member)
            return
    section = ElementTree.Element("sectiondef", {"kind": kind})
    section.append(member)
    place = next(i for i, e in enumerate(compound) if e.tag in ("detaileddescription", "location"))
    compound.insert(place, section)


def _one_name_each(listing: ElementTree.Element) -> None:
    """`@throws A, B as ...` becomes two entries of one text: a field of Sphinx has one name."""
    for item in list(listing.findall("parameteritem")):
        names = item.find("parameternamelist")
        if listing.attrib.get("kind") != "exception" or names is None:
            continue
        for name in list(names)[1:]:
            names.remove(name)
            other = ElementTree.Element("parameteritem")
            ElementTree.SubElement(other, "parameternamelist").append(name)
            if (says := item.find("parameterdescription")) is not None:
                other.append(says)
            listing.append(other)
