"""Words of the lesson on feedforward networks that its head, its menu or several tabs show."""

from pages.shared.words.text import Text

TITLE = Text(en="Feedforward builders", zh="搭建前馈网络")
QUESTION = Text(
    en="Three libraries, one stack of layers: do they build the same network, and how should it "
    "start?",
    zh="三种写法搭同一个网络：结果真的一样吗？权重又该从哪里开始？",
)
AFTERWARDS = Text(
    en="build the same network in three ways, choose weights to start from, and train it",
    zh="用三种写法搭出同一个网络，选好起始权重，并把它训练好",
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
TAB_BUILD = Text(en="Build", zh="搭建")
TAB_INITIALISATION = Text(en="How to start", zh="从哪里开始")
TAB_POINTS = Text(en="Train: points", zh="训练：平面上的点")
TAB_WAVES = Text(en="Train: waves", zh="训练：波形")

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

SEED = Text(en="Seed of the weights", zh="权重的随机种子")
PARAMETERS = Text(en="Parameters", zh="参数")

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
SCRUB = Text(en="Moment shown", zh="显示哪个时刻")

HIDDEN_STACK = Text(
    en="Hidden layers; an output with one number per class is added on top.",
    zh="隐藏层；最上面会自动加一个输出层，每一类一个数。",
)
NOISE = Text(en="Noise (standard deviation)", zh="噪声（标准差）")
FIRST_SEED = Text(en="First seed of the weights", zh="权重的第一个随机种子")
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
PERCENT_RIGHT = Text(en="Right of 100 test points", zh="每百个测试点判对")
