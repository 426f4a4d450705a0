"""Words of the tab "Optimisers"."""

from pages.shared.words.text import Text

LEAD = Text(
    en="Five optimisers fit a straight line y = a₀ + a₁x from one start, with the same gradients. "
    "Each is equal to keras.optimizers step by step (tested).",
    zh="五种优化器从同一起点出发，用同样的梯度拟合直线 y = a₀ + a₁x。"
    "每一种都与 keras.optimizers 逐步一致（有测试）。",
)
PRESET_TUTORIAL = Text(en="Tutorial's points", zh="教程的数据点")
PRESET_BEST = Text(en="Best momentum", zh="最佳动量")
PRESET_VALLEY = Text(en="A long valley", zh="狭长的山谷")
PRESET_BEYOND = Text(en="Beyond SGD's bound", zh="超过 SGD 的上界")
PRESET_HEAVY = Text(en="Too much momentum", zh="动量过大")
PRESET_CIRCLE = Text(en="Adaptive rate too large", zh="自适应学习率过大")
STRETCH = Text(en="Stretch x by", zh="把 x 拉长几倍")
STRETCH_HELP = Text(
    en="On the tutorial's points, from 1 upwards: the more x is stretched, the longer and "
    "narrower the valley, and the larger the condition number.",
    zh="以教程的数据点为例，从 1 倍起，x 拉得越长，山谷越狭长，条件数越大。",
)
RATE = Text(en="Rate: SGD, momentum, Nesterov", zh="学习率：SGD、动量、Nesterov")
ADAPTIVE = Text(en="Rate: RMSprop, Adam", zh="学习率：RMSprop、Adam")
MOMENTUM = Text(en="Momentum β", zh="动量 β")
STEPS = Text(en="Steps", zh="步数")
START_FIRST = Text(en="Start: a₀", zh="起点 a₀")
START_SECOND = Text(en="Start: a₁", zh="起点 a₁")
NAMES = {  # keys: core.optimisers.OPTIMISERS
    "SGD": Text(en="SGD", zh="SGD"),
    "momentum": Text(en="momentum", zh="动量"),
    "Nesterov": Text(en="Nesterov", zh="Nesterov"),
    "RMSprop": Text(en="RMSprop", zh="RMSprop"),
    "Adam": Text(en="Adam", zh="Adam"),
}
STEP = Text(en="step", zh="步")
SHOWN = Text(en="step {step}", zh="第 {step} 步")
OPTIMISER = Text(en="optimiser", zh="优化器")
EXCESS = Text(en="loss above the lowest", zh="损失高出最小值的部分")
ARRIVAL = Text(en="{name}: 1 % left", zh="{name}：剩 1%")
AT_STEP = Text(en="step {step}", zh="第 {step} 步")
DIVERGED = Text(en="diverges", zh="发散")
NOT_YET = Text(en="not yet", zh="未到")
ARRIVAL_HELP = Text(
    en="From this step on, at most 1 % of the loss above the lowest is left.",
    zh="从这一步起，损失与最低值之差一直不超过最初的 1%。",
)
RMSPROP_NOTE = Text(
    en="RMSprop divides by the size of recent slopes, so near the minimum its steps do not shrink "
    "with the slope: at a constant rate it circles there. Adam's averaging calms that.",
    zh="RMSprop 除以近期斜率的大小，靠近最低点时步长并不随斜率变小：学习率恒定时它会一直绕圈。"
    "Adam 还对梯度取平均，因此平稳得多。",
)
MAP = Text(en="How fast each rate and momentum converges", zh="每种学习率和动量收敛多快")
MAP_LEAD = Text(
    en="Each cell is one pair of rate and momentum; the stronger its colour, the faster it "
    "converges, and where there is none, it does not. The condition number k of this bowl is "
    "**{condition}**, so theory puts the best at rate {rate} and momentum ((√k−1)/(√k+1))² = "
    "**{momentum}**, factor {factor} per step; without momentum {plain} at best (Goh 2017). The "
    "fastest of the 2,304 cells run here: rate {cell_rate}, momentum {cell_momentum}, "
    "factor {cell_factor}.",
    zh="每格是一对学习率和动量；颜色越浓，收敛越快；空白处不收敛。这只碗的条件数 "
    "k = **{condition}**，理论上最佳学习率是 {rate}，最佳动量 ((√k−1)/(√k+1))² = **{momentum}**，"
    "每步乘以 {factor}；没有动量最好也只有 {plain}（Goh 2017）。这里实际运行的 2,304 格中最快的是："
    "学习率 {cell_rate}，动量 {cell_momentum}，每步 {cell_factor}。",
)
MEASURED = Text(en="Measured, from running every cell", zh="实测：每格都跑一遍")
THEORY = Text(en="Theory, from the eigenvalues", zh="理论：由特征值算出")
OTHER_BOWL = Text(en="Measured, x stretched by {stretch}", zh="实测：x 拉长 {stretch} 倍")
MAP_RATE = Text(en="learning rate η", zh="学习率 η")
MAP_MOMENTUM = Text(en="momentum β", zh="动量 β")
FACTOR = Text(en="factor per step", zh="每步的倍数")
BEST = Text(en="theory's best", zh="理论最佳")
NOW = Text(en="now", zh="当前")
BORDER_NOTE = Text(
    en="The line is the border of stability, 2(1+β)/λmax: momentum allows up to twice SGD's "
    "largest rate, {bound}. Nesterov's border lies lower, at 2(1+β)/((1+2β)λmax).",
    zh="折线是稳定边界 2(1+β)/λmax：动量最多允许 SGD 最大学习率 {bound} 的两倍。"
    "Nesterov 的边界更低，为 2(1+β)/((1+2β)λmax)。",
)
ASK = Text(
    en="Stretch x by {stretch}: the valley gets long, condition number {condition}. "
    "Which momentum is the best there?",
    zh="把 x 拉长 {stretch} 倍，山谷变得狭长，条件数为 {condition}。那里最佳的动量是多少？",
)
WHY = Text(
    en="Theory: {best}. The longer the valley, the longer the past must be remembered; momentum "
    "brings the number of steps from about k down to about √k.",
    zh="理论值：{best}。山谷越长，需要记住的过去就越久；动量把所需步数从约 k 的量级降到约 √k。",
)
ALT_PATHS = Text(
    en="Paths of five optimisers over a₀ and a₁ in {steps} steps, on ellipses of equal loss. "
    "SGD ends at a loss of {sgd}, momentum at {momentum}, Adam at {adam}.",
    zh="五种优化器在 a₀、a₁ 平面上 {steps} 步的路径，画在等损失的椭圆上。"
    "SGD 最后的损失是 {sgd}，动量是 {momentum}，Adam 是 {adam}。",
)
ALT_LOSSES = Text(
    en="Loss above the lowest against step for five optimisers; after {steps} steps: {ends}.",
    zh="五种优化器的损失与最低值之差；{steps} 步后：{ends}。",
)
ALT_MAP = Text(
    en="{title}: factor per step over rate and momentum, the best {factor} at rate {rate} and "
    "momentum {momentum}.",
    zh="{title}：学习率与动量平面上每步的倍数，最佳 {factor}，"
    "在学习率 {rate}、动量 {momentum} 处。",
)
