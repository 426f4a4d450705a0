"""Words of the tab "Paths"."""

from pages.shared.words.text import Text

PRESET_TUTORIAL = Text(en="Batches of 1, 8, 60", zh="每批 1、8、60 个")
PRESET_SMALL = Text(en="A fifth of the rate", zh="学习率降到五分之一")
PRESET_LARGE = Text(en="Large rate", zh="学习率大")
PRESET_BREAKS = Text(en="Only one sample breaks", zh="只有单样本会崩")
PRESET_NO_NOISE = Text(en="No noise in the data", zh="数据没有噪声")
RATE = Text(en="Learning rate η", zh="学习率 η")
MIDDLE = Text(en="Batch size of the second path", zh="第二条路径的批量大小")
STEPS = Text(en="Steps", zh="步数")
NOISE = Text(en="Noise of the samples", zh="样本的噪声")
AXIS = Text(en="Count", zh="横轴")
AXES = {
    "steps": Text(en="steps", zh="步数"),
    "examples": Text(en="samples looked at", zh="看过的样本数"),
}
START = Text(en="start", zh="起点")
SCRUB = Text(en="Look back", zh="回看")
NOTE_STEP = Text(en="after step {step}", zh="第 {step} 步之后")
EXCESS = Text(en="loss above the lowest", zh="损失高出最小值的部分")
ALT_PATHS = Text(
    en="Paths of batches of 1, {batch} and 60 samples over {steps} steps from one start; the last "
    "loss above the lowest is {first}, {second} and {third}.",
    zh="每批 1、{batch}、60 个样本的三条路径，从同一起点走 {steps} 步；最后高出最低损失 "
    "{first}、{second}、{third}。",
)
ALT_EXCESS = Text(
    en="Loss above the lowest over {steps} steps for batches of 1, {batch} and 60, with the noise "
    "floors of theory: {first} and {second}.",
    zh="每批 1、{batch}、60 个样本时，{steps} 步内高出最低值的损失，"
    "以及理论的噪声底：{first}、{second}。",
)
NO_FLOOR = Text(en="none, it grows", zh="没有，一直增大")
FLOOR_LABEL = Text(en="Noise floor, B = {batch}", zh="噪声底，B = {batch}")
RATE_OVER_BATCH = Text(en="rate / batch size, η/B", zh="学习率 / 批量大小，η/B")
FLOOR = Text(en="noise floor", zh="噪声底")
FLOOR_RATE = Text(en="η = {rate}, measured", zh="η = {rate}，实测")
FLOOR_EXACT = Text(en="exact theory", zh="精确理论")
FLOOR_LINE = Text(en="¼ tr Σ · η/B", zh="¼ tr Σ · η/B")
ALT_FLOORS = Text(
    en="Noise floors of {rates} rates and {batches} batch sizes against η/B, from {low} to {high}: "
    "one line, with exact theory on every point.",
    zh="{rates} 种学习率、{batches} 种批量大小的噪声底对 η/B，从 {low} 到 {high}："
    "大致成一条线，精确理论落在每个点上。",
)
NOTE_FLOORS = Text(
    en="In steps the large batch wins; in samples looked at, the small one gets down first, and "
    "then stays at its floor. The floor grows with η/B: a smaller rate helps as much as a larger "
    "batch. Two things bend the line: batches that are a large part of the data are "
    "quieter, by the factor (n − B)/(n − 1), and at large rates the noise feeds itself.",
    zh="按步数算，大批量赢；按看过的样本数算，小批量先下去，然后停在噪声底上。噪声底随 η/B 增大："
    "学习率减小，与批量增大一样有用。有两点使它偏离直线：批量占数据很大一部分时更安静，差一个因子 "
    "(n − B)/(n − 1)；学习率大时，噪声会自我放大。",
)
NOTE_GROWS = Text(
    en="At this rate batches of {batches} have no floor: the steps overshoot, the noise feeds "
    "itself, and on average the loss grows. A smaller rate gives every batch a floor; a larger "
    "batch helps only where the descent on all samples settles.",
    zh="在这个学习率下，批量大小 {batches} 没有噪声底：每一步都走过头，噪声自我放大，"
    "平均损失越来越大。学习率减小，每种批量大小就都有噪声底；增大批量，只有在用全部样本也能收敛时才有用。",
)
NOTE_NO_FLOOR = Text(
    en="Without noise all samples agree on the minimum: every gradient is 0 there, so no batch has "
    "a floor: a path that settles at all settles there. The chart of the floors comes with noise "
    "above 0.",
    zh="数据没有噪声时，所有样本的最低点相同，那里每个梯度都是 0：哪种批量大小都没有噪声底，"
    "只要路径收敛，就收敛到最低点。噪声大于 0 时才画噪声底的图。",
)
ASK = Text(
    en="At η = 0.1, going from batches of 1 to batches of 30 of the 60 samples: by what factor "
    "does the noise floor fall?",
    zh="η = 0.1，每批从 1 个样本增加到 30 个（共 60 个）：噪声底缩小多少倍？",
)
WHY = Text(
    en="Not by 30, but by more. 30 of 60 samples, none drawn twice, scatter less than 30 of "
    "endlessly many: by the factor (60 − 30)/(60 − 1). And with single samples the noise also "
    "feeds itself.",
    zh="不止 30 倍：从 60 个样本里不重复地抽 30 个，波动比从无穷多个里抽 30 个更小，还要乘 (60 − "
    "30)/(60 − 1)；而每批一个样本时，噪声还会自我放大。",
)
