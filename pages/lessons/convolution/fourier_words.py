"""Words of the tab "Fourier"."""

from pages.shared.words.text import Text

LEAD = Text(
    en=r"A kernel as wide as the signal, filled with one wave, measures how much of that wave is "
    r"in it: $b_k=2\int_0^1 f(u)\sin(2\pi ku)\,du$. conv1d with 201 such kernels gives all "
    r"coefficients up to harmonic 100 in one step; each is one feature.",
    zh=r"把一个波填进与信号等宽的卷积核，就能量出信号里有多少这种波："
    r"$b_k=2\int_0^1 f(u)\sin(2\pi ku)\,du$。201 个这样的核做一次 conv1d，"
    r"100 次以内的系数全部得出；每个系数就是一个特征。",
)
PRESET_SQUARE = Text(en="Square, 9 harmonics", zh="方波，9 个谐波")
PRESET_GIBBS = Text(en="99 harmonics: the overshoot stays", zh="99 个谐波：过冲还在")
PRESET_SAWTOOTH = Text(en="Sawtooth", zh="锯齿波")
PRESET_TRIANGLE = Text(en="Triangle: 5 are plenty", zh="三角波：5 个就够")
PRESET_WEEK = Text(en="A week in Seattle", zh="西雅图一周")
WAVE = Text(en="Signal, one period", zh="信号（一个周期）")
WAVES = {
    "square": Text(en="Square", zh="方波"),
    "sawtooth": Text(en="Sawtooth", zh="锯齿波"),
    "triangle": Text(en="Triangle", zh="三角波"),
    "week": Text(en="Seattle, a week's temperatures (°F)", zh="西雅图一周气温（°F）"),
    "own": Text(en="Your own", zh="自己的数据"),
}
OWN_PERIOD = Text(
    en="One period: its values, evenly spread and joined by lines.",
    zh="一个周期：各值等距排列，用直线相连。",
)
HARMONICS = Text(en="Harmonics n", zh="谐波个数 n")
HARMONIC = Text(en="harmonic k", zh="谐波次数 k")
COEFFICIENT = Text(en="coefficient (conv1d)", zh="系数（conv1d）")
PERIODS = Text(en="position u (periods)", zh="位置 u（周期）")
WAVE_SIGNAL = Text(en="signal", zh="信号")
PARTIAL_SUM = Text(en="sum of n harmonics", zh="n 个谐波之和")
SINE = Text(en="sine", zh="正弦")
COSINE = Text(en="cosine", zh="余弦")
FORMULA = Text(en="formula", zh="公式")
MEASURED_ERROR = Text(en="measured error", zh="实测误差")
PARSEVAL = Text(en="Parseval", zh="帕塞瓦尔等式")
FORMULA_DIFFERENCE = Text(en="Largest distance from the closed form", zh="与公式的最大差")
OVERSHOOT = Text(en="Overshoot of the jump", zh="过冲 / 跳变")
GIBBS_HELP = Text(
    en="Wilbraham (1848), Gibbs (1899): (2/π · Si(π) − 1) / 2, in the limit of many harmonics.",
    zh="Wilbraham（1848）、Gibbs（1899）：谐波无限多时为 (2/π · Si(π) − 1) / 2。",
)
GIBBS_LIMIT = Text(en="published limit: {constant}", zh="文献极限值：{constant}")
NOTE = Text(
    en="The integrals are sums over {samples:,} midpoints, which is where the small distance from "
    "the closed forms comes from; it shrinks with the square of their number.",
    zh="积分用 {samples:,} 个中点求和代替，与公式的微小差别由此而来；点数加倍，差别减为四分之一。",
)
SNAPSHOT = Text(en="n = {n} · mean squared error {error}", zh="n = {n} · 均方误差 {error}")
ASK = Text(
    en="How many harmonics bring the error below 1 % of the signal's variance? (101 means more "
    "than 100.)",
    zh="要让误差低于信号方差的 1%，需要多少个谐波？（101 表示超过 100）",
)
WHY = Text(
    en="A jump makes the coefficients fall like 1/k and the error like 1/n; a corner like 1/k² and "
    "1/n³. More features describe the data better, smooth data soonest.",
    zh="有跳变时系数按 1/k、误差按 1/n 下降；只有折角时按 1/k² 和 1/n³。"
    "特征越多描述越好，信号越光滑越快。",
)
ALT_PARTIAL_SUM = Text(
    en="The signal and the sum of {n} harmonics; mean squared error {error}.",
    zh="信号与 {n} 个谐波之和，均方误差 {error}。",
)
ALT_COEFFICIENTS = Text(
    en="Coefficients by harmonic; the first sine coefficient is {first}.",
    zh="各次谐波的系数，第一个正弦系数为 {first}。",
)
ALT_ERRORS = Text(
    en="Mean squared error against the number of harmonics; {error} at {n}.",
    zh="均方误差随谐波个数的变化，{n} 个时为 {error}。",
)
