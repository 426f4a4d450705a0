"""Words of the lesson on free parameters and overfitting."""

from pages.texts.text import Text

TITLE = Text(en="Free parameters and overfitting", zh="自由参数与过拟合")
QUESTION = Text(
    en="Six points, a curve with N free parameters: how many are too many?",
    zh="六个数据点，一条有 N 个自由参数的曲线：参数多少算太多？",
)
IDEA = Text(
    en=r"""Fit $y=\sum_{k=0}^{N-1}a_kx^k$ by gradient descent on the *summed* squared error,
starting from $a=0$. With many parameters the curve can pass through every point and still be
useless between and beyond them. With few it misses the points, and may predict better. Judge a
model by points it has not seen.""",
    zh=r"""用梯度下降拟合 $y=\sum_{k=0}^{N-1}a_kx^k$，损失取误差平方的*总和*，从 $a=0$ 出发。
参数多，曲线能穿过每个点，点与点之间、范围之外却可能毫无用处；参数少，点对不准，预测反而可能更好。
模型的好坏，要看它没见过的数据。""",
)

TAB_FIT = Text(en="Fit", zh="拟合")
TAB_SIZE = Text(en="How many parameters", zh="多少个参数")
TAB_MORE = Text(en="More data", zh="更多数据")
TAB_TAME = Text(en="Restrain it", zh="加以约束")

# What several experiments say
X = Text(en="x", zh="x")
Y = Text(en="y", zh="y")
TERMS = Text(en="Terms N", zh="项数 N")
TRUTH = Text(en="x³ − x, the source", zh="数据来源 x³ − x")
EXACT = Text(en="least squares", zh="最小二乘解")
EFFECTIVE = Text(en="effective parameters", zh="有效参数")
THEORY = Text(en="theory", zh="理论值")
ERROR = Text(en="mean squared error", zh="均方误差")
HELD_OUT = Text(en="held-out error", zh="留出误差")
TRAINING = Text(en="training error", zh="训练误差")
NOISE = Text(en="Noise (standard deviation)", zh="噪声（标准差）")
SEED = Text(en="Draw (seed)", zh="抽样编号（随机种子）")

PRESET_TUTORIAL = Text(en="Tutorial: N = 6", zh="教程：N = 6")
PRESET_BEYOND = Text(en="N = 6, seen from further", zh="N = 6，看远一些")
PRESET_THREE = Text(en="N = 3", zh="N = 3")
PRESET_LONG = Text(en="A million steps", zh="一百万步")
PRESET_TOO_FAST = Text(en="Rate 0.5", zh="学习率 0.5")
PRESET_CARS = Text(en="392 real cars", zh="392 辆真车")
RATE = Text(en="Learning rate", zh="学习率")
STEPS = Text(en="Iterations", zh="迭代次数")
VIEW = Text(en="x shown", zh="x 的显示范围")
RANGE = Text(en="[{low}, {high}]", zh="[{low}, {high}]")
VIEW_OWN = Text(en="own", zh="自定")
FROM = Text(en="from", zh="从")
TO = Text(en="to", zh="到")

ITERATION = Text(en="iteration", zh="迭代次数")
LOSS = Text(en="loss", zh="损失")
DESCENT = Text(en="gradient descent", zh="梯度下降")
SCRUB = Text(en="Rewind the descent", zh="回放下降过程")
NOTE_POINT = Text(
    en="The tutorial says that its points lie on x³ − x. All but the last do: it gives (2, 4), "
    "and 2³ − 2 is 6.",
    zh="教程说这些点都在 x³ − x 上。最后一个其实不在：教程给的是 (2, 4)，而 2³ − 2 = 6。",
)
LOSS_NOW = Text(en="Summed squared error", zh="误差平方和")
LOSS_LEFT = Text(en="Lowest possible", zh="可能的最小值")
LOSS_LEFT_HELP = Text(
    en="What least squares leaves. Below about 1e-25 it is rounding: that curve meets every point.",
    zh="最小二乘解的误差。小于约 1e-25 时只剩舍入误差：曲线穿过每个点。",
)
CONDITION = Text(en="Condition number", zh="条件数")
CONDITION_HELP = Text(
    en="The steepest curvature of the loss over the flattest one that is not zero. Descent learns "
    "the flattest direction that many times more slowly.",
    zh="损失最陡方向与最平缓（不为零）方向的曲率之比。梯度下降学最平缓的方向，就慢这么多倍。",
)
EFFECTIVE_OF = Text(en="Effective parameters", zh="有效参数")
EFFECTIVE_HELP = Text(
    en="Sum over the eigenvalues λ of 1 − (1 − rate·λ)^k: how many of the N parameters k "
    "iterations have learned.",
    zh="对所有特征值 λ 求 1 − (1 − 学习率·λ)^k 之和：N 个参数中，k 次迭代学到了多少个。",
)
OF_TERMS = Text(en="{effective} of {terms}", zh="{effective} / {terms}")
DIVERGED = Text(
    en="**This rate is too large.** Each step overshoots by more than the last, and by iteration "
    "{step:,} the numbers have left the floating-point range. What is drawn ends before that. The "
    "largest rate that converges here is $2/\\lambda_{{\\max}}$ = **{bound}**.",
    zh="**学习率太大**。每一步都比上一步偏得更远，到第 {step:,} 次迭代，数值已超出浮点数范围，"
    "图只画到那之前。这里能收敛的最大学习率是 $2/\\lambda_{{\\max}}$ = **{bound}**。",
)
DIVERGES_SLOWLY = Text(
    en="**This rate is too large**, if not by much: the descent moves away from the solution. The "
    "largest rate that converges here is $2/\\lambda_{{\\max}}$ = **{bound}**.",
    zh="**学习率偏大**：虽然超得不多，下降过程仍在远离最优解。"
    "这里能收敛的最大学习率是 $2/\\lambda_{{\\max}}$ = **{bound}**。",
)
SCALE_IT = Text(
    en="If x goes far beyond 1, scale it: the switch is below the data.",
    zh="如果 x 远大于 1，请先缩放：开关就在数据下面。",
)
NOT_YET = Text(
    en="**Not there yet.** After {steps:,} iterations the coefficients are still {remaining} away "
    "from the least-squares solution. To come within 1 % takes **{needed}** iterations at this "
    "rate: with a condition number of {condition}, the flattest direction is learned that many "
    "times more slowly than the steepest.",
    zh="**还没到**。迭代 {steps:,} 次后，系数离最小二乘解还差 {remaining}。按这个学习率，"
    "差距缩小到 1% 以内要迭代 **{needed}** 次：条件数为 {condition}，"
    "学最平缓的方向就比最陡的方向慢这么多倍。",
)
OVER = Text(en="more than {most:,}", zh="{most:,} 以上")
ARRIVED = Text(
    en="**Arrived.** Since iteration {needed} the coefficients are within 1 % of the "
    "least-squares solution; now they are {remaining} away. The condition number is {condition}.",
    zh="**已到达**。从第 {needed} 次迭代起，系数与最小二乘解相差不到 1%，现在相差 {remaining}。"
    "条件数为 {condition}。",
)
NOT_UNIQUE = Text(
    en="These points leave some of the {terms} coefficients open: many curves fit equally well. "
    "Compared is the one with the smallest coefficients, which descent from zero heads for.",
    zh="这些点定不下全部 {terms} 个系数：有许多曲线拟合得一样好。"
    "这里比较的是系数最小的一条，从零开始的梯度下降正是朝它走。",
)
COEFFICIENTS = Text(en="Coefficients", zh="系数")
POWER = Text(en="power of x", zh="x 的幂次")
ASK = Text(
    en="How high is this curve at x = {x}, outside the points?",
    zh="在数据点之外的 x = {x} 处，这条曲线有多高？",
)
ASK_HIDDEN = Text(
    en="To predict how the curve goes on outside the points, show x from {low} to {high} only.",
    zh="想先猜曲线在数据点之外的走向，请只显示 x 从 {low} 到 {high} 的部分。",
)
WHY = Text(
    en="Nothing in the loss holds the curve outside the points; least squares is at {exact} there.",
    zh="在数据点之外，损失对曲线没有任何约束；最小二乘解在那里是 {exact}。",
)
WHY_TRUTH = Text(
    en="Nothing in the loss holds the curve outside the points: least squares is at {exact} there, "
    "and x³ − x at −24.",
    zh="在数据点之外，损失对曲线没有任何约束：最小二乘解在那里是 {exact}，而 x³ − x 是 −24。",
)
ALT_FIT = Text(
    en="Curve of {terms} terms fitted to {points} points after {steps} iterations: summed squared "
    "error {loss}.",
    zh="{points} 个点、{terms} 项的曲线，迭代 {steps} 次后，误差平方和 {loss}。",
)
AFTER = Text(
    en="iteration {step:,}\nloss {loss} · {effective} effective parameters",
    zh="迭代 {step:,} 次\n损失 {loss} · 有效参数 {effective} 个",
)
AFTER_DIVERGED = Text(
    en="iteration {step:,}, diverging\nloss {loss}", zh="迭代 {step:,} 次，正在发散\n损失 {loss}"
)
ALT_HISTORY = Text(
    en="{title} against iteration, ending at {end}.", zh="{title}随迭代次数的变化，终值 {end}。"
)

# How many parameters
SIZE_LEAD = Text(
    en="A step is sampled at n points with noise, 200 times over. Each sample is fitted with N "
    "parameters, N from 1 to 128. Which N predicts best, and which worst?",
    zh="在 n 个点上对一个阶跃带噪声取样，重复 200 次。每份样本都用 N 个参数拟合，N 从 1 到 128。"
    "哪个 N 预测得最好，哪个最差？",
)
SIZE_PRESET = Text(en="14 points, N = n", zh="14 个点，N = n")
SIZE_BEST = Text(en="The best N below n", zh="小于 n 时最好的 N")
SIZE_FAR = Text(en="N far beyond n", zh="N 远大于 n")
SIZE_SIX = Text(en="Six points, as in the tutorial", zh="六个点，如教程")
SIZE_TALL = Text(en="20 points", zh="20 个点")
SIZE_QUIET = Text(en="No noise", zh="无噪声")
SAMPLES = Text(en="Points n", zh="数据点数 n")
SIZE_SHOWN = Text(en="Curves shown for N", zh="显示哪个 N 的曲线")
PARAMETERS = Text(en="number of parameters N", zh="参数个数 N")
VARIANCE = Text(en="variance", zh="方差")
BIAS = Text(en="bias²", zh="偏差²")
NOISE_PART = Text(en="noise²", zh="噪声²")
AVERAGE = Text(en="average curve", zh="平均曲线")
STEP = Text(en="true step", zh="真实阶跃")
Y_AT = Text(en="y, for N = {parameters}", zh="y（N = {parameters}）")
AT_PEAK = Text(en="N = n = {samples}", zh="N = n = {samples}")
SHOWN = Text(en="N = {parameters}, below", zh="N = {parameters}，见下图")
AT_PEAK_SHOWN = Text(en="N = n = {samples}, below", zh="N = n = {samples}，见下图")
WITH_POINTS = Text(en="with {samples} points", zh="用 {samples} 个点")
LOWEST = Text(en="Lowest, N < n", zh="N < n 时最低")
AT_N = Text(en="At N = n = {samples}", zh="N = n = {samples} 处")
LAST_SIZE = Text(en="At N = {parameters}", zh="N = {parameters} 处")
ERROR_AT = Text(en="{error} (N = {parameters})", zh="{error}（N = {parameters}）")
SIZE_NOTE = Text(
    en="**Double descent.** While N < n, more parameters first help, then follow the noise, if "
    "there is any. At N = n one curve alone meets all points, whatever it takes. Beyond, there "
    "are many: taken is the one with the smallest coefficients, and the error falls again. Grey "
    "lines are single samples; the theory is exact for this fit. After Belkin, Hsu, Ma and Mandal "
    "(2019).",
    zh="**双重下降**。N < n 时，增加参数先是有益，之后（若有噪声）便开始拟合噪声。N = n 时，只有一"
    "条曲线能穿过所有点，不管代价多大。N 再大，这样的曲线有许多，取系数最小的一条，误差又降下来。"
    "灰线是单份样本；对这种拟合，理论是精确的。参见 Belkin、Hsu、Ma、Mandal（2019）。",
)
SIZE_BASIS = Text(
    en="Truth: tanh(6(x − 0.2)), which no polynomial equals. The curves are sums of Legendre "
    "polynomials of degree below N, since powers of x run out of digits near N = 20.",
    zh="真实曲线是 tanh(6(x − 0.2))，任何多项式都不等于它。拟合曲线是次数小于 N 的"
    "勒让德多项式之和：若用 x 的幂，N 到 20 左右，浮点数的位数就不够了。",
)
SIZE_ASK = Text(
    en="With {fewer} points, N = {more} parameters have a held-out error of {error}. Give them "
    "{more} points: what is it then?",
    zh="用 {fewer} 个点时，N = {more} 个参数的留出误差是 {error}。若给它 {more} 个点，误差是多少？",
)
SIZE_WHY = Text(
    en="More data, and far worse: N = n leaves one curve only, which has to follow every wiggle of "
    "the noise.",
    zh="数据更多，反而差得多：N = n 时只剩一条曲线可选，噪声的每个起伏都得跟上。",
)
SIZE_WHY_QUIET = Text(
    en="Without noise there is nothing to follow but the step itself.",
    zh="没有噪声，要跟上的就只有阶跃本身。",
)
ALT_SIZES = Text(
    en="Held-out error against the number of parameters for {samples} points: largest at "
    "N = {peak}, {error}.",
    zh="{samples} 个点时留出误差随参数个数的变化：N = {peak} 处最大，为 {error}。",
)
ALT_PARTS = Text(
    en="Squared bias, variance and noise, stacked, against the number of parameters: lowest at "
    "N = {best}, with {bias}, {variance} and {noise}.",
    zh="偏差²、方差与噪声随参数个数变化的堆叠图：N = {best} 处最低，"
    "三者分别为 {bias}、{variance} 和 {noise}。",
)
ALT_CURVES = Text(
    en="{count} curves of {parameters} parameters, each fitted to another sample.",
    zh="{count} 条曲线，各有 {parameters} 个参数，分别拟合不同的样本。",
)

# More data
MORE_LEAD = Text(
    en="Points are drawn at random from x³ − x, with noise, and fitted with N terms. What do more "
    "points do for N that is too large, and for N that is too small?",
    zh="从 x³ − x 上随机取点，加上噪声，用 N 项拟合。数据点增多，对 N 太大的模型有什么用？"
    "对 N 太小的呢？",
)
MORE_PRESET = Text(en="Tutorial: N = 6", zh="教程：N = 6")
MORE_SIMPLE = Text(en="Too simple: N = 3", zh="太简单：N = 3")
MORE_ENOUGH = Text(en="Just enough: N = 4", zh="刚好：N = 4")
MORE_RICH = Text(en="N = 12", zh="N = 12")
MORE_NOISY = Text(en="Much noise", zh="噪声很大")
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
MORE_NOTE = Text(
    en="**More data is the real cure** for too many parameters: from n = {valid} on, the error is "
    "noise²·(1 + N/n): the excess over noise² is right within 7 %, and twice the points halve "
    "that excess. With fewer points (faint line) a random sample leaves gaps, and the true error "
    "is larger. Grey: single samples, and the middle 80 % of all 200.",
    zh="参数太多，**真正的解药是更多数据**：从 n = {valid} 起，误差等于 噪声²·(1 + N/n)，超出部分"
    "的偏差不到 7%，数据翻倍，超出部分减半。点更少时（淡线），随机样本会留下空隙，实际误差更大。灰"
    "色：单份样本，以及全部 200 份中居中的 80%。",
)
MORE_NOTE_SIMPLE = Text(
    en="**More data does not cure too simple a model.** {terms} terms cannot follow x³ − x; with "
    "endless data {floor} of error remains, where noise alone would leave {noise}. The formula "
    "noise²·(1 + N/n) needs a model that contains the truth, N = 4 or more, so it is not drawn.",
    zh="**模型太简单，数据再多也没用**。{terms} 项的曲线跟不上 x³ − x：数据无穷多时，"
    "误差仍有 {floor}，而噪声本身只占 {noise}。公式 噪声²·(1 + N/n) 要求模型包含真实曲线，"
    "即 N 不小于 4，所以这里没有画。",
)
MORE_ASK = Text(
    en="The same noise and {samples} points, but N = {terms}: what is the held-out error?",
    zh="噪声不变，{samples} 个点，但 N = {terms}：留出误差是多少？",
)
MORE_WHY_SIMPLE = Text(
    en="Three terms cannot follow x³ − x: the error stops at {floor}, whatever the data.",
    zh="三项跟不上 x³ − x：不管数据多少，误差都停在 {floor}。",
)
MORE_WHY_RICH = Text(
    en="With this many points the two terms too many hardly matter: noise² is {floor}.",
    zh="数据这么多，多出的两项几乎无关紧要：噪声² 是 {floor}。",
)
ALT_MORE = Text(
    en="Held-out error against the number of points: median {high} at n = {first}, {low} at "
    "n = {last}.",
    zh="留出误差随数据点数的变化：n = {first} 时中位数为 {high}，n = {last} 时为 {low}。",
)
ALT_GROWING = Text(
    en="A growing sample and its fitted curve; with {samples} points the held-out error is "
    "{error}.",
    zh="逐渐增大的样本及其拟合曲线；{samples} 个点时留出误差为 {error}。",
)

# Restrain it
TAME_LEAD = Text(
    en="Leave the model as large as it is, and hold it back: by a penalty on large coefficients "
    "(ridge), or by ending gradient descent before it arrives. Which holds back better?",
    zh="模型大小不变，只加约束：惩罚过大的系数（岭回归），或在梯度下降到达之前就停下（早停）。"
    "哪一种更好？",
)
TAME_PRESET = Text(en="Tutorial's points, N = 12", zh="教程的点，N = 12")
TAME_SIX = Text(en="Tutorial: N = 6", zh="教程：N = 6")
TAME_FEW_CARS = Text(en="20 of 392 cars", zh="392 辆车中的 20 辆")
TAME_MANY_CARS = Text(en="Half of the cars", zh="一半的车")
SHARE = Text(en="Share of points to fit, s", zh="用于拟合的比例 s")
SHARE_HELP = Text(
    en="The other points are held out, to judge the curve.",
    zh="其余的点留出，用来评判曲线。",
)
RIDGE = Text(en="ridge", zh="岭回归")
EARLY = Text(en="early stopping", zh="早停")
OF_TRAINING = Text(en="{way}, training error", zh="{way}，训练误差")
LOOSEN = Text(en="Loosen both", zh="同时放松约束")
RESTRAINED = Text(
    en="{effective} effective parameters\npenalty {penalty} or {iterations} iterations\n"
    "held-out error {ridge} and {early}",
    zh="有效参数 {effective} 个\n惩罚 {penalty}，或迭代 {iterations} 次\n"
    "留出误差 {ridge} 与 {early}",
)
SHARE_KEPT = Text(en="share kept of a direction", zh="各方向保留的比例")
BEST_RIDGE = Text(en="Held-out, best ridge", zh="留出误差：最好的岭回归")
BEST_EARLY = Text(en="Held-out, best early stop", zh="留出误差：最好的早停")
FREE = Text(en="Held-out, not restrained", zh="留出误差：不加约束")
TAME_NOTE = Text(
    en="**Nearly the same thing.** Both keep the directions that the points determine firmly "
    "(steep directions of the loss) and suppress those they hardly determine (flat ones); with "
    "the same number of effective parameters they nearly agree. The best ridge has a penalty of "
    "{penalty}, the best early stop comes after {iterations} iterations at a rate of {rate}. The "
    "model keeps its N coefficients: they are only smaller.",
    zh="**两者几乎是一回事**。数据点能牢牢确定的方向（损失陡的方向）都保留，几乎定不下来的方向（损"
    "失平缓的方向）都压低；有效参数个数相同时，两者几乎一致。最好的岭回归惩罚为 {penalty}，最好的"
    "早停在学习率 {rate} 下迭代 {iterations} 次。模型的 N 个系数一个没少，只是变小了。",
)
TAME_HOW = Text(
    en="No descent of that length is run: the eigenvalues say where each iteration leads, as the "
    "tab Fit confirms. After Hoerl and Kennard (1970); Ali, Kolter and Tibshirani (2019).",
    zh="这么长的下降并没有真跑：特征值就能算出每次迭代到哪里，“拟合”一页已验证。"
    "参见 Hoerl、Kennard（1970）；Ali、Kolter、Tibshirani（2019）。",
)
TAME_TRUTH = Text(
    en="All six points are fitted, and judged by 61 points of x³ − x from −1 to 2. The last one, "
    "(2, 4), is itself 2 off that curve, so no error falls to 0.",
    zh="六个点全部用于拟合，用 x³ − x 在 −1 到 2 上的 61 个点评判。最后一点 (2, 4) 本身就离"
    "这条曲线 2，所以误差都不会降到 0。",
)
TAME_ASK = Text(
    en="The same points, but N = {terms}: how many effective parameters does the best ridge keep?",
    zh="数据点不变，但 N = {terms}：最好的岭回归会保留多少个有效参数？",
)
TAME_WHY = Text(
    en="With N = {terms} it is {now}: how many parameters pay is a matter of the points, more than "
    "of N.",
    zh="N = {terms} 时是 {now}：值得保留多少个参数，主要取决于数据点，而不是 N。",
)
ALT_TAME = Text(
    en="Curves fitted to {points} points: held-out error {ridge} with the best ridge, {early} "
    "with the best early stop, {free} without restraint.",
    zh="{points} 个点的拟合曲线：最好的岭回归留出误差 {ridge}，最好的早停 {early}，不加约束 "
    "{free}。",
)
ALT_TAME_ERRORS = Text(
    en="Errors against effective parameters: lowest at {ridge} for ridge, {early} for early "
    "stopping.",
    zh="误差随有效参数的变化：岭回归在 {ridge} 处最低，早停在 {early} 处最低。",
)
ALT_SHARES = Text(
    en="Share that ridge and early stopping keep of each of {directions} directions; of the "
    "flattest one at the end of the slider: {ends}.",
    zh="岭回归与早停对 {directions} 个方向各保留的比例；滑到最后，最平的方向：{ends}。",
)
