"""Words of the lesson on the batch size."""

from pages.texts.text import Text

TITLE = Text(en="Batch size", zh="批量大小")
QUESTION = Text(
    en="How many samples does one step need before its direction can be trusted, and what do they "
    "cost?",
    zh="走一步要看多少个样本，方向才可信？看这些样本又要付出多少？",
)
IDEA = Text(
    en=r"""A step follows the mean gradient of $B$ of the $n$ samples, $g_B=\frac1B\sum_i\nabla
L_i$. It is right on average, and scatters about the gradient $g$ of all samples by $\mathrm
E|g_B-g|^2=\frac1B\cdot\frac{n-B}{n-1}\cdot\mathrm{tr}\,\Sigma$, where $\Sigma$ is the covariance of
one sample's gradient and its trace the total variance. More samples mean a better direction, and
more time and memory for every step. How many are enough depends on where you are: far from the
minimum a few, close to it nearly all.""",
    zh=r"""每一步沿 $n$ 个样本中 $B$ 个的平均梯度走：$g_B=\frac1B\sum_i\nabla L_i$。
平均而言它是对的，但会围绕全部样本的梯度 $g$ 摆动：
$\mathrm E|g_B-g|^2=\frac1B\cdot\frac{n-B}{n-1}\cdot\mathrm{tr}\,\Sigma$，其中 $\Sigma$ 是单个样本
梯度的协方差矩阵，迹 $\mathrm{tr}\,\Sigma$ 就是总方差。
样本越多，方向越准，每一步也越费时间和内存。多少才够，要看走到了哪里：
离最低点远时几个就行，走近了几乎要用上全部。""",
)
DATA = Text(en="Samples", zh="样本")
SEED = Text(en="Random seed", zh="随机种子")
BATCH = Text(en="Batch size B", zh="批量大小 B")
W1 = Text(en="Weight w₁", zh="权重 w₁")
W2 = Text(en="Weight w₂", zh="权重 w₂")
START = Text(en="you are here", zh="当前位置")

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
    en="A batch of this many samples (out of endlessly many) has noise as large as the gradient "
    "itself; a smaller one has more.",
    zh="（数据无穷多时）一批要有这么多样本，噪声才降到与梯度本身一样大。",
)
VARIANCE = Text(en="variance E|g_B − g|²", zh="方差 E|g_B − g|²")
MEASURED_LINE = Text(en="measured", zh="实测值")
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
NOTE_DIRECTION = Text(
    en="The tutorial says that the gradient of one sample has a random direction: half of the "
    "steps would go uphill. Measured here, with {batch} in a batch: {here} of them do. On the same "
    "line it is {near} at a tenth of the distance to the minimum, {far} at ten times the distance. "
    "“Uphill” is meant to first order: g_B · g < 0.",
    zh="教程说，一个样本的梯度方向是随机的：那样就有一半的步子上坡。在这里实测，"
    "每批 {batch} 个样本：{here} 上坡。沿同一方向，到最低点的距离缩到十分之一时为 {near}，"
    "放大到十倍时为 {far}。"
    "“上坡”按一阶计算：g_B · g < 0。",
)
DIRECTION_ASK = Text(
    en="At w = (1.0, −1.0), very close to the minimum, with 8 of the 60 samples in a batch: what "
    "percentage of steps goes uphill?",
    zh="在 w = (1.0, −1.0)，离最低点非常近，每批取 60 个样本中的 8 个：百分之几的步子走上坡？",
)
DIRECTION_WHY = Text(
    en="The gradient shrinks with the distance to the minimum; the scatter of the samples stays. "
    "Farther out, at (1.2, −0.8), the same batch goes uphill in {far} % of steps.",
    zh="越近，梯度越小，样本之间的分歧却不变。在稍远的 (1.2, −0.8)，同样的批量大小有 {far}% 上坡。",
)

# Paths
TAB_PATHS = Text(en="Paths", zh="路径")
PATHS_TUTORIAL = Text(en="Batches of 1, 8, 60", zh="每批 1、8、60 个")
PATHS_SMALL = Text(en="A fifth of the rate", zh="学习率降到五分之一")
PATHS_LARGE = Text(en="Large rate", zh="学习率大")
PATHS_BREAKS = Text(en="Only one sample breaks", zh="只有单样本会崩")
PATHS_NO_NOISE = Text(en="No noise in the data", zh="数据没有噪声")
RATE = Text(en="Learning rate η", zh="学习率 η")
MIDDLE = Text(en="Batch size of the second path", zh="第二条路径的批量大小")
STEPS = Text(en="Steps", zh="步数")
NOISE = Text(en="Noise of the samples", zh="样本的噪声")
AXIS = Text(en="Count", zh="横轴")
AXES = {
    "steps": Text(en="steps", zh="步数"),
    "examples": Text(en="samples looked at", zh="看过的样本数"),
}
BATCH_OF = Text(en="B = {batch}", zh="B = {batch}")
BEGIN = Text(en="start", zh="起点")
SCRUB = Text(en="Look back", zh="回看")
NOTE_STEP = Text(en="after step {step}", zh="第 {step} 步之后")
EXCESS = Text(en="loss above the lowest", zh="损失高出最小值的部分")
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
RATE_OVER_BATCH = Text(en="rate / batch size, η/B", zh="学习率 / 批量大小，η/B")
FLOOR = Text(en="noise floor", zh="噪声底")
FLOOR_RATE = Text(en="η = {rate}, measured", zh="η = {rate}，实测")
FLOOR_EXACT = Text(en="exact theory", zh="精确理论")
FLOOR_LINE = Text(en="¼ tr Σ · η/B", zh="¼ tr Σ · η/B")
ALT_FLOORS = Text(
    en="Noise floors of {rates} rates and {batches} batch sizes against η/B, from {low} to {high}: "
    "one line, with exact theory on every point.",
    zh="{rates} 种学习率、{batches} 种批量大小的噪声底对 η/B，从 {low} 到 {high}："
    "大致成一条线，精确理论落在每个点上。",
)
NOTE_PATHS = Text(
    en="In steps the large batch wins; in samples looked at, the small one gets down first, and "
    "then stays at its floor. The floor grows with η/B: a smaller rate helps as much as a larger "
    "batch. Two things bend the line: batches of half the data and more are quieter, by the "
    "factor (n − B)/(n − 1), and at large rates the noise feeds itself.",
    zh="按步数算，大批量赢；按看过的样本数算，小批量先下去，然后停在噪声底上。噪声底随 η/B 增大："
    "学习率减小，与批量增大一样有用。有两点使它偏离直线：批量占到数据一半左右时更安静，差一个因子 "
    "(n − B)/(n − 1)；学习率大时，噪声会自我放大。",
)
NOTE_GROWS = Text(
    en="At this rate batches of {batches} have no floor: the steps overshoot, the noise feeds "
    "itself, and on average the loss grows. A smaller rate gives every batch a floor; a larger "
    "batch helps only where the descent on all samples settles.",
    zh="在这个学习率下，批量大小 {batches} 没有噪声底：每一步都走过头，噪声自我放大，"
    "平均损失越来越大。学习率减小，每种批量大小就都有噪声底；增大批量，只有在用全部样本也能收敛时才有用。",
)
NOTE_NO_FLOOR = Text(
    en="Without noise all samples agree on the minimum: every gradient is 0 there, so no batch has "
    "a floor: a path that settles at all settles there. The chart of the floors comes with noise "
    "above 0.",
    zh="数据没有噪声时，所有样本的最低点相同，那里每个梯度都是 0：哪种批量大小都没有噪声底，"
    "只要路径收敛，就收敛到最低点。噪声大于 0 时才画噪声底的图。",
)
PATHS_ASK = Text(
    en="At η = 0.1, going from batches of 1 to batches of 30 of the 60 samples: by what factor "
    "does the noise floor fall?",
    zh="η = 0.1，每批从 1 个样本增加到 30 个（共 60 个）：噪声底缩小多少倍？",
)
PATHS_WHY = Text(
    en="Not by 30, but by more. 30 of 60 samples, none drawn twice, scatter less than 30 of "
    "endlessly many: by the factor (60 − 30)/(60 − 1). And with single samples the noise also "
    "feeds itself.",
    zh="不止 30 倍：从 60 个样本里不重复地抽 30 个，波动比从无穷多个里抽 30 个更小，还要乘 (60 − "
    "30)/(60 − 1)；而每批一个样本时，噪声还会自我放大。",
)

# Cost
TAB_COST = Text(en="Cost", zh="代价")
COST_TUTORIAL = Text(en="Batches of 50, 100, 200", zh="每批 50、100、200 个")
COST_LARGER = Text(en="Larger pictures", zh="更大的图片")
COST_LEAD = Text(
    en="One training iteration of a network of {layers} layers in the style of Inception "
    "({parameters:,} weights). Each batch size gets a process of its own, so that its peak of "
    "memory is really its own.",
    zh="一个 Inception 式的 {layers} 层网络（{parameters:,} 个权重），训练迭代一次。"
    "每种批量大小各用一个进程，测得的内存峰值才真正属于它。",
)
BATCHES = Text(en="Batch sizes", zh="批量大小")
PIXELS = Text(en="Height and width of the pictures (pixels)", zh="图片边长（像素）")
LIMIT = Text(en="End a process that needs more than (MB)", zh="内存超过多少就结束进程（MB）")
SECONDS = Text(en="time per iteration (s)", zh="每次迭代用时（秒）")
MEGABYTES = Text(en="peak memory (MB)", zh="内存峰值（MB）")
HERE = Text(en="measured here", zh="本机实测")
PUBLISHED_ROW = Text(en="the tutorial", zh="教程")
LINE_FIT = Text(en="straight line, R² = {r}", zh="直线拟合，R² = {r}")
ACTIVATIONS = Text(en="theory: program + activations", zh="理论：程序 + 各层输出")
ALT_COST = Text(
    en="{title} against the batch size, {source}: {figures}. The straight line has R² = {r}.",
    zh="{title}随批量大小的变化，{source}：{figures}。直线拟合的 R² = {r}。",
)
MACHINE = Text(
    en="Measured on this machine: {cores} cores, {memory} GB of memory. Whoever else computes here "
    "meanwhile lengthens the times, not the memory.",
    zh="在本机测得：{cores} 个核，{memory} GB 内存。若同时有别的计算，时间会变长，内存不受影响。",
)
SLOPES = Text(
    en="One picture more costs {seconds} ms and {megabytes} MB here, of which the activations are "
    "{theory} MB: what the layers put out is kept until the gradient has come back through them. "
    "In the tutorial it cost {old_seconds} ms and {old_megabytes} MB.",
    zh="在这里，每多一张图片要 {seconds} 毫秒、{megabytes} MB，其中各层输出占 {theory} MB："
    "梯度传回来之前，它们都得留着。教程里则是 {old_seconds} 毫秒、{old_megabytes} MB。",
)
SOURCE_TABLE = Text(
    en="Published: the tutorial's table, a 17-layer Inception network on a CPU. Its pictures and "
    "its machine are not stated, so compare the shape, not the figures.",
    zh="文献：教程中的表，17 层 Inception 网络，CPU。图片大小和机器型号没有给出，"
    "所以只宜比较走势，不宜比较数值。",
)
TARGET_SHORT = Text(en="target", zh="目标")
PIXELS_SHORT = Text(en="pixels", zh="边长")
PER_PICTURE_TIME = Text(en="ms per extra picture", zh="每多一张图（毫秒）")
PER_PICTURE_MEMORY = Text(en="MB per extra picture", zh="每多一张图（MB）")
COST_ASK = Text(
    en="A picture of 64 × 64 pixels is 0.05 MB. How many MB do all layers together put out for it, "
    "to be kept for the way back?",
    zh="一张 64 × 64 的图片占 0.05 MB。所有层为它产生、并要留到反向传播时的输出，一共多少 MB？",
)
COST_WHY = Text(
    en="More than half of it comes from the first four layers, where the picture is still large. "
    "Times the batch, this is why memory grows linearly.",
    zh="其中一半以上来自最前面四层，那里图片还很大。再乘以批量大小，内存便线性增长。",
)

# Trade-off
TAB_TRADEOFF = Text(en="Trade-off", zh="权衡")
TRADE_DEFAULT = Text(en="To a twentieth of guessing the mean", zh="降到“只猜平均值”的二十分之一")
TRADE_EASY = Text(en="Easy target", zh="容易的目标")
TRADE_NOISY = Text(en="Twice the noise", zh="噪声加倍")
TRADE_CLEAN = Text(en="No noise in the data", zh="数据没有噪声")
TRADE_LEAD = Text(
    en="{networks} small networks of {weights} weights read the same stream of examples: ten "
    "batch sizes, eight learning rates, three starts. Each batch size is shown at the rate that "
    "suits it best. Large batches save steps, small ones examples (McCandlish et al. 2018).",
    zh="{networks} 个小网络（各 {weights} 个权重）读同一串样本：十种批量大小、八种学习率、三个初"
    "值。每种批量大小取最合适的学习率。大批量省步数，小批量省样本（McCandlish 等，2018）。",
)
TARGET = Text(en="Target loss (share of guessing the mean)", zh="目标损失（占“只猜平均值”的比例）")
TARGET_NOISE = Text(en="Noise of the examples", zh="样本的噪声")
INPUT_1 = Text(en="first input", zh="第一个输入")
OUTPUT = Text(en="output", zh="输出")
CLEAN = Text(en="function", zh="函数")
NOISY = Text(en="examples", zh="样本")
ALT_TASK = Text(
    en="The function to learn along its first input, between {low} and {high}, with {count} "
    "examples scattered about it.",
    zh="要学的函数沿第一个输入的变化，在 {low} 和 {high} 之间，周围散布着 {count} 个样本。",
)
STEPS_NEEDED = Text(en="steps to the target", zh="到达目标的步数")
EXAMPLES_NEEDED = Text(en="examples to the target", zh="到达目标的样本数")
SECONDS_NEEDED = Text(en="time to the target (ms)", zh="到达目标的时间（毫秒）")
LAW_MEASURED = Text(en="law, measured: {scale}", zh="定律，实测：{scale}")
LAW_FITTED = Text(en="law, fitted: {scale}", zh="定律，拟合：{scale}")
ALT_NEED = Text(
    en="{title} against the batch size: {first} at 1, {last} at {batch}; measured, with the law.",
    zh="{title}随批量大小的变化：批量大小 1 时 {first}，{batch} 时 {last}；实测与定律。",
)
NOISE_OVER = Text(en="noise scale tr Σ/|g|²", zh="噪声尺度 tr Σ/|g|²")
EXAMPLES_READ = Text(en="examples read", zh="读过的样本数")
ALT_NOISE = Text(
    en="Noise scale over training, from {first} to {last}; its mean over the steps is {mean}.",
    zh="训练过程中的噪声尺度，从 {first} 到 {last}；按步平均为 {mean}。",
)
MEAN_SCALE = Text(en="mean over the steps", zh="按步平均")
LOSS_SHARE = Text(en="loss, share of guessing the mean", zh="损失（占“只猜平均值”的比例）")
ALT_LEARNING = Text(
    en="Loss against examples read, for every batch size at its best rate, down to the target "
    "{target}.",
    zh="每种批量大小在最佳学习率下，损失随读过样本数的变化，直到目标 {target}。",
)
SCALE_MEASURED = Text(en="B_simple, measured", zh="B_simple，实测")
SCALE_RATIO = Text(en="Measured / fitted", zh="实测 / 拟合")
SCALE_FITTED = Text(en="From the steps, fitted", zh="由步数拟合")
FEWEST = Text(en="S_min", zh="S_min")
NOT_REACHED = Text(
    en="Batches of {batches} did not arrive within {budget:,} examples and are left out.",
    zh="批量大小 {batches} 在 {budget:,} 个样本内没有到达目标，未画出。",
)
NOTE_TRADE = Text(
    en="The law is steps = S_min (1 + B_simple/B). How well do gradients and steps agree on the "
    "scale? Drag the seed: in 20 runs (these presets, seeds 0 to 4) the gradients showed 0.5 to 27 "
    "times what the steps ask for, mostly more than 3 times. The law is derived for a quadratic "
    "loss that bends alike in all directions, with the best rate at every moment. The loss of a "
    "network bends otherwise, and here rates are a factor 2 apart.",
    zh="定律是：步数 = S_min (1 + B_simple/B)。梯度和步数给出的尺度一致吗？换换随机种子：20 次训练"
    "（这些预设，种子 0 到 4）里，梯度测出的是步数所需的 0.5 到 27 倍，多数超过 3 倍。"
    "定律的推导假设损失是二次的、各方向弯曲程度相同，且每一刻都用最好的学习率；网络的损失并非如此，"
    "这里的学习率又两两相差一倍。",
)
TRADE_ASK = Text(
    en="With the default settings, batches of 512 instead of 1: how many times fewer steps to the "
    "target?",
    zh="按默认设置，批量大小从 1 改为 512：到达目标的步数减少到几分之一？",
)
TRADE_WHY = Text(
    en="Far from 512: beyond the noise scale a larger batch only repeats what the gradient has "
    "said. The examples it takes for that grow nearly in proportion.",
    zh="远不到 512：超过噪声尺度后，再大的批量也只是重复梯度已经说过的话，"
    "耗费的样本却几乎成比例地增加。",
)
