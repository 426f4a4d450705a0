"""Words of the tab "Build"."""

from pages.shared.words.text import Text

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
