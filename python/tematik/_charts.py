"""Charts of results: altair figures for saturation and agreement; `.chart()` of every result.

altair is loaded when a chart is asked for, never with the package. A chart is a function of a result's tables:
the same result gives the same figure, and through `svg` the same bytes.
"""

from __future__ import annotations

import json
import math
import textwrap
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from tematik import _core, _look
from tematik._heat import HtmlTable, cooccurrence_table_html
from tematik._words import number, visible, word, words

if TYPE_CHECKING:
    import altair

    import tematik._heat

#: Pixels of the axis at the left, the free strip at the right, a row of the agreement chart, and a letter in
#: the widest of the usual fonts: an image is drawn with the reader's fonts.
_LEFT, _RIGHT, _ROW, _LETTER = 34, 22, 22, 7.2


def _altair() -> Any:
    try:
        import altair
    except ImportError as error:
        raise ImportError('charts need altair: pip install "tematik[report]"') from error
    themes = altair.theme if hasattr(altair, "theme") else altair.themes
    for name, dark in (("tematik", False), ("tematik_dark", True)):
        if name not in themes.names():
            made = partial(_look.theme, dark)
            if hasattr(altair, "theme"):
                themes.register(name, enable=False)(made)
            else:  # before altair 5.5
                themes.register(name, made)
    return altair


def svg(chart: Any) -> str:
    """The chart as SVG, in the theme of the report whatever theme the user has enabled."""
    altair = _altair()
    try:
        import vl_convert
    except ImportError as error:
        raise ImportError('pictures of charts need vl-convert: pip install "tematik[report]"') from error
    specification = chart.to_dict()
    specification["config"] = _look.theme()["config"]
    specification.pop("usermeta", None)
    version = "_".join(altair.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    text: str = vl_convert.vegalite_to_svg(json.dumps(specification), vl_version=version)
    return text


def _drawn_here(chart: Any) -> Any:
    """The chart, shown in notebooks as the image that the report holds: altair's own display loads from the network."""

    class Drawn(type(chart)):  # type: ignore[misc]
        def _repr_mimebundle_(self, *include: Any, **exclude: Any) -> Any:
            try:
                return {"image/svg+xml": svg(self)}
            except ImportError:
                return super()._repr_mimebundle_(*include, **exclude)

    Drawn.__name__ = Drawn.__qualname__ = type(chart).__name__
    object.__setattr__(chart, "__class__", Drawn)  # altair's own __setattr__ would write it into the specification
    return chart


def _rows(table: _core.Table, *names: str) -> list[dict[str, Any]]:
    return [dict(zip(names, row, strict=True)) for row in zip(*(table.column(n) for n in names), strict=True)]


def saturation_chart(result: _core.Saturation, language: str = "en") -> altair.VConcatChart:
    """Codes seen unit by unit over the exact mean of all orders with its 95 % band, new codes as bars below.

    The stop of Guest, Namey & Chen (2020; base 4, run 2) is a thin line with its name and number, if it fired. Of a
    reflexive study it "would have fired", and the caution of the result stands above.
    """
    alt = _altair()
    say = words(language)["saturation"]
    counted = "" if result.method["options"]["edges"] == "none" else "_pairs"
    units = len(result.units)
    seen = [0, *(int(n) for n in result.cumulative)]
    curve = _rows(result.curve().table(), "t", "mean", "lo", "hi")
    top = max(1, seen[-1])
    width = _look.FIGURE_WIDTH - _LEFT - _RIGHT - 16
    unit_width = width / max(1, units)
    ink, accent, muted = _look.colour("ink"), _look.colour("accent"), _look.colour("muted")

    each = max(1, math.ceil(units / 20))
    ticks = list(range(0, units + 1, each))
    x_scale = alt.Scale(domain=[0, max(1, units)], nice=False, padding=0)
    y_step = max(1, math.ceil(top / 6))
    x_axis = alt.Axis(values=ticks, labels=False, title=None)
    at_top = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": -_LEFT}
    fixed = {"minExtent": _LEFT, "maxExtent": _LEFT, "format": "d"}
    heights = list(range(0, top + 1, y_step))
    y_axis = alt.Axis(
        values=heights, title=say["cumulative" + counted], titleY=-24, titleBaseline="middle", **at_top, **fixed
    )
    x = alt.X("t:Q", scale=x_scale, axis=x_axis)
    y_scale = alt.Scale(domain=[0, top * 1.06], nice=False)

    def y(field: str) -> Any:
        return alt.Y(f"{field}:Q", scale=y_scale, axis=y_axis)

    band = [row for row in curve if row["lo"] is not None and row["hi"] is not None]
    layers = [
        alt.Chart(alt.Data(values=band)).mark_area(color=ink, opacity=0.12).encode(x=x, y=y("lo"), y2="hi:Q"),
        alt.Chart(alt.Data(values=curve)).mark_line(color=ink, strokeWidth=1.5).encode(x=x, y=y("mean")),
        alt.Chart(alt.Data(values=[{"t": t, "seen": n} for t, n in enumerate(seen)]))
        .mark_line(color=accent, strokeWidth=2.5, interpolate="step-after")
        .encode(x=x, y=y("seen")),
    ]

    def label(t: float, value: float, text: str, **mark: Any) -> Any:
        data = alt.Data(values=[{"t": t, "value": value, "text": text}])
        return alt.Chart(data).mark_text(**mark).encode(x=x, y=y("value"), text="text:N")

    guest = result.guest()
    if units > 0:
        layers.append(label(units, top, str(seen[-1]), align="left", dx=6, color=accent, fontWeight="bold"))
        gaps = [row["mean"] - n for row, n in zip(curve, seen, strict=True)]
        widest = max(range(1, units + 1), key=lambda t: abs(gaps[t]))
        bounds = [(row["mean"],) * 2 if row["lo"] is None else (row["lo"], row["hi"]) for row in curve]
        names = [(say["mean_band"], ink), (say["observed"], accent)]
        (upper, upper_ink), (lower, lower_ink) = names if gaps[widest] >= 0 else names[::-1]
        # The free corners of a rising curve: above to the left, below to the right; no name over the stop line.
        stop_at = units + 1 if guest.stop is None else guest.stop

        def room(text: str) -> int:
            return math.ceil((len(text) * _LETTER + 14) / unit_width)

        high = max(widest, min(units, room(upper)))
        if high - room(upper) < stop_at < high and stop_at >= room(upper):
            high = stop_at
        style: dict[str, Any] = {"align": "right", "baseline": "bottom", "dx": -6}
        layers.append(label(high, max(bounds[high][1], seen[high]), upper, dy=-7, color=upper_ink, **style))
        under = [min(bound[0], n) for bound, n in zip(bounds, seen, strict=True)]
        free = [t for t in range(1, units - room(lower) + 1) if under[t] > 0.1 * top]
        free = [t for t in free if not t < stop_at < t + room(lower)] or free
        if free:
            low = min(free, key=lambda t: abs(t - widest))
            below: dict[str, Any] = {"align": "left", "baseline": "top", "dx": 10, "dy": 10}
            layers.append(label(low, under[low], lower, color=lower_ink, **below))
        else:  # too few units for a free corner: under the other name's line, above the curve
            layers.append(label(high, max(bounds[high][1], seen[high]), lower, dy=-22, color=lower_ink, **style))
    if guest.stop is not None:
        stop = alt.Data(values=[{"t": guest.stop}])
        share = guest.stop / units
        side = "left" if share < 0.3 else "right" if share > 0.7 else "center"
        fired = "guest_reflexive" if result.approach == "reflexive" else "guest"
        name = say[fired].format(base=guest.base, run=guest.run, stop=guest.stop)
        layers.append(alt.Chart(stop).mark_rule(color=muted, strokeWidth=1).encode(x=x))
        layers.append(
            alt.Chart(stop)
            .mark_text(color=ink, align=side, baseline="bottom")
            .encode(x=x, y=alt.value(-4), text=alt.value(name))
        )
    upper_chart = alt.layer(*layers).properties(width=width, height=260)

    wide = min(18.0, max(1.0, unit_width * 0.6))
    new = alt.Data(values=[{"t": t, "new": int(n)} for t, n in enumerate(result.new, start=1)])
    most = max([1, *(int(n) for n in result.new)])
    number_shown = unit_width >= 14
    bar_ticks = [] if number_shown else [most]
    bar_axis = alt.Axis(
        values=bar_ticks, title=say["new" + counted], titleY=-14, domain=False, ticks=False, **at_top, **fixed
    )
    bar_y = alt.Y("new:Q", scale=alt.Scale(domain=[0, most * 1.05], nice=False), axis=bar_axis)
    unit = word(language, "unit", result.unit)
    order = word(language, "order", result.order)
    named = alt.Axis(values=ticks, format="d", labelFlush=False, title=f"{visible(unit)}, {visible(order)}")
    bar_x = alt.X("t:Q", scale=x_scale, axis=named)
    bars = [alt.Chart(new).mark_bar(color=_look.SEQUENTIAL[3][0], width=wide).encode(x=bar_x, y=bar_y)]
    if number_shown:
        over = alt.Chart(new).mark_text(baseline="bottom", dy=-2, color=ink, fontSize=_look.SMALLEST)
        bars.append(over.encode(x=bar_x, y=bar_y, text="new:Q"))
    lower_chart = alt.layer(*bars).properties(width=width, height=64)
    chart = alt.vconcat(upper_chart, lower_chart, spacing=34)
    cautions = [w.text(language) for w in result.warnings if w.code == "gate.saturation.reflexive"]
    if cautions:
        lines = [line for text in cautions for line in textwrap.wrap(text, round(_look.FIGURE_WIDTH / _LETTER))]
        small = {"fontSize": _look.SMALLEST, "fontWeight": "normal", "color": ink, "offset": 22}
        chart = chart.properties(title=alt.TitleParams(text=lines, anchor="start", **small))
    chart = chart.configure(**_look.theme()["config"])
    return _drawn_here(chart)  # type: ignore[no-any-return]


def agreement_order(result: _core.Agreement) -> list[dict[str, Any]]:
    """The rows of the chart: codes with a value from the highest down, then those without, as in the result."""
    table = result.table()
    first = next((n for n in ("code", "source", "coder_1") if n in table.columns), None)
    rows = _rows(table, "value", "lo", "hi", "status")
    names = table.column(first) if first else [result.metric] * len(rows)
    for place, (row, name) in enumerate(zip(rows, names, strict=True)):
        row.update(name=name, place=place)
        if row["status"] != "ok":
            row["value"] = None
    return sorted(rows, key=lambda r: (r["value"] is None, -(r["value"] or 0.0), r["place"]))


def agreement_chart(result: _core.Agreement, overall: float | None = None, language: str = "en") -> altair.LayerChart:
    """One row per code, dot and interval, sorted by value; codes without a value stand below with their status.

    Parameters
    ----------
    overall : the value of the whole study, drawn as a thin line
    """
    alt = _altair()
    say = words(language)
    rows = agreement_order(result)
    found = [row for row in rows if row["value"] is not None]
    ends = [row[key] for row in found for key in ("value", "lo", "hi") if row[key] is not None]
    low = min([0.0, *(math.floor(v * 10) / 10 for v in [*ends, overall or 0.0])])
    names = []
    for row in rows:  # names may repeat after shortening, so a row's place is its key
        value = number(row["value"], language)
        interval = f" [{number(row['lo'], language)}; {number(row['hi'], language)}]"
        if row["value"] is None:
            row["text"] = word(language, "status", row["status"])
        else:
            row["text"] = value if row["lo"] is None else value + interval
        row["key"] = f"{row['place']:06d}"
        names.append(visible(row["name"]))
    keys = [row["key"] for row in rows]
    lookup = "{" + ",".join(f"{json.dumps(k)}:{json.dumps(n)}" for k, n in zip(keys, names, strict=True)) + "}"
    longest = round(_LETTER * max([6, *map(len, names)]))
    name_width = 12 + min(208, longest)
    label_limit = name_width if longest <= 208 else 175  # measured in a narrower font
    text_width = 12 + round(_LETTER * max([8, *(len(row["text"]) for row in found)]))
    width = _look.FIGURE_WIDTH - name_width - text_width - 16
    ink, accent, muted = _look.colour("ink"), _look.colour("accent"), _look.colour("muted")
    comma = "replace(datum.label, '.', ',')" if language == "id" else "datum.label"
    scale = alt.Scale(domain=[low, 1], nice=False)
    metric = word(language, "metric", result.metric)
    x_axis = alt.Axis(title=metric, format=".1f", labelExpr=comma, tickCount=5, orient="bottom")
    x = alt.X("value:Q", scale=scale, axis=x_axis)
    y_axis = alt.Axis(
        title=None, domain=False, ticks=False, labelExpr=f"{lookup}[datum.value]", labelColor=ink,
        labelPadding=8, minExtent=name_width, maxExtent=name_width, labelLimit=label_limit,
    )  # fmt: skip
    y = alt.Y("key:N", sort=keys, axis=y_axis, scale=alt.Scale(domain=keys))

    def data(chosen: list[dict[str, Any]], *columns: str) -> Any:
        return alt.Data(values=[{name: row[name] for name in ("key", *columns)} for row in chosen])

    drawn, texts = data(found, "value"), data(found, "text")
    spans = data([row for row in found if row["lo"] is not None], "lo", "hi")
    absent = data([row for row in rows if row["value"] is None], "text")
    from_x = alt.X("lo:Q", scale=scale, axis=x_axis)
    at_right = alt.value(width + text_width)
    layers = []
    if overall is not None:
        line = alt.Data(values=[{"value": overall}])
        name = f"{say['agreement']['study']} {number(overall, language)}"
        layers.append(alt.Chart(line).mark_rule(color=muted, strokeWidth=1).encode(x=x))
        side = "right" if overall > (1 + low) / 2 else "left"
        layers.append(
            alt.Chart(line)
            .mark_text(color=ink, align=side, baseline="bottom", dx=4 if side == "right" else -4)
            .encode(x=x, y=alt.value(-4), text=alt.value(name))
        )
    layers += [
        alt.Chart(spans).mark_rule(color=accent, strokeWidth=1.5).encode(x=from_x, x2="hi:Q", y=y),
        alt.Chart(drawn).mark_point(color=accent, filled=True, size=64, opacity=1).encode(x=x, y=y),
        alt.Chart(texts).mark_text(color=ink, align="right").encode(x=at_right, y=y, text="text:N"),
        alt.Chart(absent).mark_text(color=muted, align="left").encode(x=alt.value(4), y=y, text="text:N"),
    ]
    chart = alt.layer(*layers).properties(width=width, height=_ROW * max(1, len(rows)))
    return _drawn_here(chart.configure(**_look.theme()["config"]))  # type: ignore[no-any-return]


def attach() -> None:
    """Gives the results their `.chart()`; altair is loaded by the first call."""

    def saturation(self: Any, language: str = "en") -> altair.VConcatChart:
        """Codes seen unit by unit, the mean of all orders, new codes as bars (extra ``report``)."""
        return saturation_chart(self, language)

    def agreement(self: Any, overall: float | None = None, language: str = "en") -> altair.LayerChart:
        """One row per code, dot and interval, sorted by value (extra ``report``)."""
        return agreement_chart(self, overall, language)

    def cooccurrence(self: Any, language: str = "en") -> tematik._heat.HtmlTable:
        """The lower triangle as an HTML table, the number in each cell."""
        return HtmlTable(cooccurrence_table_html(self, language=language))

    charts: list[tuple[type, Callable[..., Any]]] = [
        (_core.Saturation, saturation),
        (_core.Agreement, agreement),
        (_core.Cooccurrence, cooccurrence),
    ]
    for cls, chart in charts:
        chart.__name__ = "chart"
        setattr(cls, "chart", chart)  # noqa: B010
