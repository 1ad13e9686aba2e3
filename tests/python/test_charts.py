"""Charts: their data are the result's figures, names are harmless, the bytes are the same each time."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from typing import Any
from xml.dom import minidom

import pytest

import tematik as tk
from tematik import _charts, _heat, _look, _words

pytest.importorskip("altair", reason="the extra report is not installed")
pytest.importorskip("vl_convert", reason="the extra report is not installed")

HOSTILE = "</script><b>x</b>&<!-- $a$ \"q\" 'r' \x01 \u202e end"


def two_coders() -> tk.Study:
    """Two sources, two coders: full agreement, none, and a code that everybody put everywhere."""
    study = tk.Study("two")
    for coder in ("u", "v"):
        study.add_coder(coder)
    for source in ("s1", "s2"):
        study.add_source(source, "abc def. ghi.")
    for code in ("agreed", "split", "everywhere"):
        study.add_code(code)
    for coder in ("u", "v"):
        study.add_coding("s1", 0, 3, "agreed", coder=coder)
        for source in ("s1", "s2"):
            study.add_coding(source, 0, 13, "everywhere", coder=coder)
    study.add_coding("s1", 0, 4, "split", coder="u")
    study.add_coding("s1", 4, 8, "split", coder="v")
    return study


def values_in(specification: Any) -> list[list[dict[str, Any]]]:
    """Every list of data in a specification, in order."""
    found = []
    if isinstance(specification, dict):
        data = specification.get("data")
        if isinstance(data, dict):
            found.append(data["values"])
        for key, value in specification.items():
            if key != "data":
                found += values_in(value)
    elif isinstance(specification, list):
        for value in specification:
            found += values_in(value)
    return found


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by the formula of WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_can_be_read_on_both_grounds(dark: bool) -> None:
    for text in ("ink", "muted", "accent", "support", "against", "warn"):
        for ground in ("paper", "panel"):
            assert contrast(_look.colour(text, dark), _look.colour(ground, dark)) >= 4.5, (text, ground)
    for fill, ink in _look.SEQUENTIAL:
        assert contrast(fill, ink) >= 4.5, fill


def test_sheet_and_theme_come_from_the_tokens() -> None:
    sheet = _look.css()
    light, _, dark = sheet.partition("@media screen and (prefers-color-scheme: dark)")
    for name, (on_light, on_dark) in _look.TOKENS.items():
        assert f"--{name}: {on_light};" in light
        assert f"--{name}: {on_dark};" in dark
    used = set(re.findall(r"#[0-9a-f]{6}", sheet))
    table = {c for pair in (*_look.TOKENS.values(), *_look.SEQUENTIAL) for c in pair}
    assert used <= table
    assert "@page { size: A4; margin: 18mm;" in sheet
    for dark_mode in (False, True):
        config = _look.theme(dark_mode)["config"]
        assert config["background"] == _look.colour("paper", dark_mode)
        assert config["font"] == "Liberation Sans, Arial, sans-serif"


def test_steps_of_the_heat_map() -> None:
    assert [_look.step(n, 7) for n in range(1, 8)] == [0, 1, 2, 3, 4, 5, 6]
    assert _look.step(1, 1) == 0
    assert _look.step(3, 3) == 2
    for most in (7, 8, 50, 1000):
        steps = [_look.step(n, most) for n in range(1, most + 1)]
        assert steps == sorted(steps)
        assert set(steps) == set(range(7))
        assert all(
            step == next(k for k in range(7) if n * 7 <= (k + 1) * most) for n, step in enumerate(steps, start=1)
        )


def test_both_languages_have_every_word() -> None:
    for part, keys in _words._catalogue().items():
        for key, text in keys.items():
            assert set(text) == {"en", "id"}, (part, key)
            assert all(text.values()), (part, key)
            places = [sorted(re.findall(r"\{(\w*)\}", words)) for words in text.values()]
            assert places[0] == places[1], (part, key)


def test_numbers_for_people() -> None:
    assert _words.number(0.5, "en") == "0.50"
    assert _words.number(-0.5, "id") == "−0,50"
    assert _words.number(-0.001, "en") == "0.00"
    assert _words.number(12, "id") == "12"
    assert _words.number(None, "en") == _words.number(float("nan"), "id") == "–"


def test_saturation_draws_the_figures() -> None:
    result = tk.saturation(tk.datasets.first_study())
    chart = _charts.saturation_chart(result)
    data = values_in(chart.to_dict())
    steps = [{"t": t, "seen": n} for t, n in enumerate([0, *result.cumulative.tolist()])]
    assert steps in data
    curve = result.curve()
    mean = next(rows for rows in data if rows and set(rows[0]) == {"t", "mean", "lo", "hi"})
    for name in ("t", "mean", "lo", "hi"):
        assert [row[name] for row in mean] == list(curve.column(name))
    assert [{"t": t, "new": n} for t, n in enumerate(result.new.tolist(), start=1)] in data
    guest = result.guest()
    assert [{"t": guest.stop}] in data
    text = json.dumps(chart.to_dict(), ensure_ascii=False)
    assert f"Guest (base 4, run 2): {guest.stop}+2" in text
    assert "urutan teramati" in json.dumps(_charts.saturation_chart(result, "id").to_dict(), ensure_ascii=False)


@pytest.mark.parametrize("sources", [0, 1, 2, 5, 90])
def test_saturation_of_any_size(sources: int) -> None:
    study = tk.Study("size")
    for i in range(sources):
        study.add_source(f"s{i}", "x" * 20)
        study.add_code(f"c{i}")
        study.add_coding(f"s{i}", 0, 5, f"c{i // 2}")
    result = tk.saturation(study)
    text = _charts.svg(_charts.saturation_chart(result))
    minidom.parseString(text)
    assert ("Guest" in text) == (result.guest().stop is not None)
    size = re.search(r'width="(\d+)"', text)
    assert size is not None
    assert 560 <= int(size.group(1)) <= 660


def test_agreement_is_sorted_and_says_why_a_value_is_not_there() -> None:
    result = tk.agreement(two_coders(), scope="code")
    rows = _charts.agreement_order(result)
    assert [row["name"] for row in rows] == ["agreed", "split", "everywhere"]
    assert rows[2]["value"] is None
    text = _charts.svg(_charts.agreement_chart(result, overall=0.5))
    assert ">no variation<" in text
    assert ">whole study 0.50<" in text
    assert text.index(">agreed<") < text.index(">split<") < text.index(">everywhere<")
    assert ">tanpa variasi<" in _charts.svg(_charts.agreement_chart(result, language="id"))
    assert "whole study" not in _charts.svg(_charts.agreement_chart(result))
    table = tk.agreement(tk.datasets.first_study(), scope="code").table()
    order = _charts.agreement_order(tk.agreement(tk.datasets.first_study(), scope="code"))
    assert [row["value"] for row in order] == sorted(table.column("value"), reverse=True)
    found = {row["name"]: (row["value"], row["lo"], row["hi"]) for row in order}
    columns = (table.column(n) for n in ("code", "value", "lo", "hi"))
    assert found == {code: (value, lo, hi) for code, value, lo, hi in zip(*columns, strict=True)}


def test_agreement_of_other_scopes_and_without_rows() -> None:
    study = two_coders()
    for scope in ("study", "source", "coder_pair", ["source", "code"]):
        minidom.parseString(_charts.svg(_charts.agreement_chart(tk.agreement(study, scope=scope))))
    minidom.parseString(_charts.svg(_charts.agreement_chart(tk.agreement(tk.Study("empty"), scope="code"))))


def test_cooccurrence_holds_every_count() -> None:
    met = tk.cooccurrence(tk.datasets.first_study(), unit="sentence")
    text = _heat.cooccurrence_table_html(met)
    most = max(int(met.counts[i, j]) for i in range(len(met.labels)) for j in range(i))
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td class="total">(\d+)</td>(.*?)</tr>', text)
    assert [html.unescape(name) for name, _, _ in rows] == met.labels
    for i, (_, total, cells) in enumerate(rows):
        assert int(total) == met.totals[i]
        found = re.findall(r'<td(?: class="s(\d)")?>(\d+|·)</td>', cells)
        assert len(found) == i
        for j, (step, number) in enumerate(found):
            n = int(met.counts[i, j])
            assert number == (str(n) if n else "·")
            assert step == (str(_look.step(n, most)) if n else "")
    assert f"N = {met.n}" in text
    assert "style=" not in text


def test_cooccurrence_by_theme_keeps_all_pairs() -> None:
    met = tk.cooccurrence(tk.datasets.first_study(), unit="sentence")
    last = len(met.labels) - 1
    groups = [("One", [last, 0]), ("none of them", []), ("Two", range(1, last))]
    text = _heat.cooccurrence_table_html(met, groups)
    assert text.count('<th scope="rowgroup"') == 2
    numbers = sorted(int(n) for n in re.findall(r'<td class="s\d[^"]*">(\d+)</td>', text))
    assert numbers == sorted(
        int(met.counts[i, j]) for i in range(len(met.labels)) for j in range(i) if met.counts[i, j] > 0
    )
    order = [last, 0, *range(1, last)]
    assert re.findall(r'<th scope="row">(.*?)</th>', text) == [met.labels[i] for i in order]
    assert text.count('<th scope="col" class="gap-left">') == 1


def test_hostile_names_are_text_everywhere() -> None:
    study = tk.Study("hostile")
    study.add_source(HOSTILE, "abc def. ghi.")
    for coder in ("u", "v"):
        study.add_coder(coder)
    for code in (HOSTILE, "other"):
        study.add_code(code)
        for coder in ("u", "v"):
            study.add_coding(HOSTILE, 0, 5, code, coder=coder)
    agreement = _charts.svg(_charts.agreement_chart(tk.agreement(study, scope="code")))
    minidom.parseString(agreement)
    assert "<b>" not in agreement
    assert "\x01" not in agreement
    assert "\u202e" not in agreement
    minidom.parseString(_charts.svg(_charts.saturation_chart(tk.saturation(study))))
    table = _heat.cooccurrence_table_html(tk.cooccurrence(study, unit="sentence"))
    assert "<b>" not in table
    assert "<!--" not in table
    assert "$a$" not in table
    assert "\u202e" not in table


def test_the_same_bytes_under_any_theme() -> None:
    import altair

    result = tk.saturation(tk.datasets.first_study())
    first = _charts.svg(_charts.saturation_chart(result))
    themes = altair.theme if hasattr(altair, "theme") else altair.themes
    assert {"tematik", "tematik_dark"} <= set(themes.names())

    def loud() -> Any:
        return {"config": {"axisX": {"labelAngle": 45, "grid": True}, "background": "#ff0000"}}

    if hasattr(altair, "theme"):
        themes.register("loud", enable=False)(loud)
    else:
        themes.register("loud", loud)
    for name in ("dark", "loud", "tematik_dark"):
        with themes.enable(name):
            assert _charts.svg(_charts.saturation_chart(result)) == first
    assert first == _charts.svg(_charts.saturation_chart(tk.saturation(tk.datasets.first_study())))
    assert "<script" not in first


def test_chart_is_a_method_of_results() -> None:
    _charts.attach()
    study = two_coders()
    for result in (tk.saturation(study), tk.agreement(study, scope="code")):
        assert result.chart(language="id").to_dict()["config"]["font"] == _look.CHART_FONT  # type: ignore[attr-defined]
    table = tk.cooccurrence(study, unit="sentence").chart()  # type: ignore[attr-defined]
    assert "<table" in table._repr_html_()
    with pytest.raises(tk.UsageError, match="known: en, id"):
        tk.saturation(study).chart(language="fr")  # type: ignore[attr-defined]


def test_pairs_of_codes_are_called_pairs_of_codes() -> None:
    pairs = tk.saturation(two_coders(), edges="unit")
    assert "pairs of codes" in repr(pairs)
    for language, words in (("en", "pairs of codes seen"), ("id", "pasangan kode terlihat")):
        assert words in json.dumps(pairs.chart(language).to_dict(), ensure_ascii=False)  # type: ignore[attr-defined]
    assert "pairs of codes" not in json.dumps(tk.saturation(two_coders()).chart().to_dict())  # type: ignore[attr-defined]


def test_a_notebook_shows_an_image_that_needs_no_network() -> None:
    for chart in (tk.saturation(two_coders()).chart(), tk.agreement(two_coders(), scope="code").chart()):  # type: ignore[attr-defined]
        shown = chart._repr_mimebundle_()
        assert list(shown) == ["image/svg+xml"]
        assert minidom.parseString(shown["image/svg+xml"]).documentElement.tagName == "svg"
        assert chart.properties(title="t").to_dict()["title"] == "t"  # still altair's


def test_altair_is_loaded_by_the_first_chart_only(monkeypatch: pytest.MonkeyPatch) -> None:
    check = "import sys, tematik; sys.exit(any(n in sys.modules for n in ('altair', 'jinja2', 'vl_convert')))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
    result = tk.saturation(two_coders())
    chart = _charts.saturation_chart(result)
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(ImportError, match=r'pip install "tematik\[report\]"'):
        _charts.svg(chart)
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ImportError, match=r'pip install "tematik\[report\]"'):
        _charts.saturation_chart(result)
