"""Words of the lesson on free parameters and overfitting in its head or in several tabs."""

from pages.shared.words.text import Text

TITLE = Text(en="Overfitting", zh="过拟合")
QUESTION = Text(
    en="Six points, N free numbers: how many are too many?",
    zh="六个点，N 个自由参数：多少才算太多？",
)
AFTERWARDS = Text(
    en="see where a fitted curve cannot be trusted, and choose parameters, data and restraint so "
    "that it can",
    zh="看出拟合曲线哪里不可信，并通过参数、数据和约束让它变得可信",
)
IDEA = Text(
    en=r"""Fit $y=\sum_{k=0}^{N-1}a_kx^k$ by gradient descent on the *summed* squared error,
starting from $a=0$. With many parameters the curve can pass through every point and still be
useless between and beyond them. With few it misses the points, and may predict better. Judge a
model by points it has not seen.""",
    zh=r"""用梯度下降拟合 $y=\sum_{k=0}^{N-1}a_kx^k$，损失取误差平方的*总和*，从 $a=0$ 出发。
参数多，曲线能穿过每个点，点与点之间、范围之外却可能毫无用处；参数少，点对不准，预测反而可能更好。
模型的好坏，要看它没见过的数据。""",
)
TAB_FIT = Text(en="Fit", zh="拟合")
TAB_MODEL_SIZE = Text(en="How many parameters", zh="多少个参数")
TAB_MORE_DATA = Text(en="More data", zh="更多数据")
TAB_RESTRAIN = Text(en="Restrain it", zh="加以约束")

X = Text(en="x", zh="x")
Y = Text(en="y", zh="y")
TERMS = Text(en="Terms N", zh="项数 N")
TRUTH = Text(en="x³ − x, the source", zh="数据来源 x³ − x")
EXACT = Text(en="least squares", zh="最小二乘解")
EFFECTIVE = Text(en="effective parameters", zh="有效参数")
THEORY = Text(en="theory", zh="理论值")
ERROR = Text(en="mean squared error", zh="均方误差")
HELD_OUT = Text(en="held-out error", zh="留出误差")
TRAINING = Text(en="training error", zh="训练误差")
NOISE = Text(en="Noise (standard deviation)", zh="噪声（标准差）")
SEED = Text(en="Draw (seed)", zh="抽样编号（随机种子）")
RATE = Text(en="Learning rate", zh="学习率")
ITERATION = Text(en="iteration", zh="迭代次数")
LOSS = Text(en="loss", zh="损失")
