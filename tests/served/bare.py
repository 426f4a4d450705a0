"""The least that Streamlit can do: one slider and one native chart."""

import pandas as pd
import streamlit as st

if __name__ == "__main__":
    size = st.slider("Points", 2, 60, 20)
    st.line_chart(pd.DataFrame({"y": [x * x / size for x in range(size)]}))
