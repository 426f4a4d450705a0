"""Words of the tab "Route to chaos"."""

from pages.shared.words.text import Text

LEAD = Text(
    en="500 values of one parameter, 500 orbits in one batch. Each dot is a maximum of z: a few "
    "dots above one value mean a cycle, a filled band means chaos. Below, the largest exponent of "
    "the same orbits.",
    zh="一个参数取 500 个值，500 条轨道一批算完。每个点是 z 的一个极大值：同一参数值上只有几个点，"
    "是周期轨道；连成一片，是混沌。下图是同一批轨道的最大指数。",
)
PRESET_SCROLL = Text(en="Three-scroll: d", zh="三涡卷：d")
PRESET_SCROLL_C = Text(en="Three-scroll: c", zh="三涡卷：c")
PRESET_ROSSLER = Text(en="Rössler: doubling upon doubling", zh="若斯勒：一再倍周期")
PRESET_LORENZ = Text(en="Lorenz: chaos at once", zh="洛伦兹：突然混沌")
PRESET_WINDOWS = Text(en="Lorenz: windows of order", zh="洛伦兹：有序的窗口")
PARAMETER = Text(en="Parameter", zh="参数")
FROM_TO = Text(en="From … to", zh="范围")
MAXIMUM = Text(en="maxima of z", zh="z 的极大值")
EXPONENT = Text(en="largest exponent λ", zh="最大指数 λ")
FIRST = Text(en="First λ > 0.02 at", zh="λ 首次大于 0.02 处")
NOWHERE = Text(en="nowhere", zh="无")
SHARE = Text(en="Share of chaotic values", zh="混沌所占的比例")
ESCAPED = Text(en="Orbits that escaped", zh="逃逸的轨道")
ONE_ORBIT = Text(en="one orbit, {where}: z over time", zh="一条轨道（{where}）：z 随时间的变化")
ITS_MAXIMA = Text(
    en="The maxima of this orbit are the dots above its value of the parameter.",
    zh="这条轨道的极大值，就是图中该参数处的那些点。",
)
USUAL = Text(en="the usual value", zh="通常的取值")
NOTE_TRANSIENT = Text(
    en="Each orbit is averaged over {time:g} time units after as many that are left out. Around "
    "d = 0.16 chaos can outlive that: a transient looks like chaos here.",
    zh="每条轨道略去开头 {time:g} 个时间单位，再对同样长的一段求平均。d = 0.16 附近的暂态"
    "可以更久，所以这里看起来像混沌。",
)
ASK = Text(
    en="Rössler's c grows from 2, with a = b = 0.2: cycles of 1, 2, 4, … loops follow each other. "
    "At which c is the exponent first above 0.02?",
    zh="若斯勒系统 a = b = 0.2，c 从 2 往上增，依次出现绕 1、2、4……圈的周期轨道。c 到多少时指数首"
    "次大于 0.02？",
)
WHY = Text(
    en="The doublings follow each other ever faster: the ratio of successive intervals tends to "
    "4.669 (Feigenbaum), and they pile up at about 4.2; behind it is chaos with windows of order.",
    zh="倍周期一次比一次快，相邻间隔之比趋于 4.669（Feigenbaum 常数），在约 4.2 处堆积；之后是夹着"
    "有序窗口的混沌。",
)
ALT_MAXIMA = Text(
    en="{count} maxima of z of {system} against {parameter} from {low} to {high}.",
    zh="{system} 的 z 的 {count} 个极大值，{parameter} 从 {low} 到 {high}。",
)
ALT_EXPONENTS = Text(
    en="Largest exponent of {system} against {parameter} from {low} to {high}: between {least} and "
    "{most}, positive for {share} of the values.",
    zh="{system} 的最大指数，{parameter} 从 {low} 到 {high}：在 {least} 与 {most} 之间，"
    "{share} 的取值为正。",
)
