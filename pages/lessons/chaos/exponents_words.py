"""Words of the tab "Exponents"."""

from pages.shared.words.text import Text

LEAD = Text(
    en="Three small differences are carried along with 64 orbits and made orthonormal after every "
    "step. Their mean growth rates are the exponents; a positive one means chaos.",
    zh="64 条轨道各带着三个微小差别一起走，每步之后重新正交归一。它们的平均增长率就是指数；有正的"
    "就是混沌。",
)
SYSTEMS = {
    "three_scroll": Text(en="three-scroll, tutorial", zh="三涡卷，教程参数"),
    "three_scroll_chaotic": Text(en="three-scroll, d = 0.18", zh="三涡卷，d = 0.18"),
    "three_scroll_17": Text(en="three-scroll, d = 0.17", zh="三涡卷，d = 0.17"),
    "three_scroll_19": Text(en="three-scroll, c = 1.9", zh="三涡卷，c = 1.9"),
    "lorenz": Text(en="Lorenz", zh="洛伦兹"),
    "rossler": Text(en="Rössler", zh="若斯勒"),
    "chen": Text(en="Chen", zh="陈氏"),
    "lu": Text(en="Lü", zh="吕氏"),
}
STEPS = Text(en="Steps of each orbit", zh="每条轨道的步数")
PRESET_COARSE_STEP = Text(en="d = 0.18, step 4 times longer", zh="d = 0.18，步长放大 4 倍")
STEP_LENGTH = Text(en="Time step, times the system's own", zh="时间步长（系统步长的倍数）")
TIMES_STEP = Text(en="× {factor}", zh="× {factor}")
SUM_OFF = Text(en="Sum misses divergence by", zh="总和与散度之差")
STEP_NOTE = Text(
    en="Measured with 512 orbits over 50 time units, after 50 that are left out (seed 0). For d = "
    "0.18 at a step of 0.0005: λ₁ = 1.294 ± 0.010, λ₂ = 0.000 ± 0.001; at 0.002: λ₁ = 1.334 ± "
    "0.009, λ₂ = −0.003 ± 0.002. The step shows in the sum: it misses the divergence by 3e-6 and "
    "by 9e-4.\n\nNearby, at the finer step: λ₁ = 1.058 ± 0.007 for d = 0.17 and 0.652 ± 0.005 for "
    "c = 1.9. The presets leave out 12.5 time units and take 64 orbits: for c = 1.9 they give 0.70 "
    "± 0.02, which is too high.",
    zh="实测：512 条轨道，先舍去 50 个时间单位，再平均 50 个（种子 0）。d = 0.18，步长 0.0005 时 "
    "λ₁ = 1.294 ± 0.010，λ₂ = 0.000 ± 0.001；步长 0.002 时 λ₁ = 1.334 ± 0.009，λ₂ = −0.003 ± "
    "0.002。步长的影响看总和：与散度之差分别为 3e-6 和 9e-4。\n\n附近，用较细的步长：d = 0.17 时 "
    "λ₁ = 1.058 ± 0.007，c = 1.9 时为 0.652 ± 0.005。预设只舍去 12.5 个时间单位、取 64 条轨道："
    "c = 1.9 时得 0.70 ± 0.02，偏高。",
)
VALUE = Text(en="measured", zh="实测")
ERROR = Text(en="± standard error", zh="± 标准误差")
PUBLISHED = Text(en="published", zh="文献")
SUM = Text(en="Sum of the three", zh="三者之和")
DIVERGENCE = Text(en="Mean divergence", zh="平均散度")
DIMENSION = Text(en="Kaplan-Yorke dimension", zh="Kaplan-Yorke 维数")
DIMENSION_PUBLISHED = Text(en="published: {value:.3f}", zh="文献值：{value:.3f}")
NO_EXPONENTS = Text(
    en="With this step one of the orbits leaves the floating-point range, so there is nothing to "
    "average. Choose a shorter step.",
    zh="取这个步长时，有轨道超出浮点数范围，无法求平均。请缩短步长。",
)
SOURCE = Text(
    en="Published: {source}; its dimension follows from its exponents.",
    zh="文献：{source}；维数由其中的指数算出。",
)
TRANSIENT_NOTE = Text(
    en="Here chaos is a transient. The curve is the mean since the start: {first} up to t = "
    "{early}, {last} up to t = {late}. It sinks towards 0, slowly, as one orbit after the other "
    "ends on the cycle, where λ₁ = 0. A short average would call this chaos.",
    zh="这里的混沌只是暂态。曲线是从起点算起的平均：到 t = {early} 为 {first}，到 t = {late} 为 "
    "{last}。轨道一条条落入周期轨道，那里 λ₁ = 0，平均值便慢慢向 0 下降。只看短时间的平均，就会把"
    "它误当成混沌。",
)
ASK = Text(
    en="The Lorenz system's divergence is −σ − 1 − β everywhere, and its first two exponents are "
    "0.906 and 0. What is the third?",
    zh="洛伦兹系统的散度处处等于 −σ − 1 − β，前两个指数是 0.906 和 0。第三个是多少？",
)
WHY = Text(
    en="All three sum up to the divergence: −10 − 1 − 8/3 − 0.906 = −14.57.",
    zh="三个指数之和等于散度：−10 − 1 − 8/3 − 0.906 = −14.57。",
)
EXPONENT = Text(en="mean growth rate so far", zh="至今的平均增长率")
ALT_LOCAL = Text(
    en="Mean growth rates so far of three differences of {system}, averaged over 64 orbits; the "
    "exponents are {first}, {second} and {third}.",
    zh="{system} 三个微小差别至今的平均增长率，对 64 条轨道平均；指数为 {first}、{second}、"
    "{third}。",
)
