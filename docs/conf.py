"""The documentation site: `make docs`. Warnings are errors; nothing is fetched from the network."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

import doxygen_xml  # noqa: E402
import site_pages  # noqa: E402

try:
    from tematik import _look as look
except ImportError as error:
    raise SystemExit("The site shows the package at work, so it must be installed: make docs does that.") from error

XML = Path(os.environ.get("TEMATIK_DOXYGEN_XML", ROOT / "build" / "docs" / "xml"))
if not (XML / "index.xml").exists():
    raise SystemExit(f"Doxygen's XML is not in {XML}: cmake --build --preset docs --target tematik_docs makes it.")

XML_BY_HEADER = XML.with_name("xml_by_header")
doxygen_xml.by_header(XML, XML_BY_HEADER)
site_pages.make(ROOT, HERE / "generated")

_version = (ROOT / "include" / "tematik" / "version.hpp").read_text(encoding="utf-8")
_numbers = dict(re.findall(r"TEMATIK_VERSION_(MAJOR|MINOR|PATCH) (\d+)", _version))

project = "tematik"
author = "the tematik authors"
version = f"{_numbers['MAJOR']}.{_numbers['MINOR']}"
release = f"{version}.{_numbers['PATCH']}"
language = "en"

extensions = ["myst_nb", "breathe", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["generated/methods-table.md", "generated/rooms.md"]
html_title = f"tematik {release}"
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False
html_last_updated_fmt = None  # no clock: the same tree gives the same pages

# Pages and notebooks that run
nb_execution_mode = "force"
nb_execution_timeout = 120
nb_execution_raise_on_error = False  # a failure is a warning, and so an error: all of them are told
nb_execution_in_temp = True
nb_merge_streams = True
nb_number_source_lines = False
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]
myst_links_external_new_tab = False

# C++
breathe_projects = {"tematik": str(XML_BY_HEADER)}
breathe_default_project = "tematik"
breathe_show_include = False
highlight_language = "cpp"  # of the examples in headers; pages and docstrings say theirs

# Python
autodoc_typehints = "signature"
autodoc_member_order = "groupwise"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
cpp_maximum_signature_line_length = 88
napoleon_google_docstring = False
napoleon_use_rtype = False
add_module_names = False

# The look of the report, from the same table
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
pygments_style = "tango"
pygments_dark_style = "native"


def _variables(dark: bool) -> dict[str, str]:
    def of(name: str) -> str:
        return str(look.colour(name, dark))

    return {
        "color-background-primary": of("paper"),
        "color-background-secondary": of("panel"),
        "color-background-hover": of("panel"),
        "color-foreground-primary": of("ink"),
        "color-foreground-secondary": of("muted"),
        "color-foreground-muted": of("muted"),
        "color-brand-primary": of("accent"),
        "color-brand-content": of("accent"),
        "color-brand-visited": of("accent"),
        "color-code-background": of("panel"),
        "color-api-name": of("ink"),
        "color-api-pre-name": of("muted"),
        "mystnb-source-margin-color": of("accent"),
        "mystnb-source-bg-color": of("panel"),
        "mystnb-stdout-bg-color": of("paper"),
        "font-stack": look.SANS,
        "font-stack--monospace": look.MONO,
    }


html_theme_options = {
    "light_css_variables": _variables(False),
    "dark_css_variables": _variables(True),
    "navigation_with_keys": False,
}


def _plain_docstring(app: Any, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Docstrings are plain text first.

    `combine with &, | and ~` names no substitution; the first reference of one function is not that of the next, so
    numbers become items of a list; a type with a shape is a sentence, whose words are not names of the package.
    """
    lines[:] = [line if "`" in line else line.replace("|", "\\|") for line in lines]
    lines[:] = [re.sub(r"^(\s*)\.\. \[\d+\] ", r"\1*  ", line) for line in lines]
    lines[:] = [
        re.sub(r"^(\s*:type [\w, \\*]+:) ([^`]*(?:shape|\{|\bof\b)[^`]*)$", r"\1 ``\2``", line) for line in lines
    ]


def setup(app: Any) -> None:
    app.connect("autodoc-process-docstring", _plain_docstring)
