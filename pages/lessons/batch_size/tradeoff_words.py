"""Words of the tab "Trade-off"."""

from pages.shared.words.text import Text

TARGET_SHORT = Text(en="target", zh="目标")
PRESET_DEFAULT = Text(en="To a twentieth of guessing the mean", zh="降到“只猜平均值”的二十分之一")
PRESET_EASY = Text(en="Easy target", zh="容易的目标")
PRESET_NOISY = Text(en="Twice the noise", zh="噪声加倍")
PRESET_CLEAN = Text(en="No noise in the data", zh="数据没有噪声")
LEAD = Text(
    en="{networks} small networks of {weights} weights read the same stream of examples: ten "
    "batch sizes, eight learning rates, three starts. Each batch size is shown at the rate that "
    "suits it best. Large batches save steps, small ones examples (McCandlish et al. 2018).",
    zh="{networks} 个小网络（各 {weights} 个权重）读同一串样本：十种批量大小、八种学习率、三个初"
    "值。每种批量大小取最合适的学习率。大批量省步数，小批量省样本（McCandlish 等，2018）。",
)
TARGET = Text(en="Target loss (share of guessing the mean)", zh="目标损失（占“只猜平均值”的比例）")
TARGET_NOISE = Text(en="Noise of the examples", zh="样本的噪声")
INPUT_1 = Text(en="first input", zh="第一个输入")
OUTPUT = Text(en="output", zh="输出")
CLEAN = Text(en="function", zh="函数")
NOISY = Text(en="examples", zh="样本")
ALT_TASK = Text(
    en="The function to learn along its first input, between {low} and {high}, with {count} "
    "examples scattered about it.",
    zh="要学的函数沿第一个输入的变化，在 {low} 和 {high} 之间，周围散布着 {count} 个样本。",
)
STEPS_NEEDED = Text(en="steps to the target", zh="到达目标的步数")
EXAMPLES_NEEDED = Text(en="examples to the target", zh="到达目标的样本数")
SECONDS_NEEDED = Text(en="time to the target (ms)", zh="到达目标的时间（毫秒）")
LAW_MEASURED = Text(en="law, measured: {scale}", zh="定律，实测：{scale}")
LAW_FITTED = Text(en="law, fitted: {scale}", zh="定律，拟合：{scale}")
ALT_NEED = Text(
    en="{title} against the batch size: {first} at 1, {last} at {batch}; measured, with the law.",
    zh="{title}随批量大小的变化：批量大小 1 时 {first}，{batch} 时 {last}；实测与定律。",
)
NOISE_OVER = Text(en="noise scale tr Σ/|g|²", zh="噪声尺度 tr Σ/|g|²")
EXAMPLES_READ = Text(en="examples read", zh="读过的样本数")
ALT_NOISE = Text(
    en="Noise scale over training, from {first} to {last}; its mean over the steps is {mean}.",
    zh="训练过程中的噪声尺度，从 {first} 到 {last}；按步平均为 {mean}。",
)
MEAN_SCALE = Text(en="mean over the steps", zh="按步平均")
LOSS_SHARE = Text(en="loss, share of guessing the mean", zh="损失（占“只猜平均值”的比例）")
ALT_LEARNING = Text(
    en="Loss against examples read, for every batch size at its best rate, down to the target "
    "{target}.",
    zh="每种批量大小在最佳学习率下，损失随读过样本数的变化，直到目标 {target}。",
)
SCALE_MEASURED = Text(en="B_simple, measured", zh="B_simple，实测")
SCALE_RATIO = Text(en="Measured / fitted", zh="实测 / 拟合")
SCALE_FITTED = Text(en="From the steps, fitted", zh="由步数拟合")
FEWEST = Text(en="S_min", zh="S_min")
NOT_REACHED = Text(
    en="Batches of {batches} did not arrive within {budget:,} examples and are left out.",
    zh="批量大小 {batches} 在 {budget:,} 个样本内没有到达目标，未画出。",
)
NOTE = Text(
    en="The law is steps = S_min (1 + B_simple/B). How well do gradients and steps agree on the "
    "scale? Drag the seed: in 20 runs (these presets, seeds 0 to 4) the gradients showed 0.5 to 27 "
    "times what the steps ask for, mostly more than 3 times. The law is derived for a quadratic "
    "loss that bends alike in all directions, with the best rate at every moment. The loss of a "
    "network bends otherwise, and here rates are a factor 2 apart.",
    zh="定律是：步数 = S_min (1 + B_simple/B)。梯度和步数给出的尺度一致吗？换换随机种子：20 次训练"
    "（这些预设，种子 0 到 4）里，梯度测出的是步数所需的 0.5 到 27 倍，多数超过 3 倍。"
    "定律的推导假设损失是二次的、各方向弯曲程度相同，且每一刻都用最好的学习率；网络的损失并非如此，"
    "这里的学习率又两两相差一倍。",
)
ASK = Text(
    en="At a target of 0.1, batches of 512 instead of 1: how many times fewer steps to get there?",
    zh="目标取 0.1，批量大小从 1 改为 512：到达目标的步数缩小多少倍？",
)
WHY = Text(
    en="Far from 512: beyond the noise scale a larger batch only repeats what the gradient has "
    "said. The examples it takes for that grow nearly in proportion.",
    zh="远不到 512：超过噪声尺度后，再大的批量也只是重复梯度已经说过的话，"
    "耗费的样本却几乎成比例地增加。",
)
