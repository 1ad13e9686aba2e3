"""One page of HTML for a study: what was read, how it was coded, what came out, and what is not shown.

The page loads nothing and runs nothing: one style sheet that the security policy knows by its hash, tables, and
charts as images. No text of a source is in it, nor a line of the codebook that quotes one.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from tematik import _core, _look
from tematik._display import escape
from tematik._errors import UsageError
from tematik._files import write_whole
from tematik._page import SECTIONS, facts, groups
from tematik._page_frame import Page
from tematik._page_parts import markup
from tematik._words import visible, words

#: Bytes of a page at most.
_MOST_BYTES = 5_000_000


def _render(**values: Any) -> str:
    try:
        import jinja2
        import markupsafe
    except ImportError as error:
        raise ImportError('the report needs jinja2: pip install "tematik[report]"') from error

    def shown(value: Any) -> Any:
        """Text in an element: escaped, with nothing left for MathJax; markup as it is."""
        return markupsafe.Markup(escape(value)) if type(value) is str else value

    def attribute(value: str) -> Any:
        """Text in quotation marks, or in the title: no markup inside, a dollar as its number."""
        escaped = str(markupsafe.escape(visible(value)))
        return markupsafe.Markup(escaped.replace("$", "&#36;").replace("\\", "&#92;"))

    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, finalize=shown, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["attribute"] = attribute
    source = (resources.files("tematik") / "templates" / "report.html").read_text(encoding="utf-8")
    return environment.from_string(source).render(**values)


def _check_size(page: str) -> None:
    size = len(page.encode())
    if size <= _MOST_BYTES:
        return
    parts = re.findall(r'<section id="(\w+)".*?</section>', page, re.DOTALL)
    bodies = re.findall(r"<section id=.*?</section>", page, re.DOTALL)
    sizes = sorted(zip((len(body.encode()) for body in bodies), parts, strict=True), reverse=True)
    largest = ", ".join(f"{name} {bytes_ / 1e6:.1f} MB" for bytes_, name in sizes[:3])
    raise UsageError(
        "report_size",
        f"the page has {size / 1e6:.1f} MB, at most {_MOST_BYTES / 1e6:.0f} MB are allowed; "
        f"largest parts: {largest}. Name fewer sections",
        "sections",
        largest,
    )


def report(
    study: _core.Study,
    path: str | os.PathLike[str],
    language: str = "en",
    sections: Sequence[str] | None = None,
    text: str = "none",
) -> Path:
    """Writes one self-contained page: what was read, how it was coded, what came out, and what is not shown.

    Parameters
    ----------
    path : where the page goes; an older page is replaced only when the new one is whole
    language : "en" or "id"
    sections : which of study, sources, codebook, agreement, saturation, themes, cooccurrence to show; None: all
        but, under a reflexive approach, agreement and saturation. Limits, methods, references always stand.
    text : "none": no words of participants. "excerpts" and "full" are not available yet.

    Returns
    -------
    Path of the page. The same study gives the same bytes.

    Raises
    ------
    UsageError
        An unknown word, a text that is not available, or a page above 5 MB.
    ImportError
        The extra is missing: ``pip install "tematik[report]"``.
    """
    catalogue = words(language)
    if isinstance(sections, str):
        raise UsageError("sections", f'sections is a list of names, found the text "{sections}"', "sections", sections)
    for name in sections or ():
        if name not in SECTIONS:
            known = ", ".join(SECTIONS)
            raise UsageError("unknown_word", f'unknown section "{name}"; known: {known}', "sections", str(name))
    if text in ("excerpts", "full"):
        raise UsageError("not_available", f'text="{text}" is not available yet; known: none', "text", text)
    if text != "none":
        raise UsageError("unknown_word", f'unknown text "{text}"; known: none', "text", str(text))
    asked = SECTIONS if sections is None else tuple(sections)
    _extra()
    frame = Page(study, language, asked, by_name=sections is not None)
    style = "\n" + _look.css()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    page = _render(
        page=catalogue["page"],
        language=language,
        policy=policy,
        title=study.name or catalogue["page"]["unnamed"],
        style=markup(style),
        groups=groups(frame),
        facts=facts(frame),
        hash=study.sha256(),
    )
    _check_size(page)
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, page.encode())
    return target


def _extra() -> None:
    """All parts of the extra, before any work is done."""
    for name in ("jinja2", "altair", "vl_convert"):
        try:
            __import__(name)
        except ImportError as error:
            raise ImportError(f'the report needs {name}: pip install "tematik[report]"') from error
