"""Words of the lesson on the learning rate."""

from pages.texts.text import Text

TITLE = Text(en="Learning rate", zh="学习率")
QUESTION = Text(
    en="How large may a step be before descent stops descending?",
    zh="每一步迈多大，梯度下降就不再下降了？",
)
IDEA = Text(
    en=r"""Gradient descent steps $a\leftarrow a-\eta\,\nabla L(a)$. The loss of the curve fit is a
bowl: along eigenvector $i$ of its Hessian each step multiplies the distance to the minimum by
$1-\eta\lambda_i$. Up to $\eta=1/\lambda_{\max}$ descent goes straight in, up to the *bound*
$2/\lambda_{\max}$ it jumps from side to side and still arrives, and beyond that bound it
explodes. Far below the bound nothing seems to move.""",
    zh=r"""梯度下降每步做 $a\leftarrow a-\eta\,\nabla L(a)$。曲线拟合的损失像一只碗：
沿 Hessian 的第 $i$ 个特征向量，每一步把到最低点的距离乘以 $1-\eta\lambda_i$。
$\eta$ 不超过 $1/\lambda_{\max}$ 时直奔谷底；不超过*上界* $2/\lambda_{\max}$ 时左右来回跳，
但仍能到达；超过上界就会发散。远小于上界时，几乎看不出在动。""",
)

TAB_REGIMES = Text(en="Regimes", zh="几种情形")
TAB_SWEEP = Text(en="Sweep", zh="扫描")
TAB_SCHEDULES = Text(en="Schedules", zh="学习率调整")
TAB_OPTIMISERS = Text(en="Optimisers", zh="优化器")
TAB_EDGE = Text(en="On a real network", zh="真实网络")

# Used on several tabs
TERMS = Text(en="Terms N", zh="项数 N")
RATE = Text(en="Learning rate η", zh="学习率 η")
STEPS = Text(en="Iterations", zh="迭代次数")
ITERATION = Text(en="iteration", zh="迭代次数")
LOSS = Text(en="loss", zh="损失")
THEORY = Text(en="theory", zh="理论值")
NOW = Text(en="this run", zh="本次运行")
LABELS = {  # keys: core.regimes.LABELS
    "stalls": Text(en="stalls", zh="停滞"),
    "converges": Text(en="converges", zh="收敛"),
    "oscillates": Text(en="oscillates", zh="振荡收敛"),
    "at the bound": Text(en="at the bound", zh="恰在上界"),
    "diverges": Text(en="diverges", zh="发散"),
}
SCRUB = Text(en="Step shown", zh="显示第几步")
FIRST_COEFFICIENT = Text(en="a₀", zh="a₀")
SECOND_COEFFICIENT = Text(en="a₁", zh="a₁")
START = Text(en="start", zh="起点")
MINIMUM = Text(en="minimum", zh="最低点")
AT_MINIMUM = Text(
    en="The loss is 0 at the start: there is nothing to descend. Use other points.",
    zh="起点的损失就是 0，无从下降。请换一些数据点。",
)

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
BOUND = Text(en="bound 2/λmax", zh="上界 2/λmax")
BEST = Text(en="best constant 2/(λmin+λmax)", zh="最佳恒定值 2/(λmin+λmax)")
RULER_RATE = Text(en="learning rate η", zh="学习率 η")
RULER_TIMES = Text(en="learning rate η, in bounds 2/λmax", zh="学习率 η（以上界 2/λmax 为单位）")
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
BOUND_SHORT = Text(en="Bound 2/λmax", zh="上界 2/λmax")
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
ALT_RULER = Text(
    en="The learning rate {rate} {label}: the bound is {bound}, the best constant rate {best}.",
    zh="学习率 {rate}：{label}。上界是 {bound}，最佳恒定学习率是 {best}。",
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

# Sweep
SWEEP_LEAD = Text(
    en="200 learning rates at once, in one compiled call: where does each of them end?",
    zh="一次编译调用同时跑 200 个学习率：各自的终点在哪里？",
)
SWEEP_PRESET = Text(en="Tutorial: N = 6", zh="教程：N = 6")
SWEEP_THREE = Text(en="N = 3", zh="N = 3")
SWEEP_TWELVE = Text(en="N = 12", zh="N = 12")
SWEEP_NEAR = Text(en="Near the bound", zh="上界附近")
SWEEP_ALL = Text(en="1e-15 to 1,000", zh="1e-15 到 1,000")
SWEEP_CARS = Text(en="392 real cars", zh="392 辆真车")
RANGE = Text(en="Rates from … to …", zh="学习率范围")
FINAL_LOSS = Text(en="loss after {steps:,} iterations", zh="{steps:,} 次迭代后的损失")
THIS_SWEEP = Text(en="this sweep", zh="本次扫描")
AT_START = Text(en="loss at the start", zh="起始损失")
PREDICTED_STEP = Text(en="predicted step", zh="预测步数")
MEASURED_STEP = Text(en="measured step", zh="实测步数")
COUNT = Text(en="terms N", zh="项数 N")
OSCILLATION = Text(en="1/λmax: oscillation begins", zh="1/λmax：开始振荡")
DOUBLED = Text(en="bound, every x doubled", zh="x 全部加倍后的上界")
LOWEST_AT = Text(
    en="The lowest loss of the 200, **{loss}**, is reached at η = **{rate}**, which is {share} "
    "times the bound. {count} of the 200 rates left float32 (crosses).",
    zh="200 个学习率中最低的损失是 **{loss}**，在 η = **{rate}** 处，是上界的 {share} 倍。"
    "有 {count} 个超出了 float32（十字）。",
)
NONE_STAYED = Text(
    en="All of these rates leave float32 (crosses): the bound is **{bound}**. Scale x (the switch "
    "is below the data), or take fewer terms or smaller rates.",
    zh="这些学习率全都超出了 float32（十字）：上界是 **{bound}**。请缩放 x（开关在数据下方），"
    "或减少项数，或取更小的学习率。",
)
SWEEP_NOTE = Text(
    en="The picture is lopsided: below the bound, a rate ten times smaller takes ten times the "
    "steps; above it, even 2 % too much ends in an overflow. When in doubt, go lower.",
    zh="图形并不对称：上界以下，学习率小十倍，只是步数多十倍；上界以上，哪怕只多 2%，最终也会溢"
    "出。拿不准时，宁小勿大。",
)
ASK_DOUBLED = Text(
    en="Double every x, keep N = {terms}. How many times smaller does the bound become?",
    zh="把每个 x 加倍，N = {terms} 不变。上界会缩小多少倍？",
)
WHY_DOUBLED = Text(
    en="Column x^k grows by 2^k and its share of λmax by 4^k; the highest power is k = {power}, so "
    "up to 4^{power} = {most:,.0f}. That is why inputs are scaled before training.",
    zh="x^k 这一列变大 2^k 倍，它在 λmax 中的份额变大 4^k 倍；最高次幂 k = {power}，"
    "所以最多 4^{power} = {most:,.0f} 倍。训练前要先缩放输入，道理就在这里。",
)
LOWEST_LOSS = Text(en="Lowest loss", zh="最低损失")
AT_RATE = Text(en="at η", zh="对应的 η")
ALT_SWEEP = Text(
    en="Loss after {steps} iterations against the learning rate: lowest, {loss}, at {rate}; "
    "from {bound} on it explodes.",
    zh="{steps} 次迭代后的损失随学习率的变化：最低为 {loss}（学习率 {rate}）；从 {bound} 起爆炸。",
)
ALT_THRESHOLDS = Text(
    en="Border rates against the number of terms: the bound falls from {first} for N = 1 to {last} "
    "for N = 12.",
    zh="各分界学习率随项数的变化：上界从 N = 1 的 {first} 降到 N = 12 的 {last}。",
)

# Schedules
SCHEDULES_LEAD = Text(
    en="The tutorial's advice: let the step shrink as the iterations go on. When is that right?",
    zh="教程的建议：让步长随迭代逐渐减小。什么时候该这么做？",
)
SCHEDULES_NOISY = Text(en="Tutorial: let it shrink", zh="教程：逐渐减小")
SCHEDULES_EXACT = Text(en="Exact gradients", zh="精确梯度")
SCHEDULES_ONE = Text(en="One noisy run", zh="单次带噪运行")
SCHEDULES_FAST = Text(en="Too fast at first", zh="开头太快")
SCHEDULES_CARS = Text(en="392 real cars", zh="392 辆真车")
SCHEDULES = {  # keys: core.schedules.SCHEDULES
    "constant": Text(en="constant", zh="恒定"),
    "step": Text(en="step", zh="分段常数"),
    "exponential": Text(en="exponential", zh="指数"),
    "inverse time": Text(en="inverse time", zh="逆时"),
    "cosine": Text(en="cosine", zh="余弦"),
    "warm-up": Text(en="warm-up, then cosine", zh="预热后余弦"),
}
FIRST_RATE = Text(en="First learning rate η", zh="初始学习率 η")
NOISE = Text(en="Noise σ of each gradient component", zh="梯度各分量的噪声 σ")
MORE = Text(en="Shape of the schedules", zh="各方案的形状")
FINAL = Text(en="Last rate η_end, as a share of the first", zh="最后的学习率 η_end 占初始的比例")
DROPS = Text(en="Drops of the step schedule, d", zh="分段常数方案的下降次数 d")
WARM_UP = Text(en="Warm-up w, as a share of the steps", zh="预热占总步数的比例 w")
SEED = Text(en="Random seed", zh="随机种子")
SHOWN = Text(en="Shown", zh="显示")
MEAN_RUN = Text(en="mean of {runs} runs", zh="{runs} 次平均")
ONE_RUN = Text(en="one run", zh="单次运行")
EXCESS = Text(en="loss above the lowest possible", zh="损失高出最小值的部分")
ITERATION_SHOWN = Text(en="Shown up to", zh="显示到")
SLOWER = Text(en="constant, the slower rate", zh="恒定，较小的学习率")
FLOOR = Text(
    en="floor of the constant rate, theory: {floor}", zh="恒定学习率的下限（理论）：{floor}"
)
SCHEDULE = Text(en="schedule", zh="方案")
LAST_RATE = Text(en="last rate", zh="最后的学习率")
STANDARD_ERROR = Text(en="± standard error", zh="± 标准误差")
NOISY_POINT = Text(
    en="With noisy gradients the constant rate ends on a floor, about ησ²/4 for each direction "
    "that is not too steep: it jumps about the minimum for ever. Every schedule that shrinks gets "
    "below that floor. Lines: measured; circles: theory.",
    zh="梯度带噪声时，恒定学习率会停在一个下限上（不太陡的方向各贡献约 ησ²/4）：它永远在最低点附近"
    "跳动。凡是逐渐减小的方案都能降到这个下限以下。线：实测；圈：理论。",
)
EXACT_POINT = Text(
    en="With exact gradients there is no floor, and shrinking only costs speed: the constant rate "
    "is as good as any. The advice is right for noisy gradients, not for these. Lines: measured; "
    "circles: theory.",
    zh="梯度精确时没有下限，减小步长只会变慢：恒定学习率不输任何方案。"
    "这条建议适用于带噪声的梯度，而不是这里。线：实测；圈：理论。",
)
FAST_POINT = Text(
    en="The first rate is above the bound, {bound}: the constant rate explodes. A schedule comes "
    "back once it has sunk below the bound, if the loss has not grown too far before: beyond "
    "10³² times, rounding spills the steep direction into the flat ones, and what the theory "
    "(circles) expects no longer happens.",
    zh="初始学习率大于上界 {bound}：恒定学习率会爆炸。会减小的方案一旦降到上界以下就能回来，"
    "前提是此前损失没有涨得太多：超过 10³² 倍时，舍入误差会从陡的方向漏进平缓的方向，"
    "理论（圈）所预期的就不再发生。",
)
SO_FAR = Text(en="after {step:,} iterations", zh="{step:,} 次迭代后")
WARM_UP_NOTE = Text(
    en="On a bowl a warm-up only costs its steps. On networks it pays: the weights change fast in "
    "the first steps, and a full rate can ruin the training there (Goyal et al. 2017). The floor: "
    "Bottou, Curtis and Nocedal (2018), section 4; the cosine: Loshchilov and Hutter (2017).",
    zh="在碗形损失上，预热只是白费步数。训练网络时它才有用：最初几步权重变化很快，一开始就用大学习"
    "率容易失败（Goyal 等，2017）。下限见 Bottou、Curtis 与 Nocedal（2018）第 4 节；余弦见 "
    "Loshchilov 与 Hutter（2017）。",
)
ASK_FLOOR = Text(
    en="Lower the constant rate to {slower}. At what percentage of its present height is its floor "
    "then?",
    zh="把恒定学习率降到 {slower}，它的下限会变成现在高度的百分之几？",
)
WHY_FLOOR = Text(
    en="Along a direction the floor is ησ²/(2(2−ηλ)): in proportion to η where ηλ is small, "
    "and less still where the steep direction was near its bound. Measured is the mean of the last "
    "quarter of the steps.",
    zh="每个方向的下限是 ησ²/(2(2−ηλ))：ηλ 小时与 η 成正比；陡的方向原先靠近上界时降得更多。"
    "实测值取最后四分之一步的平均。",
)
ALT_SCHEDULES = Text(
    en="Loss above the lowest possible over {steps} iterations under six schedules; it ends at "
    "{ends}.",
    zh="六种方案在 {steps} 次迭代中的损失（高出最小值的部分），终值：{ends}。",
)
ALT_RATES = Text(
    en="Learning rate of each schedule over the iterations, between {first} and {last}.",
    zh="各方案的学习率随迭代的变化，在 {first} 与 {last} 之间。",
)
