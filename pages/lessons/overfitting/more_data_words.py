"""Words of the tab "More data"."""

from pages.shared.words.text import Text

# More data
LEAD = Text(
    en="Points are drawn at random from x³ − x, with noise, and fitted with N terms. What do more "
    "points do for N that is too large, and for N that is too small?",
    zh="从 x³ − x 上随机取点，加上噪声，用 N 项拟合。数据点增多，对 N 太大的模型有什么用？"
    "对 N 太小的呢？",
)
PRESET_TUTORIAL = Text(en="Tutorial: N = 6", zh="教程：N = 6")
PRESET_SIMPLE = Text(en="Too simple: N = 3", zh="太简单：N = 3")
PRESET_ENOUGH = Text(en="Just enough: N = 4", zh="刚好：N = 4")
PRESET_RICH = Text(en="N = 12", zh="N = 12")
PRESET_NOISY = Text(en="Much noise", zh="噪声很大")
POINT_COUNT = Text(en="number of points n", zh="数据点数 n")
MEDIAN = Text(en="held-out error, median", zh="留出误差，中位数")
MEAN = Text(en="held-out error, mean", zh="留出误差，均值")
FITTED = Text(en="fitted curve", zh="拟合曲线")
GROW = Text(en="More points", zh="增加数据点")
GROWN = Text(en="n = {samples}\nheld-out error {error}", zh="n = {samples}\n留出误差 {error}")
NOISE_FLOOR = Text(en="noise²: no model predicts better", zh="噪声²：任何模型都不会更好")
FLOOR = Text(en="endless data: N is too small", zh="数据无穷多时：N 太小")
WITH_TERMS = Text(en="N = {terms}", zh="N = {terms}")
AT_COUNT = Text(en="Held-out error at n = {samples}", zh="n = {samples} 时的留出误差")
FLOOR_IS = Text(en="With endless data", zh="数据无穷多时")
NOTE = Text(
    en="**More data is the real cure** for too many parameters: from n = {valid} on, the error is "
    "noise²·(1 + N/n): the excess over noise² is right within 7 %, and twice the points halve "
    "that excess. With fewer points (faint line) a random sample leaves gaps, and the true error "
    "is larger. Grey: single samples, and the middle 80 % of all 200.",
    zh="参数太多，**真正的解药是更多数据**：从 n = {valid} 起，误差等于 噪声²·(1 + N/n)，超出部分"
    "的偏差不到 7%，数据翻倍，超出部分减半。点更少时（淡线），随机样本会留下空隙，实际误差更大。灰"
    "色：单份样本，以及全部 200 份中居中的 80%。",
)
NOTE_SIMPLE = Text(
    en="**More data does not cure too simple a model.** {terms} terms cannot follow x³ − x; with "
    "endless data {floor} of error remains, where noise alone would leave {noise}. The formula "
    "noise²·(1 + N/n) needs a model that contains the truth, N = 4 or more, so it is not drawn.",
    zh="**模型太简单，数据再多也没用**。{terms} 项的曲线跟不上 x³ − x：数据无穷多时，"
    "误差仍有 {floor}，而噪声本身只占 {noise}。公式 噪声²·(1 + N/n) 要求模型包含真实曲线，"
    "即 N 不小于 4，所以这里没有画。",
)
ASK = Text(
    en="The same noise and {samples} points, but N = {terms}: what is the held-out error?",
    zh="噪声不变，{samples} 个点，但 N = {terms}：留出误差是多少？",
)
WHY_SIMPLE = Text(
    en="Three terms cannot follow x³ − x: the error stops at {floor}, whatever the data.",
    zh="三项跟不上 x³ − x：不管数据多少，误差都停在 {floor}。",
)
WHY_RICH = Text(
    en="With this many points the two terms too many hardly matter: noise² is {floor}.",
    zh="数据这么多，多出的两项几乎无关紧要：噪声² 是 {floor}。",
)
ALT_ERRORS = Text(
    en="Held-out error against the number of points: median {high} at n = {first}, {low} at "
    "n = {last}.",
    zh="留出误差随数据点数的变化：n = {first} 时中位数为 {high}，n = {last} 时为 {low}。",
)
ALT_GROWING = Text(
    en="A growing sample and its fitted curve; with {samples} points the held-out error is "
    "{error}.",
    zh="逐渐增大的样本及其拟合曲线；{samples} 个点时留出误差为 {error}。",
)
