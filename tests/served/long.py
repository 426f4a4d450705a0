"""A page with a slider, and with a long run if the link names its seed."""

from typing import Any

import streamlit as st

from core import edge_of_stability
from pages.shared.runs import run_panel, warmup
from pages.shared.runs.calls import Call


def show(film: list[Any], finished: bool) -> None:
    st.text(f"{film[-1].step} steps, {'finished' if finished else 'under way'}")


if __name__ == "__main__":
    warmup.start().result()
    st.slider("Idle", 0, 100)
    for number in range(50):  # about as many messages as a lesson sends
        st.text(number)
    if "seed" in st.query_params:
        plan = edge_of_stability.Plan(
            steps=edge_of_stability.MAX_STEPS, seed=int(st.query_params["seed"])
        )
        run_panel.show("long", Call(edge_of_stability.train, {"plan": plan}), show, plan.steps)
