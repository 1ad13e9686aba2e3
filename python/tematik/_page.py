"""The order of the report's page: its sections in groups, what always stands at its end, the facts at its head."""

from __future__ import annotations

from tematik import _core
from tematik._page_closing import absent, limits, methods
from tematik._page_frame import Page
from tematik._page_parts import Group
from tematik._page_results import agreement_section, cooccurrence_section, saturation_section, themes_section
from tematik._page_study import codebook_section, sources_section, study_section

_GROUPS = {
    "asked": {"study": study_section},
    "who": {"sources": sources_section},
    "coded": {"codebook": codebook_section, "agreement": agreement_section},
    "enough": {"saturation": saturation_section},
    "found": {"themes": themes_section, "cooccurrence": cooccurrence_section},
}
#: What `sections` may name, in the order of the page. What is not shown, methods and references always stand.
SECTIONS = tuple(name for sections in _GROUPS.values() for name in sections)


def groups(page: Page) -> list[Group]:
    """All parts of the page in their order; a group without a section that was asked for is left out."""
    out = []
    for name, parts in _GROUPS.items():
        blocks = [block for part, section in parts.items() if part in page.asked for block in section(page)]
        if blocks:
            out.append(Group(name, page.say("groups", name), blocks))
    left = [name for name in SECTIONS if name not in page.asked]
    return [*out, absent(page), limits(page, left), *methods(page)]


def facts(page: Page) -> list[tuple[str, str]]:
    """Language, counts and version, as they stand under the title."""
    study = page.study
    uncodable = sum(codable is False for codable in page.codes.column("codable"))
    counts = {
        "sources": len(page.sources), "cases": len(page.cases), "codes": len(page.codes) - uncodable,
        "themes": len(page.themes), "coders": len(page.coders), "codings": len(study),
    }  # fmt: skip
    language = study.language or page.say("page", "no_record")
    pairs = {"language": language, **counts, "version": _core.__version__}
    return [(page.say("facts", key), str(value)) for key, value in pairs.items()]
