"""Words of the tab "Regimes"."""

from pages.shared.words.text import Text

RATE = Text(en="Learning rate η", zh="学习率 η")
LOSS = Text(en="loss", zh="损失")

# Regimes
PRESET_TUTORIAL = Text(en="Tutorial: 0.0005", zh="教程：0.0005")
PRESET_STILL = Text(en="5e-15", zh="5e-15")
PRESET_BOUND = Text(en="At the bound", zh="恰在上界")
PRESET_HALF = Text(en="0.5", zh="0.5")
PRESET_HUGE = Text(en="500", zh="500")
UNIT = Text(en="Give the rate", zh="学习率的单位")
ABSOLUTE = Text(en="as a number", zh="数值")
OF_BOUND = Text(en="in bounds", zh="上界的倍数")
TIMES_BOUND = Text(en="η as a multiple of 2/λmax", zh="η 是 2/λmax 的几倍")
VERDICTS = {
    "stalls": Text(
        en="**Stalls.** All {steps:,} steps together cover less than 1 % of the way, even along "
        "the steepest direction.",
        zh="**停滞**。就算沿最陡的方向，{steps:,} 步加起来也走不到路程的 1%。",
    ),
    "converges": Text(
        en="**Converges, straight in.** Each step multiplies the distance along the steepest "
        "direction by {factor}.",
        zh="**收敛，直奔谷底**。每一步把最陡方向上的距离乘以 {factor}。",
    ),
    "oscillates": Text(
        en="**Oscillates, and arrives.** Each step multiplies the distance along the steepest "
        "direction by {factor}: it lands on the other side, nearer.",
        zh="**来回振荡，但能到达**。每一步把最陡方向上的距离乘以 {factor}：跳到对面，且更近一些。",
    ),
    "at the bound": Text(
        en="**At the bound.** Along the steepest direction it jumps between two points for ever: "
        "each step multiplies the distance by −1.",
        zh="**恰在上界**。沿最陡的方向，它永远在两个点之间来回跳：每一步把距离乘以 −1。",
    ),
    "diverges": Text(
        en="**Diverges.** Each step multiplies the distance along the steepest direction by "
        "{factor}. {overflow}",
        zh="**发散**。每一步把最陡方向上的距离乘以 {factor}。{overflow}",
    ),
}
OVERFLOW = Text(
    en="The loss leaves float32 (3.4e38) at step {measured}; the eigenvalues predict "
    "step {predicted}.",
    zh="损失在第 {measured} 步超出 float32（3.4e38）；由特征值预测是第 {predicted} 步。",
)
NO_OVERFLOW = Text(
    en="The loss stays within float32 (3.4e38) for these {steps:,} steps.",
    zh="这 {steps:,} 步之内损失还没有超出 float32（3.4e38）。",
)
FLOAT32_END = Text(en="float32 ends: 3.4e38", zh="float32 上限 3.4e38")
OVERFLOW_THEORY = Text(en="overflow predicted: {step:,}", zh="预测溢出：第 {step:,} 步")
JUST_ABOVE = Text(en="1.02 × bound", zh="1.02 × 上界")
STEEPEST = Text(en="distance along the steepest direction", zh="最陡方向上的距离")
AFTER_STEP = Text(en="step {step} · loss {loss}", zh="第 {step} 步 · 损失 {loss}")
LINE_CAPTION = Text(
    en="The same share of the bound, {share}, on a straight line y = a₀ + a₁x: two coefficients, "
    "so that the bowl can be drawn. Its own bound is {bound}, its rate {rate}. "
    "Ellipses: equal loss.",
    zh="在直线 y = a₀ + a₁x 上用同样的上界倍数 {share}：只有两个系数，碗就能画出来。"
    "它自己的上界是 {bound}，学习率是 {rate}。椭圆：损失相等处。",
)
ASK_OVERFLOW = Text(
    en="Take a rate 2 % above the bound. At which step does the loss leave float32 (3.4e38)?",
    zh="学习率比上界大 2%。损失在第几步超出 float32（3.4e38）？",
)
WHY_OVERFLOW = Text(
    en="Each step multiplies the distance by −1.04 and so the loss by 1.08. Any factor above 1, "
    "however near, reaches any limit in a number of steps that grows only with the logarithm of "
    "that limit.",
    zh="每一步把距离乘以 −1.04，损失乘以 1.08。只要倍数大于 1，多接近 1 都一样，到达任何上限所需的"
    "步数只随上限的对数增长。",
)
BY_EIGENVALUES = Text(en="By the eigenvalues", zh="由特征值判断")
AS_MEASURED = Text(en="As measured", zh="由实测判断")
SHARE = Text(en="η ÷ bound", zh="η ÷ 上界")
BEST_SHORT = Text(en="Best constant rate", zh="最佳恒定学习率")
BEST_HELP = Text(
    en="Here the slowest and the steepest direction shrink equally fast, by {factor} per step. The "
    "larger the condition number λmax/λmin, {condition}, the nearer this factor is to 1.",
    zh="取这个值时，最慢与最陡的方向缩小得一样快，每步乘以 {factor}。"
    "条件数 λmax/λmin（{condition}）越大，这个倍数越接近 1。",
)
OVERFLOW_STEP = Text(en="Overflow at step", zh="溢出步数")
OVERFLOW_PREDICTED = Text(en="predicted", zh="预测")
LAST_LOSS = Text(en="last finite loss", zh="最后的有限损失")
BOUND_NOTE = Text(
    en="A run alone cannot tell the bound from a slow oscillation: only the eigenvalues can.",
    zh="单看一次运行，分不清“恰在上界”和“缓慢振荡”，只有特征值能分清。",
)
CLAIMS = Text(en="What the tutorial says, checked", zh="教程的说法，逐条核对")
CLAIM = Text(en="The tutorial", zh="教程")
FINDING = Text(en="Here, N = 6 on its six points", zh="这里：六个点、N = 6")
CLAIM_HUGE = Text(en="500 diverges", zh="500 会发散")
CLAIM_HALF = Text(en="0.5 already grows exponentially", zh="0.5 已经指数增长")
CLAIM_JUMP = Text(
    en="A large rate jumps back and forth between two points", zh="学习率大时在两个点之间来回跳"
)
CLAIM_STILL = Text(en="5e-15: nothing moves", zh="5e-15：纹丝不动")
FOUND_OVERFLOW = Text(
    en="Right: the loss leaves float32 at step {step}. But so does every rate above {bound}.",
    zh="对：损失在第 {step} 步超出 float32。不过凡是大于 {bound} 的学习率都会这样。",
)
FOUND_GROWTH = Text(
    en="Right: each step multiplies the distance by {factor}; it overflows at step {step}.",
    zh="对：每一步把距离乘以 {factor}，在第 {step} 步溢出。",
)
FOUND_JUMP = Text(
    en="Between two points for ever at exactly {bound} only. At 0.98 times that the jumps shrink "
    "(by {below} per step), at 1.02 times they grow (by {above}).",
    zh="只有恰好等于 {bound} 时才永远在两点之间跳。取它的 0.98 倍，"
    "跳幅逐步缩小（每步 {below} 倍）；取 1.02 倍，逐步增大（每步 {above} 倍）。",
)
FOUND_STILL = Text(
    en="Nearly: float32 shows no change of the loss before step {step:,}; after {steps:,} steps "
    "it went from {before} to {after}.",
    zh="差不多：第 {step:,} 步之前，float32 的损失毫无变化；"
    "{steps:,} 步之后从 {before} 变为 {after}。",
)
ALT_LOSSES = Text(
    en="Loss against iteration: from {first} to {last} at step {step:,}, with the theory over it.",
    zh="损失随迭代次数的变化：从 {first} 到第 {step:,} 步的 {last}，并画出理论值。",
)
ALT_STEEPEST = Text(
    en="Distance to the minimum along the steepest direction over the first {steps} steps, "
    "from {first} to {last}.",
    zh="前 {steps} 步中沿最陡方向到最低点的距离，从 {first} 到 {last}。",
)
ALT_PATH = Text(
    en="The path of a straight line's two coefficients over {steps} steps, on ellipses of equal "
    "loss: it {label}.",
    zh="直线的两个系数在 {steps} 步中的路径，画在等损失的椭圆上：{label}。",
)
