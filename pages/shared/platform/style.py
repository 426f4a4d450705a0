"""Rules of style for elements of Streamlit that no theme option reaches.

They name Streamlit's own classes and test ids. May go when a theme can place the inputs of a chart
above it, set the colour of the text on a primary button and the width of the page's margins, and
when a chart can be as high as its window allows.
"""

# For st.set_page_config; the menu is as wide as the longest title of a lesson needs.
PAGE = {"page_icon": "pages/shared/icon.png", "layout": "wide", "initial_sidebar_state": 212}

# The tape of a chart belongs above it, where it is seen; Vega puts it below. Streamlit writes white
# on primary buttons, which cannot be read on the light blue that a dark page needs.
COMMON = """
.stVegaLiteChart.vega-embed:has(.vega-bindings) {display: flex; flex-direction: column-reverse}
[data-testid=stBaseButton-primary]:enabled p {color: light-dark(#FFFFFF, #10151A)}
[data-testid=stMainBlockContainer] {padding-left: 1.75rem; padding-right: 1.75rem}
"""

# The menu (theme, print) lies beside the title, not in a band of its own above it.
MENU = """
@media (min-width: 641px) {
  [data-testid=stSidebar]:not([data-collapsed=true]) ~ * [data-testid=stHeader] {background: none}
  .stApp [data-testid=stHeader], .stApp [data-testid=stHeader] * {pointer-events: none}
  .stApp [data-testid=stHeader] :is(button, button *) {pointer-events: auto}
  [data-testid=stSidebar]:not([data-collapsed=true]) ~ * [data-testid=stMainBlockContainer] {
    padding-top: 1.25rem
  }
  .stApp .st-key-head {padding-right: 3rem}
}
"""

# No rule here asks with :has() what stands in a part of the page that a hero is in too: each mark
# that Vega draws would make the browser style that whole part anew, five times a picture.
#
# On a stage the inputs of a chart are moved by other hands. The hero takes what is left of the
# window: all above the fold on a projector of 1280x800, not more than half of a phone. What Python
# wrote below it for another place of a slider is hidden (data-behind, see stage/live.js). Where the
# window is small, the answer of a guess stands below the settings, which the hand needs first.
STAGE = """
[class*=st-key-stage-] {margin-top: -0.75rem}
[class*=st-key-stage-] [data-testid=stColumn]:first-child > [data-testid=stVerticalBlock] {
  gap: 0.35rem
}
[class*=st-key-stage-] [data-testid=stColumn]:first-child [data-testid=stAlertContainer] {
  padding: 0.4rem 0.75rem; min-height: 0
}
[class*=st-key-stage-]:is([data-behind], [data-away]) [data-testid=stColumn]:first-child >
  [data-testid=stVerticalBlock] > [data-testid=stElementContainer]:has(
  [data-testid=stMarkdown], [data-testid=stAlert], [data-testid=stCaptionContainer]) {
  visibility: hidden
}
[class*=st-key-stage-][data-away] :is([class*=st-key-hero-], [class*=st-key-ruler-]) {opacity: 0.35}
[class*=st-key-stage-] .vega-bindings {display: none !important}
[class*=st-key-hero-], [class*=st-key-ruler-] {flex: none !important}
[class*=st-key-hero-] {
  height: clamp(420px, 56vh, 760px) !important; position: relative; gap: 0
}
[class*=st-key-hero-] [class*=st-key-badges-] {
  position: absolute; right: 0; top: 0; z-index: 1; width: auto
}
[class*=st-key-ruler-] {height: clamp(112px, 16.5vh, 240px) !important; gap: 0}
:is([class*=st-key-hero-], [class*=st-key-ruler-]) [data-testid=stElementToolbar] {
  display: none /* under the pointer it would cover the order above; the stage view is larger */
}
[class*=st-key-ruler-] svg.marks {overflow: visible} /* Vega forgets what hangs below a line */
[class*=st-key-hero-ruled-] {height: clamp(396px, 49vh, 700px) !important}
@media (max-width: 640px) {
  [class*=st-key-stage-] [class*=st-key-hero-][class] {height: 330px !important}
  [class*=st-key-stage-] [class*=st-key-hero-ruled-][class] {height: 230px !important}
  [class*=st-key-ruler-] {height: 112px !important}
}
@media (max-width: 640px), (max-height: 700px) {
  [class*=st-key-stage-] [data-testid=stColumn]:last-child > [data-testid=stVerticalBlock] >
    :has(.st-key-answered) {order: 1}
}
"""

# Pictures of a run whose settings have been changed since
DIM = "{opacity: 0.35}"
EARLIER = f"[class*=st-key-earlier-] .stVegaLiteChart {DIM}\n"

# What is handed out on paper: no menu, no buttons, the address and the date.
PRINT = """
.on-paper {display: none}
@media print {
  [data-testid=stSidebar], [data-testid=stHeader], [data-testid=stToolbar], .stButton,
  .stDownloadButton, .stPopover, [data-testid=stButtonGroup], [data-testid=stSlider],
  [data-testid=stSelectbox], [data-testid=stFileUploader], .st-key-next {display: none !important}
  .on-paper {display: block; font-size: 0.8rem}
  .stVegaLiteChart, [data-testid=stMetric] {break-inside: avoid}
}
"""

# The stage alone: on a projector, or in a frame of 900x600 inside another page.
PROJECTED = """<style>
html {font-size: 18px}
[data-testid=stSidebar], [data-testid=stHeader], [data-testid=stExpandSidebarButton], .st-key-head,
[role=tablist], .st-key-view_stage {display: none !important}
.stApp [data-testid=stMainBlockContainer][class] {padding-top: 0.75rem}
[class*=st-key-stage-] [class*=st-key-hero-][class] {height: clamp(300px, 62vh, 900px) !important}
@media (max-height: 700px) {
  html {font-size: 15px}
  .stApp [data-testid=stMainBlockContainer][class] {padding-top: 0}
  [class*=st-key-stage-] [class*=st-key-hero-][class] {
    height: clamp(250px, 100vh - 205px, 440px) !important
  }
  [class*=st-key-stage-] [class*=st-key-hero-ruled-][class] {
    height: clamp(250px, 100vh - 320px, 340px) !important
  }
}
</style>"""

# A picture of other settings than those that stand beside it: its run is still to come.
NOT_DIMMED = "<style></style>"


def dimmed(name: str) -> str:
    """The rule that dims the hero of a stage and its ruler."""
    places = ", ".join(f".st-key-{place}-{name}" for place in ("hero", "hero-ruled", "ruler"))
    return f"<style>:is({places}) {DIM}</style>"


STYLE = f"<style>{COMMON}{MENU}{STAGE}{EARLIER}{PRINT}</style>"
