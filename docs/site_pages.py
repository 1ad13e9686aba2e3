"""Pages made from the tree when the site is built: one per header, the Python families, the notebooks, the index."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import ModuleType

import methods_index

#: Room of include/tematik/ and what it holds, in the order in which data flows.
ROOMS = {
    "front": "Front doors: a question asked of a whole study",
    "support": "Support: errors, statuses, words of enumerations, tables of columns, random numbers, parallel work",
    "text": "Text: UTF-8 with offsets, spans and their relations, sentences, turns, words",
    "model": "Model: what a study holds, and the rules its commands keep",
    "query": "Query: filters on codings, queries on places, and what a call reads",
    "tables": "Tables: counts, incidence, ratings and continua, from plain columns or from a study",
    "metrics": "Metrics: figures on tables, one family per header",
    "graph": "Graph: the study as a Boost.Graph graph, and its file formats",
    "validity": "Validity: whether a claim stands",
    "io": "Files: readers, writers and the loss report (the compiled part)",
}

#: Family of figures and the headers of metrics/ in it; a header named nowhere comes last, under "more".
FAMILIES = {
    "Co-occurrence": (
        "association association_measure association_interval crosstab correspondence_analysis document_similarity"
    ),
    "Is it more than chance?": (
        "within_source_tests pair_tests fisher_exact exact_distribution stratified_hypergeometric shift_tests "
        "circular_shift block_shuffle block_shuffle_tests multiple_testing unit_bootstrap"
    ),
    "Saturation: what was seen": (
        "guest francis batches near_saturation novelty salient first_appearance accumulation "
        "permute_accumulation order_diagnostics chance_new strata_surface edge_saturation theme_saturation "
        "meaning_saturation lowe weller its saturation_monitor saturation_partial"
    ),
    "Saturation: what is left": "richness richness_estimator coverage hill units_for michaelis_menten",
    "Planning a sample": (
        "fugard_potts galvin minimal_information maximal_information random_chance agreement_planning"
    ),
    "Agreement on ratings": (
        "agreement_value agreement_metric agreement_figure agreement_figures disagreements disagreement_shares "
        "code_confusion percent_agreement cohen_kappa "
        "conger_kappa fleiss_kappa light_kappa pooled_kappa scott_pi brennan_prediger gwet_ac1 "
        "krippendorff_alpha pabak rogot_goldberg bangdiwala_b kupper_hafner holsti icc lin_ccc weights "
        "set_distance coincidences consensus program_profiles"
    ),
    "Agreement on places in a text": (
        "unitizing_alpha unitizing_alpha_1995 gamma span_f1 segmentation_similarity segmented_texts window_diff "
        "agreement_place_figures"
    ),
    "Groups of cases": "group_difference group_figures permutation_test",
    "Configurations of conditions": (
        "calibration set_fit truth_table qca_solution model_fit necessity incl_sweep case_types minimise "
        "prime_implicants boolean_term"
    ),
    "Intervals and differences of agreement": (
        "agreement_interval cluster_bootstrap krippendorff_bootstrap resample_interval jackknife "
        "gwet_variance agreement_drift"
    ),
    "Checks of a study": "sampling_figures convergence check_rates",
}

#: What of a header is shown: all that is public.
SECTIONS = (
    "briefdescription detaileddescription user-defined enum innerclass func var typedef define related public-type "
    "public-func public-attrib public-static-func public-static-attrib"
)

#: Python: family and the names of the package in it; the rest comes under "More".
PYTHON = {
    "The study": "Study Record Records Table Warning datasets",
    "Files": "read write",
    "Questions": (
        "frequencies Frequencies cooccurrence Cooccurrence configurations Configurations saturation Saturation "
        "SaturationMonitor SaturationPartial agreement Agreement compare Comparison Comparisons "
        "qca Qca QcaModel Calibrated validity report"
    ),
    "Checks of a study": "sampling Sampling triangulate Triangulation member_check MemberCheck",
    "Places and codings": "code codes theme Query Filter Selection",
    "The graph": "StudyGraph",
    "Errors": "Error InputError UsageError LookupError StorageError",
}
#: Words of a name in tk.metrics that tell its family (the first that fits).
METRIC_WORDS = {
    "Groups of cases": "group_summary groupsummary cliff hedges site_icc permutation_test permutationresult",
    "Configurations of conditions": (
        "calibrate set_fit setfit truth qca minimise modelfit necessity inclsweep case_types"
    ),
    "Counting": "counts crosstab incidence_from",
    "Co-occurrence": "association fisher stratified pair_tests adjust_p shift shuffle similarity correspondence",
    "Saturation": (
        "guest francis batches quartiles accumulation richness coverage expected_new hill novelty salient saturation "
        "units_for lowe weller first_appearance order chance fugard galvin information strata edge theme meaning"
    ),
    "Checks of a study": "quota iqv cross_coverage aliasing convergence triangulation answer_rates implication",
    "Agreement": "kappa alpha pi percent brennan gwet agreement gamma icc ccc holsti unitizing span window segment",
}


def write(path: Path, text: str, written: set[Path]) -> None:
    """Writes a page unless it says the same already, so that an unchanged page is not built again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    written.add(path)


def rooms(include: Path) -> dict[str, list[str]]:
    """The public headers by room, as they are included; empty rooms are left out."""
    found: dict[str, list[str]] = {room: [] for room in ROOMS}
    for path in sorted((include / "tematik").rglob("*.hpp")):
        parts = path.relative_to(include / "tematik").parts
        if "detail" not in parts:
            found.setdefault(parts[0] if len(parts) > 1 else "front", []).append(path.relative_to(include).as_posix())
    return {room: headers for room, headers in found.items() if headers}


def families(headers: list[str]) -> dict[str, list[str]]:
    """The headers of metrics/ by family, in the order of the table above."""
    left = {Path(header).stem: header for header in headers}
    found = {}
    for family, stems in FAMILIES.items():
        if members := [left.pop(stem) for stem in stems.split() if stem in left]:
            found[family] = members
    return {**found, **({"More": list(left.values())} if left else {})}


def _listing(include: Path, headers: list[str], room: str) -> str:
    rows = ["| header | what it is |", "| --- | --- |"]
    for header in headers:
        stem = Path(header).stem
        said = methods_index.plain(methods_index.brief(include / header))
        rows.append(f"| [{stem}]({room}/{stem}.md) | {said} |")
    return "\n".join(rows) + "\n"


def _toctree(option: str, pages: list[str]) -> str:
    return "\n".join(["```{toctree}", option, "", *pages, "```", ""])


def header_pages(root: Path, folder: Path, written: set[Path]) -> None:
    """One page per room, one per public header below it."""
    include = root / "include"
    names = [Path(header).name for headers in rooms(include).values() for header in headers]
    for room, headers in rooms(include).items():
        title, _, says = ROOMS.get(room, f"{room.capitalize()}:").partition(": ")
        says = says.strip()
        groups = families(headers) if room == "metrics" else {"": headers}
        text = f"# {title}\n\n" + (f"{says[0].upper()}{says[1:]}.\n" if says else "")
        for family, members in groups.items():
            text += (f"\n## {family}\n" if family else "") + "\n" + _listing(include, members, room)
        text += "\n" + _toctree(":hidden:", [f"{room}/{Path(header).stem}" for header in headers])
        write(folder / f"{room}.md", text, written)
        for header in headers:
            if names.count(Path(header).name) == 1:
                body = (
                    f"```{{eval-rst}}\n.. doxygenfile:: {Path(header).name}\n   :project: tematik\n"
                    f"   :sections: {SECTIONS}\n```\n"
                )
            else:  # Doxygen's index knows files by their last name alone
                up = "../" * (len(folder.relative_to(root).parts) + 1)
                body = f"```{{literalinclude}} {up}include/{header}\n:language: cpp\n```\n"
            page = (
                f"# {Path(header).stem}\n\n{methods_index.plain(methods_index.brief(include / header))}\n\n"
                f"```cpp\n#include <{header}>\n```\n\n{body}"
            )
            write(folder / room / f"{Path(header).stem}.md", page, written)


def _autodoc(module: str, name: str, value: object) -> str:
    if isinstance(value, ModuleType):
        return f".. automodule:: {value.__name__}\n   :members:\n   :imported-members:\n\n"
    kind = "class" if isinstance(value, type) else "function" if callable(value) else "data"
    if isinstance(value, type) and issubclass(value, BaseException):
        kind = "exception"
    members = "   :members:\n" if kind == "class" else ""
    return f".. auto{kind}:: {module}.{name}\n{members}\n"


def _python_page(title: str, intro: str, module: ModuleType, groups: dict[str, list[str]]) -> str:
    text = f"# {title}\n\n{intro}\n"
    for family, names in groups.items():
        body = "".join(_autodoc(module.__name__, name, getattr(module, name)) for name in names)
        text += f"\n## {family}\n\n```{{eval-rst}}\n{body}```\n"
    return text


def grouped(names: list[str], table: dict[str, str], by_words: bool = False) -> dict[str, list[str]]:
    """Names by family: those the table names, or (`by_words`) that hold one of its words; then the rest."""
    left = list(names)
    found: dict[str, list[str]] = {}
    for family, words in table.items():
        wanted = words.split()
        if by_words:
            members = [name for name in left if any(word in name.lower() for word in wanted)]
        else:
            members = [name for name in wanted if name in left]
        if members:
            found[family] = members
            left = [name for name in left if name not in members]
    return {**found, **({"More": left} if left else {})}


def python_pages(folder: Path, written: set[Path]) -> None:
    """The package, its metrics on plain arrays and its queries."""
    import tematik

    elsewhere = ("__version__", "metrics", "query", "validity")
    own = [name for name in tematik.__all__ if name not in elsewhere]
    write(
        folder / "tematik.md",
        _python_page("tematik", "A study, and the questions asked of it.", tematik, grouped(own, PYTHON)),
        written,
    )
    own = [name for name in tematik.metrics.__all__ if name not in tematik.__all__]
    metrics = grouped(own, METRIC_WORDS, by_words=True)
    intro = "The figures on plain arrays, without a study. What each is: [methods](../../methods-index.md)."
    write(folder / "metrics.md", _python_page("tematik.metrics", intro, tematik.metrics, metrics), written)
    own = [name for name in tematik.query.__all__ if name not in tematik.__all__]
    groups = {"Functions": own}
    intro = (
        "Filters on codings and queries on places; combine them with `&`, `|` and `~`. "
        "`code`, `codes` and `theme` are on [the first page](tematik.md)."
    )
    write(folder / "query.md", _python_page("tematik.query", intro, tematik.query, groups), written)
    own = [name for name in tematik.validity.__all__ if name not in {*tematik.__all__, *tematik.metrics.__all__}]
    intro = "Single checks of a study; more are on [the first page](tematik.md), formulas in [metrics](metrics.md)."
    groups = {"Functions": own}
    write(folder / "validity.md", _python_page("tematik.validity", intro, tematik.validity, groups), written)


def notebook_pages(notebooks: Path, folder: Path, written: set[Path]) -> None:
    """Copies of the notebooks; Sphinx runs them."""
    for path in sorted(notebooks.glob("*.ipynb")):
        write(folder / path.name, path.read_text(encoding="utf-8"), written)


def methods_page(include: Path) -> str:
    """The index of methods by family of figures, the other rooms last."""
    found = methods_index.methods(include)
    by_room = rooms(include)
    groups = families(by_room.pop("metrics", []))
    groups["Beside the figures"] = [header for headers in by_room.values() for header in headers]
    pages = {header: room for room, headers in rooms(include).items() for header in headers}

    def page(header: str) -> str:
        return f"generated/cpp/{pages[header]}/{Path(header).stem}.md"

    text = ""
    for family, headers in groups.items():
        if members := sorted((m for m in found if m.header in headers), key=lambda m: headers.index(m.header)):
            text += f"## {family}\n\n{methods_index.table_markdown(members, page)}\n"
    return text


def make(root: Path, out: Path) -> None:
    """Brings the folder of generated pages up to date and removes what no longer belongs there."""
    written: set[Path] = set()
    include = root / "include"
    header_pages(root, out / "cpp", written)
    python_pages(out / "python", written)
    notebook_pages(root / "examples" / "notebooks", out / "notebooks", written)
    write(out / "rooms.md", _toctree(":maxdepth: 1", [f"generated/cpp/{room}" for room in rooms(include)]), written)
    write(out / "methods-table.md", methods_page(include), written)
    for path in sorted(out.rglob("*"), reverse=True):
        if path.is_dir():
            if not os.listdir(path):
                shutil.rmtree(path)
        elif path not in written:
            path.unlink()
