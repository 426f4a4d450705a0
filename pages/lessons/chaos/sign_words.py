"""Words of the tab "A wrong sign"."""

from pages.shared.words.text import Text

LEAD = Text(
    en="The tutorial prints +0.65 x²; the publication has −0.65 x². With +, almost every orbit "
    "escapes. Yet a fixed step of 0.0005 draws a bounded orbit, thousands in size. Halve the "
    "step: an answer that changes with the step belongs to the step.",
    zh="教程印的是 +0.65 x²，原论文是 −0.65 x²。取 + 时，几乎所有轨道都逃逸；可是固定步长 0.0005 "
    "却画出一条有界的轨道，大小有好几千。把步长减半就会露馅：随步长而变的结果，是步长造成的，不是"
    "方程的。",
)
PRESET_PRINTED = Text(en="As printed, dt = 0.0005", zh="原样，dt = 0.0005")
PRESET_FINER = Text(en="As printed, dt = 0.0001", zh="原样，dt = 0.0001")
PRESET_COARSE = Text(en="As printed, dt = 0.002", zh="原样，dt = 0.002")
PRESET_CORRECTED = Text(en="Sign corrected", zh="符号改正")
SIGN = Text(en="x² term (the tutorial prints +)", zh="x² 项（教程印的是 +）")
SIGNS = {
    "plus": Text(en="+0.65", zh="+0.65"),
    "minus": Text(en="−0.65", zh="−0.65"),
}
START_X = Text(en="Start x (y = z = 1)", zh="起点的 x（y = z = 1）")
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
ASK = Text(
    en="As printed, a step of 0.0002 draws an orbit whose largest |u| is about 22,000. What is the "
    "largest with half the step?",
    zh="方程照印，步长 0.0002 画出的轨道 |u| 最大约 22,000。步长减半后最大是多少？",
)
WHY = Text(
    en="The smaller the step, the further out the error turns the orbit back. No bound is left "
    "when the step goes to zero.",
    zh="步长越小，误差要到越远处才把轨道拉回来。步长趋于零，就没有界了。",
)
SIZE = Text(en="distance from the origin |u|", zh="到原点的距离 |u|")
FIXED = Text(en="fixed step, dt = {dt:g}", zh="固定步长 dt = {dt:g}")
HALVED = Text(en="half of it, dt = {dt:g}", zh="减半 dt = {dt:g}")
TRUE = Text(en="step that follows the speed", zh="步长随速度调整")
ALT_SIGN = Text(
    en="Distance from the origin over time: up to {largest} at step {dt}, {halved} at half of it; "
    "the careful solver passes a million at {time}.",
    zh="到原点的距离随时间的变化：步长 {dt} 时最大 {largest}，减半后 {halved}；精细求解器在 {time} "
    "时超过一百万。",
)
