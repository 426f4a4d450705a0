"""Words of the tab "How to start"."""

from pages.shared.words.text import Text

PRESET_RELU = Text(en="Tutorial: relu from zeros", zh="教程：relu，全零开始")
PRESET_TANH = Text(en="tanh", zh="tanh")
PRESET_SIGMOID = Text(en="sigmoid", zh="sigmoid")
PRESET_DEEP_RELU = Text(en="Eight relu layers", zh="八层 relu")
PRESET_DEEP_SIGMOID = Text(en="Five sigmoid layers: vanishing", zh="五层 sigmoid：梯度消失")
ACTIVATION = Text(en="Activation of the hidden layers", zh="隐藏层的激活函数")
DEPTH = Text(en="Hidden layers of 8 neurons", zh="隐藏层数（每层 8 个神经元）")
CONSTANT = Text(en="The constant", zh="常数取值")
GRADIENT = Text(en="size of the gradient", zh="梯度大小")
WHICH_LAYER = Text(en="layer, from the input (last: output)", zh="层，从输入数起（最后是输出层）")
ALT_LOSSES = Text(
    en="Training loss from four starts; after {steps} steps: {ends}.",
    zh="四种初始值下的训练损失；{steps} 步后：{ends}。",
)
ALT_GRADIENTS = Text(
    en="Size of the gradient of each of {layers} weight matrices, for four starts, over the "
    "training; that of the first one at the end: {ends}.",
    zh="四种初始值下，{layers} 个权重矩阵的梯度大小随训练的变化；最后第一个矩阵的梯度：{ends}。",
)
ZERO_GRADIENTS = Text(
    en="From zeros, the largest weight gradient seen in this run is **{largest}**. A weight's "
    "gradient is the signal from below times the error from above. Where the activation of zero "
    "is zero (relu, tanh), one of the two is exactly zero in every layer: the error in all hidden "
    "layers, the signal in the output layer. Only the bias of the output moves, and it learns how "
    "often each class occurs. A sigmoid sends one half up, so the last layer moves as soon as a "
    "batch holds more of one class; the layers below follow, all neurons alike.",
    zh="从全零开始，这次训练中权重梯度的最大值是 **{largest}**。权重的梯度等于下层信号乘上层误差："
    "若激活函数在零处为零（relu、tanh），每一层总有一个因子恰好为零：隐藏层是误差，输出层是信号。"
    "只有输出层的偏置会动，学到的只是各类占多少。sigmoid 会送上二分之一，所以只要一批里某一类多一"
    "些，最后一层就会动，下面各层随后跟上，但每层的神经元全都一样。",
)
FIRST_WEIGHTS = Text(en="weights before the first step", zh="训练前的权重")
ALT_WEIGHTS = Text(
    en="The {count} weights of all layers before the first step, drawn for each of four starts.",
    zh="四种初始值下，训练前各层共 {count} 个权重的分布。",
)
PINNED_NOTE = Text(
    en="Pinned runs: their loss from a He start; the table has all four.",
    zh="固定的结果只画 He 初始值的损失，四种都在表里。",
)
ASK_NEURONS = Text(
    en="All weights start from one constant. How many of the 8 neurons in the first layer are "
    "different after training?",
    zh="所有权重从同一个常数开始。训练之后，第一层的 8 个神经元里有几个互不相同？",
)
WHY_NEURONS = Text(
    en="Neurons that start alike get the same gradient at every step, so they stay one neuron: a "
    "network of width 1, at the price of 8.",
    zh="起点相同的神经元每一步的梯度也相同，永远是同一个神经元：花 8 个的价钱，得到宽度为 1 的网"
    "络。",
)
START = Text(en="start", zh="初始值")
DIFFERENT = Text(en="different neurons in layer 1", zh="第一层不同的神经元")
RIGHT = Text(en="test points right", zh="测试点判对")
DIVERGED = Text(en="diverged", zh="发散")
DIVERGED_NOTE = Text(
    en="Diverged: {names}. The loss has left the range of float32, so the line ends. Choose a "
    "smaller learning rate.",
    zh="已发散：{names}。损失超出了 float32 的范围，线到此为止。请减小学习率。",
)
FIRST_GRADIENT = Text(en="gradient of layer 1 at step 0", zh="第 0 步第一层的梯度")
