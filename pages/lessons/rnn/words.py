"""Words of the lesson on recurrent networks that its head, its menu or several tabs show."""

from pages.shared.words.text import Text

TITLE = Text(en="Recurrent networks", zh="循环神经网络")
QUESTION = Text(
    en="A network reads a sequence one step at a time: what does it remember, and for how long?",
    zh="网络一步一步地读序列：它记得什么，能记多久？",
)
AFTERWARDS = Text(
    en="follow a recurrent network step by step, and say what the gates of an LSTM keep that "
    "others lose",
    zh="一步步跟着循环网络算，并说出 LSTM 的门留住了什么、别的网络丢了什么",
)
IDEA = Text(
    en=r"""At every step the same weights mix the new input with the state of the step before:
$h_t=f(h_{t-1}A_1+x_tA_2)$, $y_t=h_tA_3$. The state is the memory. Back through time, a gradient is
multiplied by one matrix per step, so it vanishes or explodes. The LSTM adds a memory
$c_t=f_t\odot c_{t-1}+i_t\odot g_t$, which its forget gate $f_t$ can hold open.""",
    zh=r"""每一步都用同一组权重，把新的输入和上一步的状态合在一起：$h_t=f(h_{t-1}A_1+x_tA_2)$，
$y_t=h_tA_3$。状态就是记忆。沿时间往回传时，梯度每一步都要乘一个矩阵，于是消失或爆炸。
LSTM 增加了记忆元 $c_t=f_t\odot c_{t-1}+i_t\odot g_t$，只要遗忘门 $f_t$ 开着，记忆就留得住。""",
)
TAB_STEPS = Text(en="Step by step", zh="逐步计算")
TAB_GATES = Text(en="LSTM", zh="LSTM")
TAB_STACK = Text(en="Stack", zh="多层")
TAB_MEMORY = Text(en="Memory", zh="记忆与梯度")
TAB_TRAIN = Text(en="Train", zh="训练")

STEP = Text(en="step t", zh="步 t")
UNIT = Text(en="unit", zh="单元")
SEED = Text(en="Random seed", zh="随机种子")
LENGTH = Text(en="Steps of the sequence", zh="序列步数")
ALT_HEAT = Text(
    en="{title} of {units} units over {steps} steps, from {low} to {high}.",
    zh="{units} 个单元在 {steps} 步内的{title}，从 {low} 到 {high}。",
)

INPUT = Text(en="Input x", zh="输入 x")
INPUTS = {
    "impulse": Text(en="one impulse", zh="一个脉冲"),
    "two": Text(en="two impulses", zh="两个脉冲"),
    "step": Text(en="a step", zh="阶跃"),
    "sine": Text(en="a sine", zh="正弦"),
    "noise": Text(en="noise", zh="噪声"),
}
OWN_SEQUENCE = Text(en="my own", zh="自己填")
OWN_CUT = Text(
    en="The first {used} of your {given:,} numbers are read.",
    zh="只读你的 {given:,} 个数中的前 {used} 个。",
)
ACTIVATION = Text(en="Activation f", zh="激活函数 f")

FORGET_BIAS = Text(en="Forget bias b", zh="遗忘门偏置 b")
LEFT = Text(en="share of the impulse left", zh="脉冲剩余的比例")
LSTM_THEORY = Text(en="product of its forget gates", zh="遗忘门之积")
GRU_THEORY = Text(en="product of its update gates", zh="更新门之积")

TRAIN_STEPS = Text(en="Training steps", zh="训练步数")
TRAINED_STEP = Text(en="training step", zh="训练步")
LOSS = Text(en="mean squared error", zh="均方误差")
BASELINE = Text(en="guessing the mean", zh="只猜平均值")
CELLS = {
    "vanilla": Text(en="vanilla", zh="简单 RNN"),
    "gru": Text(en="GRU", zh="GRU"),
    "lstm": Text(en="LSTM", zh="LSTM"),
}
