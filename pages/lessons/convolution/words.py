"""Words of the lesson on convolution that its head, its menu or several tabs show."""

from pages.shared.words.text import Text

TITLE = Text(en="Convolution", zh="卷积")
QUESTION = Text(
    en="What is left of a dense layer when only neighbours count, with weights shared by all?",
    zh="全连接层只看近邻，各处又共用同一组权重，还剩下什么？",
)
AFTERWARDS = Text(
    en="say what a kernel does to a signal, compute it by hand, and count the weights that sharing"
    " saves",
    zh="说出卷积核对信号做了什么，亲手算出结果，并数清共享权重省了多少参数",
)
IDEA = Text(
    en=r"""A dense layer $y=xA$ has a weight for every pair of input and output. Near things matter
most, so keep a band of $A$; the same features return along the signal, so use one kernel $w$
everywhere: $y_t=\sum_k x_{t+k}\,w_k$. That is a convolution layer (strictly a *cross-correlation*:
as in TensorFlow, the kernel is not flipped). With $w=(\frac13,\frac13,\frac13)$ it is a moving
average; with sines and cosines, a Fourier analysis; with weights learned from data, a network.""",
    zh=r"""全连接层 $y=xA$ 给每一对输入和输出一个权重。影响主要来自近邻，所以 $A$ 只留一条带；
同样的特征沿信号反复出现，所以处处用同一个卷积核 $w$：$y_t=\sum_k x_{t+k}\,w_k$。
这就是卷积层（严格说是*互相关*：与 TensorFlow 一样，卷积核不翻转）。
取 $w=(\frac13,\frac13,\frac13)$，它是滑动平均；取正弦和余弦，它是傅里叶分析；
从数据里学出 $w$，它就是神经网络。""",
)
TAB_SHARING = Text(en="From dense to shared", zh="从全连接到权重共享")
TAB_SLIDE = Text(en="Slide the kernel", zh="滑动卷积核")
TAB_FOURIER = Text(en="Fourier", zh="傅里叶")
TAB_LEARNED_KERNEL = Text(en="Learned kernel", zh="学出卷积核")
TAB_RACE = Text(en="Parameter race", zh="参数竞赛")
TAB_PICTURES = Text(en="Pictures", zh="图片")

LENGTH_LABEL = Text(en="Length n (inputs)", zh="长度 n（输入个数）")
WIDTH = Text(en="Kernel width", zh="卷积核宽度")
PADDING = Text(en="Padding", zh="填充")
STRIDE = Text(en="Stride", zh="步幅")
DILATION = Text(en="Dilation", zh="膨胀率")
PADDING_HELP = Text(
    en="SAME: zeros on both sides; at stride 1 as many outputs as inputs. VALID: no zeros. "
    "CAUSAL: zeros in front only, so that no output sees the future.",
    zh="SAME：两侧补零，步幅为 1 时输出与输入一样多。VALID：不补零。CAUSAL：只在前面补零，输出看不"
    "到未来。",
)
COUNT = Text(en="{count:,} weights", zh="{count:,} 个权重")
WEIGHT = Text(en="weight", zh="权重")
OUTPUTS = Text(en="Outputs", zh="输出个数")
SAMPLES = Text(en="Samples", zh="样本数")
KERNELS = {
    "mean_and_sum": Text(en="Mean and sum", zh="均值与求和"),
    "average": Text(en="Moving average", zh="滑动平均"),
    "sum": Text(en="Sum", zh="求和"),
    "difference": Text(en="Difference", zh="差分"),
    "gaussian": Text(en="Gaussian", zh="高斯"),
    "second_difference": Text(en="Second difference", zh="二阶差分"),
    "edge": Text(en="Edge", zh="边缘"),
    "three": Text(en="Gaussian, edge, second difference", zh="高斯、边缘、二阶差分"),
    "own": Text(en="Your own: edit the table", zh="自定：编辑表格"),
}
SHORT = {
    "average": Text(en="mean", zh="均值"),
    "sum": Text(en="sum", zh="和"),
    "difference": Text(en="difference", zh="差分"),
    "gaussian": Text(en="Gaussian", zh="高斯"),
    "second_difference": Text(en="curvature", zh="二阶差分"),
    "edge": Text(en="edge", zh="边缘"),
}
KERNEL_NUMBERS = Text(en="The numbers of the kernels", zh="卷积核的数值")
POSITION = Text(en="position (samples)", zh="位置（样本）")
VALUE = Text(en="value", zh="值")
SQUARED_ERROR = Text(en="Mean squared error", zh="均方误差")
HIDDEN_KERNEL = Text(en="Hidden kernel", zh="隐藏的卷积核")
NOISE = Text(en="Noise in the targets (standard deviation)", zh="目标中的噪声（标准差）")
DATA_SEED = Text(en="Random data, seed", zh="随机数据的种子")
LOSS_THEORY = Text(en="theory", zh="理论")
SCRUB_STEP = Text(en="Snapshot shown", zh="显示第几帧")
