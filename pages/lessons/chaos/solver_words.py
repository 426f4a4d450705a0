"""Words of the tab "Solver = network"."""

from pages.shared.words.text import Text

LEAD = Text(
    en="One RK4 step as a recurrent cell, run by `keras.layers.RNN`, against the same step in a "
    "compiled loop.",
    zh="把一步 RK4 写成循环单元，由 `keras.layers.RNN` 运行，与编译循环里的同一步比较。",
)
PRESET_LORENZ = Text(en="Lorenz, dt = 0.01", zh="洛伦兹，dt = 0.01")
PRESET_COARSE = Text(en="dt = 0.05", zh="dt = 0.05")
PRESET_LONG = Text(en="4,000 steps", zh="4,000 步")
PRESET_SCROLL = Text(en="Three-scroll, d = 0.18", zh="三涡卷，d = 0.18")
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
ASK = Text(
    en="Halve the step of RK4: by what factor does its error fall?",
    zh="RK4 的步长减半，误差缩小多少倍？",
)
WHY = Text(
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
