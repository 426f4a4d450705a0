"""Words of the tab "More data"."""

from pages.shared.words.text import Text

STEP_SIX = Text(en="Six points", zh="六个点")
DO_SIX = Text(
    en="**Watch the draws.** Twelve times six points from x³ − x, with noise, and a curve of six "
    "terms through each. Which would you trust?",
    zh="**看每次抽样。** 从 x³ − x 上抽六个带噪声的点，抽十二次，每次用六项的曲线穿过它们。"
    "哪一条可信？",
)
STEP_MORE = Text(en="More points", zh="增加点")
DO_MORE = Text(
    en="**Drag n** from 6 upwards. The grey curves are other draws: the closer together they "
    "lie, the less the curve depends on luck.",
    zh="**把 n 从 6 往上拖。** 灰线是其他几次抽样的曲线：它们靠得越近，曲线就越不靠运气。",
)
STEP_RICH = Text(en="Twelve terms", zh="十二项")
DO_RICH = Text(
    en="**Drag n** until the curve is calm. Twice as many terms as before: how many points do they "
    "need?",
    zh="**拖动 n**，直到曲线平静下来。项数是刚才的两倍，需要多少个点？",
)
STEP_SIMPLE = Text(en="Three terms", zh="三项")
DO_SIMPLE = Text(
    en="**Drag n back and forth.** With 344 points all draws agree, and all miss x³ − x. Which "
    "fault do more points cure, and which not?",
    zh="**来回拖动 n。** 有 344 个点时，各次抽样的曲线一致，却都对不准 x³ − x。"
    "加点治得了哪种毛病，治不了哪种？",
)
STEP_NOISY = Text(en="Much noise", zh="噪声很大")
DO_NOISY = Text(
    en="**Drag n.** The points scatter by 2; hump and dip of x³ − x measure 0.4. Do more points "
    "still find them?",
    zh="**拖动 n。** 点的散布是 2，而 x³ − x 的峰和谷只有 0.4。点多了还能找到它们吗？",
)
STEP_TASK = Text(en="Task", zh="任务")
DO_TASK = Text(
    en="**Make the curve calm with at most 45 points**: a median error at most a tenth above that "
    "of endless data, at a noise of 0.3. Choose n and N.",
    zh="**用不超过 45 个点，让曲线平静下来**：误差的中位数最多比数据无穷多时大一成（噪声 0.3）。"
    "选好 n 和 N。",
)
TASK_DONE = Text(
    en="Done: {points} points, median error {error}. Every term that the curve does not need costs "
    "points.",
    zh="完成：{points} 个点，误差中位数 {error}。曲线每多一项用不着的，就要多花一些点。",
)
TASK_POINTS = Text(
    en="{points} points are more than 45 (median error {error}). Which N needs fewer?",
    zh="{points} 个点超过 45 个（误差中位数 {error}）。哪个 N 用得更少？",
)
TASK_ERROR = Text(
    en="The median error is {error} with {points} points: not yet calm.",
    zh="{points} 个点时误差中位数是 {error}：还没有平静。",
)
TASK_NOISE = Text(
    en="Set the noise back to {noise}: with other noise it is another task.",
    zh="请把噪声调回 {noise}：噪声不同，任务就不同了。",
)
POINTS = Text(en="Number of points n", zh="数据点数 n")
MEDIAN = Text(en="median error", zh="误差中位数")
ERROR = Text(en="error", zh="误差")
MEAN = Text(en="mean error", zh="误差均值")
FITTED = Text(en="fitted curve", zh="拟合曲线")
OTHERS = Text(en="other draws", zh="其他抽样")
TRUTH = Text(en="x³ − x", zh="x³ − x")
ENDLESS = Text(en="endless data", zh="数据无穷多")
COUNT = Text(en="n = {samples}", zh="n = {samples}")
THIS_DRAW = Text(en="its error {error}", zh="此次误差 {error}")
OF_ALL = Text(en="median {error}", zh="中位数 {error}")
DRAW = Text(en="draw {draw}", zh="第 {draw} 次抽样")
DRAW_ERRS = Text(en="draw {draw}: error {error}", zh="第 {draw} 次抽样：误差 {error}")
TYPICAL = Text(en="a typical draw", zh="典型的一次抽样")
TYPICAL_ERRS = Text(en="a typical draw: error {error}", zh="典型的一次抽样：误差 {error}")
HALF = Text(
    en="Half of all draws err by more than **{median}** at new x.",
    zh="一半的抽样在新的 x 处误差大于 **{median}**。",
)
WILD = Text(
    en="**Do not trust it.** Half of all draws err by more than {median} at new x; endless data "
    "would leave {floor}.",
    zh="**不可信。** 一半的抽样在新的 x 处误差大于 {median}；数据无穷多时是 {floor}。",
)
UNSETTLED = Text(
    en="**More points still help.** Half of all draws err by more than {median} at new x; endless "
    "data would leave {floor}.",
    zh="**加点还有用。** 一半的抽样在新的 x 处误差大于 {median}；数据无穷多时是 {floor}。",
)
CALM = Text(
    en="**Calm.** The median error is {median}; the noise, which no curve predicts, leaves "
    "{floor}.",
    zh="**平静了。** 误差中位数是 {median}；噪声谁也预测不了，它总会留下 {floor}。",
)
LOST = Text(
    en="**Calm beside the noise, not beside the curve**: half of all draws miss x³ − x by over "
    "{miss}; its hump is {hump} high.",
    zh="**相对噪声算平静，相对曲线还不算**：一半的抽样与 x³ − x 相差超过 {miss}，"
    "而它的峰只有 {hump} 高。",
)
STUCK = Text(
    en="**More points no longer help: N is too small.** {terms} terms cannot follow x³ − x. The "
    "median error is {median}, {floor} with endless data; the noise alone makes {noise}.",
    zh="**加点没用了：N 太小。** {terms} 项跟不上 x³ − x。误差中位数是 {median}，"
    "数据无穷多时是 {floor}；噪声本身只占 {noise}。",
)
NOISE_FLOOR = Text(en="noise²: no model predicts better", zh="噪声²：任何模型都不会更好")
FLOOR = Text(en="endless data: N is too small", zh="数据无穷多时：N 太小")
NOTE = Text(
    en="Errors are mean squares at new x, noise included; the median is that of 200 draws. From "
    "n = {valid} on the error is noise²·(1 + N/n): the excess over noise² is right within 7 %, and "
    "twice the points halve it. With fewer points (faint line) a random sample leaves gaps, and "
    "the true error is larger.",
    zh="误差是新的 x 处的均方值，含噪声；中位数取自 200 次抽样。从 n = {valid} 起，误差等于 "
    "噪声²·(1 + N/n)：超出噪声² 的部分偏差不到 7%，数据翻倍，超出部分减半。点更少时（淡线），"
    "随机样本会留下空隙，实际误差更大。",
)
NOTE_SIMPLE = Text(
    en="Errors are mean squares at new x, noise included; the median is that of 200 draws. The "
    "formula noise²·(1 + N/n) needs a model that contains x³ − x, N = 4 or more: for N = {terms} "
    "it is not drawn.",
    zh="误差是新的 x 处的均方值，含噪声；中位数取自 200 次抽样。公式 噪声²·(1 + N/n) 要求模型"
    "包含 x³ − x，即 N 不小于 4；N = {terms} 时没有画。",
)
ASK = Text(
    en="Six terms, noise 0.3: with {few} points the median error is {error}. What is it with "
    "{many}?",
    zh="六项，噪声 0.3：{few} 个点时误差中位数是 {error}。{many} 个点时是多少？",
)
WHY = Text(
    en="Six points only just fix six terms: the curve follows their noise. With ten points a term "
    "the noise averages out; its square, {noise}, stays in any error.",
    zh="六个点刚好定下六项，曲线就跟着噪声走。每项有十个点时，噪声互相抵消；它的平方 {noise} "
    "总会留在误差里。",
)
ALT_ERRORS = Text(
    en="Median error against the number of points: {high} at n = {first}, {low} at n = {last}.",
    zh="误差中位数随数据点数的变化：n = {first} 时为 {high}，n = {last} 时为 {low}。",
)
ALT_THEORY = Text(
    en="Errors against the number of points, with their formulas: at n = {last} the median is "
    "{held_out}, the training error {training}.",
    zh="误差随数据点数的变化，并画出公式：n = {last} 时中位数为 {held_out}，训练误差为 "
    "{training}。",
)
ALT_GROWING = Text(
    en="{samples} points of a typical draw, and x³ − x.{error}",
    zh="典型的一次抽样中的 {samples} 个点，以及 x³ − x。{error}",
)
ALT_ERROR = Text(
    en=" The fitted curve errs by {error} at new x.", zh="拟合曲线在新的 x 处误差为 {error}。"
)
