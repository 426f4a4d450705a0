"""Words of the tab "Sensitivity"."""

from pages.shared.words.text import Text

LEAD = Text(
    en="Neighbours that start d apart part like d·e^(λt). Drag the slider and watch the cloud: "
    "the forecast ends, the distribution stays.",
    zh="起点相距 d 的邻近轨道，距离按 d·e^(λt) 增大。拖动滑块看点云：预报到头了，分布还在。",
)
PRESET_LORENZ = Text(en="Lorenz, d = 1e-8", zh="洛伦兹，d = 1e-8")
PRESET_CLOSE = Text(en="d = 1e-15: the rounding of float64", zh="d = 1e-15：float64 的舍入")
PRESET_COARSE = Text(en="d = 0.1: a weather station", zh="d = 0.1：气象站的精度")
PRESET_THOUSAND = Text(en="A thousand starts", zh="一千个起点")
PRESET_SCROLL = Text(en="Three-scroll, d = 0.18", zh="三涡卷，d = 0.18")
DISTANCE = Text(en="Distance d at the start", zh="起点的距离 d")
NEIGHBOURS = Text(en="Neighbours", zh="邻近轨道条数")
APART = Text(en="distance from the reference", zh="与参考轨道的距离")
MEDIAN = Text(en="median of the neighbours", zh="邻近轨道的中位数")
LINE = Text(en="theory: d·e^(λt)", zh="理论：d·e^(λt)")
FLOAT32 = Text(en="same start, float32", zh="同一起点，float32")
SOLVER = Text(en="same start, half the step", zh="同一起点，步长减半")
LOST = Text(en="forecast lost", zh="预报失效")
SCRUB = Text(en="frame", zh="帧")
FRAME = Text(en="t = {time}: spread {spread}", zh="t = {time}：散布 {spread}")
HELD = Text(en="time until the forecast is lost", zh="预报失效前的时间")
MEASURED = Text(en="median of 40", zh="40 次的中位数")
EARLY = Text(en="one in ten is lost by", zh="一成已失效")
LATE = Text(en="nine in ten are lost by", zh="九成已失效")
THEORY = Text(en="theory: ln(lost / d) / λ", zh="理论：ln(失效距离 / d) / λ")
LOST_AT = Text(en="Forecast lost at t", zh="预报失效时刻 t")
NOT_YET = Text(en="not within {time}", zh="{time} 之内没有")
DECADE = Text(en="Ten times closer buys", zh="距离缩小到十分之一，能多预报")
DECADE_THEORY = Text(en="In theory, ln 10 / λ", zh="理论值 ln 10 / λ")
ASK = Text(
    en="In the Rössler system a distance of 1e-8 is lost after about 260 time units. When is a "
    "thousand times smaller one, 1e-11, lost?",
    zh="若斯勒系统中，1e-8 的距离大约 260 个时间单位后失效。小一千倍的 1e-11 呢？",
)
WHY = Text(
    en="By theory a thousand times closer buys 3 ln 10 / λ = 97 time units more, no matter how "
    "close.",
    zh="按理论，距离缩小到千分之一，只多换来 3 ln 10 / λ = 97 个时间单位，与原来多近无关。",
)
ALT_APART = Text(
    en="Distance of {count} neighbours of {system} from the reference over {time} time units, "
    "from {first} to {last}; lost at {lost}.",
    zh="{system} 的 {count} 条邻近轨道与参考轨道的距离，{time} 个时间单位内从 {first} 到 {last}；"
    "失效于 {lost}。",
)
ALT_CLOUD = Text(
    en="{shown} of {count} neighbours in the x-z plane over {frames} frames.",
    zh="{count} 条邻近轨道中的 {shown} 条在 x-z 平面上的位置，共 {frames} 帧。",
)
ALT_HORIZON = Text(
    en="Time until the forecast is lost against the distance at the start: {first} at 1e-15, "
    "{last} at 0.1.",
    zh="预报失效前的时间随起点距离的变化：1e-15 时 {first}，0.1 时 {last}。",
)
