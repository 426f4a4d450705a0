"""Words of the tab "From dense to shared"."""

from pages.shared.words.text import Text

LENGTH = Text(en="length n", zh="长度 n")

PRESET_TUTORIAL = Text(en="Tutorial: 6 × 6, width 3", zh="教程：6 × 6，宽度 3")
PRESET_THOUSAND = Text(en="n = 1,000", zh="n = 1,000")
PRESET_CAUSAL = Text(en="Causal", zh="因果卷积")
PRESET_STRIDE = Text(en="Stride 2", zh="步幅 2")
PRESET_DILATION = Text(en="Dilation 3", zh="膨胀率 3")
SEED = Text(en="Random weights, seed", zh="随机权重的种子")
DENSE = Text(en="dense", zh="全连接")
BANDED = Text(en="banded", zh="带状")
SHARED = Text(en="shared", zh="共享")
HEADINGS = {
    "dense": Text(en="Dense: n × outputs", zh="全连接：n × 输出数"),
    "banded": Text(en="Banded: neighbours only", zh="带状：只看近邻"),
    "shared": Text(en="Shared: one kernel", zh="共享：一个卷积核"),
}
INPUT = Text(en="input", zh="输入")
OUTPUT = Text(en="output", zh="输出")
WEIGHTS = Text(en="weights", zh="权重数")
WEIGHT_NUMBER = Text(en="number of this weight", zh="权重编号")
TIMES_USED = Text(en="times it is used", zh="使用次数")
DIFFERENCE = Text(en="largest |x A − conv1d(x)|", zh="|x A − conv1d(x)| 的最大值")
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
ASK = Text(
    en="One second of sound has 44,100 samples. How many gigabytes (float32) would this layer "
    "take if it were dense?",
    zh="一秒声音有 44,100 个样本。若用全连接，这一层的权重（float32）要占多少 GB？",
)
WHY = Text(
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
