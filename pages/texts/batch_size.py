"""Words of the lesson on the batch size."""

from pages.texts.text import Text

TITLE = Text(en="Batch size", zh="批大小")
QUESTION = Text(
    en="How many samples does one step need before its direction can be trusted, and what do they "
    "cost?",
    zh="走一步要看多少个样本，方向才可信？看这些样本又要付出多少？",
)
IDEA = Text(
    en=r"""A step follows the mean gradient of $B$ of the $n$ samples, $g_B=\frac1B\sum_i\nabla
L_i$. It is right on average, and scatters about the gradient $g$ of all samples by $\mathrm
E|g_B-g|^2=\frac{S}{B}\cdot\frac{n-B}{n-1}$, where $S$ is the variance of one sample's gradient.
More samples mean a better direction, and more time and memory for every step. How many are enough
depends on where you are: far from the minimum a few, close to it nearly all.""",
    zh=r"""每一步沿 $n$ 个样本中 $B$ 个的平均梯度走：$g_B=\frac1B\sum_i\nabla L_i$。
平均而言它是对的，但会围绕全部样本的梯度 $g$ 摆动：
$\mathrm E|g_B-g|^2=\frac{S}{B}\cdot\frac{n-B}{n-1}$，其中 $S$ 是单个样本梯度的方差。
样本越多，方向越准，每一步也越费时间和内存。多少才够，要看走到了哪里：
离最低点远时几个就行，走近了几乎要用上全部。""",
)
DATA = Text(en="Samples", zh="样本")
SEED = Text(en="Random seed", zh="随机种子")
BATCH = Text(en="Batch size B", zh="批大小 B")
W1 = Text(en="Weight w₁", zh="权重 w₁")
W2 = Text(en="Weight w₂", zh="权重 w₂")
START = Text(en="you are here", zh="当前位置")
MINIMUM = Text(en="minimum", zh="最低点")

# Direction
TAB_DIRECTION = Text(en="Direction", zh="方向")
DIRECTION_TUTORIAL = Text(en="Tutorial: one sample", zh="教程：一个样本")
DIRECTION_EIGHT = Text(en="Eight samples", zh="八个样本")
DIRECTION_ALL = Text(en="All 60: exact", zh="全部 60 个：精确")
DIRECTION_FAR = Text(en="One sample, far away", zh="一个样本，离得远")
DIRECTION_NEAR = Text(en="Eight, very close", zh="八个样本，非常近")
DIRECTION_CARS = Text(en="Cars", zh="汽车")
DATA_60 = Text(en="60 samples of a plane", zh="一个平面上的 60 个样本")
DATA_CARS = Text(en="Cars: consumption from power and weight", zh="汽车：由马力和重量推油耗")
DATA_PLANE = Text(en="Your own: x1, x2, y", zh="自己的数据：x1、x2、y")
DATA_LINE = Text(en="Your own: x, y", zh="自己的数据：x、y")
MODEL_PLANE = Text(
    en="Model: y = w₁x₁ + w₂x₂, fitted by least mean squares to {samples} samples.",
    zh="模型：y = w₁x₁ + w₂x₂，用最小均方拟合 {samples} 个样本。",
)
MODEL_LINE = Text(
    en="Model: y = w₁ + w₂x, fitted by least mean squares to {samples} samples.",
    zh="模型：y = w₁ + w₂x，用最小均方拟合 {samples} 个样本。",
)
DOWNHILL = Text(en="step of one batch, downhill", zh="一批样本的一步，下坡")
UPHILL = Text(en="step of one batch, uphill", zh="一批样本的一步，上坡")
FULL = Text(en="step of all samples", zh="全部样本的一步")
ALT_ARROWS = Text(
    en="Steps of {draws} batches of {batch} samples from ({first}, {second}) on contours of the "
    "loss; {uphill} go uphill. The step of all samples is drawn thick.",
    zh="从 ({first}, {second}) 出发，{draws} 批、每批 {batch} 个样本的步子，画在损失的等高线上；"
    "{uphill} 走的是上坡。粗箭头是全部样本的一步。",
)
ANGLE = Text(en="angle to the true gradient (degrees)", zh="与真实梯度的夹角（度）")
SHARE = Text(en="share of batches", zh="所占比例")
RANDOM = Text(en="any direction equally likely", zh="方向完全随机")
ALT_ANGLES = Text(
    en="Angles between the gradients of {batch} samples and of all: half are below {median}°, "
    "{uphill} above 90°, where a step goes uphill.",
    zh="{batch} 个样本的梯度与全部样本的梯度的夹角：一半小于 {median}°，"
    "{uphill} 超过 90°，即上坡。",
)
UPHILL_SHARE = Text(en="Steps that go uphill", zh="上坡的步子")
MEDIAN_ANGLE = Text(en="Median angle", zh="夹角的中位数")
NOISE_SCALE = Text(en="Noise scale tr Σ / |g|²", zh="噪声尺度 tr Σ / |g|²")
NOISE_SCALE_HELP = Text(
    en="With so many samples in a batch, its noise is as large as the gradient itself.",
    zh="一批样本达到这么多时，噪声才与梯度本身一样大。",
)
VARIANCE = Text(en="variance E|g_B − g|²", zh="方差 E|g_B − g|²")
MEASURED_LINE = Text(en="measured", zh="实测值")
THEORY_FINITE = Text(en="tr Σ/B · (n − B)/(n − 1)", zh="tr Σ/B · (n − B)/(n − 1)")
THEORY_ENDLESS = Text(en="tr Σ/B, endlessly many samples", zh="tr Σ/B，样本无穷多")
ALT_VARIANCE = Text(
    en="Variance of the gradient against the batch size, from {first} for one sample to {last} at "
    "{batch} of {samples}; measured and theory.",
    zh="梯度的方差随批大小的变化：一个样本时 {first}，{batch} 个（共 {samples} 个）时 {last}；"
    "实测与理论。",
)
DISTANCE = Text(en="distance to the minimum", zh="到最低点的距离")
NEEDED = Text(en="samples needed", zh="所需样本数")
NEEDED_THEORY = Text(en="theory, normal gradients", zh="理论，梯度近似正态")
ALT_NEEDED = Text(
    en="Batch that keeps uphill steps below {share}: {far} samples at distance {farthest}, {near} "
    "at distance {nearest}.",
    zh="使上坡步子少于 {share} 所需的批大小：距离 {farthest} 时 {far} 个，"
    "距离 {nearest} 时 {near} 个。",
)
NOTE_DIRECTION = Text(
    en="The tutorial says that the gradient of one sample has a random direction. Measured: that "
    "holds only close to the minimum. Far away about one step in nine goes uphill; the closer you "
    "come, the nearer to one in two. “Uphill” is meant to first order: g_B · g < 0.",
    zh="教程说，一个样本的梯度方向是随机的。实测表明，这只在最低点附近成立：离得远时大约九步里才有一步"
    "上坡，越近越接近两步里一步。“上坡”按一阶计算：g_B · g < 0。",
)
DIRECTION_ASK = Text(
    en="At w = (1.0, −1.0), very close to the minimum, with 8 of the 60 samples in a batch: what "
    "percentage of steps goes uphill?",
    zh="在 w = (1.0, −1.0)，离最低点非常近，每批取 60 个样本中的 8 个：百分之几的步子走上坡？",
)
DIRECTION_WHY = Text(
    en="The gradient shrinks with the distance to the minimum; the scatter of the samples stays. "
    "Farther out, at (1.2, −0.8), the same batch goes uphill in {far} % of steps.",
    zh="越近，梯度越小，样本之间的分歧却不变。在稍远的 (1.2, −0.8)，同样的批大小有 {far} % 上坡。",
)

# Paths
TAB_PATHS = Text(en="Paths", zh="路径")
PATHS_TUTORIAL = Text(en="Batches of 1, 8, 60", zh="每批 1、8、60 个")
PATHS_SMALL = Text(en="A fifth of the rate", zh="学习率降到五分之一")
PATHS_LARGE = Text(en="Large rate", zh="学习率大")
PATHS_BREAKS = Text(en="Only one sample breaks", zh="只有单样本会崩")
PATHS_NO_NOISE = Text(en="No noise in the data", zh="数据没有噪声")
RATE = Text(en="Learning rate η", zh="学习率 η")
MIDDLE = Text(en="Batch size of the second path", zh="第二条路径的批大小")
STEPS = Text(en="Steps", zh="步数")
NOISE = Text(en="Noise of the samples", zh="样本的噪声")
AXIS = Text(en="Count", zh="按什么计")
AXES = {
    "steps": Text(en="steps", zh="步数"),
    "examples": Text(en="samples looked at", zh="看过的样本数"),
}
BATCH_OF = Text(en="B = {batch}", zh="B = {batch}")
BEGIN = Text(en="start", zh="起点")
SCRUB = Text(en="Look back", zh="回看")
NOTE_STEP = Text(en="after step {step}", zh="第 {step} 步之后")
EXCESS = Text(en="loss above the lowest", zh="损失高出最低值")
FLOOR_OF = Text(en="floor of B = {batch}, theory", zh="B = {batch} 的噪声底，理论")
ALT_PATHS = Text(
    en="Paths of batches of 1, {batch} and 60 samples over {steps} steps from one start; the last "
    "loss above the lowest is {first}, {second} and {third}.",
    zh="每批 1、{batch}、60 个样本的三条路径，从同一起点走 {steps} 步；最后高出最低损失 "
    "{first}、{second}、{third}。",
)
ALT_EXCESS = Text(
    en="Loss above the lowest over {steps} steps for batches of 1, {batch} and 60, with the noise "
    "floors of theory: {first} and {second}.",
    zh="每批 1、{batch}、60 个样本时，{steps} 步内高出最低值的损失，"
    "以及理论的噪声底：{first}、{second}。",
)
NO_FLOOR = Text(en="none, it grows", zh="没有，一直增大")
FLOOR_LABEL = Text(en="Noise floor, B = {batch}", zh="噪声底，B = {batch}")
RATE_OVER_BATCH = Text(en="rate / batch size, η/B", zh="学习率 / 批大小，η/B")
FLOOR = Text(en="noise floor", zh="噪声底")
FLOOR_RATE = Text(en="η = {rate}, measured", zh="η = {rate}，实测")
FLOOR_EXACT = Text(en="exact theory", zh="精确理论")
FLOOR_LINE = Text(en="¼ tr Σ · η/B", zh="¼ tr Σ · η/B")
ALT_FLOORS = Text(
    en="Noise floors of {rates} rates and {batches} batch sizes against η/B, from {low} to {high}: "
    "one line, with exact theory on every point.",
    zh="{rates} 种学习率、{batches} 种批大小的噪声底对 η/B，从 {low} 到 {high}："
    "大致成一条线，精确理论落在每个点上。",
)
NOTE_PATHS = Text(
    en="In steps the large batch wins; in samples looked at, the small one gets down first and "
    "then stays above its floor. The floor grows with η/B: a smaller rate helps as much as a "
    "larger batch. Two things bend the line: batches of half the data and more are quieter, by the "
    "factor (n − B)/(n − 1), and at large rates the noise feeds itself.",
    zh="按步数算，大批量赢；按看过的样本数算，小批量先下去，然后停在噪声底上。噪声底随 η/B 增大："
    "学习率减小，与批量增大一样有用。有两点使它偏离直线：批量占到数据一半左右时更安静，"
    "差一个因子 (n − B)/(n − 1)；学习率大时，噪声会自我放大。",
)
PATHS_ASK = Text(
    en="At η = 0.1, going from batches of 1 to batches of 30 of the 60 samples: by what factor "
    "does the noise floor fall?",
    zh="η = 0.1，每批从 1 个样本增加到 30 个（共 60 个）：噪声底降到几分之一？",
)
PATHS_WHY = Text(
    en="Not by 30: half of all samples, none drawn twice, err less than half of endlessly many, by "
    "the factor (60 − 30)/(60 − 1). And the single sample has the noise feed itself.",
    zh="不止 30：不重复地抽取全部样本的一半，误差更小，还要乘 (60 − 30)/(60 − 1)；"
    "而单个样本时噪声又会自我放大。",
)
