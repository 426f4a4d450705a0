"""Words of the tab "Parameter race"."""

from pages.shared.words.text import Text

LEAD = Text(
    en="Three layers learn one filter from k example sequences of length n. Dense: n weights an "
    "output. Banded: one kernel's width per output. Shared: one kernel in all. The fewer weights, "
    "the fewer examples they need: that is why sharing generalises.",
    zh="三种层用 k 条长度为 n 的序列学习同一个滤波器。全连接：每个输出 n 个权重；带状：每个输出的"
    "权重数等于核宽；共享：总共只有一个卷积核的权重。权重越少，需要的样本越少：这就是共享能泛化的"
    "原因。",
)
PRESET_SIXTEEN = Text(en="n = 16", zh="n = 16")
PRESET_QUIET = Text(en="No noise", zh="没有噪声")
PRESET_LOUD = Text(en="Loud noise", zh="噪声很大")
PRESET_SHORT = Text(en="n = 6, as in the tutorial", zh="n = 6，同教程")
PRESET_EDGE = Text(en="An edge filter", zh="边缘滤波器")
SEQUENCES = Text(en="training sequences k", zh="训练序列数 k")
TEST_ERROR = Text(en="squared error on fresh sequences", zh="新序列上的平方误差")
ZERO_LAYER = Text(en="a layer of zeros", zh="权重全零的层")
NOTE = Text(
    en="Solved by least squares (of several solutions the smallest, where gradient descent from "
    "zero ends). Mean of {draws} draws, band from best to worst, on {tests} fresh sequences "
    "without noise. Thin dashes: theory (for shared as if its outputs were independent). Noise "
    "makes dense and banded peak where k equals their weights per output, the louder the higher: "
    "one solution is left, and it must follow the noise. Without noise there is no peak.",
    zh="用最小二乘求解（有多个解时取最小的，也就是从零开始的梯度下降的终点）。{draws} 次抽样的均"
    "值，阴影为最好到最差，在 {tests} 条无噪声的新序列上测得。细虚线是理论（共享层当作各输出相互独"
    "立来算）。噪声使全连接和带状在 k 等于每个输出的权重数处出现尖峰，噪声越大峰越高：只剩一个解，"
    "只能跟着噪声走。没有噪声就没有尖峰。",
)
ASK = Text(
    en="With n = {length} instead: at which k is the dense layer's error largest?",
    zh="若改为 n = {length}：k 为多少时，全连接层的误差最大？",
)
WHY_PEAK = Text(
    en="At k = n, or right beside it: as many equations as weights per output leave one solution, "
    "and it must follow the noise.",
    zh="就在 k = n 处或紧挨着它：方程数与每个输出的权重数相等，只剩一个解，只能跟着噪声走。",
)
WHY_START = Text(
    en="At the start: noise this weak cannot lift the peak at k = n above the error that is left "
    "after one sequence.",
    zh="在开头：噪声这么弱，k = n 处的尖峰高不过只学一条序列时的误差。",
)
WHY_QUIET = Text(
    en="At the start: without noise the error only falls.", zh="在开头：没有噪声，误差一路下降。"
)
ALT_RACE = Text(
    en="Test error against 1 to {most} training sequences; at the end {ends}.",
    zh="测试误差随训练序列数（1 到 {most}）的变化，最后：{ends}。",
)
