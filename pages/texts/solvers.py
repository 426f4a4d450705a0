"""Words of the tabs on the wrong sign and on solvers as networks; listed by pages/chaos.py."""

from pages.texts.text import Text

# The wrong sign
TAB_SIGN = Text(en="A wrong sign", zh="一个符号之差")
SIGN_LEAD = Text(
    en="The tutorial prints +0.65 x²; the publication has −0.65 x². With +, almost every orbit "
    "escapes. Yet a fixed step of 0.0005 draws a bounded orbit, thousands in size. Halve the "
    "step: an answer that changes with the step belongs to the step.",
    zh="教程印的是 +0.65 x²，原论文是 −0.65 x²。取 + 时，几乎所有轨道都逃逸；可是固定步长 0.0005 "
    "却画出一条有界的轨道，大小有好几千。把步长减半就会露馅：随步长而变的结果，是步长造成的，不是"
    "方程的。",
)
SIGN_PRINTED = Text(en="As printed, dt = 0.0005", zh="原样，dt = 0.0005")
SIGN_FINER = Text(en="As printed, dt = 0.0001", zh="原样，dt = 0.0001")
SIGN_COARSE = Text(en="As printed, dt = 0.002", zh="原样，dt = 0.002")
SIGN_MENDED = Text(en="Sign corrected", zh="符号改正")
SIGN = Text(en="x² term (the tutorial prints +)", zh="x² 项（教程印的是 +）")
SIGNS = {
    "plus": Text(en="+0.65", zh="+0.65"),
    "minus": Text(en="−0.65", zh="−0.65"),
}
STEP = Text(en="Time step dt", zh="时间步长 dt")
START_X = Text(en="Start x (y = z = 1)", zh="起点的 x（y = z = 1）")
SIZE = Text(en="distance from the origin |u|", zh="到原点的距离 |u|")
FIXED = Text(en="fixed step, dt = {dt:g}", zh="固定步长 dt = {dt:g}")
HALVED = Text(en="half of it, dt = {dt:g}", zh="减半 dt = {dt:g}")
TRUE = Text(en="step that follows the speed", zh="步长随速度调整")
LARGEST = Text(en="Largest |u| at dt = {dt:g}", zh="dt = {dt:g} 时 |u| 的最大值")
ESCAPES = Text(en="Passes a million at t", zh="|u| 超过一百万的时刻 t")
GROWTH = Text(en="Growth of the true |u|", zh="真实 |u| 的增长")
GROWTH_RATE = Text(en="e^({rate:.3g}·t)", zh="e^({rate:.3g}·t)")
GROWTH_HELP = Text(
    en="Fitted from |u| = 1,000 to a million. From the start on it is e^25 to e^29 a time unit, "
    "depending on the start (measured for x from −20 to 20).",
    zh="由 |u| 从 1,000 到一百万的一段拟合。若从起点算起，每个时间单位增长 e^25 到 e^29，随起点而异"
    "（x 取 −20 到 20 实测）。",
)
STAYS = Text(en="not within {time}", zh="{time} 之内没有")
ARTEFACT = Text(
    en="**An artefact.** The true orbit is a million away from the origin at t = {time}. The fixed "
    "step draws one that stays within {largest}, at half the step within {halved}.",
    zh="**这是假象**。真正的轨道在 t = {time} 时离原点已有一百万；固定步长画出的轨道不超过 "
    "{largest}，步长减半后不超过 {halved}。",
)
HONEST = Text(
    en="**No escape.** Full step, half step and the careful solver stay within the same range.",
    zh="**没有逃逸**。整步长、半步长和精细求解器的结果都在同样的范围里。",
)
ASK_SIGN = Text(
    en="As printed, a step of 0.0005 draws an orbit whose largest |u| is about 11,000. What is the "
    "largest with half the step?",
    zh="方程照印，步长 0.0005 画出的轨道 |u| 最大约 11,000。步长减半后最大是多少？",
)
WHY_SIGN = Text(
    en="The smaller the step, the further out the error turns the orbit back. No bound is left "
    "when the step goes to zero.",
    zh="步长越小，误差要到越远处才把轨道拉回来。步长趋于零，就没有界了。",
)
ALT_SIGN = Text(
    en="Distance from the origin over time: up to {largest} at step {dt}, {halved} at half of it; "
    "the careful solver passes a million at {time}.",
    zh="到原点的距离随时间的变化：步长 {dt} 时最大 {largest}，减半后 {halved}；精细求解器在 {time} "
    "时超过一百万。",
)

# Solver and network
TAB_SOLVER = Text(en="Solver = network", zh="求解器就是网络")
SOLVER_LEAD = Text(
    en="One RK4 step as a recurrent cell, run by `keras.layers.RNN`, against the same step in a "
    "compiled loop.",
    zh="把一步 RK4 写成循环单元，由 `keras.layers.RNN` 运行，与编译循环里的同一步比较。",
)
SOLVER_LORENZ = Text(en="Lorenz, dt = 0.01", zh="洛伦兹，dt = 0.01")
SOLVER_COARSE = Text(en="dt = 0.05", zh="dt = 0.05")
SOLVER_LONG = Text(en="4,000 steps", zh="4,000 步")
SOLVER_SCROLL = Text(en="Three-scroll, d = 0.18", zh="三涡卷，d = 0.18")
STEPS = Text(en="Steps", zh="步数")
NETWORK_LINE = Text(en="keras.layers.RNN", zh="keras.layers.RNN")
SOLVER_LINE = Text(en="compiled while_loop", zh="编译的 while_loop")
APART = Text(en="distance between the two", zh="两者的距离")
APART_LAST = Text(en="distance at the end", zh="终点处的距离")
EARLY = Text(en="Relative difference up to t = 1", zh="t = 1 之前的相对差")
EULER = Text(en="Euler", zh="欧拉法")
RK4 = Text(en="RK4", zh="RK4")
ERROR = Text(en="error at t = {time}", zh="t = {time} 时的误差")
SLOPE = Text(en="Slope of {method}", zh="{method}的斜率")
THEORY = Text(en="{slope} in theory", zh="理论值 {slope}")
BLOWS = Text(en="Runs that blow up: {count} of {all}.", zh="{all} 次运行中有 {count} 次发散。")
DAMPING_TRUE = Text(en="Volumes grow at the rate", zh="体积的增长率（真实）")
DAMPING_EULER = Text(en="By Euler steps of {dt:g}", zh="欧拉步长 {dt:g} 时")
DAMPING_ADDED = Text(en="Added by Euler", zh="欧拉法额外带来")
DAMPING_NOTE = Text(
    en="Measured along one orbit, per time unit: the mean divergence, and ln|det(1 + hJ)|/h of an "
    "Euler step. Where orbits turn fast, Euler adds volume. The three-scroll system is damped so "
    "weakly that a step of 0.0001 already outweighs it; Lorenz hardly notices.",
    zh="沿一条轨道实测，按单位时间计：平均散度，以及欧拉一步的 ln|det(1 + hJ)|/h。"
    "轨道转得快的地方，欧拉法会使体积膨胀（反阻尼）。三涡卷系统的阻尼很弱，"
    "步长 0.0001 就足以盖过它；"
    "洛伦兹系统几乎不受影响。",
)
NETWORK_NAME = Text(en="Network", zh="网络")
SOLVER_NAME = Text(en="Solver", zh="求解器")
GROWS = Text(
    en="The two differ by rounding alone, and chaos lets even that grow: by e^(λt).",
    zh="两者只差舍入误差，而混沌连舍入误差也按 e^(λt) 放大。",
)
ASK_SLOPE = Text(
    en="Halve the step of RK4: by what factor does its error fall?",
    zh="RK4 的步长减半，误差缩小多少倍？",
)
WHY_SLOPE = Text(
    en="RK4 is of order 4: 2⁴ = 16 in the limit of small steps, here fitted over five of them. "
    "Euler's error is only halved.",
    zh="RK4 是四阶的：步长趋于零时是 2⁴ = 16，这里由五个步长拟合。欧拉法只缩小一半。",
)
ALT_SAME = Text(
    en="x over {steps} steps, by the network and by the solver: one curve.",
    zh="{steps} 步内的 x，网络与求解器算出的是同一条曲线。",
)
ALT_APART = Text(
    en="Distance between network and solver over time, at most {largest}.",
    zh="网络与求解器之间的距离随时间的变化，最大 {largest}。",
)
ALT_ERRORS = Text(
    en="Error against step on log axes: slope {euler} for Euler, {rk4} for RK4.",
    zh="误差随步长的变化（对数轴）：欧拉法斜率 {euler}，RK4 斜率 {rk4}。",
)
