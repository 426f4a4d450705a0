"""Words of the tab "Regimes"."""

from pages.shared.words.text import Text

LOSS = Text(en="loss", zh="损失")

# Regimes
STEP_CRAWL = Text(en="Crawl", zh="爬行")
DO_CRAWL = Text(
    en="**Drag the rate to the right.** At a hundredth of the bound forty steps do not come half "
    "the way. From which rate on do they arrive?",
    zh="**把学习率往右拖。** 在上界的百分之一处，四十步走不到一半。从多大开始能到达？",
)
STEP_STRAIGHT = Text(en="Straight in", zh="直奔谷底")
DO_STRAIGHT = Text(
    en="**Watch the first step.** At half the bound it crosses the valley exactly to its floor; "
    "along the floor it is slower.",
    zh="**看第一步。** 在上界的一半处，它正好走到谷底线上；沿着谷底就慢一些。",
)
STEP_SIDE = Text(en="Side to side", zh="左右来回")
DO_SIDE = Text(
    en="**Drag the rate to the right.** Each step lands on the other side of the valley, nearer "
    "than before. Where does it stop coming nearer?",
    zh="**把学习率往右拖。** 每一步都落到山谷另一侧，比之前近一些。到哪里就不再靠近？",
)
STEP_EDGE = Text(en="The edge", zh="恰在上界")
DO_EDGE = Text(
    en="**Watch the path.** At the bound it jumps between two points for ever. Move the rate one "
    "place to either side.",
    zh="**看路径。** 恰在上界时，永远在两点之间跳。把学习率往左、往右各移一格试试。",
)
STEP_BEYOND = Text(en="Beyond", zh="超过上界")
DO_BEYOND = Text(
    en="**Watch it leave.** Only 2 % above the bound: how many steps until the loss is too large "
    "for float32?",
    zh="**看它走远。** 只比上界大 2%：多少步之后超出 float32？",
)
STEP_TUTORIAL = Text(en="The tutorial's rates", zh="教程的学习率")
DO_TUTORIAL = Text(
    en="**Move the rate among 5e-15, 0.5 and 500**, those of the tutorial. Below, what it says of "
    "them is checked.",
    zh="**把学习率在 5e-15、0.5、500 之间移动**，这是教程用的值。下面逐条核对教程的说法。",
)
STEP_TASK = Text(en="Task", zh="任务")
DO_TASK = Text(
    en="**Find the rate that arrives in the fewest steps**, within 1 % of the first distance to "
    "the minimum.",
    zh="**找出步数最少的学习率**：到最低点的距离缩小到最初的 1% 以内就算到达。",
)
TASK_DONE = Text(
    en="Done: {rate} arrives at step {step}, and no other rate of the slider sooner. It lies where "
    "descent oscillates: the slow direction gains more than the steep one loses.",
    zh="完成：{rate} 在第 {step} 步到达，滑块上没有更快的了。它在振荡的区域里："
    "在那里，慢方向得到的多于陡方向失去的。",
)
TASK_OPEN = Text(
    en="{rate} arrives at step {step}; another rate is faster.",
    zh="{rate} 在第 {step} 步到达，还有更快的。",
)
TASK_NEVER = Text(en="{rate} does not arrive within forty steps.", zh="{rate} 四十步之内没有到达。")
OF_RATE = Text(en="N = {terms}, η = {rate}: ", zh="N = {terms}、η = {rate}：")
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
AT_SHARE = Text(en="{rate} × bound: {label}", zh="{rate} × 上界：{label}")
AT_RATE = Text(en="η = {rate}: {label}", zh="η = {rate}：{label}")
STEP_EFFECT = {  # keys: core.regimes.LABELS
    "stalls": Text(
        en="All {steps} steps together cover less than|1 % of the way, even where it is steepest.",
        zh="就算沿最陡的方向，{steps} 步加起来|也走不到路程的 1%。",
    ),
    "converges": Text(
        en="Along the steepest direction each step|leaves {size} of the distance.",
        zh="沿最陡的方向，|每一步剩下距离的 {size} 倍。",
    ),
    "oscillates": Text(
        en="Along the steepest direction each step|jumps across, to {size} of the distance.",
        zh="沿最陡的方向，每一步跳到对面，|距离是之前的 {size} 倍。",
    ),
    "at the bound": Text(
        en="Along the steepest direction each step|jumps across, exactly as far.",
        zh="沿最陡的方向，每一步跳到对面，|距离和之前一样。",
    ),
    "diverges": Text(
        en="Along the steepest direction each step|jumps across, {size} times as far.",
        zh="沿最陡的方向，每一步跳到对面，|距离是之前的 {size} 倍。",
    ),
}
ONE_STEP = Text(
    en="Along the steepest direction|the first step arrives.", zh="沿最陡的方向，|第一步就到。"
)
OF_LINE = Text(
    en="{effect}|Here: a line, N = 2, at this share of its bound.",
    zh="{effect}|这里画的是直线（N = 2），学习率与其上界之比相同。",
)
LOSS_AFTER = Text(en="step {step}: loss {loss}", zh="第 {step} 步：损失 {loss}")
OVERFLOWED = Text(en="overflowed at step {step}", zh="第 {step} 步溢出")
AFTER_STEP = Text(en="step {step}", zh="第 {step} 步")
OVERFLOW_SCALE = Text(
    en="2 % above the bound, N = 6: the step|at which the loss leaves float32",
    zh="比上界大 2%、N = 6：|损失在第几步超出 float32",
)
OVERFLOW_MEASURED = Text(en="measured: {step:,}", zh="实测：{step:,}")
OVERFLOW_GUESSED = Text(en="your guess: {step:,}", zh="你的猜测：{step:,}")
OVERFLOW_ASKED = Text(en="where? guess first", zh="在哪里？先猜一猜")
ASK_OVERFLOW = Text(
    en="2 % above the bound (six points, N = 6): at which step does the loss leave float32, "
    "3.4e38?",
    zh="比上界大 2%（六个点、N = 6）：损失在第几步超出 float32，即 3.4e38？",
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
BOUND_HEAD = Text(en="What moves the bound", zh="什么会移动上界")
DOUBLED = Text(en="bound, every x doubled", zh="x 全部加倍后的上界")
ASK_DOUBLED = Text(
    en="Double every x of the six points (N = 6). How many times smaller does the bound become?",
    zh="把六个点的 x 全部加倍（N = 6）。上界会缩小多少倍？",
)
WHY_DOUBLED = Text(
    en="The highest power is x⁵: its column grows 2⁵ = 32 times, its part of λmax 32² = 1,024 "
    "times, and more than that it cannot be. Inputs are scaled before training for this reason.",
    zh="最高次幂是 x⁵：这一列变大 2⁵ = 32 倍，它在 λmax 中的份额变大 32² = 1,024 倍，"
    "不可能更多。训练前要先缩放输入，道理就在这里。",
)
LOPSIDED = Text(
    en="Too small and too large are not alike. Below the bound a rate ten times smaller takes ten "
    "times the steps; above it even a little too much ends in an overflow. When in doubt, go "
    "lower.",
    zh="太小与太大并不对称：上界以下，学习率小十倍，只是步数多十倍；上界以上，哪怕只多一点，"
    "最终也会溢出。拿不准时，宁小勿大。",
)
ALT_BOUNDS = Text(
    en="The bound against the number of terms: it falls from {first} for N = 1 to {last} for "
    "N = {most}.",
    zh="上界随项数的变化：从 N = 1 的 {first} 降到 N = {most} 的 {last}。",
)
