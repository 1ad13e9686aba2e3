"""The co-occurrence of codes as an HTML table: a lower triangle with the number in each cell."""

from __future__ import annotations

from collections.abc import Sequence

from tematik import _core, _look
from tematik._display import escape
from tematik._words import number, words


class HtmlTable:
    """A table as HTML text, shown by a notebook."""

    def __init__(self, html: str) -> None:
        self.html = html

    def __str__(self) -> str:
        return self.html

    def _repr_html_(self) -> str:
        rules = _look.heat_css(".tematik-heat td")
        classes = "tematik-heat tex2jax_ignore mathjax_ignore"
        return f'<style>{rules}</style><div class="{classes}">{self.html}</div>'


#: Names of the groups of rows, each with the rows that belong to it; "" is a group without a name.
Groups = Sequence[tuple[str, Sequence[int]]]


def cooccurrence_caption(result: _core.Cooccurrence, language: str) -> str:
    """Rule, what is counted, and N."""
    say = words(language)["cooccurrence"]
    if (result.unit, result.count) == ("sentence", "units"):
        return say["caption"].format(n=result.n)
    return say["caption_any"].format(unit=result.unit, count=result.count, n=number(result.n, language))


def cooccurrence_table_html(
    result: _core.Cooccurrence, groups: Groups | None = None, language: str = "en", caption: str | None = None
) -> str:
    """Lower triangle with the number in each cell, totals beside the names, groups of rows set apart.

    Where row and column are different questions, every cell is shown, without groups.

    Parameters
    ----------
    groups : names of groups (themes) and their rows, in order; None: one group of all rows in codebook order
    caption : text of the caption; None: rule, what is counted, and N
    """
    say = words(language)["cooccurrence"]
    text = cooccurrence_caption(result, language) if caption is None else caption
    if result.directed:
        return _full_grid(result, say, text)
    labels, counts, totals = result.labels, result.counts, result.totals
    groups = [("", range(len(labels)))] if groups is None else [g for g in groups if len(g[1]) > 0]
    order = [row for _, members in groups for row in members]
    starts = {members[0] for _, members in groups[1:]}  # these stand off from the group before
    most = max((int(counts[i, j]) for a, i in enumerate(order) for j in order[:a]), default=0)

    def cell(i: int, j: int) -> str:
        gap = "gap-left" if j in starts else ""
        n = int(counts[i, j])
        classes = f"s{_look.step(n, most)} {gap}".strip() if n > 0 else gap
        mark = f' class="{classes}"' if classes else ""
        return f"<td{mark}>{n if n > 0 else '·'}</td>"

    gaps = [' class="gap-left"' if j in starts else "" for j in order[:-1]]
    names = [escape(labels[j]) for j in order[:-1]]
    heads = "".join(f'<th scope="col"{gap}><span>{n}</span></th>' for gap, n in zip(gaps, names, strict=True))
    columns = max(1, len(order) - 1)
    bodies = []
    place = 0
    for name, members in groups:
        rows = []
        if name:
            head = f'<th scope="rowgroup" colspan="{columns + 2}">{escape(name)}</th>'
            rows.append(f'<tr class="theme">{head}</tr>')
        for i in members:
            cells = "".join(cell(i, j) for j in order[:place])
            rest = columns - place
            filler = f'<td colspan="{rest}"></td>' if rest > 0 else ""
            total = f'<td class="total">{int(totals[i])}</td>'
            rows.append(f'<tr><th scope="row">{escape(labels[i])}</th>{total}{cells}{filler}</tr>')
            place += 1
        bodies.append(f"<tbody>{''.join(rows)}</tbody>")
    return (
        f'<table class="heat"><caption>{escape(text)}</caption>'
        f'<thead><tr><th scope="col" class="text"><span>{say["row"]}</span></th>'
        f'<th scope="col" class="total"><span>{say["total"]}</span></th>{heads}</tr></thead>'
        f"{''.join(bodies)}</table>"
    )


def _full_grid(result: _core.Cooccurrence, say: dict[str, str], caption: str) -> str:
    """Every cell, with the totals of rows beside their names."""
    counts = result.counts
    most = int(counts.max(initial=0))

    def cell(n: int) -> str:
        return f'<td class="s{_look.step(n, most)}">{n}</td>' if n > 0 else "<td>·</td>"

    heads = "".join(f'<th scope="col"><span>{escape(name)}</span></th>' for name in result.column_labels)
    rows = []
    for i, label in enumerate(result.labels):
        total = f'<td class="total">{int(result.totals[i])}</td>'
        cells = "".join(cell(int(n)) for n in counts[i])
        rows.append(f'<tr><th scope="row">{escape(label)}</th>{total}{cells}</tr>')
    return (
        f'<table class="heat"><caption>{escape(caption)}</caption>'
        f'<thead><tr><th scope="col" class="text"><span>{say["row"]}</span></th>'
        f'<th scope="col" class="total"><span>{say["total"]}</span></th>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
