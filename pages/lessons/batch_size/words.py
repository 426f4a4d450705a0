"""Words of the lesson on the batch size that its head, its menu or several tabs show."""

from pages.shared.words.text import Text

TITLE = Text(en="Batch size", zh="批量大小")
QUESTION = Text(
    en="How many samples does one step need before its direction can be trusted, and what do they "
    "cost?",
    zh="走一步要看多少个样本，方向才可信？看这些样本又要付出多少？",
)
AFTERWARDS = Text(
    en="say how far the gradient of a batch can be trusted and what it costs, and choose a size",
    zh="说出一个批量的梯度有多可信、代价多大，并选定批量大小",
)
IDEA = Text(
    en=r"""A step follows the mean gradient of $B$ of the $n$ samples, $g_B=\frac1B\sum_i\nabla
L_i$. It is right on average, and scatters about the gradient $g$ of all samples by $\mathrm
E|g_B-g|^2=\mathrm{tr}\,\Sigma/B\cdot\frac{n-B}{n-1}$, where $\Sigma$ is the covariance of
one sample's gradient and its trace the total variance. More samples mean a better direction, and
more time and memory for every step. How many are enough depends on where you are: far from the
minimum a few, close to it nearly all.""",
    zh=r"""每一步沿 $n$ 个样本中 $B$ 个的平均梯度走：$g_B=\frac1B\sum_i\nabla L_i$。
平均而言它是对的，但会围绕全部样本的梯度 $g$ 摆动：
$\mathrm E|g_B-g|^2=\mathrm{tr}\,\Sigma/B\cdot\frac{n-B}{n-1}$，
其中 $\Sigma$ 是单个样本梯度的协方差矩阵，迹 $\mathrm{tr}\,\Sigma$ 就是总方差。
样本越多，方向越准，每一步也越费时间和内存。多少才够，要看走到了哪里：
离最低点远时几个就行，走近了几乎要用上全部。""",
)
TAB_DIRECTION = Text(en="Direction", zh="方向")
TAB_PATHS = Text(en="Paths", zh="路径")
TAB_COST = Text(en="Cost", zh="代价")
TAB_TRADEOFF = Text(en="Trade-off", zh="权衡")

SEED = Text(en="Random seed", zh="随机种子")
BATCH = Text(en="Batch size B", zh="批量大小 B")

MEASURED_LINE = Text(en="measured", zh="实测值")

BATCH_OF = Text(en="B = {batch}", zh="B = {batch}")
