"""The least that a tab can cost: a fragment with a slider, and a chart made beforehand."""

import pyarrow as pa
import streamlit as st

SPECIFICATION = {
    "mark": "line",
    "data": {"name": "rows"},
    "encoding": {
        "x": {"field": "x", "type": "quantitative"},
        "y": {"field": "y", "type": "quantitative"},
    },
}
TABLE = pa.table({"x": list(range(60)), "y": [x * x for x in range(60)]})


@st.fragment
def tab() -> None:
    st.slider("Points", 2, 60, 20)
    st.vega_lite_chart(spec={**SPECIFICATION, "datasets": {"rows": TABLE}})


if __name__ == "__main__":
    tab()
