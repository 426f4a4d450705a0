"""Words of the tab "Three bodies"."""

from pages.shared.words.text import Text

PYTHAGOREAN = Text(en="Pythagorean", zh="毕达哥拉斯三体")
EIGHT = Text(en="Figure eight", zh="8 字轨道")
EIGHT_KICKED = Text(en="Figure eight, kicked", zh="8 字轨道，踢一脚")
LAGRANGE = Text(en="Lagrange's triangle", zh="拉格朗日三角形")
RANDOM = Text(en="Random", zh="随机")
START = Text(en="Start", zh="起始状态")
STARTS = {
    "pythagorean": Text(en="Pythagorean: 3, 4, 5 at rest", zh="毕达哥拉斯：质量 3、4、5，静止"),
    "eight": Text(en="figure eight", zh="8 字轨道"),
    "lagrange": Text(en="Lagrange's turning triangle", zh="拉格朗日：旋转的三角形"),
    "random": Text(en="drawn at random", zh="随机抽取"),
    "own": Text(en="my own", zh="自己填"),
}
EDIT = Text(
    en="Masses m, places x, y and velocities vx, vy of the three bodies. G = 1.",
    zh="三个天体的质量 m、位置 x、y 和速度 vx、vy。引力常数 G = 1。",
)
UNTIL = Text(en="Time followed", zh="跟踪时长")
STEP = Text(en="Step at the start (time)", zh="起始步长（时间）")
SHIFT = Text(en="Twin: body 1 shifted by", zh="孪生系统：天体 1 偏移")
HOW = Text(
    en="The slider runs on the integrator's own clock, which slows down where bodies meet: a step "
    "takes a time in proportion to 1/U, where −U is the potential energy of the three. Rings are "
    "the twin.",
    zh="滑块走的是积分器自己的时钟，天体靠近时它会变慢：每一步的时间与 1/U 成正比，−U 是三体的势"
    "能。空心圈是孪生系统。",
)
SCRUB = Text(en="Look back", zh="回看")
VIEW = Text(en="View ±", zh="视野 ±")
AT_TIME = Text(en="t = {time}", zh="t = {time}")
TIME = Text(en="time t", zh="时间 t")
DISTANCE = Text(en="distance of the twins", zh="孪生系统的距离")
ENERGY_ERROR = Text(en="relative energy error", zh="能量相对误差")
NOT_TRUSTED = Text(en="not to be trusted above", zh="高于此值不可信")
TENTH = Text(en="a tenth of the system", zh="系统大小的十分之一")
ALT_ORBITS = Text(
    en="Orbits of three bodies and of their twin up to t = {time}, on a tape of {frames} frames; "
    "at the end the bodies are within {size} of the centre of mass.",
    zh="三个天体及其孪生系统到 t = {time} 的轨道，共 {frames} 帧，可回看；"
    "结束时天体距质心不超过 {size}。",
)
ALT_DISTANCE = Text(
    en="Distance between the system and its twin: {first} at the start, {last} at t = {time}.",
    zh="系统与孪生系统的距离：开始时 {first}，t = {time} 时 {last}。",
)
ALT_ENERGY = Text(
    en="Relative energy error of the system up to t = {time}; the largest is {largest}.",
    zh="到 t = {time} 为止系统能量的相对误差，最大 {largest}。",
)
LARGEST_ERROR = Text(en="Largest energy error", zh="最大能量误差")
GROWN = Text(en="The difference has grown", zh="差别增大到")
TIMES = Text(en="{factor} times", zh="{factor} 倍")
FORECAST = Text(en="The twin foretells until", zh="孪生系统的预报有效到")
NOT_LOST = Text(en="t = {time} and beyond", zh="t = {time} 以后")
NO_TWIN = Text(en="no shift", zh="无偏移")
ENDED_EARLY = Text(
    en="Followed until t = {time}: {steps:,} steps are the most, or the bodies have flown apart. "
    "A larger step reaches further.",
    zh="只跟踪到 t = {time}：步数到了上限 {steps:,}，或天体已各自飞散。加大步长可以走得更远。",
)
UNTRUSTED = Text(
    en="The energy is off by {error}: this orbit is an artefact of the step. Choose a smaller one.",
    zh="能量误差达 {error}：这条轨道是步长造成的假象，请改用更小的步长。",
)
ASK = Text(
    en="The figure eight, body 1 shifted by 10⁻¹⁰: how far apart are the twins at t = 40?",
    zh="8 字轨道，天体 1 偏移 10⁻¹⁰：到 t = 40 时，两个系统相距多远？",
)
WHY = Text(
    en="The figure eight is stable: the difference only grows in proportion to time. In the "
    "Pythagorean triangle every close encounter multiplies it.",
    zh="8 字轨道是稳定的：差别只随时间成比例增长。"
    "毕达哥拉斯三体则每次近距离相遇都把差别放大许多倍。",
)
NOTE = Text(
    en="The figure eight is stable: it forgives a kick of 1 %. Lagrange's triangle is a solution "
    "too, but with these masses an unstable one: rounding alone breaks it in the end.",
    zh="8 字轨道是稳定的，踢偏 1% 也不散。拉格朗日三角形也是精确解，但这组质量下不稳定，"
    "仅舍入误差最终就会使它瓦解。",
)
