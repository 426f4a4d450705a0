"""Words of the tab "Deep, untrained"."""

from pages.shared.words.text import Text

PRESET_SIGMOID = Text(en="Sigmoid, Xavier: vanishes", zh="sigmoid，Xavier：消失")
PRESET_TANH = Text(en="tanh, Xavier: holds", zh="tanh，Xavier：保持")
PRESET_RELU = Text(en="relu, He: BatchNorm explodes", zh="relu，He：批量归一化爆炸")
PRESET_RESIDUAL = Text(en="relu with residuals: tamed", zh="relu 加残差：增长受到抑制")
PRESET_XAVIER = Text(en="relu, Xavier: vanishes", zh="relu，Xavier：消失")
PRESET_LARGE = Text(en="tanh, weights × 3", zh="tanh，权重 × 3")
DEPTH = Text(en="Layers", zh="层数")
WIDTH = Text(en="Units per layer", zh="每层单元数")
START = Text(en="First weights", zh="初始权重")
STARTS = {
    "auto": Text(en="He for relu, else Xavier", zh="relu 用 He，其余 Xavier"),
    "xavier": Text(en="Xavier (Glorot): 1/√width", zh="Xavier（Glorot）：1/√宽度"),
    "he": Text(en="He: √2/√width", zh="He：√2/√宽度"),
    "own": Text(en="own scale", zh="自定"),
}
SCALE = Text(en="Scale of the weights, times 1/√width", zh="权重大小（1/√宽度 的倍数）")
RESIDUAL = Text(en="Residual connections", zh="残差连接")
MEASURED_LINE = Text(en="{which}, measured", zh="{which}，实测")
THEORY_LINE = Text(en="{which}, theory", zh="{which}，理论")
PINNED_LINE = Text(en="{pin}: {which}", zh="{pin}：{which}")
FACTOR_OF = Text(en="A layer, {which}", zh="每层，{which}")
BY_THEORY = Text(en="theory {theory}", zh="理论 {theory}")
PRE_ACTIVATION = Text(en="what enters the activation", zh="激活函数的输入")
HISTOGRAM = Text(en="Values {which}", zh="数值分布，{which}")
SHARE_OF = Text(en="share", zh="比例")
ALT_PROFILE = Text(
    en="Norm of the gradient at each of {depth} layers: it reaches the first layer {without} times "
    "as large without BatchNorm and {batch_norm} times with it; per layer, × {factor} and × "
    "{factor_bn}.",
    zh="{depth} 层各层的梯度范数：传到第一层时，无批量归一化为 {without} 倍，有批量归一化为 "
    "{batch_norm} 倍；"
    "平均每层 × {factor} 与 × {factor_bn}。",
)
ALT_HISTOGRAM = Text(
    en="Histogram of what enters the activation in each of {depth} layers, {which}; in the last, "
    "{inside} of the values lie between −1 and 1.",
    zh="{depth} 层各层激活函数输入的直方图（{which}）；最后一层有 {inside} 落在 −1 到 1 之间。",
)
DIFFERENCES = Text(
    en="How far the examples still differ in the last layer (standard deviation over the batch): "
    "{without} without BatchNorm, {batch_norm} before BatchNorm evens it out.",
    zh="到最后一层，样本之间还差多少（一批样本上的标准差）：无批量归一化 {without}；"
    "有批量归一化时，归一化之前为 {batch_norm}。",
)
NOTE = Text(
    en="A gradient of norm 1 enters at the top, and what arrives at the output of each layer is "
    "measured: 128 examples, random weights, the same ones in both networks. Theory is for layers "
    "and batches without end; 256 units differ by about 1 % per layer. It takes the weights met on "
    "the way back to be independent of the signals, which fails for relu with residual "
    "connections: there the measured gradient grows faster. Values beyond ±4 count in the "
    "outermost bins.",
    zh="顶端送入范数为 1 的梯度，测量它传到各层输出处的大小：128 个样本，随机权重，两个网络用同一"
    "组。理论假定层与批无限大；256 个单元时每层相差约 1%。理论还假定反向遇到的权重与信号无"
    "关，relu 加残差时不成立，实测增长更快。超出 ±4 的数值计入最外侧的格子。",
)
NOTE_RELU = Text(
    en="**Where BatchNorm does not help:** a deep relu network with He's weights passes gradients "
    "on unchanged; BatchNorm multiplies them by √(π/(π−1)) = {limit} per layer, whatever the "
    "scale of the weights (Yang et al. 2019). relu throws half of the signal away, and BatchNorm "
    "scales the variance that is left back to 1. Residual connections turn that growth into a "
    "power of the depth.",
    zh="**批量归一化帮不上忙的地方**：用 He 权重的深层 relu 网络本来就能原样传递梯度；加上批量归一"
    "化，不论权重大小，每层都放大 √(π/(π−1)) = {limit} 倍（Yang 等，2019）。relu 丢掉一半信号，批"
    "归一化又把剩下的方差拉回 1。残差连接把这种指数增长降为随深度的幂次增长。",
)
ASK = Text(
    en="relu, He's weights, 50 layers with BatchNorm: how many times larger is the gradient at the "
    "first layer than at the last?",
    zh="relu，He 权重，50 层，有批量归一化：第一层的梯度是最后一层的多少倍？",
)
WHY = Text(
    en="1.211 to the power of 49 is 12,000. Without BatchNorm it would be about 1.",
    zh="1.211 的 49 次方约为 12,000。没有批量归一化时约为 1。",
)
