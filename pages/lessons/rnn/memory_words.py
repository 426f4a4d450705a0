"""Words of the tab "Memory"."""

from pages.shared.words.text import Text

PRESET_VANISH = Text(en="ρ = 0.9: vanishes", zh="ρ = 0.9：消失")
PRESET_HOLD = Text(en="ρ = 1, linear: holds", zh="ρ = 1，线性：保持")
PRESET_EXPLODE = Text(en="ρ = 1.1, linear: explodes", zh="ρ = 1.1，线性：爆炸")
PRESET_CLIP = Text(en="ρ = 1.1, clipped at 1", zh="ρ = 1.1，裁剪到 1")
PRESET_NORMAL = Text(en="Gaussian matrix: swells first", zh="高斯随机矩阵：先升后降")
PRESET_BIAS = Text(en="Tutorial's forget bias 0", zh="教程的遗忘门偏置 0")
PRESET_TRAINED = Text(en="After training", zh="训练之后")
RADIUS = Text(en="Spectral radius ρ of the vanilla A1", zh="简单 RNN  A1 的谱半径 ρ")
MATRIX = Text(en="Kind of A1", zh="A1 的类型")
MATRICES = {
    "orthogonal": Text(en="orthogonal times ρ", zh="正交矩阵乘 ρ"),
    "normal": Text(en="Gaussian random numbers, scaled to ρ", zh="高斯随机数，缩放到 ρ"),
}
DRIVE = Text(en="Strength of the inputs", zh="输入的强度")
TRAINING = Text(en="Training steps beforehand (adding problem)", zh="事先训练的步数（加法任务）")
DISTANCE = Text(en="distance T − t (steps)", zh="距离 T − t（步）")
NORM = Text(en="size of the gradient", zh="梯度的大小")
VANILLA = Text(en="vanilla ‖dh_T/dh_t‖", zh="简单 RNN  ‖dh_T/dh_t‖")
VANILLA_CLIPPED = Text(en="vanilla, clipped", zh="简单 RNN ，裁剪后")
VANILLA_THEORY = Text(en="ρ to the power T − t", zh="ρ 的 T − t 次方")
GRU_NORM = Text(en="GRU ‖dh_T/dh_t‖", zh="GRU ‖dh_T/dh_t‖")
LSTM_NORM = Text(en="LSTM ‖∂c_T/∂c_t‖, h_t held", zh="LSTM ‖∂c_T/∂c_t‖，h_t 固定")
LSTM_HIDDEN = Text(en="LSTM ‖∂h_T/∂h_t‖, c_t held", zh="LSTM ‖∂h_T/∂h_t‖，c_t 固定")
UNTRAINED = Text(en="before training", zh="训练之前")
TRAINED = Text(en="after {steps} training steps", zh="训练 {steps} 步之后")
PINNED_CELL = Text(en="{pin}: {cell}", zh="{pin}：{cell}")
CELL_FACTOR = Text(en="{cell}, per step", zh="{cell}，每步")
TIMES = Text(en="× {factor}", zh="× {factor}")
ALT = Text(
    en="Size of the gradient over {steps} steps back: vanilla ends at {vanilla}, GRU at {gru}, "
    "LSTM at {lstm}.",
    zh="往回 {steps} 步的梯度大小：简单 RNN 终值 {vanilla}，GRU {gru}，LSTM {lstm}。",
)
CLIP = Text(en="Clip the gradient at norm (∞: never)", zh="梯度裁剪的范数（∞：不裁剪）")
FAR_END = Text(
    en="Sizes at the far end, {steps} steps back: vanilla {vanilla}, GRU {gru}, LSTM {lstm}. "
    "Lines end where they leave the picture; a size of 0 has no place on a log axis.",
    zh="最远处（往回 {steps} 步）的大小：简单 RNN {vanilla}，GRU {gru}，LSTM {lstm}。曲线超出图的"
    "部分不画；大小为 0 时，对数轴上没有位置。",
)
ASK = Text(
    en="ρ = 1.1, linear, orthogonal: by how many powers of ten does the gradient grow over 100 "
    "steps?",
    zh="ρ = 1.1，线性，正交矩阵：往回 100 步，梯度会增大 10 的几次方？",
)
WHY = Text(
    en="100 · log₁₀ 1.1 = 4.1. At ρ = 0.9 it is 100 · log₁₀ 0.9 = −4.6: only ρ = 1 holds. "
    "Clipping caps what explodes, yet all parts shrink together, and what vanished stays "
    "gone.",
    zh="100 · log₁₀ 1.1 = 4.1；ρ = 0.9 时是 100 · log₁₀ 0.9 = −4.6，只有 ρ = 1 才能保持。"
    "裁剪能压住爆炸，但所有部分同比缩小，消失的也找不回来。",
)
NOTE = Text(
    en="The products of gates follow the direct path only; what flows through h as well lifts the "
    "measured line above them. An LSTM carries two states, so each derivative holds the other one. "
    "Before and after training are measured on one sequence of the adding problem; afterwards ρ is "
    "what training made of it. A linear network is not trained.",
    zh="门的乘积只算直接的那条路；经 h 流过的部分使实测高于它。LSTM 有两个状态，"
    "求其中一个的导数时另一个固定。训练前后用加法任务的同一个序列测量；训练之后，ρ 由训练决定。"
    "线性网络不参与训练。",
)
