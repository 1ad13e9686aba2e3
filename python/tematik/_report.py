"""One page of HTML for a study: co-occurrence, saturation, agreement, each with its rule, N and limits.

The page loads nothing and runs nothing: a style sheet that the security policy knows by its hash, tables, and drawings
without style attributes. No text of a source is in it.
"""

from __future__ import annotations

import base64
import hashlib
import math
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tematik import _core
from tematik._display import escape

STYLE = """
:root { --paper: #ffffff; --panel: #f5f6f8; --ink: #1c1d1f; --muted: #5b5f66; --accent: #0b5cad; --warn: #7a4d00; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #16181b; --panel: #1f2226; --ink: #e9eaec; --muted: #a5abb4; --accent: #7db7f0; --warn: #e8b85c; }
}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto;
  max-width: 64rem; padding: 0 1rem; }
p, li { max-width: 68ch; } h1 { line-height: 1.2; } a { color: var(--accent); }
.note, caption { color: var(--muted); } .warn { color: var(--warn); } caption { text-align: left; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0; }
th, td { padding: .2rem .55rem; text-align: right; white-space: nowrap; } thead th { background: var(--panel); }
td.text, th.text { text-align: left; } .heat td { min-width: 1.6rem; text-align: center; } .heat td.text { text-align: left; }
.heat thead th { writing-mode: vertical-rl; font-weight: normal; text-align: left; background: none; }
.s0, .s1, .s2, .s3, .s4 { color: #1c1d1f; } .s5, .s6 { color: #ffffff; }
.s0 { background: #f3f7fb; } .s1 { background: #dbe9f6; } .s2 { background: #b9d6ee; } .s3 { background: #86b9df; }
.s4 { background: #4f97cb; } .s5 { background: #2272b4; } .s6 { background: #0a4a8c; }
.card { background: #ffffff; padding: .5rem; display: inline-block; }
@page { size: A4; margin: 18mm; @bottom-center { content: counter(page); } }
@media print { body { margin: 0; max-width: none; } .heat td { print-color-adjust: exact; } table, .card { break-inside: avoid; } }
"""

WORDS = {
    "en": {
        "head": "{sources} sources, {cases} cases, {coders} coders, {codes} codes, {codings} codings; tematik {version}",
        "hash": "Study hash (SHA-256)",
        "cooc": "Which codes stand in one sentence?",
        "cooc_read": "Number of sentences that hold both codes, coders pooled; N = {n} sentences of coded sources. · means none.",
        "how": "How to read: a darker cell, more sentences; the number stands in the cell.",
        "sat": "Do new codes still arrive?",
        "sat_read": "Steps: codes seen after so many sources, in {order} order. Dots: the exact mean over all orders of these "
        "sources, bars its standard deviation; they say how much the order matters and forecast nothing.",
        "agr": "Do the coders agree?",
        "agr_read": "{metric} per code and character, with a 95 % interval from drawing sources ({n} sources with two coders).",
        "limits": "What this page does not show",
        "always": "Depth of meaning, the quality of the codes, the adequacy of the sample, and what nobody was asked about.",
        "csv": "Table as CSV",
        "none": "not reported: fewer than two coders",
        "unit": "unit", "codes": "codes", "new": "new", "cumulative": "cumulative", "code": "code", "value": "value",
        "lo": "from", "hi": "to", "status": "status", "pairable": "characters",
    },
    "id": {
        "head": "{sources} sumber, {cases} kasus, {coders} pengode, {codes} kode, {codings} pengodean; tematik {version}",
        "hash": "Hash studi (SHA-256)",
        "cooc": "Kode mana berada dalam satu kalimat?",
        "cooc_read": "Jumlah kalimat yang memuat kedua kode, semua pengode digabung; N = {n} kalimat dari sumber terkode. · berarti "
        "tidak ada.",
        "how": "Cara membaca: makin gelap, makin banyak kalimat; angkanya ada di dalam sel.",
        "sat": "Masihkah muncul kode baru?",
        "sat_read": "Anak tangga: kode yang terlihat setelah sekian sumber, menurut urutan {order}. Titik: rata-rata eksak atas semua "
        "urutan sumber ini, garis tegak simpangan bakunya; ini pengaruh urutan, bukan ramalan.",
        "agr": "Sejauh mana pengode sepakat?",
        "agr_read": "{metric} per kode dan karakter, dengan selang 95 % dari penarikan ulang sumber ({n} sumber dengan dua pengode).",
        "limits": "Yang tidak ditunjukkan halaman ini",
        "always": "Kedalaman makna, mutu kode, kecukupan sampel, dan apa yang tidak ditanyakan kepada siapa pun.",
        "csv": "Tabel sebagai CSV",
        "none": "tidak dilaporkan: kurang dari dua pengode",
        "unit": "unit", "codes": "kode", "new": "baru", "cumulative": "kumulatif", "code": "kode", "value": "nilai",
        "lo": "dari", "hi": "sampai", "status": "status", "pairable": "karakter",
    },
}  # fmt: skip


def csv_text(table: _core.Table, spreadsheet_safe: bool = False) -> str:
    """RFC 4180 with LF; missing cells are empty. `spreadsheet_safe` puts one ' before text a spreadsheet would run."""

    def cell(value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, float):
            return repr(value).removesuffix(".0")
        text = str(value)
        if spreadsheet_safe and isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r", "'"):
            text = "'" + text
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text

    rows = [",".join(cell(name) for name in table.columns)]
    rows += [",".join(map(cell, row)) for row in zip(*(table.column(n) for n in table.columns), strict=True)]
    return "\n".join(rows) + "\n"


def _download(table: _core.Table, name: str, word: str) -> str:
    data = base64.b64encode(csv_text(table, spreadsheet_safe=True).encode()).decode()
    return f'<p><a download="{name}.csv" href="data:text/csv;base64,{data}">{word}</a></p>'


def _number(value: object, digits: int, language: str) -> str:
    if value is None:
        return "–"
    text = f"{value:.{digits}f}" if isinstance(value, float) else str(value)
    return text.replace(".", ",") if language == "id" and isinstance(value, float) else text


def _rows(heads: Iterable[tuple[str, bool]], rows: Iterable[Iterable[str]], caption: str) -> str:
    marks = [(word, ' class="text"' if is_text else "") for word, is_text in heads]
    head = "".join(f"<th{mark}>{escape(word)}</th>" for word, mark in marks)
    body = "".join(
        "<tr>" + "".join(f"<td{mark}>{cell}</td>" for cell, (_, mark) in zip(row, marks, strict=True)) + "</tr>"
        for row in rows
    )
    return (
        f'<div class="scroll"><table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def heat_map(met: _core.Cooccurrence) -> str:
    """Lower triangle, rows in codebook order; the number stands in the cell."""
    labels, counts = met.labels, met.counts
    most = max([int(counts[i, j]) for i in range(len(labels)) for j in range(i)], default=0)
    rows = []
    for i, label in enumerate(labels):
        cells = "".join(
            f'<td class="s{min(6, 7 * (n - 1) // most)}">{n}</td>' if (n := int(counts[i, j])) else "<td>·</td>"
            for j in range(i)
        )
        rows.append(f'<tr><td class="text">{escape(label)}</td>{cells}</tr>')
    head = "".join(f"<th>{escape(label)}</th>" for label in labels[:-1])
    body = "".join(rows)
    return f'<div class="scroll"><table class="heat"><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def saturation_curve(seen: _core.Saturation) -> str:
    """Observed steps over the exact mean of all orders with its standard deviation, new codes as bars below."""
    if seen.status != "ok":
        return ""  # no coded unit: the table below it is empty, and says so
    cumulative, new = [0, *seen.cumulative.tolist()], [0, *seen.new.tolist()]
    curve = seen.curve()
    mean, sd = curve.column("mean"), curve.column("sd")
    units, most = len(cumulative) - 1, max(1, cumulative[-1])
    left, right, top, bottom = 44, 620, 20, 250

    def x(t: float) -> float:
        return left + t * (right - left) / max(1, units)

    def y(value: float) -> float:
        return float(bottom - value * (bottom - top) / most)

    steps = [f"H{x(t):.1f}V{y(c):.1f}" for t, c in enumerate(cumulative) if t > 0]
    path = f"M{x(0):.1f} {y(0):.1f}" + "".join(steps)
    marks = []
    step = max(1, math.ceil(units / 20))
    for t in range(units + 1):
        if sd[t] is not None:
            low, high = y(mean[t] - sd[t]), y(mean[t] + sd[t])
            marks.append(f'<line x1="{x(t):.1f}" x2="{x(t):.1f}" y1="{low:.1f}" y2="{high:.1f}" stroke="#5b5f66"/>')
        marks.append(f'<circle cx="{x(t):.1f}" cy="{y(mean[t]):.1f}" r="3" fill="#1c1d1f"/>')
        if t % step == 0:
            marks.append(f'<text x="{x(t):.1f}" y="{bottom + 56}" font-size="11" text-anchor="middle">{t}</text>')
        if t > 0:
            height = 30 * new[t] / max(1, *new)
            marks.append(
                f'<rect x="{x(t) - 6:.1f}" y="{bottom + 42 - height:.1f}" width="12" height="{height:.1f}" fill="#86b9df"/>'
            )
    ticks = "".join(
        f'<text x="{left - 8}" y="{y(v) + 4:.1f}" font-size="11" text-anchor="end">{v}</text>' for v in sorted({0, most // 2, most})
    )
    label = f"Codes seen after 0 to {units} units: {', '.join(map(str, cumulative))}"
    return (
        f'<div class="card"><svg width="640" height="320" role="img" aria-label="{label}" font-family="Liberation Sans, Arial">'
        f'<path d="{path}" fill="none" stroke="#0b5cad" stroke-width="2"/>{"".join(marks)}{ticks}</svg></div>'
    )


def report(study: _core.Study, path: str | os.PathLike[str], language: str = "en") -> Path:
    """Writes one self-contained page: co-occurrence in sentences, saturation by source, alpha per code.

    Parameters
    ----------
    path : where the page goes; an older page is replaced only when the new one is whole
    language : "en" or "id"

    Returns
    -------
    Path of the page. The same study gives the same bytes.
    """
    if language not in WORDS:
        from tematik._errors import UsageError

        raise UsageError("unknown_word", f'unknown language "{language}"; known: en, id', "language", language)
    words = WORDS[language]
    met = _core.cooccurrence(study, unit="sentence")
    seen = _core.saturation(study)
    alpha = _core.agreement(study, scope="code")
    results: list[Any] = [met, seen, alpha]
    counts = words["head"].format(
        sources=len(study.source_labels), cases=len(study.case_labels), coders=len(study.coder_labels),
        codes=len(study.code_labels), codings=len(study), version=_core.__version__,
    )  # fmt: skip
    table = seen.table()
    saturation_rows = zip(*(table.column(n) for n in ("unit", "codes", "new", "cumulative")), strict=True)
    agreement = alpha.table()
    columns = ("code", "value", "lo", "hi", "status", "n_pairable")
    if len(alpha.coders) >= 2:
        found = zip(*(agreement.column(n) for n in columns), strict=True)
        rows = [
            [escape(code), *(_number(v, 2, language) for v in figures), escape(status), str(n)]
            for code, *figures, status, n in found
        ]
        heads = [(words["code"], True), (words["value"], False), (words["lo"], False), (words["hi"], False)]
        heads += [(words["status"], True), (words["pairable"], False)]
        n = alpha.n_clusters
        caption = words["agr_read"].format(metric="Krippendorff's alpha", n=n)
        agreement_html = _rows(heads, rows, caption) + _download(agreement, "agreement", words["csv"])
    else:
        agreement_html = f'<p class="note">{words["none"]}</p>'
    warnings = {w.code: w.text(language) for result in results for w in result.warnings}
    notes = "".join(f'<li class="warn"><code>{escape(c)}</code> {escape(t)}</li>' for c, t in sorted(warnings.items()))
    methods = "".join(f"<p>{escape(result.report(language))}</p>" for result in results)
    sat_heads = [(words["unit"], True), (words["codes"], False), (words["new"], False), (words["cumulative"], False)]
    sat_table = _rows(
        sat_heads,
        [[escape(u), str(c), str(n), str(s)] for u, c, n, s in saturation_rows],
        words["sat_read"].format(order=seen.order),
    )
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    page = f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{escape(study.name)}</title><style>{STYLE}</style></head>
<body class="tex2jax_ignore mathjax_ignore">
<h1>{escape(study.name)}</h1>
<p class="note">{counts}<br>{words["hash"]}: <code>{study.sha256()}</code></p>
<h2>{words["cooc"]}</h2><p>{words["cooc_read"].format(n=met.n)} {words["how"]}</p>
{heat_map(met)}{_download(met.table(), "cooccurrence", words["csv"])}
<h2>{words["sat"]}</h2>{saturation_curve(seen)}{sat_table}{_download(table, "saturation", words["csv"])}
<h2>{words["agr"]}</h2>{agreement_html}
<h2>{words["limits"]}</h2><ul>{notes}<li>{words["always"]}</li></ul>{methods}
</body></html>
"""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".part")
    draft.write_text(page, encoding="utf-8")
    draft.replace(target)
    return target
