"""Words of the tab "Optimisers"."""

from pages.shared.words.text import Text

STEP_RACE = Text(en="The race", zh="赛跑")
DO_RACE = Text(
    en="**Watch** the race to the dashed ring; behind each name its arrival. Then **drag the rate "
    "to the right**: the picture says who is thrown out.",
    zh="**看**五种优化器跑向虚线圈，名字后面是到达的步数。再**把学习率往右拖**：图中会写出谁被甩出去。",
)
STEP_VALLEY = Text(en="A long valley", zh="狭长的山谷")
DO_VALLEY = Text(
    en="x is stretched 8 times: the bowl becomes a valley. **Watch** its bottom: four run along "
    "it, and SGD crawls.",
    zh="x 拉长 8 倍，碗成了山谷。**看谷底**：四种沿着它跑，SGD 在爬。",
)
STEP_BEYOND = Text(en="Beyond SGD's bound", zh="超过 SGD 的上界")
DO_BEYOND = Text(
    en="Beyond SGD's bound SGD and Nesterov are thrown out; momentum still arrives. **Drag the "
    "rate to the right** until momentum is thrown out, too.",
    zh="超过 SGD 的上界后，SGD 和 Nesterov 都被甩出去，动量却仍能到达。"
    "**把学习率往右拖**，直到动量也被甩出去。",
)
STEP_HEAVY = Text(en="Too much memory", zh="记忆太长")
DO_HEAVY = Text(
    en="At β = 0.98 old slopes hardly fade: momentum flies past the minimum and circles. "
    "**Drag β to the left** until it goes in.",
    zh="β = 0.98 时旧的斜率几乎不消退：动量冲过最低点并绕圈。**把 β 往左拖**，直到它停进去。",
)
STEP_TOUCH = Text(en="Touch the bowl", zh="点一点碗")
DO_TOUCH = Text(
    en="**Click in the bowl**: all five start there. SGD leaves at a right angle to the rings; "
    "RMSprop and Adam leave along a diagonal, wherever you click.",
    zh="**在碗里点一下**：五种都从那里出发。SGD 垂直于等高线离开；"
    "无论点哪里，RMSprop 和 Adam 总沿对角线离开。",
)
STEP_TASK = Text(en="Your turn", zh="轮到你")
DO_TASK = Text(
    en="Bring **momentum** to the dashed ring within 25 steps: by the sliders or, after your "
    "guess, by a click in the map below.",
    zh="让**动量**在 25 步内到达虚线圈：拖滑块，或在猜过之后，在下面的地图上点一下。",
)
TASK_DONE = Text(
    en="Done: at η = {rate}, β = {momentum} momentum is there after {step} steps.",
    zh="完成：η = {rate}、β = {momentum} 时，动量 {step} 步就到了。",
)
TASK_OPEN = Text(
    en="At η = {rate}, β = {momentum} momentum needs {step} steps; 25 will do.",
    zh="η = {rate}、β = {momentum} 时，动量要 {step} 步；25 步以内才行。",
)
TASK_NEVER = Text(
    en="At η = {rate}, β = {momentum} momentum does not arrive.",
    zh="η = {rate}、β = {momentum} 时，动量没有到达。",
)
TASK_ELSEWHERE = Text(
    en="This is not the valley of the task: press its step again.",
    zh="这不是任务里的山谷：请再点一下这一步。",
)
FIRST = Text(en="First in the ring: {names}, step {step}", zh="最先进圈：{names}，第 {step} 步")
NOBODY = Text(en="After {steps} steps nobody is in the ring", zh="{steps} 步之后谁也没进圈")
OUT = Text(en="Higher than at the start: {names}", zh="比起点还高：{names}")
RING = Text(
    en="Inside the dashed ring at most 1 % of the first loss above the lowest is left; who stays "
    "inside from some step on has arrived, and its path ends there.",
    zh="虚线圈内，损失与最低值之差不超过最初的 1%；从某一步起一直留在圈内，就算到达，"
    "路径也画到那里。",
)
AND = Text(en=", ", zh="、")
SWITCH = Text(en="Click to hide or show", zh="点击可隐藏或显示")
AS_KERAS = Text(
    en="Each step is that of keras.optimizers, up to rounding (tested).",
    zh="每一步都与 keras.optimizers 一致，只差舍入（有测试）。",
)
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
MAP_RATE = Text(en="learning rate η", zh="学习率 η")
MAP_MOMENTUM = Text(en="momentum β", zh="动量 β")
FACTOR = Text(en="factor per step", zh="每步的倍数")
BEST = Text(en="theory's best", zh="理论最佳")
NOW = Text(en="now", zh="当前")
BORDER_NOTE = Text(
    en="Theory's border of stability is the line, 2(1+β)/λmax: momentum allows up to twice SGD's "
    "largest rate, {bound}. Nesterov's border lies lower, at 2(1+β)/((1+2β)λmax).",
    zh="折线是理论上的稳定边界 2(1+β)/λmax：动量最多允许 SGD 最大学习率 {bound} 的两倍。"
    "Nesterov 的边界更低，为 2(1+β)/((1+2β)λmax)。",
)
ASK = Text(
    en="Stretch x by {stretch}: a long valley, its condition number {condition}. Each at its best "
    "settings, how many times fewer steps does momentum need than SGD in the long run?",
    zh="把 x 拉长 {stretch} 倍，成了条件数为 {condition} 的狭长山谷。两者都调到最佳，"
    "长远看，SGD 要的步数是动量的几倍？",
)
WHY = Text(
    en="From the fastest cells of the map below. SGD needs about k steps, k the condition number; "
    "momentum about √k = {root}.",
    zh="取自下面地图上最快的格子。SGD 所需步数约为条件数 k 的量级，动量约为 √k = {root} 的量级。",
)
MAP_TOUCH = Text(
    en="Click in the map to set rate and momentum.", zh="在地图上点一下，就设定学习率和动量。"
)
MAP_WAITS = Text(en="The map of this bowl waits for your guess.", zh="这只碗的地图要等你先猜。")
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
