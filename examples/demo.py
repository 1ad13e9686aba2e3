"""The demonstration of `make demo`: the figures of the small invented study, as tables and one page."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import tematik as tk
from tematik._csv import csv_text

OUT = Path(__file__).resolve().parent.parent / "build" / "demo"


def main() -> int:
    study = tk.datasets.first_study()
    study.approach = "codebook"  # a REFI-QDA file cannot say this, nor that both coders saw every source
    for coder in study.coder_labels:
        for source in study.source_labels:
            study.add_coverage(coder, source)
    met = tk.cooccurrence(study, unit="sentence")
    seen = tk.saturation(study)
    guest = seen.guest()
    alpha = tk.agreement(study, metric="krippendorff_alpha", scope="code")
    tables = OUT / "tables"
    tables.mkdir(parents=True, exist_ok=True)
    methods = {}
    for name, result in (("cooccurrence", met), ("saturation", seen), ("agreement", alpha)):
        (tables / f"{name}.csv").write_text(csv_text(result.table()), encoding="utf-8")
        methods[name] = json.loads(result._method(study.sha256()))
    record = json.dumps(methods, indent=2, ensure_ascii=False, sort_keys=True)
    (OUT / "method.json").write_text(record + "\n", encoding="utf-8")
    page = tk.report(study, OUT / "report.html")
    stop = f"{guest.stop}+{guest.run}" if guest.stop is not None else str(guest.status)
    values = [v for v in alpha.table().column("value") if v is not None]
    print(f"{study.name}: {len(study.source_labels)} sources, {len(study)} codings, {len(met.labels)} codes")
    print(f"Co-occurrence: {met.n} sentences; saturation: {seen.cumulative[-1]} codes, Guest's rule {stop}")
    print(f"Agreement: Krippendorff's alpha per code {min(values):.2f} to {max(values):.2f}")
    print(f"Report: {page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
