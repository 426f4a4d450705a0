"""Words of the tab "How many parameters"."""

from pages.shared.words.text import Text

# How many parameters
LEAD = Text(
    en="A step is sampled at n points with noise, 200 times over. Each sample is fitted with N "
    "parameters, N from 1 to 128. Which N predicts best, and which worst?",
    zh="在 n 个点上对一个阶跃带噪声取样，重复 200 次。每份样本都用 N 个参数拟合，N 从 1 到 128。"
    "哪个 N 预测得最好，哪个最差？",
)
PRESET_FOURTEEN = Text(en="14 points, N = n", zh="14 个点，N = n")
PRESET_BEST = Text(en="The best N below n", zh="小于 n 时最好的 N")
PRESET_FAR = Text(en="N far beyond n", zh="N 远大于 n")
PRESET_SIX = Text(en="Six points, as in the tutorial", zh="六个点，如教程")
PRESET_TALL = Text(en="20 points", zh="20 个点")
PRESET_QUIET = Text(en="No noise", zh="无噪声")
SAMPLES = Text(en="Points n", zh="数据点数 n")
CURVES_OF = Text(en="Curves shown for N", zh="显示哪个 N 的曲线")
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
NOTE = Text(
    en="**Double descent.** While N < n, more parameters first help, then follow the noise, if "
    "there is any. At N = n one curve alone meets all points, whatever it takes. Beyond, there "
    "are many: taken is the one with the smallest coefficients, and the error falls again. Grey "
    "lines are single samples; the theory is exact for this fit. After Belkin, Hsu, Ma and Mandal "
    "(2019).",
    zh="**双重下降**。N < n 时，增加参数先是有益，之后（若有噪声）便开始拟合噪声。N = n 时，只有一"
    "条曲线能穿过所有点，不管代价多大。N 再大，这样的曲线有许多，取系数最小的一条，误差又降下来。"
    "灰线是单份样本；对这种拟合，理论是精确的。参见 Belkin、Hsu、Ma、Mandal（2019）。",
)
BASIS = Text(
    en="Truth: tanh(6(x − 0.2)), which no polynomial equals. The curves are sums of Legendre "
    "polynomials of degree below N, since powers of x run out of digits near N = 20.",
    zh="真实曲线是 tanh(6(x − 0.2))，任何多项式都不等于它。拟合曲线是次数小于 N 的"
    "勒让德多项式之和：若用 x 的幂，N 到 20 左右，浮点数的位数就不够了。",
)
ASK = Text(
    en="With {fewer} points, N = {more} parameters have a held-out error of {error}. Give them "
    "{more} points: what is it then?",
    zh="用 {fewer} 个点时，N = {more} 个参数的留出误差是 {error}。若给它 {more} 个点，误差是多少？",
)
WHY = Text(
    en="More data, and far worse: N = n leaves one curve only, which has to follow every wiggle of "
    "the noise.",
    zh="数据更多，反而差得多：N = n 时只剩一条曲线可选，噪声的每个起伏都得跟上。",
)
WHY_QUIET = Text(
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
