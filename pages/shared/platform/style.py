"""Rules of style for elements of Streamlit that no theme option reaches.

They name Streamlit's own classes and test ids. May go when a theme can place the inputs of a chart
above it and set the colour of the text on a primary button.
"""

# The tape of a chart belongs above it, where it is seen; Vega puts it below. Streamlit writes white
# on primary buttons, which cannot be read on the light blue that a dark page needs.
STYLE = (
    "<style>.stVegaLiteChart.vega-embed:has(.vega-bindings)"
    "{display: flex; flex-direction: column-reverse}"
    "[data-testid=stBaseButton-primary] p{color: light-dark(#FFFFFF, #10151A)}</style>"
)
