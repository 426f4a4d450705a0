"""Words of the tab "Schedules"."""

from pages.shared.words.text import Text

# Schedules
NAMES = {  # keys: core.schedules.SCHEDULES
    "constant": Text(en="constant", zh="恒定"),
    "step": Text(en="step", zh="分段常数"),
    "exponential": Text(en="exponential", zh="指数"),
    "inverse time": Text(en="inverse time", zh="逆时"),
    "cosine": Text(en="cosine", zh="余弦"),
    "warm-up": Text(en="warm-up, then cosine", zh="预热后余弦"),
}
NOISE = Text(en="Noise σ of each gradient component", zh="梯度各分量的噪声 σ")
FINAL = Text(en="Last rate η_end, as a share of the first", zh="最后的学习率 η_end 占初始的比例")
DROPS = Text(en="Drops of the step schedule, d", zh="分段常数方案的下降次数 d")
WARM_UP = Text(en="Warm-up w, as a share of the steps", zh="预热占总步数的比例 w")
SEED = Text(en="Random seed", zh="随机种子")
SHOWN = Text(en="Shown", zh="显示")
MEAN_RUN = Text(en="mean of {runs} runs", zh="{runs} 次平均")
ONE_RUN = Text(en="one run", zh="单次运行")
EXCESS = Text(en="loss above the lowest possible", zh="损失高出最小值的部分")
SCHEDULE = Text(en="schedule", zh="方案")
LAST_RATE = Text(en="last rate", zh="最后的学习率")
TOO_LARGE = Text(en="too large", zh="太大")
SO_FAR = Text(en="after {step:,} iterations", zh="{step:,} 次迭代后")
ENDS_NOTE = Text(
    en="Where a schedule ends: the mean of {runs} runs over the last tenth of the steps; theory: "
    "the expected loss, over the same steps.",
    zh="终值：{runs} 次运行在最后十分之一步数上的平均；理论值是同样这些步上的期望损失。",
)
CHANCE = Text(
    en="Measured and theory differ by chance: draw other noise by the seed in More settings.",
    zh="实测与理论的差别来自随机噪声：在“更多设置”里换一个随机种子试试。",
)
WARM_UP_NOTE = Text(
    en="On a bowl a warm-up only costs its steps. On networks it pays: the weights change fast in "
    "the first steps, and a full rate can ruin the training there (Goyal et al. 2017). The floor: "
    "Bottou, Curtis and Nocedal (2018), section 4; the cosine: Loshchilov and Hutter (2017).",
    zh="在碗形损失上，预热只是白费步数。训练网络时它才有用：最初几步权重变化很快，一开始就用大学习"
    "率容易失败（Goyal 等，2017）。下限见 Bottou、Curtis 与 Nocedal（2018）第 4 节；余弦见 "
    "Loshchilov 与 Hutter（2017）。",
)
ALT_SCHEDULES = Text(
    en="Loss above the lowest possible over {steps} iterations; ends, the mean of {runs} runs over "
    "the last tenth: {ends}.",
    zh="{steps} 次迭代中的损失（高出最小值的部分）；终值（{runs} 次运行、最后十分之一步数的"
    "平均）：{ends}。",
)
STEP_NOISY = Text(en="Noisy gradients", zh="带噪声的梯度")
DO_NOISY = Text(
    en="**Watch the loss:** with noisy gradients the constant rate falls, then shakes on a floor. "
    "How much lower does a rate end that shrinks?",
    zh="**看损失：** 梯度带噪声时，恒定学习率先下降，然后停在一个下限上抖动。"
    "逐渐减小的学习率会低多少？",
)
STEP_SLOWER = Text(en="Slower", zh="慢一些")
DO_SLOWER = Text(
    en="**Drag the rate** to and from 0.3. The floor sinks with the rate, but the way down takes "
    "more steps.",
    zh="**拖动学习率**，与 0.3 来回比较。学习率越小，下限越低，但下降要花更多步。",
)
STEP_EXACT = Text(en="Exact gradients", zh="精确梯度")
DO_EXACT = Text(
    en="**Look for the floor:** without noise there is none. Is shrinking still worth it?",
    zh="**找找下限：** 没有噪声就没有下限。这时减小步长还值得吗？",
)
STEP_ONE = Text(en="One run", zh="单次运行")
DO_ONE = Text(
    en="**Watch one run** instead of the mean of 32: this is what a training looks like.",
    zh="**看单次运行**，而不是 32 次平均：真正训练时看到的就是这样。",
)
STEP_FAST = Text(en="Too fast at first", zh="开头太快")
DO_FAST = Text(
    en="**Watch the loss:** the first rate is above the bound. Who comes back?",
    zh="**看损失：** 初始学习率大于上界。谁能回来？",
)
STEP_ALL = Text(en="All six", zh="六种方案")
DO_ALL = Text(
    en="**Compare all six.** The strip below shows their rates: which one ends lowest?",
    zh="**比较全部六种。** 下方的窄条是它们的学习率：哪一种的终值最低？",
)
STEP_TASK = Text(en="Task", zh="任务")
DO_TASK = Text(
    en="**Find the constant rate that ends lowest**: neither still on its way nor on a high floor.",
    zh="**找出终值最低的恒定学习率**：既不能还在半路，也不能停在高处。",
)
TASK_DONE = Text(
    en="Done: at {rate} the constant rate is expected to end at {constant}, lower than at any "
    "other place of the slider. A schedule need not choose: it begins fast and ends slow.",
    zh="完成：取 {rate} 时，恒定学习率的期望终值是 {constant}，比滑块上任何别处都低。"
    "学习率调整方案无须取舍：开头快，结尾慢。",
)
TASK_LOWER = Text(
    en="At {rate} the constant rate is expected to end at {constant}. A smaller rate ends lower.",
    zh="取 {rate} 时，恒定学习率的期望终值是 {constant}。更小的学习率会更低。",
)
TASK_HIGHER = Text(
    en="At {rate} the constant rate is expected to end at {constant}. A larger rate ends lower.",
    zh="取 {rate} 时，恒定学习率的期望终值是 {constant}。更大的学习率会更低。",
)
TASK_TOO_FAST = Text(
    en="At {rate} the constant rate is not below its bound and comes to no rest. A smaller rate "
    "ends lower.",
    zh="取 {rate} 时，恒定学习率不小于上界，停不下来。更小的学习率会更低。",
)
ALL_SIX = Text(en="All six schedules", zh="显示全部六种方案")
FLOOR = Text(en="its floor, theory", zh="它的下限（理论）")
CIRCLES = Text(en="○ theory", zh="○ 理论")
BOUND = Text(en="bound", zh="上界")
RATE_AXIS = Text(en="rate", zh="学习率")
AT_SHARE = Text(en="first rate {rate} × bound", zh="初始学习率 {rate} × 上界")
AT_RATE = Text(en="first rate {rate}", zh="初始学习率 {rate}")
ON_FLOOR = Text(
    en="On its floor: the constant rate|ends at {constant} (theory {floor}).",
    zh="停在下限上：恒定学习率的终值|是 {constant}（理论值 {floor}）。",
)
ON_ITS_WAY = Text(
    en="Still on its way: the constant rate|ends at {constant}, above its floor, {floor}.",
    zh="还在半路：恒定学习率的终值是 {constant}，|还没降到它的下限 {floor}。",
)
WITHOUT_FLOOR = Text(
    en="No floor: with exact gradients|the constant rate ends at {constant}.",
    zh="没有下限：梯度精确时，|恒定学习率的终值是 {constant}。",
)
TOO_FAST = Text(
    en="Too fast: not below the bound,|the constant rate comes to no rest.",
    zh="太快：初始学习率不小于上界，|恒定学习率停不下来。",
)
STEP_LOWER = Text(
    en="The step schedule ends {times} times lower.", zh="分段常数方案的终值低到 1/{times}。"
)
STEP_HIGHER = Text(
    en="The step schedule ends at {step}, no lower.", zh="分段常数方案的终值是 {step}，并不更低。"
)
STEP_BACK = Text(
    en="The step schedule comes back, to {step}.", zh="分段常数方案回来了，终值是 {step}。"
)
STEP_LOST = Text(en="The step schedule does not come back either.", zh="分段常数方案也没有回来。")
STEP_ROUNDED = Text(
    en="The step schedule does not come back|either; in theory, without rounding, it does.",
    zh="分段常数方案也没有回来；|理论上没有舍入，它会回来。",
)
LOWEST = Text(en="Lowest: {name}, {end}.", zh="最低：{name}，{end}。")
OTHERS_WAIT = Text(
    en="The rates that shrink wait for your guess.", zh="逐渐减小的学习率要等你先猜。"
)
ENDS_ARE = Text(
    en="Ends: mean of {runs} runs, last tenth.", zh="终值：最后 1/10 的 {runs} 次平均。"
)
TIMES_LOWER = Text(en=" times lower", zh=" 倍")
ASK_LOWER = Text(
    en="As set in step 1, a rate drops in four steps to a hundredth. How many times lower than the "
    "constant one does it end?",
    zh="第 1 步里，分四次降到百分之一的学习率，终值比恒定学习率的低多少倍？",
)
WHY_LOWER = Text(
    en="A floor is about in proportion to the rate: that of the last rate lies over a hundred "
    "times lower, but its slow steps do not reach it. (Ends: mean of {runs} runs, last tenth.)",
    zh="下限大致与学习率成正比：最后那个学习率的下限低一百多倍，但那几步太慢，还到不了。"
    "（终值：{runs} 次运行、最后十分之一的平均。）",
)
ALT_RATES = Text(
    en="Learning rates over the iterations: they begin at {first}, the step one ends at {last}; "
    "the bound is {bound}.",
    zh="学习率随迭代的变化：从 {first} 开始，分段常数方案最后是 {last}；上界是 {bound}。",
)
