"""The command line: results go to files, one JSON line to standard output, everything else to standard error."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import tematik as tk
from tematik._csv import csv_text

DONE, USAGE, INPUT, STORAGE, INTERRUPTED, INTERNAL = 0, 2, 3, 4, 130, 70


def _exit_code(error: tk.Error) -> int:
    if isinstance(error, tk.InputError):
        return INPUT
    return STORAGE if isinstance(error, tk.StorageError) else USAGE


def _line(command: str, status: str, code: int, **more: Any) -> None:
    record = {"command": command, "exit": code, "status": status, "tematik": tk.__version__, **more}
    print(json.dumps(record, ensure_ascii=False, sort_keys=True))


def _summary(file: str) -> dict[str, Any]:
    study = tk.read(file)
    counts = {
        "sources": len(study.source_labels), "cases": len(study.case_labels), "coders": len(study.coder_labels),
        "codes": len(study.code_labels), "themes": len(study.theme_labels), "codings": len(study),
    }  # fmt: skip
    losses = study.import_report.losses
    print(f"{study.name}: " + ", ".join(f"{n} {word}" for word, n in counts.items()), file=sys.stderr)
    print(f"{losses} objects of the file are missing or could not be checked", file=sys.stderr)
    return {"counts": counts, "losses": losses, "study_sha256": study.sha256()}


def _analyse(file: str, out: str, language: str) -> dict[str, Any]:
    study = tk.read(file)
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    results: dict[str, Any] = {
        "cooccurrence": tk.cooccurrence(study, unit="sentence"),
        "saturation": tk.saturation(study),
        "agreement": tk.agreement(study, scope="code"),
    }
    texts = {f"{name}.csv": csv_text(result.table(), spreadsheet_safe=True) for name, result in results.items()}
    methods = {name: json.loads(result._method(study.sha256())) for name, result in results.items()}
    texts["method.json"] = json.dumps(methods, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    texts["import.json"] = study.import_report.to_json() + "\n"
    for name, text in texts.items():  # all drafts first: a failure leaves the old files
        (folder / f"{name}.part").write_text(text, encoding="utf-8")
    for name in texts:
        (folder / f"{name}.part").replace(folder / name)
    tk.report(study, folder / "report.html", language=language)
    names = [*texts, "report.html"]
    outputs = [{"path": n, "sha256": hashlib.sha256((folder / n).read_bytes()).hexdigest()} for n in sorted(names)]
    print(f"Report: {folder / 'report.html'}", file=sys.stderr)
    return {"outputs": outputs}


def _run(command: str, work: Any, *arguments: str) -> int:
    try:
        _line(command, "ok", DONE, **work(*arguments))
        return DONE
    except tk.Error as error:
        code = _exit_code(error)
        print(f"tematik: {error}", file=sys.stderr)
        _line(command, "error", code, error={"code": error.code, "where": error.where, "detail": error.detail})
        return code
    except OSError as error:
        print(f"tematik: {error}", file=sys.stderr)
        _line(command, "error", STORAGE, error={"code": "write_io", "where": str(error.filename), "detail": ""})
        return STORAGE
    except KeyboardInterrupt:
        return INTERRUPTED


def main() -> None:
    try:
        import typer
    except ImportError:
        print('tematik: the command line needs typer: pip install "tematik[cli]"', file=sys.stderr)
        sys.exit(USAGE)
    app = typer.Typer(help="Checkable qualitative research.", no_args_is_help=True, add_completion=True)

    @app.command()
    def summary(file: str) -> None:
        """What a file holds, and what of it could not be read."""
        raise typer.Exit(_run("summary", _summary, file))

    @app.command()
    def analyse(
        file: str,
        out: str = typer.Option(..., help="Folder for tables, method records and the report."),
        language: str = typer.Option("en", help="Language of the report: en or id."),
    ) -> None:
        """Co-occurrence, saturation and agreement as tables, records and one page."""
        raise typer.Exit(_run("analyse", _analyse, file, out, language))

    @app.callback(invoke_without_command=True)
    def common(version: bool = typer.Option(False, "--version", help="Print the version.")) -> None:
        if version:
            print(tk.__version__)
            raise typer.Exit

    try:
        sys.exit(app(standalone_mode=False) or DONE)
    except Exception as error:  # usage errors of typer know their exit code; anything else is our own
        code = getattr(error, "exit_code", INTERNAL)
        print(f"tematik: {getattr(error, 'message', None) or error!r}", file=sys.stderr)
        sys.exit(code)
