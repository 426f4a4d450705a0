"""Words of the lesson on feedforward builders."""

from pages.texts.text import Text

TITLE = Text(en="Feedforward builders", zh="搭建前馈网络")
QUESTION = Text(
    en="Three libraries, one stack of layers: do they build the same network, and how should it "
    "start?",
    zh="三种写法搭同一个网络：结果真的一样吗？权重又该从哪里开始？",
)
IDEA = Text(
    en=r"""A feedforward network is a stack: $y=f(xA+b)$ in a dense layer, the same with one shared
kernel in a convolution. It can be written from raw operations, with slim, or with Keras; with the
same weights all three are one function. A *name* stands for one set of weights: two layers of one
name are an error, unless the second says *reuse*. Where the weights start decides whether anything
is learned at all.""",
    zh=r"""前馈网络是一层叠一层：全连接层算 $y=f(xA+b)$，卷积层也一样，只是各处共用一个卷积核。
可以直接用运算搭，可以用 slim，也可以用 Keras；权重相同，三者就是同一个函数。
一个*名字*代表一组权重：两层同名会报错，除非后一层声明*复用*。
权重从哪里开始，决定网络到底能不能学到东西。""",
)

# The stack editor
STACK_KEPT = Text(en="The stack you had before is still in use.", zh="仍在使用之前的网络。")
STACK_KIND = Text(en="kind", zh="类型")
STACK_FEATURES = Text(en="features", zh="特征数")
STACK_WIDTH = Text(en="width", zh="宽度")
STACK_ACTIVATION = Text(en="activation", zh="激活函数")
STACK_NAME = Text(en="name", zh="名字")
STACK_REUSE = Text(en="reuse", zh="复用")
STACK_ORDER = Text(
    en="Type another number to move the row there.", zh="改这个数字，即可把这一行移到那个位置。"
)
STACK_NAME_HELP = Text(
    en="One name, one set of weights. Left empty, it is made up from kind and number.",
    zh="一个名字代表一组权重。留空则由类型和编号自动生成。",
)
STACK_REUSE_HELP = Text(
    en="Take the weights of the earlier row with the same name.", zh="使用前面同名那一层的权重。"
)

# Build
TAB_BUILD = Text(en="Build", zh="搭建")
PRESET_THREE = Text(en="Tutorial: three conv layers", zh="教程：三层卷积")
PRESET_SLIM = Text(en="Tutorial: slim with a dense end", zh="教程：slim，末端全连接")
PRESET_KERAS = Text(en="Tutorial: one Keras layer", zh="教程：一层 Keras")
PRESET_SHARED = Text(en="Reuse: one kernel three times", zh="复用：一个卷积核用三次")
PRESET_DEEP = Text(en="A real classifier", zh="真正的分类器")
STACK = Text(
    en="The stack, input side first. Edit a cell; the last line adds a row; select rows to "
    "remove them.",
    zh="网络的各层，从输入一侧开始。点格子即可修改；最后一行用来添加；选中整行可以删除。",
)
LENGTH = Text(en="Samples in the input", zh="输入的样本数")
SEED = Text(en="Seed of the weights", zh="权重的随机种子")
POSITION = Text(en="position, samples", zh="位置（样本）")
UNIT = Text(en="output number", zh="第几个输出")
OUTPUT = Text(en="output, first feature", zh="输出（第一个特征）")
OUTPUT_FLAT = Text(en="output", zh="输出")
DIRECT = Text(en="direct", zh="直接")
DIRECT_LONG = Text(en="direct: raw operations", zh="直接：TensorFlow 运算")
SLIM = Text(en="slim", zh="slim")
KERAS = Text(en="Keras", zh="Keras")
INPUT = Text(en="input: a sine", zh="输入：正弦")
ALT_OUTPUTS = Text(
    en="Outputs of three builders for a sine through {layers} layers; they differ by at most "
    "{difference}.",
    zh="正弦经过 {layers} 层后三种写法的输出，相差不超过 {difference}。",
)
BIGGEST_OUTPUT = Text(en="Outputs differ by at most", zh="输出最多相差")
BIGGEST_GRADIENT = Text(en="Gradients differ by at most", zh="梯度最多相差")
PARAMETERS = Text(en="Parameters", zh="参数")
ROUNDING = Text(
    en="Float32 holds 7 digits. The largest output here is {output}, the largest gradient "
    "{gradient}: what differs is the order of summation, nothing else.",
    zh="float32 只有 7 位有效数字。这里最大的输出是 {output}，最大的梯度是 {gradient}："
    "差别只来自求和的次序。",
)
PAIR = Text(en="pair", zh="两两比较")
OUTPUT_DIFFERENCE = Text(en="max |Δ output|", zh="输出之差的最大值")
GRADIENT_DIFFERENCE = Text(en="max |Δ gradient|", zh="梯度之差的最大值")
NAMES = Text(
    en="One variable, three names; weights that are reused are counted once.",
    zh="同一个变量在三种写法里的名字；复用的权重只算一次。",
)
LAYER = Text(en="layer", zh="层")
SHAPE = Text(en="output shape", zh="输出形状")
VARIABLES = Text(en="in {api}", zh="{api} 里的名字")
CODE_OF = Text(
    en="The complete program of each builder for this stack. All leave the same outputs.",
    zh="这个网络在三种写法下的完整程序，得到的输出相同。",
)
ASK_FIELD = Text(
    en="How many inputs can one output in the middle see?", zh="正中的一个输出能看到多少个输入？"
)
WHY_FIELD = Text(
    en="Each kernel adds its width less one: 1 + Σ(width − 1). It grows by addition, not by "
    "multiplication. A flatten with a dense layer sees everything.",
    zh="每个卷积核增加“宽度减一”：1 + Σ(宽度 − 1)。是相加，不是相乘。展平再接全连接层，就能看到"
    "全部输入。",
)
DIAGRAM_INPUT = Text(en="input", zh="输入")
DIAGRAM_OUTPUT = Text(en="output", zh="输出")
DIAGRAM_PARAMETERS = Text(en="{count:,} parameters", zh="{count:,} 个参数")
DIAGRAM_REUSED = Text(en="weights of {name}", zh="用 {name} 的权重")

# How to start
TAB_START = Text(en="How to start", zh="从哪里开始")
PRESET_RELU = Text(en="Tutorial: relu from zeros", zh="教程：relu，全零开始")
PRESET_TANH = Text(en="tanh", zh="tanh")
PRESET_SIGMOID = Text(en="sigmoid", zh="sigmoid")
PRESET_DEEP_RELU = Text(en="Eight relu layers", zh="八层 relu")
PRESET_DEEP_SIGMOID = Text(en="Five sigmoid layers: vanishing", zh="五层 sigmoid：梯度消失")
ACTIVATION = Text(en="Activation of the hidden layers", zh="隐藏层的激活函数")
DEPTH = Text(en="Hidden layers of 8 neurons", zh="隐藏层数（每层 8 个神经元）")
CONSTANT = Text(en="The constant", zh="常数取值")
RATE = Text(en="Learning rate", zh="学习率")
STEPS = Text(en="Steps", zh="步数")
PROBLEM = Text(en="Problem", zh="问题")
START_NAMES = {
    "zeros": Text(en="zeros", zh="全零"),
    "constant": Text(en="one constant", zh="同一常数"),
    "glorot": Text(en="Glorot (Xavier)", zh="Xavier（Glorot）随机"),
    "he": Text(en="He", zh="He 随机"),
}
PROBLEM_NAMES = {
    "circles": Text(en="disc in a ring", zh="圆盘与圆环"),
    "xor": Text(en="xor: diagonal quarters alike", zh="异或：对角同类"),
    "blobs": Text(en="two clouds", zh="两团点"),
    "spirals": Text(en="two spirals", zh="双螺旋线"),
}
STEP = Text(en="step", zh="步数")
LOSS = Text(en="training loss (cross-entropy)", zh="训练损失（交叉熵）")
GRADIENT = Text(en="size of the gradient", zh="梯度大小")
WHICH_LAYER = Text(en="layer, from the input (last: output)", zh="层，从输入数起（最后是输出层）")
SCRUB = Text(en="Moment shown", zh="显示哪个时刻")
AT_STEP = Text(en="step {step:,}", zh="第 {step:,} 步")
ALT_LOSSES = Text(
    en="Training loss from four starts; after {steps} steps: {ends}.",
    zh="四种初始值下的训练损失；{steps} 步后：{ends}。",
)
ALT_GRADIENTS = Text(
    en="Size of the gradient of each of {layers} weight matrices, for four starts, over the "
    "training; that of the first one at the end: {ends}.",
    zh="四种初始值下，{layers} 个权重矩阵的梯度大小随训练的变化；最后第一个矩阵的梯度：{ends}。",
)
START_EXACT = Text(
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
START_PINNED = Text(
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
START_DIVERGED = Text(
    en="Diverged: {names}. The loss has left the range of float32, so the line ends. Choose a "
    "smaller learning rate.",
    zh="已发散：{names}。损失超出了 float32 的范围，线到此为止。请减小学习率。",
)
FIRST_GRADIENT = Text(en="gradient of layer 1 at step 0", zh="第 0 步第一层的梯度")

# Points and waves
TAB_POINTS = Text(en="Train: points", zh="训练：平面上的点")
TAB_WAVES = Text(en="Train: waves", zh="训练：波形")
PRESET_CIRCLES = Text(en="Disc in a ring", zh="圆盘与圆环")
PRESET_XOR_LINEAR = Text(en="xor without a bend", zh="异或，不用非线性")
PRESET_XOR = Text(en="xor with 4 relu", zh="异或，4 个 relu")
PRESET_BLOBS = Text(en="Two clouds, one neuron", zh="两团点，一个神经元")
PRESET_SPIRALS = Text(en="Two spirals", zh="双螺旋")
HIDDEN_STACK = Text(
    en="Hidden layers; an output with one number per class is added on top.",
    zh="隐藏层；最上面会自动加一个输出层，每一类一个数。",
)
NOISE = Text(en="Noise (standard deviation)", zh="噪声（标准差）")
FIRST_SEED = Text(en="First seed of the weights", zh="权重的第一个随机种子")
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
CLASS_0 = Text(en="class ●", zh="● 类")
CLASS_1 = Text(en="class ▲", zh="▲ 类")
ALT_SURFACE = Text(
    en="Probability over the plane after {steps} steps, with {points} training points: training "
    "loss {loss}.",
    zh="训练 {steps} 步后平面上的概率，以及 {points} 个训练点：训练损失 {loss}。",
)
TRAIN_LOSS = Text(en="training loss", zh="训练损失")
TEST_LOSS = Text(en="test loss", zh="测试损失")
CROSS_ENTROPY = Text(en="cross-entropy", zh="交叉熵")
ALT_BAND = Text(
    en="Training and test loss of {runs} networks from different starts: after {steps} steps "
    "{train} "
    "and {test} (median).",
    zh="{runs} 个初始权重不同的网络的训练与测试损失：{steps} 步后的中位数为 {train} 和 {test}。",
)
BAND_NOTE = Text(
    en="Line: the middle one of {runs} networks that differ in their first weights only. Band: "
    "from the best to the worst of them.",
    zh="线：{runs} 个网络的中位数，它们只有初始权重不同。带：从最好到最差。",
)
PINNED_NOTE = Text(en="Pinned runs: their test loss.", zh="固定的结果画的是测试损失。")
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
ASK_WAVES = Text(
    en="Without convolution: 8 relu neurons read all 64 samples at once (noise 0.2, 300 steps). "
    "How many of a hundred new waves do they get right?",
    zh="不用卷积：8 个 relu 神经元一次读入全部 64 个样本（噪声 0.2，训练 300 步）。一百个新的"
    "波形里，能判对多少个？",
)
WHY_WAVES = Text(
    en="A dense neuron has to learn a wave anew for every shift of it, from a few hundred "
    "examples. A kernel learns a slope or a jump once and finds it anywhere.",
    zh="波形每平移一点，全连接的神经元都得重新学，而例子只有几百个。卷积核把斜坡或跳变学会一次，"
    "在哪里都认得出。",
)
ASK_RIGHT = Text(
    en="How many of a hundred new points does the first network get right?",
    zh="一百个新的点里，第一个网络能判对多少个？",
)
WHY_RIGHT = Text(
    en="At best, a straight line gets about 100 of the clouds right, about 75 of xor and of the "
    "disc, fewer of the spirals; noise that pushes points across the border sets a limit for "
    "every network.",
    zh="一条直线最多只能判对：两团点约 100，异或和圆盘约 75，螺旋更少；噪声把点推过边界，任何网络"
    "都有上限。",
)
WHY_OWN = Text(
    en="Your test points lie where the network saw none of them: with few points in training, what "
    "it does between them is a matter of its start, as the width of the band shows.",
    zh="测试点都是网络没见过的。训练点很少时，点与点之间怎么判，取决于初始权重：看带有多宽就知道。",
)
PERCENT_RIGHT = Text(en="Right of 100 test points", zh="每百个测试点判对")
WAVE_NAMES = {
    "sine": Text(en="sine", zh="正弦"),
    "square": Text(en="square", zh="方波"),
    "sawtooth": Text(en="sawtooth", zh="锯齿波"),
}
PRESET_CONV = Text(en="Two conv layers", zh="两层卷积")
PRESET_ONE = Text(en="One narrow kernel", zh="一个窄卷积核")
PRESET_DENSE = Text(en="No convolution", zh="不用卷积")
PRESET_NOISY = Text(en="Much noise", zh="强噪声")
TIME = Text(en="time, samples", zh="时间（样本）")
AMPLITUDE = Text(en="amplitude", zh="振幅")
ALT_WAVES = Text(
    en="One test example of each wave: sine, square and sawtooth, with noise {noise}.",
    zh="每种波形的一个测试样本：正弦、方波、锯齿波，噪声 {noise}。",
)
TRUE_CLASS = Text(en="what it is", zh="实际是")
TAKEN_FOR = Text(en="what the network says", zh="网络判为")
COUNT = Text(en="test examples", zh="测试样本数")
ALT_CONFUSION = Text(
    en="Which wave is taken for which: {right} of {all} test examples are right after {steps} "
    "steps.",
    zh="哪种波形被判为哪种：{steps} 步后 {all} 个测试样本判对 {right} 个。",
)
