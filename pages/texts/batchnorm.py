"""Words of the lesson on BatchNorm."""

from pages.texts.text import Text

TITLE = Text(en="BatchNorm", zh="批量归一化")
QUESTION = Text(
    en="Every layer multiplies the gradient: what is left of it after a hundred layers?",
    zh="每一层都会把梯度乘上一个因子：一百层之后还剩多少？",
)
IDEA = Text(
    en=r"""Back-propagation multiplies one matrix per layer: if each changes the gradient by a
factor $p$, then $L$ layers change it by $p^L$. BatchNorm sets every unit's mean over the batch to 0
and its variance to 1:
$y=\gamma\,(x-\mu)/\sqrt{\sigma^2+\epsilon}+\beta$. Then no layer can drift into the flat part
of its activation. It is no cure for everything: followed by relu, at the start of training, it
makes gradients explode by $\sqrt{\pi/(\pi-1)}=1.211$ per layer.""",
    zh=r"""反向传播每过一层就乘一个矩阵：若每层使梯度变为 $p$ 倍，$L$ 层就变为 $p^L$ 倍。
批量归一化让每个单元在一批样本上均值为 0、方差为 1：
$y=\gamma\,(x-\mu)/\sqrt{\sigma^2+\epsilon}+\beta$，
这样没有哪一层会滑到激活函数的平坦处。
但它并非万能：后面接 relu 时，训练之初反而让梯度每层放大 $\sqrt{\pi/(\pi-1)}=1.211$ 倍。""",
)
SEED = Text(en="Random seed", zh="随机种子")
ACTIVATION = Text(en="Activation", zh="激活函数")
LAYER = Text(en="layer", zh="层")
WITHOUT = Text(en="without BatchNorm", zh="无批量归一化")
WITH = Text(en="with BatchNorm", zh="有批量归一化")
SHORT_WITHOUT = Text(en="without", zh="不加")
SHORT_WITH = Text(en="BatchNorm", zh="批量归一化")

# The product
TAB_PRODUCT = Text(en="The product", zh="连乘")
PRODUCT_TUTORIAL = Text(en="Tutorial: 0.99, 100 layers", zh="教程：0.99，100 层")
PRODUCT_NINE = Text(en="0.9", zh="0.9")
PRODUCT_SIGMOID = Text(en="Sigmoid at best: 1/4", zh="sigmoid 最多：1/4")
PRODUCT_ONE = Text(en="1: holds", zh="1：保持")
PRODUCT_RELU = Text(en="1.21: relu behind BatchNorm", zh="1.21：批量归一化配 relu")
FACTOR = Text(en="Factor per layer, p", zh="每层的因子 p")
LAYERS = Text(en="Layers L", zh="层数 L")
DEPTH = Text(en="layers passed", zh="经过的层数")
SHARE = Text(en="share of the gradient left", zh="梯度剩余的比例")
EXACT = Text(en="p to the power L", zh="p 的 L 次方")
IN_FLOAT32 = Text(en="multiplied in float32", zh="用 float32 连乘")
SIGMOID_BEST = Text(en="sigmoid at best, 1/4 per layer", zh="sigmoid 最好情形，每层 1/4")
SIGMOID_CHAIN = Text(en="a chain of sigmoid neurons", zh="一串 sigmoid 神经元")
LEFT = Text(en="Left after {layers} layers", zh="{layers} 层之后剩余")
TIMES = Text(en="× {left}", zh="× {left}")
HALF_AFTER = Text(en="Layers to half", zh="减半所需层数")
DOUBLED_AFTER = Text(en="Layers to double", zh="翻倍所需层数")
LAYERS_LONG = Text(en="{layers} layers", zh="{layers} 层")
NEVER = Text(en="never", zh="永不")
FLOAT32_ENDS = Text(en="float32 ends at", zh="超出 float32 的范围")
AT_LAYER = Text(en="layer {layer}", zh="第 {layer} 层")
NOT_WITHIN = Text(en="not within {layers}", zh="{layers} 层内不会")
ALT_PRODUCT = Text(
    en="Share of a gradient left over {layers} layers at a factor of {factor} per layer: {left} at "
    "the end; half depth {half} layers.",
    zh="每层因子为 {factor} 时，{layers} 层内梯度剩余的比例：最后剩 {left}，减半（或翻倍）需 "
    "{half} 层。",
)
PRODUCT_NOTE = Text(
    en="The axis ends a little below p to the power L, or at one thousandth; the sigmoid's lines "
    "leave it early. The slope of a sigmoid is 1/4 only at 0. Along a chain with weights of 1 it "
    "settles at 0.2247, so the measured chain falls faster than the best case.",
    zh="纵轴到略低于 p 的 L 次方（或千分之一）为止，sigmoid 的两条线很快就出界了。sigmoid "
    "的斜率只有在 0 处"
    "才是 1/4；权重为 1 的一串神经元里斜率稳定在 0.2247，所以实测比最好情形降得更快。",
)
PRODUCT_ASK = Text(
    en="At 0.9 per layer: after how many layers is half of the gradient gone?",
    zh="每层乘 0.9：多少层之后梯度减半？",
)
PRODUCT_WHY = Text(
    en="log 2 / −log 0.9 = 6.6. At the tutorial's 0.99 it takes ten times as many, 69.",
    zh="log 2 / −log 0.9 = 6.6。教程的 0.99 要约十倍，即 69 层。",
)

# Deep, untrained
TAB_UNTRAINED = Text(en="Deep, untrained", zh="深层，未训练")
DEEP_SIGMOID = Text(en="Sigmoid, Xavier: vanishes", zh="sigmoid，Xavier：消失")
DEEP_TANH = Text(en="tanh, Xavier: holds", zh="tanh，Xavier：保持")
DEEP_RELU = Text(en="relu, He: BatchNorm explodes", zh="relu，He：批量归一化爆炸")
DEEP_RESIDUAL = Text(en="relu with residuals: tamed", zh="relu 加残差：增长受到抑制")
DEEP_XAVIER = Text(en="relu, Xavier: vanishes", zh="relu，Xavier：消失")
DEEP_LARGE = Text(en="tanh, weights × 3", zh="tanh，权重 × 3")
DEEP_DEPTH = Text(en="Layers", zh="层数")
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
GRADIENT = Text(en="norm of the gradient", zh="梯度的范数")
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
DEEP_NOTE = Text(
    en="A gradient of norm 1 enters at the top, and what arrives at the output of each layer is "
    "measured: 128 examples, random weights, the same ones in both networks. Theory is for layers "
    "and batches without end; 256 units come within 1 % per layer. It takes the weights met on "
    "the way back to be independent of the signals, which fails for relu with residual "
    "connections: there the measured gradient grows faster. Values beyond ±4 count in the "
    "outermost bins.",
    zh="顶端送入范数为 1 的梯度，测量它传到各层输出处的大小：128 个样本，随机权重，两个网络用同一"
    "组。理论假定层与批无限大；256 个单元时每层误差在 1% 以内。理论还假定反向遇到的权重与信号无"
    "关，relu 加残差时不成立，实测增长更快。超出 ±4 的数值计入最外侧的格子。",
)
DEEP_HONEST = Text(
    en="**Where BatchNorm does not help:** a deep relu network with He's weights passes gradients "
    "on unchanged; BatchNorm multiplies them by √(π/(π−1)) = {limit} per layer, whatever the "
    "scale of the weights (Yang et al. 2019). relu throws half of the signal away, and BatchNorm "
    "scales the variance that is left back to 1. Residual connections turn that growth into a "
    "power of the depth.",
    zh="**批量归一化帮不上忙的地方**：用 He 权重的深层 relu 网络本来就能原样传递梯度；加上批量归一"
    "化，不论权重大小，每层都放大 √(π/(π−1)) = {limit} 倍（Yang 等，2019）。relu 丢掉一半信号，批"
    "归一化又把剩下的方差拉回 1。残差连接把这种指数增长降为随深度的幂次增长。",
)
DEEP_ASK = Text(
    en="relu, He's weights, 50 layers with BatchNorm: how many times larger is the gradient at the "
    "first layer than at the last?",
    zh="relu，He 权重，50 层，有批量归一化：第一层的梯度是最后一层的多少倍？",
)
DEEP_WHY = Text(
    en="1.211 to the power of 49 is 12,000. Without BatchNorm it would be about 1.",
    zh="1.211 的 49 次方约为 12,000。没有批量归一化时约为 1。",
)

# Trained
TAB_TRAINED = Text(en="Trained", zh="训练")
TRAIN_SIGMOID = Text(en="sigmoid", zh="sigmoid")
TRAIN_RELU = Text(en="relu", zh="relu")
TRAIN_TANH = Text(en="tanh", zh="tanh")
TRAIN_DEEP = Text(en="relu, 30 layers", zh="relu，30 层")
TRAIN_SPIRALS = Text(en="Spirals, relu", zh="双螺旋线，relu")
PROBLEM = Text(en="Problem", zh="数据集")
PROBLEMS = {
    "circles": Text(en="disc in a ring", zh="圆盘与圆环"),
    "xor": Text(en="xor: diagonal quarters alike", zh="异或：对角同类"),
    "blobs": Text(en="two clouds", zh="两团点"),
    "spirals": Text(en="two spirals", zh="双螺旋线"),
}
FIRST_INPUT = Text(en="first input", zh="第一个输入")
SECOND_INPUT = Text(en="second input", zh="第二个输入")
ALT_POINTS = Text(
    en="{examples} training examples in the plane, two classes: {problem}.",
    zh="平面上的 {examples} 个训练样本，分两类：{problem}。",
)
DEEPEST = Text(en="Layers of the deepest network", zh="最深网络的层数")
STEPS = Text(en="Training steps", zh="训练步数")
RATE_SHOWN = Text(en="Learning rate shown", zh="查看的学习率")
RATE = Text(en="learning rate", zh="学习率")
TRAIN_STEP = Text(en="training step", zh="训练步")
LOSS = Text(en="loss", zh="损失")
HIDDEN_LAYERS = Text(en="hidden layers", zh="隐藏层数")
GUESSING = Text(en="guessing", zh="随机猜测")
LOSSES_TITLE = Text(en="{which}, rate {rate}", zh="{which}，学习率 {rate}")
STRIP = Text(en="{which}, {depth}", zh="{which}，{depth} 层")
STRIPS_TITLE = Text(
    en="Gradient of each layer's weights, rate {rate}", zh="各层权重的梯度，学习率 {rate}"
)
SCRUB = Text(en="Look back", zh="回看")
AFTER = Text(en="after {step} steps", zh="{step} 步之后")
GRID_TITLE = Text(en="Final loss {which}", zh="最终损失，{which}")
LARGEST = Text(en="Largest rate, {depth} layers", zh="最大学习率，{depth} 层")
RATE_LARGEST = Text(en="largest rate that trains", zh="还能训练的最大学习率")
NONE_TRAINS = Text(en="none", zh="没有")
LARGEST_BOTH = Text(en="{without} → {batch_norm}", zh="{without} → {batch_norm}")
LARGEST_HELP = Text(
    en="Without BatchNorm → with it. The largest rate at which all seeds end below half of the "
    "loss of guessing.",
    zh="无批量归一化 → 有批量归一化。所有种子的最终损失都低于随机猜测的一半时，能用的最大学习率。",
)
ALT_LOSSES = Text(
    en="Loss over {steps} steps {which} at rate {rate}, networks of {depths} layers, three "
    "seeds each; they end at {ends}.",
    zh="{which}、学习率 {rate} 时 {steps} 步的损失，网络有 {depths} 层，各三个种子；终值 {ends}。",
)
ALT_STRIPS = Text(
    en="Gradient norm of each layer's weights at rate {rate}, with a slider over {steps} steps. "
    "At the end the deepest network's first layer has {without} without BatchNorm, {batch_norm} "
    "with it.",
    zh="学习率 {rate} 时各层权重的梯度范数，可沿 {steps} 步回看。最后，最深网络的第一层无批量归一化"
    "为 {without}，有批量归一化为 {batch_norm}。",
)
ALT_GRID = Text(
    en="Loss after {steps} steps {which}, learning rate against depth: {count} of {cells} cells "
    "train. Largest rate: {largest}.",
    zh="{which}时 {steps} 步后的损失（学习率 × 层数）：{cells} 格中 {count} 格学会。最大学习率："
    "{largest}。",
)
AT_DEPTH = Text(en="{rate} at {depth} layers", zh="{depth} 层 {rate}")
TRAIN_NOTE = Text(
    en="{count} networks of 16 units learn at once, each cell of the grid three times, with "
    "different first weights. A framed cell trains: all end below half of the loss of guessing, "
    "0.35. The number is the mean final loss; ∞ has left float32, and so have the cells that the "
    "strips leave out. Colours of the strips end at 1e-8.",
    zh="{count} 个网络（每层 16 个单元）同时训练，每格三个，初始权重不同。带框的格子学会了：三个网"
    "络的最终损失都低于随机猜测的一半，即 0.35。格中数字是最终损失的平均，∞ 表示超出 float32，色带"
    "中空缺的格子也是。色带的颜色到 1e-8 为止。",
)
TRAIN_ASK = Text(
    en="relu, 8 layers, 100 steps: how many times larger is the largest rate that trains, once "
    "BatchNorm is in?",
    zh="relu，8 层，100 步：加上批量归一化之后，能学会的最大学习率变为多少倍？",
)
TRAIN_WHY = Text(
    en="Of seven rates, each about three times the one before. A sigmoid network of 8 layers "
    "trains at no rate without BatchNorm, so there is no ratio.",
    zh="共试了七个学习率，每个约为前一个的三倍。8 层的 sigmoid 网络没有批量归一化时，"
    "任何学习率都学不会，也就没有倍数可言。",
)

# Training and inference
TAB_INFERENCE = Text(en="Training and inference", zh="训练与推断")
MODES_DEFAULT = Text(en="Momentum 0.99, batch 32", zh="动量 0.99，批量大小 32")
MODES_ONE = Text(en="Batch size 1", zh="批量大小 1")
MODES_FAST = Text(en="Momentum 0.5", zh="动量 0.5")
MODES_SHORT = Text(en="Too few steps", zh="步数太少")
MODES_SHIFT = Text(en="Test data shifted", zh="测试数据偏移")
MODES_SEATTLE = Text(en="Seattle: winter, then the rest", zh="西雅图：先冬天，再其余")
DATA = Text(en="Data", zh="数据")
DATA_KINDS = {
    "normal": Text(en="Gaussian, mean 3", zh="高斯随机数，均值 3"),
    "seattle": Text(en="Seattle's temperatures", zh="西雅图气温"),
    "own": Text(en="my own series", zh="自己的数据"),
}
OWN_NEEDED = Text(
    en="Upload a CSV file; its first quarter trains, the rest tests. Until then the temperatures "
    "are used.",
    zh="请上传 CSV 文件：前四分之一用于训练，其余用于测试。在此之前使用气温数据。",
)
MOMENTUM = Text(en="Momentum m", zh="动量 m")
BATCH = Text(en="Batch size", zh="批量大小")
BATCHES = Text(en="Training batches", zh="训练批数")
SHIFT = Text(en="Shift of the test data (standard deviations)", zh="测试数据的偏移（标准差）")
STRETCH = Text(en="Stretch of the test data", zh="测试数据的拉伸")
BATCH_NUMBER = Text(en="training batch", zh="训练批次")
MEAN = Text(en="mean", zh="均值")
VARIANCE = Text(en="variance", zh="方差")
OF_BATCH = Text(en="batch", zh="本批")
MOVING = Text(en="moving", zh="移动平均")
EXPECTED = Text(en="moving, expected", zh="移动平均的期望")
INPUT = Text(en="test input x", zh="测试输入 x")
OUTPUT = Text(en="output y", zh="输出 y")
BY_BATCH = Text(en="training mode: the batch's own", zh="训练模式：用本批统计量")
BY_MOVING = Text(en="inference: moving averages", zh="推断模式：用移动平均")
ALT_MOMENT = Text(
    en="The {what} of each of {steps} training batches and its moving average, which ends at "
    "{end}; "
    "expected {expected}.",
    zh="{steps} 个训练批各自的{what}及其移动平均，终值 {end}，期望 {expected}。",
)
ALT_OUTPUTS = Text(
    en="Outputs for {tests} test inputs: in training mode from {low} to {high}, in inference mode "
    "from {low_moving} to {high_moving}.",
    zh="{tests} 个测试输入的输出：训练模式从 {low} 到 {high}，推断模式从 {low_moving} 到 "
    "{high_moving}。",
)
KERAS_TRAINING = Text(en="Largest difference from Keras, training", zh="与 Keras 的最大差别，训练")
KERAS_INFERENCE = Text(
    en="Largest difference from Keras, inference", zh="与 Keras 的最大差别，推断"
)
KERAS_HELP = Text(
    en="keras.layers.BatchNormalization in float64: the test outputs, and in training mode also "
    "the moving averages after the first 40 batches.",
    zh="float64 的 keras.layers.BatchNormalization：比较测试输出；训练模式还比较前 40 "
    "批之后的移动平均。",
)
SPREAD = Text(en="Outputs, {which}", zh="输出，{which}")
MEAN_AND_DEVIATION = Text(en="{mean} ± {deviation}", zh="{mean} ± {deviation}")
MODES_NOTE = Text(
    en="Training mode hides a shift: each batch is set to mean 0, whatever it holds. Inference "
    "shows it, because the moving averages M (of the mean) and V (of the variance) are those of "
    "the training data. M starts at 0 and V at 1; after t batches a share mᵗ of the way is still "
    "missing: at 0.99, after 100 batches, 37 %, the same 0.99¹⁰⁰.",
    zh="训练模式看不出偏移：每一批都被移到均值 0。推断模式会显出来，因为用的是训练数据的移动平均："
    "均值 M 和方差 V。M 从 0、V 从 1 开始，t 批之后还差的比例是 m 的 t 次方：0.99 过 100 批还差 "
    "37%，正是那个 0.99¹⁰⁰。",
)
MODES_ONE_NOTE = Text(
    en="**Batch size 1:** a single value is its own mean, and its variance is 0. In training mode "
    "every output is β = 0, whatever the input: nothing can be learned. Batch by batch V runs to 0 "
    "too, so that inference ends up dividing by next to nothing, and its outputs grow far too "
    "large.",
    zh="**批量大小 1**：单个值就是自己的均值，方差为 0。训练模式下不论输入什么，输出都是 β = 0，"
    "什么也学不到。"
    "一批接一批，V 也趋向 0，推断时最终几乎是除以零，输出大得离谱。",
)
MODES_ASK = Text(
    en="Momentum 0.99, data of mean 3, the moving mean M starts at 0: what is M after 100 batches?",
    zh="动量 0.99，数据均值 3，移动平均 M 从 0 开始：100 批之后 M 是多少？",
)
MODES_WHY = Text(
    en="3 · (1 − 0.99¹⁰⁰) = 3 · 0.634 = 1.90. Whoever stops training here tests with the wrong "
    "mean.",
    zh="3 · (1 − 0.99¹⁰⁰) = 3 · 0.634 = 1.90。在这里停止训练，测试时用的均值就是错的。",
)
