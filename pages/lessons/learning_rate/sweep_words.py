"""Words of the tab "Sweep"."""

from pages.shared.words.text import Text

# Sweep
LEAD = Text(
    en="200 learning rates at once, in one compiled call: where does each of them end?",
    zh="一次编译调用同时跑 200 个学习率：各自的终点在哪里？",
)
PRESET_TUTORIAL = Text(en="Tutorial: N = 6", zh="教程：N = 6")
PRESET_THREE = Text(en="N = 3", zh="N = 3")
PRESET_TWELVE = Text(en="N = 12", zh="N = 12")
PRESET_NEAR = Text(en="Near the bound", zh="上界附近")
PRESET_ALL = Text(en="1e-15 to 1,000", zh="1e-15 到 1,000")
PRESET_CARS = Text(en="392 real cars", zh="392 辆真车")
RANGE = Text(en="Rates from … to …", zh="学习率范围")
FINAL_LOSS = Text(en="loss after {steps:,} iterations", zh="{steps:,} 次迭代后的损失")
THIS_SWEEP = Text(en="this sweep", zh="本次扫描")
AT_START = Text(en="loss at the start", zh="起始损失")
PREDICTED_STEP = Text(en="predicted step", zh="预测步数")
MEASURED_STEP = Text(en="measured step", zh="实测步数")
COUNT = Text(en="terms N", zh="项数 N")
OSCILLATION = Text(en="1/λmax: oscillation begins", zh="1/λmax：开始振荡")
DOUBLED = Text(en="bound, every x doubled", zh="x 全部加倍后的上界")
LOWEST_AT = Text(
    en="The lowest loss of the 200, **{loss}**, is reached at η = **{rate}**, which is {share} "
    "times the bound. {count} of the 200 rates left float32 (crosses).",
    zh="200 个学习率中最低的损失是 **{loss}**，在 η = **{rate}** 处，是上界的 {share} 倍。"
    "有 {count} 个超出了 float32（十字）。",
)
NONE_STAYED = Text(
    en="All of these rates leave float32 (crosses): the bound is **{bound}**. Scale x (the switch "
    "is below the data), or take fewer terms or smaller rates.",
    zh="这些学习率全都超出了 float32（十字）：上界是 **{bound}**。请缩放 x（开关在数据下方），"
    "或减少项数，或取更小的学习率。",
)
NOTE = Text(
    en="The picture is lopsided: below the bound, a rate ten times smaller takes ten times the "
    "steps; above it, even 2 % too much ends in an overflow. When in doubt, go lower.",
    zh="图形并不对称：上界以下，学习率小十倍，只是步数多十倍；上界以上，哪怕只多 2%，最终也会溢"
    "出。拿不准时，宁小勿大。",
)
ASK_DOUBLED = Text(
    en="Double every x, keep N = {terms}. How many times smaller does the bound become?",
    zh="把每个 x 加倍，N = {terms} 不变。上界会缩小多少倍？",
)
WHY_DOUBLED = Text(
    en="Column x^k grows by 2^k and its share of λmax by 4^k; the highest power is k = {power}, so "
    "up to 4^{power} = {most:,.0f}. That is why inputs are scaled before training.",
    zh="x^k 这一列变大 2^k 倍，它在 λmax 中的份额变大 4^k 倍；最高次幂 k = {power}，"
    "所以最多 4^{power} = {most:,.0f} 倍。训练前要先缩放输入，道理就在这里。",
)
LOWEST_LOSS = Text(en="Lowest loss", zh="最低损失")
AT_RATE = Text(en="at η", zh="对应的 η")
ALT_SWEEP = Text(
    en="Loss after {steps} iterations against the learning rate: lowest, {loss}, at {rate}; "
    "from {bound} on it explodes.",
    zh="{steps} 次迭代后的损失随学习率的变化：最低为 {loss}（学习率 {rate}）；从 {bound} 起爆炸。",
)
ALT_THRESHOLDS = Text(
    en="Border rates against the number of terms: the bound falls from {first} for N = 1 to {last} "
    "for N = 12.",
    zh="各分界学习率随项数的变化：上界从 N = 1 的 {first} 降到 N = 12 的 {last}。",
)
