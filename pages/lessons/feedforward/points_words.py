"""Words of the tab "Train: points"."""

from pages.shared.words.text import Text

AT_STEP = Text(en="step {step:,}", zh="第 {step:,} 步")
PRESET_CIRCLES = Text(en="Disc in a ring", zh="圆盘与圆环")
PRESET_XOR_LINEAR = Text(en="xor without a bend", zh="异或，不用非线性")
PRESET_XOR = Text(en="xor with 4 relu", zh="异或，4 个 relu")
PRESET_BLOBS = Text(en="Two clouds, one neuron", zh="两团点，一个神经元")
PRESET_SPIRALS = Text(en="Two spirals", zh="双螺旋")
OWN_POINTS = Text(
    en="Columns x1, x2 and class (0: ●, 1: ▲), at most {most} points; at least {fewest} of each "
    "class. Scaled to −1 … 1 for the network, and drawn in your units. A quarter of each class is "
    "kept for the test; noise is not added.",
    zh="三列：x1、x2 和 class（类别，0 为 ●，1 为 ▲），最多 {most} 个点，每类至少 {fewest} 个。"
    "送进网络前缩放到 −1 … 1，画图仍用原来的单位。每类留出四分之一作测试；不加噪声。",
)
SETS_NOTE = Text(
    en="Filled: to train on. Hollow: never trained on, kept for the test.",
    zh="实心：训练用。空心：不参与训练，只作测试。",
)
ALT_SETS = Text(
    en="The points: {train} to train on, {test} for the test.",
    zh="数据点：{train} 个训练用，{test} 个测试用。",
)
X1 = Text(en="x₁", zh="x₁")
X2 = Text(en="x₂", zh="x₂")
PROBABILITY = Text(en="probability of ▲", zh="判为 ▲ 的概率")
ALT_SURFACE = Text(
    en="Probability over the plane after {steps} steps, with {points} training points: training "
    "loss {loss}.",
    zh="训练 {steps} 步后平面上的概率，以及 {points} 个训练点：训练损失 {loss}。",
)
NEURONS = Text(en="Each hidden neuron's own map", zh="每个隐藏神经元自己的图")
NEURONS_NOTE = Text(
    en="What each hidden neuron answers over the plane, layer by layer from the input, at the end "
    "of training; at most {most} per layer. Each is scaled by its own largest value. The first "
    "layer draws straight edges; the next combines them.",
    zh="训练结束时，每个隐藏神经元在平面上的输出，从靠近输入的一层排起，每层最多 {most} 个，"
    "各按自己的最大值缩放。第一层只画直边，下一层把它们拼起来。",
)
LAYER_NUMBER = Text(en="layer {number}", zh="第 {number} 层")
VALUE = Text(en="share of its largest", zh="相对最大值")
ALT_NEURONS = Text(
    en="Maps of {count} hidden neurons over the plane.", zh="{count} 个隐藏神经元在平面上的图。"
)
ASK_RIGHT = Text(
    en="How many of a hundred new points does the first network get right?",
    zh="一百个新的点里，第一个网络能判对多少个？",
)
WHY_RIGHT = Text(
    en="Without noise, the best straight line gets all of the clouds right, about 70 of xor and "
    "about 67 of the disc and of the spirals. Noise that pushes points across the border sets a "
    "limit for every network.",
    zh="没有噪声时，最好的直线能判对：两团点全部，异或约 70，圆盘和螺旋约 67。噪声把点推过边界，"
    "任何网络都有上限。",
)
WHY_OWN = Text(
    en="Your test points lie where the network saw none of them: with few points in training, what "
    "it does between them is a matter of its start, as the width of the band shows.",
    zh="测试点都是网络没见过的。训练点很少时，点与点之间怎么判，取决于初始权重：看带有多宽就知道。",
)
