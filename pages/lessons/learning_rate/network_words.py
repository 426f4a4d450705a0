"""Words of the tab "On a real network"."""

from pages.shared.words.text import Text

STEP_CLIMBS = Text(en="It climbs", zh="它在上升")
DO_CLIMBS = Text(
    en="**Watch it learn.** The *sharpness* is the largest curvature of the loss. How far does it "
    "climb? Then drag the rate.",
    zh="**看它学习。** 锐度是损失的最大曲率，它随网络的学习而变。它升到哪里？"
    "再拖动学习率：2/η 这条线会动。",
)
STEP_TWICE = Text(en="Twice the rate", zh="学习率加倍")
DO_TWICE = Text(
    en="**Double the rate.** The same network at η = 0.1: 2/η is 20, half of what it was. How high "
    "does the sharpness climb now?",
    zh="**学习率加倍。** 同一个网络，η = 0.1：2/η 是 20，只有刚才的一半。现在锐度升到多高？",
)
STEP_SMALL = Text(en="A small rate", zh="小学习率")
DO_SMALL = Text(
    en="**Look at the line: it is out of sight.** At η = 0.01 the sharpness levels off far below "
    "2/η = 200. What does the loss pay for such calm?",
    zh="**看那条线：它在图外。** η = 0.01 时，锐度远低于 2/η = 200 就走平了。"
    "这份平静，损失付出了什么代价？",
)
STEP_ABOVE = Text(en="Begins above", zh="从上方开始")
DO_ABOVE = Text(
    en="**Watch the start.** At η = 0.2 the sharpness begins above 2/η = 10. Does the network "
    "break?",
    zh="**看开头。** η = 0.2 时，锐度一开始就高于 2/η = 10。网络会崩溃吗？",
)
STEP_BREAKS = Text(en="It breaks", zh="崩溃")
DO_BREAKS = Text(
    en="**Look at the loss.** At η = 0.5 the start lies too far above 2/η = 4. Lower the rate: "
    "which one still learns?",
    zh="**看损失。** η = 0.5 时，起点比 2/η = 4 高得太多。把学习率调低：哪个还能学？",
)
STEP_NARROW = Text(en="Four units", zh="四个单元")
DO_NARROW = Text(
    en="**Watch, then change the units.** A far smaller network at η = 0.05. Does its "
    "sharpness find the same line?",
    zh="**先看，再改单元数。** 小得多的网络，η = 0.05。它的锐度也会找到同一条线吗？",
)
STEP_TASK = Text(en="Task", zh="任务")
DO_TASK = Text(
    en="**Make the sharpness settle between 60 and 70, at 2/η.** Which rate does it?",
    zh="**让锐度停在 60 到 70 之间，并且就在 2/η 处。** 哪个学习率能做到？",
)
TASK_DONE = Text(
    en="Done: at {name} it settled at {settled}, and 2/η is {line}. The rate chooses how sharp a "
    "place the network ends in.",
    zh="完成：{name} 时它停在 {settled}，而 2/η 是 {line}。网络停在多尖锐的地方，由学习率来选。",
)
TASK_OPEN = Text(
    en="At {name} it settled at {settled}; 2/η is {line}.",
    zh="{name} 时它停在 {settled}；2/η 是 {line}。",
)
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
SOURCE = Text(
    en="The curvatures of a bowl are the same everywhere; those of a network change as it learns, "
    "until the bound of the bowl, 2/η, holds them: the edge of stability (Cohen et al. 2021).",
    zh="碗形损失的曲率处处相同；网络的曲率随学习而变，直到被碗的那个上界 2/η 拦住：稳定边缘"
    "（Cohen 等，2021）。",
)
STEP = Text(en="step", zh="步数")
LOSS = Text(en="loss", zh="损失")
LOSS_NOW = Text(en="loss {loss}", zh="损失 {loss}")
SHARPNESS = Text(en="sharpness", zh="锐度")
LINE = Text(en="2/η", zh="2/η")
LINE_AT = Text(en="2/η = {line}", zh="2/η = {line}")
LINE_ABOVE = Text(en="2/η = {line} ↑", zh="2/η = {line} ↑")
AT_STEP = Text(en="step {step:,}", zh="第 {step:,} 步")
AT_SHARPNESS = Text(en="step {step:,}: {sharpness}", zh="第 {step:,} 步：{sharpness}")
INPUT = Text(en="x", zh="x")
OUTPUT = Text(en="y", zh="y")
ARRIVED = Text(
    en="**At the edge.** The sharpness began at {first} and reached 2/η = {line} by step "
    "{arrival:,}; over the last quarter of these {step:,} steps it was {settled} on average. ",
    zh="**到达边缘**。锐度从 {first} 开始，第 {arrival:,} 步到达 2/η = {line}；"
    "在这 {step:,} 步的最后四分之一里平均为 {settled}。",
)
BEGAN_ABOVE = Text(
    en="**It began above.** The sharpness began at {first}, above 2/η = {line}; over the "
    "last quarter of these {step:,} steps it was {settled} on average. ",
    zh="**从上方开始**。锐度从 {first} 开始，高于 2/η = {line}；"
    "在这 {step:,} 步的最后四分之一里平均为 {settled}。",
)
BELOW = Text(
    en="**Below the edge.** The sharpness went from {first} to {last} and never reached "
    "2/η = {line} in these {step:,} steps. ",
    zh="**未到边缘**。这 {step:,} 步中锐度从 {first} 变到 {last}，一直没有到达 2/η = {line}。",
)
NEVER_ROSE = Text(en="The loss never rose; it is now {loss}.", zh="损失从未上升，现在是 {loss}。")
ROSE_ONCE = Text(
    en="The loss rose on a single step; it is now {loss}.", zh="损失只上升过一步，现在是 {loss}。"
)
ROSE = Text(
    en="The loss rose on {rises:,} of these steps; it is now {loss}.",
    zh="损失在其中 {rises:,} 步上升过，现在是 {loss}。",
)
SHORT_ARRIVED = Text(
    en="{name}:|at 2/η = {line} by step {arrival:,},|{settled} on average in the end",
    zh="{name}：|第 {arrival:,} 步到达 2/η = {line}，|最后平均为 {settled}",
)
SHORT_BEGAN_ABOVE = Text(
    en="{name}:|began at {first}, above 2/η = {line},|{settled} on average in the end",
    zh="{name}：|起点 {first} 高于 2/η = {line}，|最后平均为 {settled}",
)
SHORT_BELOW = Text(
    en="{name}:|{step:,} steps, not at 2/η = {line};|it ends at {last}",
    zh="{name}：|{step:,} 步没有到达 2/η = {line}，|最后是 {last}",
)
SHORT_BROKE = Text(
    en="{name}:|broke at step {step:,}; the start,|{first}, is far above {line}",
    zh="{name}：|第 {step:,} 步崩溃；起点 {first}|远高于 2/η = {line}",
)
BROKE = Text(
    en="**Beyond the edge, and out.** The sharpness at the start, {first}, is so far above "
    "2/η = {line} that the loss left float32 after {step:,} steps: no flatter place was found in "
    "time.",
    zh="**远在边缘之外，训练崩溃**。起点的锐度 {first} 远高于 2/η = {line}，"
    "{step:,} 步后损失超出 float32：来不及找到更平坦的地方。",
)
ASK = Text(
    en="The same network at twice the rate, η = {rate}: what is the highest "
    "value that its sharpness reaches on the way?",
    zh="同一个网络，学习率加倍到 η = {rate}：途中锐度的最高值是多少？",
)
WHY = Text(
    en="2/{rate} = {line}. Below it descent is stable and sharpens; above it the jumps across the "
    "steepest direction grow and throw the weights to a flatter place. So it shoots a little over "
    "the line, and comes back.",
    zh="2/{rate} = {line}。低于它，下降稳定，锐度上升；高于它，最陡方向上的跳动变大，"
    "把权重抛到更平坦的地方。所以它略微冲过这条线，又退回来。",
)
ALT_SHARPNESS = Text(
    en="Sharpness up to step {step}, from {first} to {last}, with the line 2/η at {line}.",
    zh="到第 {step} 步为止的锐度，从 {first} 到 {last}，并画出 2/η = {line} 的线。",
)
ALT_LOSS = Text(
    en="Loss over {step} steps, from {first} to {last}.",
    zh="{step} 步中的损失，从 {first} 到 {last}。",
)
ALT_OUTPUT = Text(
    en="The network's output after {step} steps, at the {points} points to learn.",
    zh="{step} 步后网络在 {points} 个点上的输出。",
)
