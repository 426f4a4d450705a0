"""Words of the tab "On a real network"."""

from pages.shared.words.text import Text

LEAD = Text(
    en="The curvatures of a bowl are the same everywhere; those of a network change as it learns. "
    "The largest of them, the *sharpness*, climbs to 2/η, the bound of the curve fit, and then "
    "stays near it: the edge of stability (Cohen et al. 2021).",
    zh="碗形损失的曲率处处相同，网络的曲率却随训练改变。最大的曲率叫*锐度*，它一直升到 2/η，也就是"
    "曲线拟合的那个上界，然后停在附近：稳定边缘（Cohen 等，2021）。",
)
PRESET_DEFAULT = Text(en="η = 0.05", zh="η = 0.05")
PRESET_SMALL = Text(en="Too small to arrive: 0.02", zh="太小，到不了：0.02")
PRESET_LARGE = Text(en="Arrives at once: 0.1", zh="很快就到：0.1")
PRESET_ABOVE = Text(en="Starts above: 0.2", zh="一开始就在上方：0.2")
PRESET_BREAKS = Text(en="Breaks: 0.5", zh="崩溃：0.5")
PRESET_NARROW = Text(en="Four units", zh="四个单元")
RATE = Text(en="Learning rate η", zh="学习率 η")
WIDTH = Text(en="Units in each hidden layer", zh="每个隐藏层的单元数")
STEPS = Text(en="Steps", zh="步数")
SEED = Text(en="Seed of the first weights", zh="初始权重的随机种子")
NETWORK = Text(
    en="The task: {points} points of a Chebyshev polynomial of degree {degree}. The network: "
    "input → {width} tanh → {width} tanh → output, trained on all points at once, without "
    "momentum. The sharpness is the largest eigenvalue of the loss's Hessian, by power iteration "
    "every {every} steps.",
    zh="任务：{degree} 次切比雪夫多项式上的 {points} 个点。网络：输入 → {width} 个 tanh → "
    "{width} 个 tanh → 输出，每步用全部点训练，不用动量。锐度是损失的 Hessian 的最大特征值，"
    "每 {every} 步用幂迭代测一次。",
)
STEP = Text(en="step", zh="步数")
LOSS = Text(en="mean squared error", zh="均方误差")
SHARPNESS = Text(en="sharpness", zh="锐度")
LINE = Text(en="2/η", zh="2/η")
OTHER = Text(en="sharpness at η = {rate}", zh="η = {rate} 时的锐度")
INPUT = Text(en="x", zh="x")
OUTPUT = Text(en="y", zh="y")
ARRIVED = Text(
    en="**At the edge.** The sharpness began at {first} and reached 2/η = {line} by step "
    "{arrival:,}; over the last quarter of these {step:,} steps it was {settled} on average. "
    "The loss rose on {rises:,} steps and still came down to {loss}.",
    zh="**到达边缘**。锐度从 {first} 开始，第 {arrival:,} 步到达 2/η = {line}；"
    "在这 {step:,} 步的最后四分之一里平均为 {settled}。损失在 {rises:,} 步上升过，"
    "最后仍降到 {loss}。",
)
BELOW = Text(
    en="**Below the edge.** The sharpness went from {first} to {last} and never reached "
    "2/η = {line} in these {step:,} steps; the loss rose on {rises:,} of them and is now {loss}.",
    zh="**未到边缘**。这 {step:,} 步中锐度从 {first} 变到 {last}，一直没有到达 2/η = {line}；"
    "损失在其中 {rises:,} 步上升过，现在是 {loss}。",
)
BROKE = Text(
    en="**Beyond the edge, and out.** The sharpness at the start, {first}, is so far above "
    "2/η = {line} that the loss left float32 after {step:,} steps: no flatter place was found in "
    "time.",
    zh="**远在边缘之外，训练崩溃**。起点的锐度 {first} 远高于 2/η = {line}，"
    "{step:,} 步后损失超出 float32：来不及找到更平坦的地方。",
)
ASK = Text(
    en="Train the same network at η = {rate} instead. At which sharpness does it end?",
    zh="同一个网络改用 η = {rate} 训练，最后的锐度是多少？",
)
WHY = Text(
    en="2/{rate} = {line}. Below it descent is stable and sharpens; above it the jumps across the "
    "steepest direction grow and throw the weights to a flatter place. The two balance at 2/η.",
    zh="2/{rate} = {line}。低于它，下降稳定，锐度上升；高于它，最陡方向上的跳动变大，"
    "把权重抛到更平坦的地方。两者在 2/η 处平衡。",
)
WHY_NOT = Text(
    en="2/{rate} = {line}, but within these steps the network does not end there: either it has "
    "not sharpened enough yet, or it has learned what it can.",
    zh="2/{rate} = {line}，但在这些步数内它没有停在那里：要么锐度还没升够，"
    "要么网络已经学完了能学的。",
)
ALT_SHARPNESS = Text(
    en="Sharpness over {step} steps, from {first} to {last}, with the line 2/η at {line}.",
    zh="{step} 步中的锐度，从 {first} 到 {last}，并画出 2/η = {line} 的线。",
)
ALT_LOSS = Text(
    en="Loss over {step} steps, from {first} to {last}.",
    zh="{step} 步中的损失，从 {first} 到 {last}。",
)
ALT_TASK = Text(en="The {points} points to learn.", zh="要学的 {points} 个点。")
ALT_OUTPUT = Text(
    en="The network's output after {step} steps, at the {points} points to learn.",
    zh="{step} 步后网络在 {points} 个点上的输出。",
)
