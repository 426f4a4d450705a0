"""Words of the tab "Direction"."""

from pages.shared.words.text import Text

DATA = Text(en="Samples", zh="样本")
W1 = Text(en="Weight w₁", zh="权重 w₁")
W2 = Text(en="Weight w₂", zh="权重 w₂")
START = Text(en="you are here", zh="当前位置")
PRESET_TUTORIAL = Text(en="Tutorial: one sample", zh="教程：一个样本")
PRESET_EIGHT = Text(en="Eight samples", zh="八个样本")
PRESET_ALL = Text(en="All 60: exact", zh="全部 60 个：精确")
PRESET_FAR = Text(en="One sample, far away", zh="一个样本，离得远")
PRESET_CLOSE = Text(en="Eight, very close", zh="八个样本，非常近")
PRESET_CARS = Text(en="Cars", zh="汽车")
DATA_60 = Text(en="60 samples of a plane", zh="一个平面上的 60 个样本")
DATA_CARS = Text(en="Cars: consumption from power and weight", zh="汽车：由马力和重量推油耗")
DATA_PLANE = Text(en="Your own: x1, x2, y", zh="自己的数据：x1、x2、y")
DATA_LINE = Text(en="Your own: x, y", zh="自己的数据：x、y")
MODEL_PLANE = Text(
    en="Model: y = w₁x₁ + w₂x₂, fitted by least squares to {samples} samples.",
    zh="模型：y = w₁x₁ + w₂x₂，用最小二乘拟合 {samples} 个样本。",
)
MODEL_LINE = Text(
    en="Model: y = w₁ + w₂x, fitted by least squares to {samples} samples.",
    zh="模型：y = w₁ + w₂x，用最小二乘拟合 {samples} 个样本。",
)
DOWNHILL = Text(en="step of one batch, downhill", zh="一批样本的一步，下坡")
UPHILL = Text(en="step of one batch, uphill", zh="一批样本的一步，上坡")
FULL = Text(en="step of all samples", zh="全部样本的一步")
ALT_ARROWS = Text(
    en="Steps of {shown} batches of {batch} samples from ({first}, {second}) on contours of the "
    "loss; of all {draws} batches drawn, {uphill} go uphill. The step of all samples is drawn "
    "thick.",
    zh="从 ({first}, {second}) 出发，{shown} 批、每批 {batch} 个样本的步子，画在损失的等高线上；"
    "共抽 {draws} 批，{uphill} 走的是上坡。粗箭头是全部样本的一步。",
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
    en="A batch of this many samples (out of endlessly many) has noise as large as the gradient "
    "itself; a smaller one has more.",
    zh="（数据无穷多时）一批要有这么多样本，噪声才降到与梯度本身一样大。",
)
VARIANCE = Text(en="variance E|g_B − g|²", zh="方差 E|g_B − g|²")
THEORY_FINITE = Text(en="tr Σ/B · (n − B)/(n − 1)", zh="tr Σ/B · (n − B)/(n − 1)")
THEORY_ENDLESS = Text(en="tr Σ/B, for n = ∞", zh="tr Σ/B，n = ∞ 时")
ALT_VARIANCE = Text(
    en="Variance of the gradient against the batch size, from {first} for one sample to {last} at "
    "{batch} of {samples}; measured and theory.",
    zh="梯度的方差随批量大小的变化：一个样本时 {first}，{batch} 个（共 {samples} 个）时 {last}；"
    "实测与理论。",
)
DISTANCE = Text(en="distance to the minimum", zh="到最低点的距离")
NEEDED = Text(en="samples needed", zh="所需样本数")
NEEDED_THEORY = Text(en="theory, normal gradients", zh="理论，梯度近似正态")
ALT_NEEDED = Text(
    en="Batch that keeps uphill steps below {share}: {far} samples at distance {farthest}, {near} "
    "at distance {nearest}.",
    zh="使上坡步子少于 {share} 所需的批量大小：距离 {farthest} 时 {far} 个，"
    "距离 {nearest} 时 {near} 个。",
)
NOTE = Text(
    en="The tutorial says that the gradient of one sample has a random direction: half of the "
    "steps would go uphill. Measured here, on {draws:,} batches of {batch}: {here} of them do. On "
    "the same line it is {near} at a tenth of the distance to the minimum, {far} at ten times the "
    "distance. “Uphill” is meant to first order: g_B · g < 0.",
    zh="教程说，一个样本的梯度方向是随机的：那样就有一半的步子上坡。在这里实测，"
    "抽 {draws:,} 批，每批 {batch} 个样本：{here} 上坡。沿同一方向，到最低点的距离缩到十分之一时为 "
    "{near}，放大到十倍时为 {far}。“上坡”按一阶计算：g_B · g < 0。",
)
ASK = Text(
    en="At w = (1.0, −1.0), very close to the minimum, with 8 of the 60 samples in a batch: what "
    "percentage of steps goes uphill?",
    zh="在 w = (1.0, −1.0)，离最低点非常近，每批取 60 个样本中的 8 个：百分之几的步子走上坡？",
)
WHY = Text(
    en="The gradient shrinks with the distance to the minimum; the scatter of the samples stays. "
    "Farther out, at (1.2, −0.8), the same batch goes uphill in {far} % of steps.",
    zh="越近，梯度越小，样本之间的分歧却不变。在稍远的 (1.2, −0.8)，同样的批量大小有 {far}% 上坡。",
)
