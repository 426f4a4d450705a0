"""Words of the tab "Break-ups"."""

from pages.shared.words.text import Text

BODY_SHORT = Text(en="body {number}: {mass}", zh="天体 {number}：{mass}")
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
ASK = Text(
    en="Masses 1, 2 and 3, thrown together 1,000 times: in how many per cent of the break-ups "
    "does the lightest leave?",
    zh="质量 1、2、3，随机放在一起 1,000 次：瓦解时，最轻的那个逃逸的占百分之几？",
)
WHY = Text(
    en="In an exchange of energy the lightest gets the highest speed. Theory says m to the power "
    "−3: 86, 11 and 3 %. A single orbit cannot be foretold; the shares can.",
    zh="能量交换时，最轻的速度最大。理论是 m 的 −3 次方：86%、11%、3%。"
    "单条轨道无法预言，比例却可以。",
)
NOTE = Text(
    en="Nobody can say who leaves one of these systems; for many of them the shares can be "
    "foretold.",
    zh="一个系统里谁会离开，谁也说不准；许多系统合在一起，却有规律可循。",
)
HEAVIEST = {
    "below": Text(
        en="The heaviest leaves less often than the power −3 says: {measured} ± {error} against "
        "{law}.",
        zh="最重的离开得比 −3 次方所说的还少：{measured} ± {error}，规律是 {law}。",
    ),
    "near": Text(
        en="The heaviest leaves as often as the power −3 says, within two standard errors: "
        "{measured} ± {error} against {law}.",
        zh="最重的离开得与 −3 次方所说的一样多（两个标准误差之内）：{measured} ± {error}，"
        "规律是 {law}。",
    ),
    "above": Text(
        en="The heaviest leaves more often than the power −3 says: {measured} ± {error} against "
        "{law}.",
        zh="最重的离开得比 −3 次方所说的多：{measured} ± {error}，规律是 {law}。",
    ),
}
LITTLE_SPIN = Text(
    en="The power −3 is a rule for little angular momentum.", zh="−3 次方是小角动量时的规律。"
)
ELONGATED = {
    "below": Text(
        en="The binaries are rounder than the law: e is {measured} ± {error} on average, by the "
        "law {law}.",
        zh="双星比规律所说的圆：e 平均 {measured} ± {error}，规律是 {law}。",
    ),
    "near": Text(
        en="The binaries follow the law within two standard errors: e is {measured} ± {error} on "
        "average, by the law {law}.",
        zh="双星与规律相符（两个标准误差之内）：e 平均 {measured} ± {error}，规律是 {law}。",
    ),
    "above": Text(
        en="The binaries are more elongated than the law: e is {measured} ± {error} on average, by "
        "the law {law}.",
        zh="双星比规律所说的扁：e 平均 {measured} ± {error}，规律是 {law}。",
    ),
}
TAIL = Text(
    en="The tail of the lifetimes falls with the power {slope} here, by theory −0.67. A power has "
    "no typical scale, so some are always still together.",
    zh="寿命的尾部在这里按 {slope} 次方下降，理论是 −0.67。幂律没有典型尺度，总有一些还没瓦解。",
)
