"""Words of the tab "How many parameters"."""

from pages.shared.words.text import Text

STEP_MOVE = Text(en="Move N", zh="移动 N")
DO_MOVE = Text(
    en="**Drag N up to 12.** 14 noisy points of a step, a curve with N numbers. Which N follows "
    "the step best, and what do larger ones follow?",
    zh="**把 N 拖到 12。** 一个阶跃上的 14 个带噪声的点，用 N 个参数的曲线拟合。"
    "哪个 N 最贴近阶跃？更大的 N 跟着什么走？",
)
STEP_PEAK = Text(en="As many as points", zh="和点一样多")
DO_PEAK = Text(
    en="**Watch N grow to 14**, as many numbers as points. How far apart do the curves of other "
    "samples lie in the end?",
    zh="**看 N 一直增加到 14**，参数和点一样多。到最后，不同样本的曲线相差多远？",
)
STEP_BEYOND = Text(en="Far beyond", zh="远超 n")
DO_BEYOND = Text(
    en="**Watch N grow to 128, then drag it past 14 yourself.** Nine numbers for every point: does "
    "the error rise further?",
    zh="**看 N 增加到 128，再自己把它拖过 14。** 每个点分到九个参数：误差还会继续升高吗？",
)
STEP_QUIET = Text(en="No noise", zh="无噪声")
DO_QUIET = Text(
    en="**Drag N through 14.** The points lie on the step exactly. Is there still a peak, and "
    "whose fault is it?",
    zh="**让 N 拖过 14。** 这些点正好在阶跃上。还有尖峰吗？是什么造成的？",
)
STEP_SIX = Text(en="Six points", zh="六个点")
DO_SIX = Text(
    en="**Drag N through 6**, the number of points of the tutorial. Does N = n always ruin a fit?",
    zh="**让 N 拖过 6**，即教程的点数。N = n 一定会毁掉拟合吗？",
)
STEP_TASK = Text(en="Task", zh="任务")
DO_TASK = Text(
    en="**Find the N below n with the smallest error** for 20 points. Neither too few nor too "
    "many.",
    zh="**为 20 个点找出小于 n 且误差最小的 N。** 不多也不少。",
)
TASK_DONE = Text(
    en="Done: N = {parameters}, error {error}. These are far fewer numbers than {samples} points.",
    zh="完成：N = {parameters}，误差 {error}。参数远少于 {samples} 个点。",
)
TASK_OPEN = Text(
    en="N = {parameters} has an error of {error}; another N below {samples} has less.",
    zh="N = {parameters} 的误差是 {error}；小于 {samples} 的 N 中还有更好的。",
)
TASK_BEYOND = Text(
    en="N = {parameters} is not below n = {samples}.", zh="N = {parameters} 不小于 n = {samples}。"
)
SAMPLES = Text(en="Points n", zh="数据点数 n")
SIZE = Text(en="Parameters N", zh="参数个数 N")
PARAMETERS = Text(en="number of parameters N", zh="参数个数 N")
VARIANCE = Text(en="variance", zh="方差")
BIAS = Text(en="bias²", zh="偏差²")
NOISE_PART = Text(en="noise²", zh="噪声²")
STEP = Text(en="true step", zh="真实阶跃")
AT_PEAK = Text(en="N = n = {samples}", zh="N = n = {samples}")
ERROR_AT_PEAK = Text(en="{peak}: {error}", zh="{peak}：{error}")
NOTE_AT = Text(en="N = {parameters}: {error}", zh="N = {parameters}：{error}")
TAPE_AT = Text(en="N = {parameters}", zh="N = {parameters}")
OTHERS = Text(en="grey: {count} other samples", zh="灰线：另外 {count} 份样本")
LOWEST = Text(en="Lowest, N < n", zh="N < n 时最低")
AT_N = Text(en="At N = n = {samples}", zh="N = n = {samples} 处")
LAST_SIZE = Text(en="At N = {parameters}", zh="N = {parameters} 处")
ERROR_AT = Text(en="{error} (N = {parameters})", zh="{error}（N = {parameters}）")
CAUSES = {
    "few": Text(
        en="**Too few.** N = {parameters} cannot follow the step: of the error {error}, bias² is "
        "{bias}, variance {variance}.",
        zh="**太少。** N = {parameters} 跟不上阶跃：误差 {error} 中，偏差² 占 {bias}，方差占 "
        "{variance}。",
    ),
    "best": Text(
        en="**About the best N below n**: error {error}, with bias² {bias}, variance {variance} "
        "and noise² {noise}.",
        zh="**小于 n 的 N 里，差不多就是最好了**：误差 {error}，其中偏差² {bias}，方差 {variance}，"
        "噪声² {noise}。",
    ),
    "noise": Text(
        en="**It follows the noise.** Of the error {error}, variance is {variance}, bias² only "
        "{bias}: another sample gives another curve.",
        zh="**它在跟着噪声走。** 误差 {error} 中，方差占 {variance}，偏差² 只占 {bias}："
        "换一份样本，就换一条曲线。",
    ),
    "swings": Text(
        en="**It swings between the points, and that is not noise.** Of the error {error}, bias² "
        "is {bias}, variance {variance}: the average curve swings too (Runge's phenomenon).",
        zh="**它在点与点之间摆动，而这不是噪声。** 误差 {error} 中，偏差² 占 {bias}，方差占 "
        "{variance}：平均曲线也在摆（龙格现象）。",
    ),
    "harmless": Text(
        en="**N = n does no harm here.** Through {parameters} points a curve hardly swings: error "
        "{error}, with bias² {bias}, variance {variance} and noise² {noise}.",
        zh="**这里 N = n 没有坏处。** 穿过 {parameters} 个点的曲线几乎不摆动：误差 {error}，"
        "其中偏差² {bias}，方差 {variance}，噪声² {noise}。",
    ),
    "falls": Text(
        en="**Lower again than at N = n.** Many curves pass through all points; taken is the one "
        "with the smallest coefficients. Error {error}, with bias² {bias}, variance {variance}.",
        zh="**又比 N = n 处低。** 穿过所有点的曲线很多，取系数最小的一条。误差 {error}，"
        "其中偏差² {bias}，方差 {variance}。",
    ),
    "stays": Text(
        en="**No second descent here.** N = n had no peak to come down from: error {error}, with "
        "bias² {bias}, variance {variance}.",
        zh="**这里没有第二次下降。** N = n 处本来就没有更高的误差：误差 {error}，其中偏差² {bias}，"
        "方差 {variance}。",
    ),
}
DOUBLE = Text(en="**Double descent.**", zh="**双下降。**")
NOTE = Text(
    en="At N = n one curve alone meets all points, whatever it takes. Beyond, "
    "there are many: taken is the one with the smallest coefficients. The theory is exact for "
    "this fit. After Belkin, Hsu, Ma and Mandal (2019).",
    zh="N = n 时，只有一条曲线能穿过所有点，不管代价多大。N 再大，这样的曲线有许多，"
    "取系数最小的一条。对这种拟合，理论是精确的。参见 Belkin、Hsu、Ma、Mandal（2019）。",
)
BASIS = Text(
    en="Truth: tanh(6(x − 0.2)), which no polynomial equals. Errors are means over 200 samples; "
    "the picture shows the first 12. The curves are sums of Legendre polynomials of degree below "
    "N: powers of x lose half of their 16 digits by N = 20 and all by N = 40.",
    zh="真实曲线是 tanh(6(x − 0.2))，任何多项式都不等于它。"
    "误差是 200 份样本的平均，图中是前 12 份。拟合曲线是次数小于 N 的勒让德多项式之和："
    "若用 x 的幂，16 位数字到 N = 20 已丢一半，到 N = 40 就全丢了。",
)
ASK = Text(
    en="14 points, N = 12: the held-out error is {error}. What is it with N = 14, as many as "
    "points?",
    zh="14 个点，N = 12 时留出误差 {error}。N = 14 时呢？",
)
WHY = Text(
    en="One curve alone passes through all 14 points, and it must follow the noise: variance is "
    "{variance}, bias² {bias}.",
    zh="只有一条曲线能穿过全部 14 个点，噪声也得跟上：方差 {variance}，偏差² {bias}。",
)
ALT_SIZES = Text(
    en="Held-out error against the number of parameters for {samples} points, up to N = {last}: "
    "largest at N = {peak}, {error}.",
    zh="{samples} 个点时留出误差随参数个数的变化，到 N = {last} 为止："
    "N = {peak} 处最大，为 {error}。",
)
ALT_ERRORS = Text(
    en="Held-out and training error against the number of parameters, measured and in theory: "
    "held out from {low} to {high}.",
    zh="留出误差与训练误差随参数个数的变化，实测与理论：留出误差从 {low} 到 {high}。",
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
