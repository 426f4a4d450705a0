"""Words of the tab "Step by step"."""

from pages.shared.words.text import Text

VALUE = Text(en="value", zh="数值")
PRESET_RING = Text(en="Rings on", zh="余音")
PRESET_FADE = Text(en="Fades", zh="渐忘")
PRESET_SUM = Text(en="Adds up", zh="累加")
PRESET_EXPLODE = Text(en="Explodes", zh="爆炸")
PRESET_SINE = Text(en="Listens to a sine", zh="输入正弦波")
PRESET_LONG = Text(en="200 steps", zh="200 步")
NETWORK = Text(en="Matrices A1, A2, A3", zh="矩阵 A1、A2、A3")
NETWORKS = {
    "ring": Text(en="a rotation by 24°", zh="旋转 24°"),
    "fade": Text(en="two that fade", zh="两个渐忘的单元"),
    "sum": Text(en="a sum and a copy", zh="求和与复制"),
    "explode": Text(en="growing by half at every step", zh="每步增长一半"),
    "own": Text(en="my own", zh="自己填"),
}
EDIT_MATRICES = Text(
    en="Rows: the two rows of A1, then A2, then A3, written as a row.",
    zh="各行依次是：A1 的两行，A2，A3（写成一行）。",
)
AT_STEP = Text(en="Step t looked at", zh="查看第 t 步")
X_SERIES = Text(en="input x", zh="输入 x")
Y_SERIES = Text(en="output y", zh="输出 y")
STATE = Text(en="state h", zh="状态 h")
ALT_SEQUENCE = Text(
    en="Input and output over {steps} steps; at step {at} the input is {x} and the output {y}.",
    zh="{steps} 步的输入与输出；第 {at} 步输入 {x}，输出 {y}。",
)
OVERFLOWED = Text(
    en="The state explodes: from step {step} on it is beyond the floating-point range (1.8e308). "
    "The chart ends there.",
    zh="状态爆炸：从第 {step} 步起超出浮点数范围（1.8e308），图到此为止。",
)
RACE_LENGTH = Text(en="Steps in the race", zh="计时用的步数")
WAY = Text(en="way to run it", zh="运行方式")
WAYS = {
    "loop": Text(en="Python loop (the tutorial)", zh="Python 循环（教程）"),
    "keras": Text(en="keras SimpleRNN, graph", zh="keras SimpleRNN，计算图"),
    "scan": Text(en="tf.scan, graph", zh="tf.scan，计算图"),
    "while_loop": Text(en="tf.while_loop, XLA", zh="tf.while_loop，XLA 编译"),
}
MILLISECONDS = Text(en="time (ms)", zh="用时（毫秒）")
ALT_WAYS = Text(
    en="Milliseconds for {steps} steps: Python loop {loop}, compiled while_loop {compiled}.",
    zh="{steps} 步的毫秒数：Python 循环 {loop}，编译后的 while_loop {compiled}。",
)
WEIGHTS = Text(en="Weights at any length", zh="权重个数（任何长度）")
DENSE = Text(en="A dense layer instead", zh="若用全连接层")
DIFFERENCE = Text(en="Largest difference / largest |y|", zh="最大差别 / 最大的 |y|")
AT_LENGTH = Text(en="{weights:,} at {steps:,} steps", zh="{steps:,} 步时 {weights:,} 个")
ASK = Text(
    en="One impulse at step 0, f = tanh, and an A1 that turns the state by 24° and shortens it to "
    "0.985: y is 0.76 at step 0. What is y at step 60?",
    zh="第 0 步输入一个脉冲，f = tanh，A1 每步把状态旋转 24°、缩到 0.985 倍。第 0 步 y = 0.76，"
    "第 60 步 y 是多少？",
)
WHY = Text(
    en="60 turns of 24° are four full ones, so y is positive again. Of the 0.76, a linear cell "
    "would keep 0.985 to the power of 60, which is 0.40: y would be 0.31. tanh shortens the state "
    "at each step as well, most while it is long, and takes two thirds of what would be left.",
    zh="60 次 24° 正好是四整圈，所以 y 又为正。线性单元会保留 0.76 的 0.985⁶⁰ = 0.40 倍，即 0.31；"
    "tanh 每一步还要再压一次，状态越大压得越多，又压掉了剩下的三分之二。",
)
UNDEFINED = Text(en="undefined", zh="无定义")
LAST_OUTPUT = Text(en="y at the last step", zh="最后一步的 y")
OVERFLOW_STEP = Text(en="explodes at step", zh="在第几步爆炸")
