"""Words of the tab "Learned kernel"."""

from pages.shared.words.text import Text

LEAD = Text(
    en="A hidden kernel turned noise into targets. A second kernel starts from zeros, sees inputs "
    "and targets only, and goes down the gradient of its mean squared error. So do the kernels of "
    "a network. Drag the slider.",
    zh="一个隐藏的卷积核把噪声变成了目标值。待学的卷积核从全零出发，只看输入和目标，沿均方误差的梯"
    "度下降。网络里的卷积核就是这样来的。拖动滑块看过程。",
)
PRESET_AVERAGE = Text(en="Moving average from 5 weights", zh="用 5 个权重学滑动平均")
PRESET_EDGE = Text(en="An edge detector", zh="边缘检测器")
PRESET_FEW = Text(en="15 samples, 11 weights: overfitting", zh="15 个样本、11 个权重：过拟合")
PRESET_FAST = Text(en="Rate too large", zh="学习率过大")
HIDDEN_WIDTH = Text(en="Its width", zh="它的宽度")
LEARNER_WIDTH = Text(en="Width of the kernel that learns", zh="待学卷积核的宽度")
RATE = Text(en="Learning rate", zh="学习率")
STEPS = Text(en="Steps", zh="步数")
STEP = Text(en="step", zh="步")
LEARNED = Text(en="learned", zh="学到的")
HIDDEN = Text(en="hidden", zh="隐藏的")
LEAST_SQUARES = Text(en="least squares", zh="最小二乘解")
FLOOR = Text(en="Lowest possible", zh="可能的最小值")
TAP = Text(en="weight, counted from the middle", zh="位置（从中间算起）")
SNAPSHOT = Text(
    en="after {step:,} steps · mean squared error {loss}", zh="{step:,} 步后 · 均方误差 {loss}"
)
ASK = Text(
    en="Above which learning rate does this descent diverge, on these data?",
    zh="对这份数据，学习率超过多少就会发散？",
)
WHY = Text(
    en="At 1 / (largest eigenvalue of PᵀP / samples) the error of the steepest direction changes "
    "its sign at every step and keeps its size. Inputs of variance 1 and many samples: near 1. "
    "(Each row of P holds the inputs of one output.)",
    zh="学习率等于 1 /（PᵀP / 样本数 的最大特征值）时，最陡方向上的误差每步只变号、不变小。输入方"
    "差为 1、样本很多时，这个值接近 1。（P 的每一行是一个输出所看到的输入。）",
)
DIVERGED = Text(
    en="At this rate the error grows instead of shrinking; the descent is shown for as long as its "
    "numbers are finite. Choose a smaller rate.",
    zh="这个学习率下误差越走越大，图中只画到数值仍有限的地方。请减小学习率。",
)
ALT_LEARNED = Text(
    en="The learned kernel after {steps} steps: {weights}.", zh="{steps} 步后学到的核：{weights}。"
)
ALT_LOSSES = Text(
    en="Loss against step, ending at {loss}; the lowest possible is {floor}.",
    zh="损失随步数的变化，终值 {loss}，可能的最小值 {floor}。",
)
