"""Words of the tab "Trained"."""

from pages.shared.words.text import Text

LAYERS = Text(en="{layers} layers", zh="{layers} 层")
PRESET_SIGMOID = Text(en="sigmoid", zh="sigmoid")
PRESET_RELU = Text(en="relu", zh="relu")
PRESET_TANH = Text(en="tanh", zh="tanh")
PRESET_DEEP = Text(en="relu, 30 layers", zh="relu，30 层")
PRESET_SPIRALS = Text(en="Spirals, relu", zh="双螺旋线，relu")
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
TRAINING_STEP = Text(en="training step", zh="训练步")
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
NOTE = Text(
    en="{count} networks of 16 units learn at once, each cell of the grid three times, with "
    "different first weights. A framed cell trains: all end below half of the loss of guessing, "
    "0.35. The number is the mean final loss; ∞ has left float32, and so have the cells that the "
    "strips leave out. Colours of the strips end at 1e-8.",
    zh="{count} 个网络（每层 16 个单元）同时训练，每格三个，初始权重不同。带框的格子学会了：三个网"
    "络的最终损失都低于随机猜测的一半，即 0.35。格中数字是最终损失的平均，∞ 表示超出 float32，色带"
    "中空缺的格子也是。色带的颜色到 1e-8 为止。",
)
ASK = Text(
    en="relu, 8 layers, 100 steps: how many times larger is the largest rate that trains, once "
    "BatchNorm is in?",
    zh="relu，8 层，100 步：加上批量归一化之后，能学会的最大学习率变为多少倍？",
)
WHY = Text(
    en="Of seven rates, each about three times the one before. A sigmoid network of 8 layers "
    "trains at no rate without BatchNorm, so there is no ratio.",
    zh="共试了七个学习率，每个约为前一个的三倍。8 层的 sigmoid 网络没有批量归一化时，"
    "任何学习率都学不会，也就没有倍数可言。",
)
