"""Words of the lesson on the learning rate that its head, its menu or several tabs show."""

from pages.shared.words.text import Text

TITLE = Text(en="Learning rate", zh="学习率")
QUESTION = Text(
    en="How large may a step be before descent stops descending?",
    zh="每一步迈多大，梯度下降就不再下降了？",
)
AFTERWARDS = Text(
    en="find the largest rate that works, read from a loss curve what is wrong with yours, and "
    "choose an optimiser",
    zh="找到可用的最大学习率，从损失曲线看出自己的错在哪里，并选好优化器",
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
TAB_REGIMES = Text(en="Too small, too large", zh="太小与太大")
TAB_SCHEDULES = Text(en="Schedules", zh="学习率调整")
TAB_OPTIMISERS = Text(en="Optimisers", zh="优化器")
TAB_NETWORK = Text(en="On a real network", zh="真实网络")

TERMS = Text(en="Terms N", zh="项数 N")
STEPS = Text(en="Iterations", zh="迭代次数")
ITERATION = Text(en="iteration", zh="迭代次数")
THEORY = Text(en="theory", zh="理论值")
NOW = Text(en="this run", zh="本次运行")
LABELS = {  # keys: core.regimes.LABELS
    "stalls": Text(en="stalls", zh="停滞"),
    "converges": Text(en="converges", zh="收敛"),
    "oscillates": Text(en="oscillates", zh="振荡收敛"),
    "at the bound": Text(en="at the bound", zh="恰在上界"),
    "diverges": Text(en="diverges", zh="发散"),
}
AT_MINIMUM = Text(
    en="The loss is 0 at the start: there is nothing to descend. Use other points.",
    zh="起点的损失就是 0，无从下降。请换一些数据点。",
)
BOUND = Text(en="bound 2/λmax", zh="上界 2/λmax")
RULER_RATE = Text(en="learning rate η", zh="学习率 η")
RULER_OF_LOSS = Text(
    en="N = {terms}: loss after {steps:,} steps against η",
    zh="N = {terms}：{steps:,} 步后的损失随 η 的变化",
)
RULER_OF_SHARE = Text(
    en="N = {terms}: loss after {steps:,} steps against η ÷ bound",
    zh="N = {terms}：{steps:,} 步后的损失随 η ÷ 上界的变化",
)
BOUND_SHORT = Text(en="Bound 2/λmax", zh="上界 2/λmax")
ALT_RULER = Text(
    en="The learning rate {rate} {label}: the bound is {bound}, the best constant rate {best}.",
    zh="学习率 {rate}：{label}。上界是 {bound}，最佳恒定学习率是 {best}。",
)
