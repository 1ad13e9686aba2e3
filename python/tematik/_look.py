"""The look of tematik in one table of tokens: the report's style sheet and the charts' theme come from it."""

from __future__ import annotations

from importlib import resources
from typing import Any

#: Name: the colour on light paper, the colour on dark paper. Text colours hold 4.5:1 on paper and panel.
TOKENS = {
    "paper": ("#ffffff", "#16181b"),
    "panel": ("#f5f6f8", "#1f2226"),
    "ink": ("#1c1d1f", "#e9eaec"),
    "muted": ("#5b5f66", "#a5abb4"),
    "accent": ("#0b5cad", "#7db7f0"),
    "support": ("#1a6b3c", "#7fcf9f"),
    "against": ("#a8321a", "#f2967d"),
    "warn": ("#7a4d00", "#e8b85c"),
}
#: Steps of a heat map with the colour of the number in the cell, the same in both modes.
SEQUENTIAL = (
    ("#f3f7fb", "#1c1d1f"),
    ("#dbe9f6", "#1c1d1f"),
    ("#b9d6ee", "#1c1d1f"),
    ("#86b9df", "#1c1d1f"),
    ("#4f97cb", "#1c1d1f"),
    ("#2272b4", "#ffffff"),
    ("#0a4a8c", "#ffffff"),
)
#: Petroff's six (arXiv:2107.02270), for marks with an outline in ink, never for text.
CATEGORIES = ("#5790fc", "#f89c20", "#e42536", "#964a8b", "#9c9ca1", "#7a21dd")
#: vl-convert brings the first; a font of the system would change the bytes from machine to machine.
CHART_FONT = "Liberation Sans, Arial, sans-serif"
SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif'
MONO = 'ui-monospace, "Cascadia Mono", Menlo, "Liberation Mono", "DejaVu Sans Mono", monospace'
#: Width of a figure, and the smallest letter in one, in pixels.
FIGURE_WIDTH, SMALLEST = 640, 11


def colour(name: str, dark: bool = False) -> str:
    """The colour of a token."""
    return TOKENS[name][dark]


def step(count: int, most: int) -> int:
    """The step of a heat map (0 to 6) for a count above 0: up to seven each has its own, then equal shares."""
    return -(-7 * count // max(most, 7)) - 1


def heat_css(scope: str) -> str:
    """The rules of the steps; `scope` selects the cells."""
    return "".join(
        f"{scope}.s{i} {{ background: {fill}; color: {ink}; }}\n" for i, (fill, ink) in enumerate(SEQUENTIAL)
    )


def _variables(dark: bool) -> str:
    return " ".join(f"--{name}: {pair[dark]};" for name, pair in TOKENS.items())


def css() -> str:
    """The style sheet of the report."""
    head = (
        f":root {{ {_variables(False)} }}\n"
        "@media screen and (prefers-color-scheme: dark) "
        f"{{ :root {{ color-scheme: dark; {_variables(True)} }} }}\n"
        f"body {{ font: 16px/1.5 {SANS}; }}\ncode {{ font: .9em {MONO}; }}\n"
        f"figure img {{ max-width: 100%; height: auto; display: block; }}\n"
        f".card {{ background: {colour('paper')}; width: fit-content; max-width: 100%; }}\n"
    )
    rules = (resources.files("tematik") / "templates" / "report.css").read_text(encoding="utf-8")
    return head + rules + heat_css(".heat td")


def theme(dark: bool = False) -> dict[str, Any]:
    """The theme `tematik` of Vega-Lite charts; the report uses the light one everywhere, as a card."""
    ink, muted, paper = colour("ink", dark), colour("muted", dark), colour("paper", dark)
    axis = {
        "domainColor": muted, "tickColor": muted, "tickSize": 4, "labelColor": muted, "titleColor": muted,
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "grid": False, "labelLimit": 220,
        "titleLimit": 600,
    }  # fmt: skip
    return {
        "config": {
            "background": paper,
            "font": CHART_FONT,
            "padding": 8,
            "view": {"stroke": None},
            "axis": axis,
            "text": {"color": ink, "fontSize": 12},
            "line": {"color": ink, "strokeWidth": 1.5},
            "rule": {"color": ink},
            "point": {"color": colour("accent", dark), "filled": True, "opacity": 1, "size": 60},
            "bar": {"color": SEQUENTIAL[3][0]},
            "title": {"color": ink, "anchor": "start", "fontSize": 14},
            "range": {
                "category": list(CATEGORIES),
                "heatmap": [fill for fill, _ in SEQUENTIAL],
                "ramp": [fill for fill, _ in SEQUENTIAL],
                "diverging": [colour("against", dark), paper, colour("support", dark)],
            },
        }
    }
