"""Words of the tab "Schedules"."""

from pages.shared.words.text import Text

# Schedules
LEAD = Text(
    en="The tutorial's advice: let the step shrink as the iterations go on. When is that right?",
    zh="教程的建议：让步长随迭代逐渐减小。什么时候该这么做？",
)
PRESET_NOISY = Text(en="Tutorial: let it shrink", zh="教程：逐渐减小")
PRESET_EXACT = Text(en="Exact gradients", zh="精确梯度")
PRESET_ONE = Text(en="One noisy run", zh="单次带噪运行")
PRESET_FAST = Text(en="Too fast at first", zh="开头太快")
PRESET_CARS = Text(en="392 real cars", zh="392 辆真车")
NAMES = {  # keys: core.schedules.SCHEDULES
    "constant": Text(en="constant", zh="恒定"),
    "step": Text(en="step", zh="分段常数"),
    "exponential": Text(en="exponential", zh="指数"),
    "inverse time": Text(en="inverse time", zh="逆时"),
    "cosine": Text(en="cosine", zh="余弦"),
    "warm-up": Text(en="warm-up, then cosine", zh="预热后余弦"),
}
FIRST_RATE = Text(en="First learning rate η", zh="初始学习率 η")
NOISE = Text(en="Noise σ of each gradient component", zh="梯度各分量的噪声 σ")
SHAPE = Text(en="Shape of the schedules", zh="各方案的形状")
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
