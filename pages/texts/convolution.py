"""Words of the lesson on convolution."""

from pages.texts.text import Text

TITLE = Text(en="Convolution", zh="卷积")
QUESTION = Text(
    en="What is left of a dense layer when only neighbours count, with weights shared by all?",
    zh="全连接层只看近邻，各处又共用同一组权重，还剩下什么？",
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

# Settings of a layer
LENGTH = Text(en="length n", zh="长度 n")
LENGTH_LABEL = Text(en="Length n (inputs)", zh="长度 n（输入个数）")
WIDTH = Text(en="Kernel width", zh="卷积核宽度")
PADDING = Text(en="Padding", zh="填充")
STRIDE = Text(en="Stride", zh="步长")
DILATION = Text(en="Dilation", zh="膨胀率")
PADDING_HELP = Text(
    en="SAME: zeros on both sides; at stride 1 as many outputs as inputs. VALID: no zeros. "
    "CAUSAL: zeros in front only, so that no output sees the future.",
    zh="SAME：两侧补零，步长为 1 时输出与输入一样多。VALID：不补零。CAUSAL：只在前面补零，输出看不"
    "到未来。",
)

# From dense to shared
SHARING_TUTORIAL = Text(en="Tutorial: 6 × 6, width 3", zh="教程：6 × 6，宽度 3")
SHARING_THOUSAND = Text(en="n = 1,000", zh="n = 1,000")
SHARING_CAUSAL = Text(en="Causal", zh="因果卷积")
SHARING_STRIDE = Text(en="Stride 2", zh="步长 2")
SHARING_DILATION = Text(en="Dilation 3", zh="膨胀率 3")
SEED = Text(en="Random weights, seed", zh="随机权重的种子")
DENSE = Text(en="dense", zh="全连接")
BANDED = Text(en="banded", zh="带状")
SHARED = Text(en="shared", zh="共享")
HEAD = {
    "dense": Text(en="Dense: n × outputs", zh="全连接：n × 输出数"),
    "banded": Text(en="Banded: neighbours only", zh="带状：只看近邻"),
    "shared": Text(en="Shared: one kernel", zh="共享：一个卷积核"),
}
COUNT = Text(en="{count:,} weights", zh="{count:,} 个权重")
READS = Text(en="input", zh="输入")
OUTPUT = Text(en="output", zh="输出")
WEIGHT = Text(en="weight", zh="权重")
WEIGHTS = Text(en="weights", zh="权重数")
NUMBER = Text(en="number of this weight", zh="权重编号")
USED = Text(en="times it is used", zh="使用次数")
DIFFERENCE = Text(en="largest |x A − conv1d(x)|", zh="|x A − conv1d(x)| 的最大值")
OUTPUTS = Text(en="Outputs", zh="输出个数")
POINT_AT = Text(
    en="Point at a cell: its row is outlined with the inputs it reads (▾), and every place where "
    "the same weight is used again. One row is one output, so this is $A$ transposed.",
    zh="指向一格：所在的行和它读取的输入（▾）会标出，同一个权重再次出现的地方也会框出。"
    "一行对应一个输出，所以画的是 $A$ 的转置。",
)
CORNER = Text(
    en="The first {shown} rows and columns of {rows:,} × {columns:,} are drawn; all are computed.",
    zh="矩阵为 {rows:,} × {columns:,}，图中是前 {shown} 行、前 {shown} 列；计算用的是全部。",
)
SHARING_ASK = Text(
    en="One second of sound has 44,100 samples. How many gigabytes (float32) would this layer "
    "take if it were dense?",
    zh="一秒声音有 44,100 个样本。若用全连接，这一层的权重（float32）要占多少 GB？",
)
SHARING_WHY = Text(
    en="Inputs times outputs times 4 bytes. The shared layer takes {kernel} bytes in all.",
    zh="输入数 × 输出数 × 4 字节。共享的一层总共只要 {kernel} 字节。",
)
ALT_MATRIX = Text(
    en="The {kind} layer as a matrix: {outputs} outputs, {inputs} inputs, {weights} weights.",
    zh="{kind}层的矩阵：{outputs} 个输出，{inputs} 个输入，{weights} 个权重。",
)
ALT_COUNTS = Text(
    en="Weights against length up to {length}: dense, banded, shared end at {counts}.",
    zh="权重数随长度的变化，到 {length} 为止：全连接、带状、共享分别为 {counts}。",
)

# Slide the kernel
SLIDE_TUTORIAL = Text(en="Tutorial: ones, mean and sum", zh="教程：全 1，均值与求和")
SLIDE_CAUSAL = Text(en="Causal", zh="因果卷积")
SLIDE_SMOOTH = Text(en="Smooth a noisy sine", zh="平滑带噪正弦")
SLIDE_EDGE = Text(en="Find a step", zh="找阶跃")
SLIDE_CHIRP = Text(en="What an average lets pass", zh="滑动平均让哪些频率通过")
SLIDE_SEATTLE = Text(en="Seattle: mean over 25 hours", zh="西雅图：25 小时平均")
SLIDE_TWO = Text(en="Two input channels", zh="两个输入通道")
SIGNAL = Text(en="Signal", zh="信号")
SIGNALS = {
    "ones": Text(en="Ones", zh="全 1"),
    "step": Text(en="Step", zh="阶跃"),
    "sine": Text(en="Sine with noise", zh="带噪正弦"),
    "chirp": Text(en="Chirp", zh="扫频"),
    "seattle": Text(en="Seattle, hourly temperature", zh="西雅图逐时气温"),
    "own": Text(en="Your own", zh="自己的数据"),
}
SECOND = Text(en="Second input channel", zh="第二个输入通道")
NONE = Text(en="None", zh="无")
SAMPLES = Text(en="Samples", zh="样本数")
KERNEL = Text(en="Kernels", zh="卷积核")
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
PLACE = Text(en="Close-up at (% of the signal)", zh="放大位置（信号的百分之几）")
INPUT_NAMED = Text(en="input: {name}", zh="输入：{name}")
SECOND_NAMED = Text(en="input 2: {name}", zh="输入 2：{name}")
POSITION = Text(en="position (samples)", zh="位置（样本）")
VALUE = Text(en="value", zh="值")
FAHRENHEIT = Text(en="temperature (°F)", zh="气温（°F）")
SCRUB_OUTPUT = Text(en="Output shown", zh="显示第几个输出")
FREQUENCY = Text(en="frequency (periods per sample)", zh="频率（每样本周期数）")
GAIN = Text(en="gain", zh="增益")
FIRST = Text(en="first output", zh="首个输出")
LAST = Text(en="last output", zh="末个输出")
ENDS = Text(en="{name}: first, middle, last", zh="{name}：首、中、末")
SHAPE_OUT = Text(en="Output [time, channels]", zh="输出 [时间, 通道]")
EDGES = Text(
    en="The edges: SAME pads with zeros (dashed circles). The first output meets {before} of them "
    "and the last {after}, so their sums lack terms. Drag the slider, or point at an output, to "
    "see its sum.",
    zh="边缘：SAME 用零填充（虚线圆圈）。首个输出碰到 {before} 个零，末个输出碰到 {after} 个，它们"
    "的求和就缺了几项。拖动滑块或指向一个输出，就能看到它的求和式。",
)
POINT_OUT = Text(
    en="Drag the slider, or point at an output: the shaded inputs are what it sees, and its sum "
    "is written out. Zeros before: {before}, after: {after}.",
    zh="拖动滑块或指向一个输出：阴影里是它看到的输入，求和式写在上方。前补零 {before} 个，后补零 "
    "{after} 个。",
)
SLIDE_ASK = Text(
    en="Apply the first kernel once more to its own output (stride 1). What is the first value?",
    zh="把第一个卷积核再作用于它自己的输出（步长 1），第一个值是多少？",
)
SLIDE_WHY = Text(
    en="The zeros now count twice: once beside the signal, once beside the first output.",
    zh="零起了两次作用：一次在信号旁边，一次在第一层输出旁边。",
)
SLIDE_WHY_VALID = Text(
    en="VALID pads nothing, so every value is a full sum of sums.",
    zh="VALID 不补零，所以每个值都是完整的“和的和”。",
)
ALT_CLOSE = Text(
    en="Inputs and outputs around one place; the first sum is {sum}.",
    zh="一处的输入与输出，第一个求和式：{sum}。",
)
ALT_WHOLE = Text(
    en="The whole signal, {inputs} samples, and its {outputs} outputs.",
    zh="整段信号 {inputs} 个样本，以及它的 {outputs} 个输出。",
)
ALT_RESPONSE = Text(
    en="Gain against frequency; at frequency 0 it is {start}.",
    zh="增益随频率的变化，频率为 0 时是 {start}。",
)
EDIT_KERNELS = Text(
    en="Every column is one output channel; change a number, or add a row.",
    zh="一列对应一个输出通道；可以改数字，也可以加行。",
)

TAB_FOURIER = Text(en="Fourier", zh="傅里叶")
TAB_RACE = Text(en="Parameter race", zh="参数竞赛")
TAB_LEARNED = Text(en="Learned kernel", zh="学出卷积核")

# Fourier
FOURIER_LEAD = Text(
    en=r"A kernel as wide as the signal, filled with one wave, measures how much of that wave is "
    r"in it: $b_k=2\int_0^1 f(u)\sin(2\pi ku)\,du$. conv1d with 201 such kernels gives all "
    r"coefficients up to harmonic 100 in one step; each is one feature.",
    zh=r"把一个波填进与信号等宽的卷积核，就能量出信号里有多少这种波："
    r"$b_k=2\int_0^1 f(u)\sin(2\pi ku)\,du$。201 个这样的核做一次 conv1d，"
    r"100 次以内的系数全部得出；每个系数就是一个特征。",
)
FOURIER_SQUARE = Text(en="Square, 9 harmonics", zh="方波，9 个谐波")
FOURIER_GIBBS = Text(en="99 harmonics: the overshoot stays", zh="99 个谐波：过冲还在")
FOURIER_SAWTOOTH = Text(en="Sawtooth", zh="锯齿波")
FOURIER_TRIANGLE = Text(en="Triangle: 5 are plenty", zh="三角波：5 个就够")
FOURIER_WEEK = Text(en="A week in Seattle", zh="西雅图一周")
WAVE = Text(en="Signal, one period", zh="信号（一个周期）")
WAVES = {
    "square": Text(en="Square", zh="方波"),
    "sawtooth": Text(en="Sawtooth", zh="锯齿波"),
    "triangle": Text(en="Triangle", zh="三角波"),
    "week": Text(en="Seattle, a week's temperatures (°F)", zh="西雅图一周气温（°F）"),
    "own": Text(en="Your own", zh="自己的数据"),
}
FOURIER_OWN = Text(
    en="One period: its values, evenly spread and joined by lines.",
    zh="一个周期：各值等距排列，用直线相连。",
)
HARMONICS = Text(en="Harmonics n", zh="谐波个数 n")
HARMONIC = Text(en="harmonic k", zh="谐波次数 k")
COEFFICIENT = Text(en="coefficient (conv1d)", zh="系数（conv1d）")
PERIODS = Text(en="position u (periods)", zh="位置 u（周期）")
WAVE_SIGNAL = Text(en="signal", zh="信号")
PARTIAL_SUM = Text(en="sum of n harmonics", zh="n 个谐波之和")
SINE = Text(en="sine", zh="正弦")
COSINE = Text(en="cosine", zh="余弦")
CLOSED = Text(en="formula", zh="公式")
MEASURED_ERROR = Text(en="measured error", zh="实测误差")
PARSEVAL = Text(en="Parseval", zh="帕塞瓦尔等式")
SQUARED_ERROR = Text(en="Mean squared error", zh="均方误差")
CLOSED_DIFFERENCE = Text(en="Largest distance from the closed form", zh="与公式的最大差")
OVERSHOOT = Text(en="Overshoot of the jump", zh="过冲 / 跳变")
GIBBS_HELP = Text(
    en="Wilbraham (1848), Gibbs (1899): (2/π · Si(π) − 1) / 2, in the limit of many harmonics.",
    zh="Wilbraham（1848）、Gibbs（1899）：谐波无限多时为 (2/π · Si(π) − 1) / 2。",
)
GIBBS = Text(en="published limit: {constant}", zh="文献极限值：{constant}")
FOURIER_NOTE = Text(
    en="The integrals are sums over {samples:,} midpoints, which is where the small distance from "
    "the closed forms comes from; it shrinks with the square of their number.",
    zh="积分用 {samples:,} 个中点求和代替，与公式的微小差别由此而来；点数加倍，差别减为四分之一。",
)
FOURIER_AT = Text(en="n = {n} · mean squared error {error}", zh="n = {n} · 均方误差 {error}")
FOURIER_ASK = Text(
    en="How many harmonics bring the error below 1 % of the signal's variance? (101 means more "
    "than 100.)",
    zh="要让误差低于信号方差的 1%，需要多少个谐波？（101 表示超过 100）",
)
FOURIER_WHY = Text(
    en="A jump makes the coefficients fall like 1/k and the error like 1/n; a corner like 1/k² and "
    "1/n³. More features describe the data better, smooth data soonest.",
    zh="有跳变时系数按 1/k、误差按 1/n 下降；只有折角时按 1/k² 和 1/n³。"
    "特征越多描述越好，信号越光滑越快。",
)
ALT_FOURIER = Text(
    en="The signal and the sum of {n} harmonics; mean squared error {error}.",
    zh="信号与 {n} 个谐波之和，均方误差 {error}。",
)
ALT_COEFFICIENTS = Text(
    en="Coefficients by harmonic; the first sine coefficient is {first}.",
    zh="各次谐波的系数，第一个正弦系数为 {first}。",
)
ALT_ERRORS = Text(
    en="Mean squared error against the number of harmonics; {error} at {n}.",
    zh="均方误差随谐波个数的变化，{n} 个时为 {error}。",
)

# Learned kernel
LEARN_LEAD = Text(
    en="A hidden kernel turned noise into targets. A second kernel starts from zeros, sees inputs "
    "and targets only, and goes down the gradient of its mean squared error. So do the kernels of "
    "a network. Drag the slider.",
    zh="一个隐藏的卷积核把噪声变成了目标值。待学的卷积核从全零出发，只看输入和目标，沿均方误差的梯"
    "度下降。网络里的卷积核就是这样来的。拖动滑块看过程。",
)
LEARN_AVERAGE = Text(en="Moving average from 5 weights", zh="用 5 个权重学滑动平均")
LEARN_EDGE = Text(en="An edge detector", zh="边缘检测器")
LEARN_FEW = Text(en="15 samples, 11 weights: overfitting", zh="15 个样本、11 个权重：过拟合")
LEARN_FAST = Text(en="Rate too large", zh="学习率过大")
HIDDEN_KERNEL = Text(en="Hidden kernel", zh="隐藏的卷积核")
HIDDEN_WIDTH = Text(en="Its width", zh="它的宽度")
LEARNER_WIDTH = Text(en="Width of the kernel that learns", zh="待学卷积核的宽度")
NOISE = Text(en="Noise in the targets (standard deviation)", zh="目标中的噪声（标准差）")
RATE = Text(en="Learning rate", zh="学习率")
STEPS = Text(en="Steps", zh="步数")
STEP = Text(en="step", zh="步")
DATA_SEED = Text(en="Random data, seed", zh="随机数据的种子")
LEARNED = Text(en="learned", zh="学到的")
HIDDEN = Text(en="hidden", zh="隐藏的")
BEST = Text(en="least squares", zh="最小二乘解")
LOSS_THEORY = Text(en="theory", zh="理论")
FLOOR = Text(en="Lowest possible", zh="可能的最小值")
TAP_FROM = Text(en="weight, counted from the middle", zh="位置（从中间算起）")
SCRUB_STEP = Text(en="Snapshot shown", zh="显示第几帧")
LEARNED_AT = Text(
    en="after {step:,} steps · mean squared error {loss}", zh="{step:,} 步后 · 均方误差 {loss}"
)
LEARN_ASK = Text(
    en="Above which learning rate does this descent diverge, on these data?",
    zh="对这份数据，学习率超过多少就会发散？",
)
LEARN_WHY = Text(
    en="At 1 / (largest eigenvalue of PᵀP / samples) the error of the steepest direction changes "
    "its sign at every step and keeps its size. Inputs of variance 1 and many samples: near 1. "
    "(Each row of P holds the inputs of one output.)",
    zh="学习率等于 1 /（PᵀP / 样本数 的最大特征值）时，最陡方向上的误差每步只变号、不变小。输入方"
    "差为 1、样本很多时，这个值接近 1。（P 的每一行是一个输出所看到的输入。）",
)
LEARN_DIVERGED = Text(
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

# Parameter race
RACE_LEAD = Text(
    en="Three layers learn one filter from k example sequences of length n. Dense: n weights an "
    "output. Banded: one kernel's width per output. Shared: one kernel in all. The fewer weights, "
    "the fewer examples they need: that is why sharing generalises.",
    zh="三种层用 k 条长度为 n 的序列学习同一个滤波器。全连接：每个输出 n 个权重；带状：每个输出的"
    "权重数等于核宽；共享：总共只有一个卷积核的权重。权重越少，需要的样本越少：这就是共享能泛化的"
    "原因。",
)
RACE_SIXTEEN = Text(en="n = 16", zh="n = 16")
RACE_QUIET = Text(en="No noise", zh="没有噪声")
RACE_LOUD = Text(en="Loud noise", zh="噪声很大")
RACE_SHORT = Text(en="n = 6, as in the tutorial", zh="n = 6，同教程")
RACE_EDGE = Text(en="An edge filter", zh="边缘滤波器")
SEQUENCES = Text(en="training sequences k", zh="训练序列数 k")
TEST_ERROR = Text(en="squared error on fresh sequences", zh="新序列上的平方误差")
ZERO_LAYER = Text(en="a layer of zeros", zh="权重全零的层")
RACE_NOTE = Text(
    en="Solved by least squares (of several solutions the smallest, where gradient descent from "
    "zero ends). Mean of {draws} draws, band from best to worst, on {tests} fresh sequences "
    "without noise. Thin dashes: theory (for shared to leading order). With noise, dense and "
    "banded peak where k equals their weights per output: one solution is left, and it must "
    "follow the noise. Without noise there is no peak.",
    zh="用最小二乘求解（有多个解时取最小的，也就是从零开始的梯度下降的终点）。{draws} 次抽样的均"
    "值，阴影为最好到最差，在 {tests} 条无噪声的新序列上测得。细虚线是理论（共享层取首阶）。有噪声"
    "时，全连接和带状在 k 等于每个输出的权重数处出现尖峰：只剩一个解，只能跟着噪声走。没有噪声就没"
    "有尖峰。",
)
RACE_ASK = Text(
    en="With n = {length} instead: at which k is the dense layer's error largest?",
    zh="若改为 n = {length}：k 为多少时，全连接层的误差最大？",
)
RACE_WHY = Text(
    en="With noise, at k = n: as many equations as weights per output. Without noise the error "
    "only falls, so it is largest at the start.",
    zh="有噪声时在 k = n 处：方程数恰好等于每个输出的权重数。没有噪声时误差一路下降，开头最大。",
)
ALT_RACE = Text(
    en="Test error against 1 to {most} training sequences; at the end {ends}.",
    zh="测试误差随训练序列数（1 到 {most}）的变化，最后：{ends}。",
)

TAB_PICTURES = Text(en="Pictures", zh="图片")

# Pictures
PICTURES_LEAD = Text(
    en="In two directions the kernel is a small square of weights that slides over the picture. "
    "Nine or twenty-five numbers blur, sharpen or find edges; a network learns such squares.",
    zh="在二维里，卷积核是在图片上滑动的一小块权重。九个或二十五个数就能模糊、锐化或找边缘；"
    "神经网络学的正是这样的小方块。",
)
FILTER_PRESET_EDGES = Text(en="Vertical edges", zh="竖直边缘")
FILTER_PRESET_BLUR = Text(en="Blur noise", zh="模糊噪声")
FILTER_PRESET_SHARPEN = Text(en="Sharpen", zh="锐化")
FILTER_PRESET_RINGS = Text(en="Blur fine rings", zh="模糊细环")
FILTER_PRESET_EMBOSS = Text(en="Emboss", zh="浮雕")
PICTURE = Text(en="Picture", zh="图片")
PICTURE_SOURCES = {
    "shapes": Text(en="Shapes", zh="形状"),
    "board": Text(en="Chess board", zh="棋盘"),
    "rings": Text(en="Rings, finer outwards", zh="同心环，越外越细"),
    "noise": Text(en="Noise", zh="噪声"),
    "own": Text(en="Your own (PNG, JPEG)", zh="自己的图片"),
}
PICTURE_SIDE = Text(en="Longest side (pixels)", zh="最长边（像素）")
PICTURE_FRAMES = Text(
    en="The file has {frames} frames; the first one is used.", zh="文件有 {frames} 帧，只用第一帧。"
)
FILTER = Text(en="Kernel", zh="卷积核")
FILTERS = {
    "vertical": Text(en="Vertical edges", zh="竖直边缘"),
    "horizontal": Text(en="Horizontal edges", zh="水平边缘"),
    "edges": Text(en="All edges", zh="所有边缘"),
    "blur": Text(en="Blur", zh="模糊"),
    "sharpen": Text(en="Sharpen", zh="锐化"),
    "emboss": Text(en="Emboss", zh="浮雕"),
    "own": Text(en="Your own: edit the table", zh="自定：编辑表格"),
}
FILTER_SIZE = Text(en="Size of the kernel", zh="卷积核尺寸")
FILTER_SIZES = {"3": Text(en="3 × 3", zh="3 × 3"), "5": Text(en="5 × 5", zh="5 × 5")}
EDIT_FILTER = Text(en="Change any weight:", zh="任意修改权重：")
GREY = Text(en="grey value", zh="灰度")
FILTERED_VALUE = Text(en="output", zh="输出")
ROW = Text(en="row", zh="行")
COLUMN_OF = Text(en="column", zh="列")
LARGEST = Text(en="largest size", zh="最大绝对值")
SMALLEST = Text(en="Smallest output", zh="输出最小值")
GREATEST = Text(en="Largest output", zh="输出最大值")
KERNEL_SUM = Text(en="Sum of the weights", zh="权重之和")
SUM_HELP = Text(
    en="An even area is multiplied by this: 1 keeps its brightness, 0 makes it vanish.",
    zh="均匀区域会乘上这个数：1 保持亮度，0 则消失。",
)
PICTURES_NOTE = Text(
    en="Outputs may be negative, so 0 has the middle colour. With SAME, zeros (black) surround the "
    "picture: its border looks like an edge. Colours are turned into grey values first (BT.601).",
    zh="输出可以为负，所以 0 用中间色表示。SAME 会在图片四周补零（黑色），"
    "边框因此看起来像边缘。彩色先按 BT.601 换算成灰度。",
)
PICTURE_ASK = Text(
    en="Stripes one pixel wide, black and white in turn: by what factor does this kernel multiply "
    "their contrast? Vertical or horizontal stripes, whichever gives more.",
    zh="一像素宽、黑白相间的条纹：这个卷积核把它的对比度乘以多少？（竖条纹与横条纹取较大者）",
)
PICTURE_WHY = Text(
    en="Neighbouring columns (or rows) of weights count with opposite signs. In a blur they cancel "
    "to 0; a slope skips the middle and sees the same stripe on both sides.",
    zh="相邻两列（或两行）权重以相反的符号相加。模糊核正好抵消为 0；求斜率的核跳过中间，"
    "两边看到的是同样的条纹。",
)
ALT_PICTURE = Text(
    en="{title}, {height} × {width} pixels, from {low} to {high}.",
    zh="{title}，{height} × {width} 像素，从 {low} 到 {high}。",
)
