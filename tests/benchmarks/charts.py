"""A chart from a kept specification against the same chart through ``st.altair_chart``."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.benchmarks.measuring import Line


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    page = AppTest.from_function(_page, default_timeout=120, args=(9 if quick else 51,)).run()
    ours, other = page.session_state["medians"]
    return [Line("one chart, against st.altair_chart", ours, other, at_least=10)]


def _page(rounds: int) -> None:
    """A page that draws and measures. AppTest runs its source alone, so it imports all it needs."""
    import altair as alt
    import pandas as pd
    import streamlit as st

    from pages.shared.charts.drawing import Drawing
    from pages.shared.charts.marks import color, dash, slider
    from tests.benchmarks.measuring import in_turns

    names = ("measured", "theory")
    rows = pd.DataFrame(
        [(x, x * slope, name) for slope, name in enumerate(names) for x in range(100)],
        columns=["x", "y", "series"],
    )

    def picture(names: tuple[str, ...], data: object = None):
        source = alt.NamedData("rows") if data is None else data
        base = alt.Chart(source).encode(alt.X("x:Q"), alt.Y("y:Q"), tooltip=["x:Q", "y:Q"])
        layers = [
            base.mark_line().encode(color(names), dash(names)),
            base.mark_point().transform_filter("datum.x == shown"),
            base.mark_text(dy=-8).encode(text="y:Q").transform_filter("datum.x == shown"),
        ]
        return alt.layer(*layers).add_params(slider("shown", "x", 99))

    def ours() -> None:
        specification = Drawing("lines", picture, {"rows": rows}, {"names": names}).spec()
        st.vega_lite_chart(spec={**specification, "datasets": {"rows": rows}})

    st.session_state["medians"] = in_turns(
        ours, lambda: st.altair_chart(picture(names, rows)), rounds
    )
