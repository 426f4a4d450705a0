"""Words of the tab "Attractor"."""

from pages.shared.words.text import Text

Y = Text(en="y", zh="y")
SPEED = Text(en="speed |du/dt|", zh="速度 |du/dt|")
PARAMETER = Text(en="Parameter {symbol}", zh="参数 {symbol}")
START_X = Text(en="Start x (y, z as usual)", zh="起点的 x（y、z 不变）")
PRESET_CORRECTED = Text(en="Tutorial, sign corrected", zh="教程（符号已改正）")
PRESET_PRINTED = Text(en="Tutorial, as printed (escapes)", zh="教程原样（逃逸）")
PRESET_CHAOTIC = Text(en="d = 0.18: chaos that lasts", zh="d = 0.18：持久的混沌")
PRESET_LORENZ = Text(en="Lorenz", zh="洛伦兹")
PRESET_ROSSLER = Text(en="Rössler", zh="若斯勒")
PRESET_CHEN = Text(en="Chen", zh="陈氏")
PRESET_LU = Text(en="Lü", zh="吕氏")
PRESET_OWN = Text(en="My own equations", zh="自己写方程")
OWN_EQUATION = Text(en="d{symbol}/dt =", zh="d{symbol}/dt =")
OWN_HELP = Text(
    en="As on paper or in LaTeX: numbers, x y z t π e, + - * / ^, brackets, |x|, √x, and sin, cos, "
    "tan, sinh, cosh, tanh, asin, acos, atan, exp, ln (log is the same, natural), sqrt, abs, sign. "
    "The star may be left out: 10(y-x), 2x. Below stands how it was read.",
    zh="可以像纸上那样写，也可以用 LaTeX：数字、x y z t π e、+ - * / ^、括号、|x|、√x，以及 sin、"
    "cos、tan、sinh、cosh、tanh、asin、acos、atan、exp、ln（log 同为自然对数）、sqrt、abs、sign。"
    "乘号可省：10(y-x)、2x。下方显示读到的式子。",
)
OWN_KEPT = Text(
    en="Until this is corrected, pictures and code are those of {equations}.",
    zh="改正之前，图和代码仍是这组方程的：{equations}",
)
OWN_DT = Text(en="Time step dt", zh="时间步长 dt")
LEAD = Text(
    en="This tab opens with the tutorial's attractor, the sign as in its publication, −0.65 x²: "
    "chaos for a while, then a cycle. The next tab shows what the printed + does.",
    zh="本页默认画教程的吸引子，符号按原论文取 −0.65 x²：先混沌一阵，然后落入周期轨道。印成 + 会怎"
    "样，见下一页签。",
)
COLOR_BY = Text(en="Colour", zh="颜色")
COLORS = {"time": Text(en="by time", zh="按时间"), "speed": Text(en="by speed", zh="按速度")}
DRAWN = Text(en="drawn", zh="画到")
COORDINATE = Text(en="Coordinate over time", zh="随时间画哪个坐标")
LEVEL = Text(en="Height z of the section", zh="截面高度 z")
SECTION_X = Text(en="x where z = {level} is passed upward", zh="z 向上穿过 {level} 时的 x")
DEFAULT_TIME = Text(
    en="Step dt = {dt:g}, method RK4, float64.", zh="步长 dt = {dt:g}，RK4，float64。"
)
HIGHEST = Text(en="highest z", zh="z 的最大值")
ENDS_AT = Text(en="blow-up at t", zh="发散时刻 t")
ALT_ORBIT = Text(
    en="Orbit of {system} over {time} time units in space, x from {x0} to {x1}, y from {y0} to "
    "{y1}, z from {z0} to {z1}.",
    zh="{system} 在 {time} 个时间单位内的空间轨道，x 从 {x0} 到 {x1}，y 从 {y0} 到 {y1}，"
    "z 从 {z0} 到 {z1}。",
)
ALT_SERIES = Text(
    en="{name} of {system} over {time} time units, between {low} and {high}.",
    zh="{system} 的 {name} 在 {time} 个时间单位内的变化，在 {low} 和 {high} 之间。",
)
ALT_SECTION = Text(
    en="The {count} points where the orbit passes z = {level} upward.",
    zh="轨道向上穿过 z = {level} 的 {count} 个点。",
)
ASK = Text(
    en="300 orbits of the tutorial's system, sign corrected, start at random. After how many time "
    "units have half of them ended on the cycle?",
    zh="教程的系统（符号已改正）从 300 个随机起点出发，多少个时间单位后有一半落入周期轨道？",
)
WHY = Text(
    en="90 % are there by {late}, the last to arrive took {longest}, and {unsettled} were still on "
    "their way at t = {time}. “On the cycle” means: never again farther than {tolerance} from "
    "where it was one period before, on an attractor 350 wide. With 12 in place of 50 the answer "
    "would be 26.5. The usual picture of this attractor shows the transient. The cycle's period is "
    "{period}, and its largest exponent is 0.",
    zh="90% 在 {late} 之前落入周期轨道，最后到达的用了 {longest}，到 t = {time} 还有 {unsettled} 条"
    "在路上。“落入”是指：此后与一个周期之前的位置相距始终不超过 {tolerance}（吸引子宽 350）。"
    "若把 50 换成 12，答案会是 26.5。这个吸引子常见的图其实画的是暂态。"
    "周期轨道的周期是 {period}，最大指数为 0。",
)
ESCAPES = Text(
    en="The true orbit escapes: with a step that follows the speed, |u| passes a million at "
    "t = {time}. A drawn orbit that stays bounded is an artefact of the fixed step; see the next "
    "tab.",
    zh="真正的轨道会逃逸：步长随速度调整时，|u| 在 t = {time} 就超过一百万。图中的轨道若停留在"
    "有限范围内，那是固定步长造成的假象，详见下一页签。",
)
AXIS_ESCAPES = Text(
    en="The z-axis is invariant, and orbits on it escape: a start at (0, 0, 1) stays on it, grows "
    "as e^({rate}·t) and passes the top of the attractor, z = {top:g}, at t = {time} (measured).",
    zh="z 轴是不变集，轴上的轨道会逃逸：从 (0, 0, 1) 出发的轨道一直留在轴上，按 e^({rate}·t) 增"
    "长，t = {time} 时越过吸引子的顶端 z = {top:g}（实测）。",
)
SETTLES = Text(
    en="**Chaos ends at t = {time}.** From then on the orbit repeats every {period} time units.",
    zh="**混沌在 t = {time} 结束**，此后轨道每 {period} 个时间单位重复一次。",
)
CUT = Text(
    en="The orbit is followed until t = {time} only: {most:,} steps are the most. A larger dt "
    "reaches further.",
    zh="轨道只跟踪到 t = {time}：最多 {most:,} 步。加大 dt 可以走得更远。",
)
NOT_SETTLED = Text(
    en="Within this time the orbit does not settle on the cycle of period {period}.",
    zh="在这段时间内，轨道没有落入周期为 {period} 的周期轨道。",
)
