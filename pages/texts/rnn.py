"""Words of the lesson on recurrent networks."""

from pages.texts.text import Text

TITLE = Text(en="Recurrent networks", zh="循环神经网络")
QUESTION = Text(
    en="A network reads a sequence one step at a time: what does it remember, and for how long?",
    zh="网络一步一步地读序列：它记得什么，能记多久？",
)
IDEA = Text(
    en=r"""At every step the same weights mix the new input with the state of the step before:
$h_t=f(h_{t-1}A_1+x_tA_2)$, $y_t=h_tA_3$. The state is the memory. Back through time, a gradient is
multiplied by one matrix per step, so it vanishes or explodes. The LSTM adds a memory
$c_t=f_t\odot c_{t-1}+i_t\odot g_t$, which its forget gate $f_t$ can hold open.""",
    zh=r"""每一步都用同一组权重，把新的输入和上一步的状态合在一起：$h_t=f(h_{t-1}A_1+x_tA_2)$，
$y_t=h_tA_3$。状态就是记忆。沿时间往回传时，梯度每一步都要乘一个矩阵，于是消失或爆炸。
LSTM 增加了记忆 $c_t=f_t\odot c_{t-1}+i_t\odot g_t$，只要遗忘门 $f_t$ 开着，记忆就留得住。""",
)
STEP = Text(en="step t", zh="步 t")
VALUE = Text(en="value", zh="数值")
UNIT = Text(en="unit", zh="单元")
SEED = Text(en="Random seed", zh="随机种子")
LENGTH = Text(en="Steps of the sequence", zh="序列步数")
ALT_HEAT = Text(
    en="{title} of {units} units over {steps} steps, from {low} to {high}.",
    zh="{units} 个单元在 {steps} 步内的{title}，从 {low} 到 {high}。",
)

# Step by step
TAB_STEPS = Text(en="Step by step", zh="逐步计算")
STEPS_RING = Text(en="Rings on", zh="余音")
STEPS_FADE = Text(en="Fades", zh="渐忘")
STEPS_SUM = Text(en="Adds up", zh="累加")
STEPS_EXPLODE = Text(en="Explodes", zh="爆炸")
STEPS_SINE = Text(en="Listens to a sine", zh="输入正弦波")
STEPS_LONGEST = Text(en="200 steps", zh="200 步")
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
ACTIVATION = Text(en="Activation f", zh="激活函数 f")
AT_STEP = Text(en="Step t looked at", zh="查看第 t 步")
X_SERIES = Text(en="input x", zh="输入 x")
Y_SERIES = Text(en="output y", zh="输出 y")
STATE = Text(en="state h", zh="状态 h")
ALT_LINES = Text(
    en="Input and output over {steps} steps; at step {at} the input is {x} and the output {y}.",
    zh="{steps} 步的输入与输出；第 {at} 步输入 {x}，输出 {y}。",
)
OVERFLOWED = Text(
    en="The state explodes: from step {step} on it is beyond the floating-point range (1.8e308). "
    "The chart ends there.",
    zh="状态爆炸：从第 {step} 步起超出浮点数范围（1.8e308），图到此为止。",
)
WAYS_LENGTH = Text(en="Steps in the race", zh="计时用的步数")
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
STEPS_ASK = Text(
    en="One impulse at step 0, f = tanh, and an A1 that turns the state by 24° and shortens it to "
    "0.985: y is 0.76 at step 0. What is y at step 60?",
    zh="第 0 步输入一个脉冲，f = tanh，A1 每步把状态旋转 24°、缩到 0.985 倍。第 0 步 y = 0.76，"
    "第 60 步 y 是多少？",
)
STEPS_WHY = Text(
    en="60 turns of 24° are four full ones, so y is positive again; 0.985 to the power of 60 is "
    "0.40, and tanh shortens a long state a little more.",
    zh="60 次 24° 正好是四整圈，所以 y 又为正；0.985 的 60 次方是 0.40，"
    "状态大时 tanh 还会再压一点。",
)
UNDEFINED = Text(en="undefined", zh="无定义")
LAST_OUTPUT = Text(en="y at the last step", zh="最后一步的 y")
OVERFLOW_STEP = Text(en="explodes at step", zh="在第几步爆炸")

# LSTM
TAB_GATES = Text(en="LSTM", zh="LSTM")
GATES_TUTORIAL = Text(en="Tutorial: bias 0", zh="教程：偏置 0")
GATES_USUAL = Text(en="The usual 1", zh="常用的 1")
GATES_LONG = Text(en="Bias 5", zh="偏置 5")
GATES_SHUT = Text(en="Bias −3", zh="偏置 −3")
GATES_NOISE = Text(en="In noise", zh="有噪声")
GATES_FED = Text(en="Fed back", zh="反馈放大")
RECURRENCE = Text(en="Size of the recurrent matrix U", zh="循环权重矩阵 U 的大小")
FORGET_BIAS = Text(en="Forget bias b", zh="遗忘门偏置 b")
NOISE = Text(en="Noise beside the impulse", zh="脉冲之外的噪声")
LEFT = Text(en="share of the impulse left", zh="脉冲剩余的比例")
LSTM_MEASURED = Text(en="LSTM, measured", zh="LSTM 实测")
LSTM_THEORY = Text(en="product of its forget gates", zh="遗忘门之积")
GRU_MEASURED = Text(en="GRU, measured", zh="GRU 实测")
GRU_THEORY = Text(en="product of its update gates", zh="更新门之积")
ALT_LEFT = Text(
    en="Share of one impulse left over {steps} steps at forget bias {bias}: half is gone after "
    "{lstm} steps in the LSTM, {gru} in the GRU.",
    zh="遗忘门偏置 {bias} 时，{steps} 步内脉冲剩余的比例：LSTM 过 {lstm} 步剩一半，"
    "GRU 过 {gru} 步剩一半。",
)
HALF_LSTM = Text(en="Steps to half, LSTM", zh="LSTM 减半步数")
HALF_GRU = Text(en="Steps to half, GRU", zh="GRU 减半步数")
HALF_THEORY = Text(en="Theory, gate at σ(b)", zh="理论：门恒为 σ(b)")
FROM_KERAS = Text(en="Differs from Keras by", zh="与 Keras 的差别")
NOT_YET = Text(en="not within {steps}", zh="{steps} 步内未到")
PARTS = {
    "memory": Text(en="memory c", zh="记忆 c"),
    "forget_gates": Text(en="forget gate f", zh="遗忘门 f"),
    "input_gates": Text(en="input gate i", zh="输入门 i"),
    "output_gates": Text(en="output gate o", zh="输出门 o"),
    "states": Text(en="state h", zh="状态 h"),
    "update_gates": Text(en="update gate z", zh="更新门 z"),
    "reset_gates": Text(en="reset gate r", zh="重置门 r"),
    "candidates": Text(en="candidate", zh="候选值"),
}
NOTE_FED = Text(
    en="The products of gates leave out what h feeds back through U. With an open forget gate and "
    "a U of size 1, orthogonal for each gate, the memory of an impulse grows instead of fading.",
    zh="门的乘积没有算上 h 经 U 反馈的部分。遗忘门开着、U 的大小为 1（每个门各是一个正交矩阵）时，"
    "脉冲的记忆不减反增。",
)
GATES_ASK = Text(
    en="At a forget bias of 4, with U = 0: after how many steps is less than half of the impulse "
    "left?",
    zh="遗忘门偏置为 4、U = 0 时，多少步之后脉冲剩下不到一半？",
)
GATES_WHY = Text(
    en="The gate stands at σ(4) = 0.982, and 0.982 to the power of 38 is one half. At the "
    "tutorial's bias of 0 it stands at 0.5: half is lost at every step.",
    zh="门停在 σ(4) = 0.982，它的 38 次方是一半。教程的偏置是 0，门停在 0.5，每步丢一半。",
)

# Memory
TAB_MEMORY = Text(en="Memory", zh="记忆与梯度")
MEMORY_VANISH = Text(en="ρ = 0.9: vanishes", zh="ρ = 0.9：消失")
MEMORY_HOLD = Text(en="ρ = 1, linear: holds", zh="ρ = 1，线性：保持")
MEMORY_EXPLODE = Text(en="ρ = 1.1, linear: explodes", zh="ρ = 1.1，线性：爆炸")
MEMORY_CLIP = Text(en="ρ = 1.1, clipped at 1", zh="ρ = 1.1，裁剪到 1")
MEMORY_NORMAL = Text(en="Gaussian matrix: swells first", zh="高斯随机矩阵：先升后降")
MEMORY_BIAS = Text(en="Tutorial's forget bias 0", zh="教程的遗忘门偏置 0")
MEMORY_TRAINED = Text(en="After training", zh="训练之后")
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
RHO_LINE = Text(en="ρ to the power T − t", zh="ρ 的 T − t 次方")
GRU_NORM = Text(en="GRU ‖dh_T/dh_t‖", zh="GRU ‖dh_T/dh_t‖")
LSTM_NORM = Text(en="LSTM ‖∂c_T/∂c_t‖, h_t held", zh="LSTM ‖∂c_T/∂c_t‖，h_t 固定")
LSTM_HIDDEN = Text(en="LSTM ‖∂h_T/∂h_t‖, c_t held", zh="LSTM ‖∂h_T/∂h_t‖，c_t 固定")
UNTRAINED = Text(en="before training", zh="训练之前")
TRAINED = Text(en="after {steps} training steps", zh="训练 {steps} 步之后")
PINNED_CELL = Text(en="{pin}: {cell}", zh="{pin}：{cell}")
CELL_FACTOR = Text(en="{cell}, per step", zh="{cell}，每步")
TIMES = Text(en="× {factor}", zh="× {factor}")
ALT_MEMORY = Text(
    en="Size of the gradient over {steps} steps back: vanilla ends at {vanilla}, GRU at {gru}, "
    "LSTM at {lstm}.",
    zh="往回 {steps} 步的梯度大小：简单 RNN 终值 {vanilla}，GRU {gru}，LSTM {lstm}。",
)
MEMORY_CLIPS = Text(en="Clip the gradient at norm (∞: never)", zh="梯度裁剪的范数（∞：不裁剪）")
FAR_END = Text(
    en="Sizes at the far end, {steps} steps back: vanilla {vanilla}, GRU {gru}, LSTM {lstm}. "
    "Lines end where they leave the picture; a size of 0 has no place on a log axis.",
    zh="最远处（往回 {steps} 步）的大小：简单 RNN {vanilla}，GRU {gru}，LSTM {lstm}。曲线超出图的"
    "部分不画；大小为 0 时，对数轴上没有位置。",
)
MEMORY_ASK = Text(
    en="ρ = 1.1, linear, orthogonal: by how many powers of ten does the gradient grow over 100 "
    "steps?",
    zh="ρ = 1.1，线性，正交矩阵：往回 100 步，梯度会增大 10 的几次方？",
)
MEMORY_WHY = Text(
    en="100 · log₁₀ 1.1 = 4.1. At ρ = 0.9 it is 100 · log₁₀ 0.9 = −4.6: only ρ = 1 holds. "
    "Clipping caps what explodes, yet all parts shrink together, and what vanished stays "
    "gone.",
    zh="100 · log₁₀ 1.1 = 4.1；ρ = 0.9 时是 100 · log₁₀ 0.9 = −4.6，只有 ρ = 1 才能保持。"
    "裁剪能压住爆炸，但所有部分同比缩小，消失的也找不回来。",
)
NOTE_MEMORY = Text(
    en="The products of gates follow the direct path only; what flows through h as well lifts the "
    "measured line above them. An LSTM carries two states, so each derivative holds the other one. "
    "Before and after training are measured on one sequence of the adding problem; afterwards ρ is "
    "what training made of it. A linear network is not trained.",
    zh="门的乘积只算直接的那条路；经 h 流过的部分使实测高于它。LSTM 有两个状态，"
    "求其中一个的导数时另一个固定。训练前后用加法任务的同一个序列测量；训练之后，ρ 由训练决定。"
    "线性网络不参与训练。",
)

# Train
TAB_TRAIN = Text(en="Train", zh="训练")
TRAIN_ADDING = Text(en="Adding, 30 steps", zh="加法，30 步")
TRAIN_LONG = Text(en="Adding, 100 steps", zh="加法，100 步")
TRAIN_BIAS = Text(en="Tutorial's forget bias 0", zh="教程的遗忘门偏置 0")
TRAIN_RECALL = Text(en="Delayed recall", zh="延迟回忆")
TRAIN_SEATTLE = Text(en="Seattle's temperatures", zh="西雅图气温")
TASK = Text(en="Task", zh="任务")
TASKS = {
    "adding": Text(en="the adding problem", zh="把两个有标记的数相加"),
    "recall": Text(en="recall the first number", zh="回忆第一个数"),
    "seattle": Text(en="forecast Seattle's next hour", zh="预测西雅图下一小时气温"),
    "own": Text(en="forecast my own series", zh="预测自己的数据"),
}
TRAIN_LENGTH = Text(en="Steps of a sequence", zh="序列长度（步）")
TRAIN_STEPS = Text(en="Training steps", zh="训练步数")
RATE = Text(en="Learning rate", zh="学习率")
CLIP = Text(en="Clip the gradient at norm", zh="梯度裁剪的范数")
TRAINED_STEP = Text(en="training step", zh="训练步")
LOSS = Text(en="mean squared error", zh="均方误差")
LOSS_SCALED = Text(en="squared error / variance of the series", zh="均方误差 / 序列的方差")
GRADIENT_NORM = Text(en="norm of the gradient", zh="梯度的范数")
BASELINE = Text(en="guessing the mean", zh="只猜平均值")
CLIPPED_AT = Text(en="clipped above", zh="超过即裁剪")
CELLS = {
    "vanilla": Text(en="vanilla", zh="简单 RNN"),
    "gru": Text(en="GRU", zh="GRU"),
    "lstm": Text(en="LSTM", zh="LSTM"),
}
WANTED = Text(en="wanted", zh="目标值")
ANSWERED = Text(en="answered", zh="网络的回答")
SCRUB = Text(en="Look back", zh="回看")
AFTER = Text(en="after {step:,} training steps", zh="训练 {step:,} 步之后")
TEST_LOSS = Text(en="{cell}, {parameters:,} weights", zh="{cell}，{parameters:,} 个权重")
SOLVED = Text(en="solved: {loss}", zh="学会了：{loss}")
NOT_SOLVED = Text(en="not solved: {loss}", zh="没学会：{loss}")
ALT_LOSSES = Text(
    en="{title} of three cells after {step} training steps: vanilla {vanilla}, GRU {gru}, LSTM "
    "{lstm}.",
    zh="训练 {step} 步后三种单元的{title}：简单 RNN {vanilla}，GRU {gru}，LSTM {lstm}。",
)
ALT_ANSWERS = Text(
    en="Answers against wanted values on {tests} held-out sequences, with a slider over the "
    "training.",
    zh="{tests} 个未参与训练的序列上，回答与目标值的对照，可沿训练过程回看。",
)
NOTE_TRAIN = Text(
    en="Solved means: the error on held-out sequences is below a tenth of that of guessing the "
    "mean.",
    zh="“学会”指在未参与训练的序列上，误差低于“只猜平均值”的十分之一。",
)
NOTE_SLOW = Text(
    en="A cell that has not solved it is not proven unable to: try other rates and more steps.",
    zh="还没学会，不等于学不会：试试别的学习率和更多的训练步数。",
)
CELL_BESIDE = Text(en="Cell whose losses are compared", zh="比较哪种单元的损失")
OFF_BY = Text(en="off by {error}", zh="误差 {error}")
NOTE_FORECAST = Text(
    en="On the held-out end of the series, guessing the mean of the part before it is off by "
    "{mean} (root mean square; squared and scaled {loss}), saying the last value again by {last}: "
    "a forecast is worth something below both.",
    zh="在序列末尾未参与训练的一段上：只猜前面部分的平均值，误差（均方根）为 {mean}，"
    "平方并缩放后为 {loss}；重复最后一个值，误差为 {last}。预测要比两者都小才有意义。",
)
TRAIN_ASK = Text(
    en="Adding over 60 steps, at a rate of 0.01: after how many training steps has the GRU solved "
    "it?",
    zh="60 步的加法任务，学习率 0.01：GRU 要训练多少步才学会？",
)
TRAIN_WHY = Text(
    en="About a third more than for 30 steps, not twice as many: once the update gate has learned "
    "to hold a number, it holds it longer as well.",
    zh="比 30 步时约多三分之一，而不是翻倍：更新门学会保持一个数之后，保持得更久也不难。",
)
READ = Text(en="number", zh="数")
MARKED = Text(en="marked", zh="有标记")
UNMARKED = Text(en="not marked", zh="无标记")
EXAMPLE_WANTED = Text(en="Wanted: {target}", zh="应答：{target}")
ALT_EXAMPLE = Text(
    en="One sequence of {steps} numbers; wanted after the last of them is {target}.",
    zh="由 {steps} 个数组成的一个序列，读完之后应答 {target}。",
)
OWN_NEEDED = Text(
    en="Upload a CSV file. Until then the temperatures are used.",
    zh="请上传 CSV 文件；在此之前使用气温数据。",
)

# Stack
TAB_STACK = Text(en="Stack", zh="多层")
STACK_TRAP = Text(en="Tutorial's trap: 3 layers", zh="教程的陷阱：3 层")
STACK_BIAS = Text(en="The usual forget bias 1", zh="常用的遗忘门偏置 1")
STACK_ONE = Text(en="1 layer: no difference", zh="1 层：没有差别")
STACK_FOUR = Text(en="4 layers, noise", zh="4 层，噪声")
LAYERS = Text(en="Layers", zh="层数")
SHARED = Text(en="one cell listed n times", zh="同一个单元列 n 次")
OWN_CELLS = Text(en="n cells", zh="n 个单元")
LAYER_SHOWN = Text(en="Layer shown", zh="查看第几层")
STACK_STATE = Text(en="{which}: h of layer {layer}", zh="{which}：第 {layer} 层的 h")
STACK_WEIGHTS = Text(en="Weights, {which}", zh="权重，{which}")
STACK_NOTE = Text(
    en="`[cell for _ in range(n)]` puts one object into the list n times, so every layer has the "
    "same weights. `[make_cell() for _ in range(n)]` makes n of them. Layer 1 is the same in both. "
    "On a task this small sharing can learn as fast; what is lost is what the layers could do "
    "differently.",
    zh="`[cell for _ in range(n)]` 把同一个对象放进列表 n 次，每一层的权重都相同；"
    "`[make_cell() for _ in range(n)]` 才会造出 n 个。两边的第 1 层相同。任务这么小时，"
    "共享权重也可能学得一样快；失去的是各层分工的可能。",
)
LAST_LOSS = Text(en="last loss, {which}", zh="最后的损失，{which}")
ALT_STACK = Text(
    en="Loss over {steps} training steps: one shared cell ends at {shared}, own cells at {own}.",
    zh="{steps} 个训练步的损失：共享单元终值 {shared}，各自的单元终值 {own}。",
)
STACK_ASK = Text(
    en="An LSTM cell with 16 units here has 2,112 weights. How many has the tutorial's stack of "
    "4 layers?",
    zh="这里一个 16 单元的 LSTM 有 2,112 个权重。教程那样写的 4 层网络一共有多少个？",
)
STACK_WHY = Text(
    en="Four times the same object is one set of weights. Four cells would have 8,448.",
    zh="同一个对象列四次，仍只有一组权重；四个单元才有 8,448 个。",
)
