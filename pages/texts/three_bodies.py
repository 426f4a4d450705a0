"""Words of the experiments on three bodies: one system, and how many of them break up."""

from pages.texts.text import Text

SEED = Text(en="Random seed", zh="随机种子")
BODY = Text(en="body {number}, mass {mass}", zh="天体 {number}，质量 {mass}")
BODY_SHORT = Text(en="body {number}: {mass}", zh="天体 {number}：{mass}")

# One system
TAB_BODIES = Text(en="Three bodies", zh="三体")
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
BODIES_ASK = Text(
    en="Pythagorean triangle, body 1 shifted by 10⁻¹⁰: how far apart are the twins at t = 80?",
    zh="毕达哥拉斯三体，天体 1 偏移 10⁻¹⁰：到 t = 80 时，两个系统相距多远？",
)
BODIES_WHY = Text(
    en="Every close encounter multiplies the difference. After the last one, at t = 60, the light "
    "body has left, and from then on the difference grows only in proportion to time.",
    zh="每次近距离相遇都把差别放大许多倍。t = 60 前后最后一次相遇之后，轻的天体离开，"
    "差别此后只随时间成比例增长。",
)
BODIES_NOTE = Text(
    en="The figure eight is stable: it forgives a kick of 1 %. Lagrange's triangle is a solution "
    "too, but with these masses an unstable one: rounding alone breaks it in the end.",
    zh="8 字轨道是稳定的，踢偏 1% 也不散。拉格朗日三角形也是精确解，但这组质量下不稳定，"
    "仅舍入误差最终就会使它瓦解。",
)

# Statistics
TAB_BREAKUPS = Text(en="Break-ups", zh="瓦解的统计")
EQUAL = Text(en="Equal masses", zh="质量相等")
ONE_TWO_THREE = Text(en="Masses 1, 2, 3", zh="质量 1、2、3")
SHAKEN = Text(en="Pythagorean, shaken", zh="毕达哥拉斯，加扰动")
FLAT = Text(en="Equal, in a plane", zh="质量相等，平面")
MASS = Text(en="Mass of body {number}", zh="天体 {number} 的质量")
DIMENSIONS = Text(en="Motion", zh="运动")
SPACES = {
    "3": Text(en="in space", zh="在空间"),
    "2": Text(en="in a plane", zh="在平面"),
}
DRAWN = Text(en="Starts", zh="起始状态")
DRAWS = {
    "random": Text(en="random places", zh="随机位置"),
    "pythagorean": Text(en="3-4-5 triangle, shaken", zh="3-4-5 三角形，稍加抖动"),
}
HEAT = Text(en="Kinetic over potential energy", zh="动能与势能之比")
SYSTEMS = Text(en="Systems", zh="系统个数")
LEAPS = Text(en="Steps of each system, at most", zh="每个系统最多走几步")
ESCAPER = Text(en="who escapes", zh="谁逃逸")
SHARE = Text(en="share of break-ups", zh="占瓦解的比例")
MEASURED = Text(en="measured", zh="实测")
LAW = Text(en="theory: m to the power −3", zh="理论：m 的 −3 次方")
ECCENTRICITY = Text(en="eccentricity e of the binary left", zh="剩下双星的偏心率 e")
DENSITY = Text(en="density", zh="密度")
SHAPE_LAWS = {
    3: Text(en="theory: 2e", zh="理论：2e"),
    2: Text(en="theory: e/√(1−e²)", zh="理论：e/√(1−e²)"),
}
CROSSINGS = Text(en="lifetime (crossing times)", zh="寿命（穿越时间）")
TOGETHER = Text(en="share still together", zh="尚未瓦解的比例")
TAIL_LAW = Text(en="theory: t to the power −2/3", zh="理论：t 的 −2/3 次方")
ALT_STARTS = Text(
    en="{count} of the starts seen along z, as triangles with the three bodies at their corners.",
    zh="沿 z 方向看去的 {count} 个起始状态：三角形的顶点是三个天体。",
)
ALT_SHARES = Text(
    en="Who escapes in {broken} break-ups: {measured}; theory {theory}.",
    zh="{broken} 次瓦解中谁逃逸：{measured}；理论 {theory}。",
)
ALT_SHAPES = Text(
    en="Eccentricities of {broken} binaries: mean {mean}, by theory {theory}.",
    zh="{broken} 个双星的偏心率：平均 {mean}，理论 {theory}。",
)
ALT_SURVIVAL = Text(
    en="Share of {systems} systems still together against time; slope of the tail {slope}, by "
    "theory −0.67.",
    zh="{systems} 个系统中尚未瓦解的比例随时间的变化；尾部斜率 {slope}，理论 −0.67。",
)
BROKEN = Text(en="Broken up", zh="已瓦解")
UNBROKEN = Text(en="Still together", zh="尚未瓦解")
UNBROKEN_HELP = Text(
    en="They had not come to an end when the last step was done; more steps break more of them.",
    zh="走完最后一步时还没有结局；步数越多，瓦解的也越多。",
)
LEFT_OUT = Text(en="Left out", zh="剔除")
LEFT_OUT_HELP = Text(
    en="Their energy is off by more than 1 %, after an encounter of all three that was too close "
    "for the step. They count nowhere.",
    zh="三体同时过近，步长不够，能量误差超过 1%，不计入任何统计。",
)
MEDIAN_ERROR = Text(en="Median energy error", zh="能量误差中位数")
EXPONENT = Text(en="Measured: m to the power", zh="实测：m 的幂次")
MEAN_E = Text(en="Mean e (theory {theory})", zh="平均 e（理论 {theory}）")
SLOPE = Text(en="Slope of the tail", zh="尾部斜率")
SLOPE_HELP = Text(
    en="Of the survival on log axes, between one half and 2 %. Orlov and others (2010) measured "
    "−0.4 to −0.7. A tail that is still short holds the fast decay of the first break-ups too, and "
    "is steeper. Kaplan and Meier's estimate counts those still together.",
    zh="存活曲线在双对数坐标上从一半到 2% 之间的斜率。Orlov 等（2010）测得 −0.4 到 −0.7。"
    "尾部还短时，混有早期的快速衰减，斜率会更陡。用 Kaplan–Meier 估计，尚未瓦解的也计入。",
)
BREAKUPS_ASK = Text(
    en="Masses 1, 2 and 3, thrown together 1,000 times: in how many per cent of the break-ups "
    "does the lightest leave?",
    zh="质量 1、2、3，随机放在一起 1,000 次：瓦解时，最轻的那个逃逸的占百分之几？",
)
BREAKUPS_WHY = Text(
    en="In an exchange of energy the lightest gets the highest speed. Theory says m to the power "
    "−3: 86, 11 and 3 %. A single orbit cannot be foretold; the shares can.",
    zh="能量交换时，最轻的速度最大。理论是 m 的 −3 次方：86%、11%、3%。"
    "单条轨道无法预言，比例却可以。",
)
BREAKUPS_NOTE = Text(
    en="Nobody can say who leaves one of these systems; for many of them the shares can be "
    "foretold. The power −3 is a rule for little angular momentum: of masses 1, 2, 3 the heaviest "
    "leaves less often still. In space e lies a little above the law 2e, as Stone and Leigh "
    "(2019) predict for little angular momentum. Lifetimes have no typical scale: the tail is a "
    "power, so some are always still together.",
    zh="一个系统里谁会离开，谁也说不准；许多系统合在一起，却有规律可循。−3 次方是小角动量时的规"
    "律：质量 1、2、3 中，最重的离开得比这条规律还少。在空间里 e 略高于 2e 定律，正如 Stone 和 "
    "Leigh（2019）对小角动量的预言。寿命没有典型尺度：尾部是幂律，总有一些还没瓦解。",
)
