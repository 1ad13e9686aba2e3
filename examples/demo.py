"""The demonstration of `make demo`: the figures of the small invented study, as tables and one page."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import tematik as tk
from tematik._display import escape, table_html

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "demo"
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1c1d1f; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0; }
th, td { padding: .2rem .5rem; text-align: right; } th { background: #f5f6f8; }
td:first-child, th:first-child { text-align: left; } tfoot td, p.note { color: #5b5f66; text-align: left; }
.s0 { background: #f3f7fb } .s1 { background: #dbe9f6 } .s2 { background: #b9d6ee } .s3 { background: #86b9df }
.s4 { background: #4f97cb } .s5 { background: #2272b4; color: #fff } .s6 { background: #0a4a8c; color: #fff }
.heat th { writing-mode: vertical-rl; font-weight: normal; text-align: left; } .heat td:first-child { min-width: 12rem; }
@media print { .heat td { print-color-adjust: exact; } }
"""


def build_study() -> tk.Study:
    """The shipped file, with what a REFI-QDA file cannot say: the approach, and that both coders saw every source."""
    study = tk.datasets.first_study()
    study.approach = "codebook"
    for coder in study.coder_labels:
        for source in study.source_labels:
            study.add_coverage(coder, source)
    return study


def heat_map(met: tk.Cooccurrence) -> str:
    """Lower triangle, codes in codebook order; the number stands in the cell."""
    labels, counts = met.labels, met.counts
    most = max(1, max(int(counts[i, j]) for i in range(len(labels)) for j in range(i)))
    rows = []
    for i, label in enumerate(labels):
        cells = []
        for j in range(i):
            n = int(counts[i, j])
            cells.append(f'<td class="s{min(6, 7 * n // (most + 1))}">{n}</td>' if n else "<td>·</td>")
        rows.append(f"<tr><td>{escape(label)}</td>{''.join(cells)}</tr>")
    head = "".join(f"<th>{escape(label)}</th>" for label in labels[:-1])
    return f'<table class="heat"><thead><tr><td></td>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def curve(seen: tk.Saturation) -> str:
    """Observed steps (line) over the exact mean of all orders (dots), as an image without scripts."""
    cumulative = [0, *seen.cumulative.tolist()]
    mean = seen.curve().column("mean")
    width, height, most, last = 600, 260, max(1, cumulative[-1]), max(1, len(cumulative) - 1)

    def point(t: int, y: float) -> str:
        return f"{40 + t * (width - 60) / last:.1f},{height - 30 - y * (height - 50) / most:.1f}"

    steps = " ".join(point(t, y) for t, y in enumerate(cumulative))
    dots = "".join(
        '<circle cx="{}" cy="{}" r="3" fill="#1c1d1f"/>'.format(*point(t, y).split(",")) for t, y in enumerate(mean)
    )
    marks = "".join(
        '<text x="{}" y="{}" font-size="11" text-anchor="middle">{}</text>'.format(point(t, 0).split(",")[0], height - 12, t)
        for t in range(last + 1)
    )
    return (
        f'<svg width="{width}" height="{height}" role="img" aria-label="Cumulative number of codes by unit">'
        f'<polyline points="{steps}" fill="none" stroke="#0b5cad" stroke-width="2"/>{dots}{marks}'
        f'<text x="36" y="24" font-size="11" text-anchor="end">{most}</text></svg>'
    )


def write_csv(path: Path, table: tk.Table) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(zip(*(table.column(name) for name in table.columns), strict=True))


def main() -> int:
    study = build_study()
    met = tk.cooccurrence(study, unit="sentence")
    seen = tk.saturation(study)
    guest = seen.guest()
    alpha = tk.agreement(study, metric="krippendorff_alpha", scope="code")
    (OUT / "tables").mkdir(parents=True, exist_ok=True)
    results = {"cooccurrence": met, "saturation": seen, "agreement": alpha}
    for name, result in results.items():
        write_csv(OUT / "tables" / f"{name}.csv", result.table())
    methods = {name: result.method for name, result in results.items()}  # type: ignore[attr-defined]
    (OUT / "method.json").write_text(json.dumps(methods, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    stop = f"{guest.stop}+{guest.run}" if guest.stop is not None else str(guest.status)
    notes = sorted({w.text() for result in (met, seen, alpha) for w in result.warnings})
    page = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(study.name)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>{STYLE}</style></head><body>
<h1>{escape(study.name)}</h1>
<p class="note">{len(study.source_labels)} sources, {len(study.case_labels)} cases, {len(study.coder_labels)} coders,
{len(study)} codings; tematik {tk.__version__}. All people and words are invented.</p>
<h2>Which codes stand in one sentence?</h2>{heat_map(met)}
<p class="note">Number of sentences that hold both codes, all coders together; N = {met.n} sentences of coded sources;
· means none. {escape(met.report())}</p>
<h2>Do new codes still arrive?</h2>{curve(seen)}
<p class="note">Line: codes seen after so many sources, in order of collection. Dots: the exact mean over all orders of these
sources. Guest's rule (4, 2, .05): {escape(stop)}. {escape(seen.report())}</p>{table_html(seen.table())}
<h2>Do the coders agree?</h2>{table_html(alpha.table())}
<p class="note">Krippendorff's alpha per code and character; interval from drawing sources. {escape(alpha.report())}</p>
<h2>What this page does not show</h2><ul>{"".join(f"<li>{escape(note)}</li>" for note in notes)}
<li>Depth of meaning, the quality of the codes, and what nobody was asked about.</li></ul>
</body></html>
"""
    (OUT / "report.html").write_text(page, encoding="utf-8")
    print(f"{study.name}: {len(study.source_labels)} sources, {len(study)} codings, {len(met.labels)} codes")
    print(f"Co-occurrence: {met.n} sentences; saturation: {seen.cumulative[-1]} codes, Guest's rule {stop}")
    values = [v for v in alpha.table().column("value") if v is not None]
    print(f"Agreement: Krippendorff's alpha per code {min(values):.2f} to {max(values):.2f}")
    print(f"Report: {OUT / 'report.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
