"""Words of the tab "Restrain it"."""

from pages.shared.words.text import Text

# Restrain it
LEAD = Text(
    en="Leave the model as large as it is, and hold it back: by a penalty on large coefficients "
    "(ridge), or by ending gradient descent before it arrives. Which holds back better?",
    zh="模型大小不变，只加约束：惩罚过大的系数（岭回归），或在梯度下降到达之前就停下（早停）。"
    "哪一种更好？",
)
PRESET_TUTORIAL = Text(en="Tutorial's points, N = 12", zh="教程的点，N = 12")
PRESET_SIX = Text(en="Tutorial: N = 6", zh="教程：N = 6")
PRESET_FEW_CARS = Text(en="20 of 392 cars", zh="392 辆车中的 20 辆")
PRESET_MANY_CARS = Text(en="Half of the cars", zh="一半的车")
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
ALIKE = Text(
    en="**Nearly equally good, each at its best**: the errors of the best ridge and the best early "
    "stop lie {best} apart.",
    zh="**各取最好的设置，两者几乎一样好**：最好的岭回归与最好的早停，误差相差 {best}。",
)
RIDGE_BETTER = Text(
    en="**Ridge does better here**: the error of the best early stop lies {best} above its own.",
    zh="**这里岭回归更好**：最好的早停，误差比最好的岭回归大 {best}。",
)
EARLY_BETTER = Text(
    en="**Early stopping does better here**: the error of the best ridge lies {best} above it.",
    zh="**这里早停更好**：最好的岭回归，误差比最好的早停大 {best}。",
)
NOTE = Text(
    en="With the same number of effective parameters they lie up to {farthest} apart elsewhere. "
    "Both keep the directions that the points determine firmly (steep directions of the loss) and "
    "suppress those they hardly determine (flat ones). The best ridge has a penalty of {penalty}, "
    "the best early stop comes after {iterations} iterations at a rate of {rate}. The model keeps "
    "its N coefficients: they are only smaller.",
    zh="有效参数个数相同时，其他地方最多相差 {farthest}。数据点能牢牢确定的方向（损失陡的方向），"
    "两者都保留；几乎定不下来的方向（损失平缓的方向），都压低。最好的岭回归惩罚为 {penalty}，"
    "最好的早停在学习率 {rate} 下迭代 {iterations} 次。模型的 N 个系数一个没少，只是变小了。",
)
BASIS = Text(
    en="No descent of that length is run: the eigenvalues say where each iteration leads, as the "
    "tab Fit confirms. After Hoerl and Kennard (1970); Ali, Kolter and Tibshirani (2019).",
    zh="这么长的下降并没有真跑：特征值就能算出每次迭代到哪里，“拟合”一页已验证。"
    "参见 Hoerl、Kennard（1970）；Ali、Kolter、Tibshirani（2019）。",
)
JUDGES = Text(
    en="All six points are fitted, and judged by 61 points of x³ − x from −1 to 2. The last one, "
    "(2, 4), is itself 2 off that curve, so no error falls to 0.",
    zh="六个点全部用于拟合，用 x³ − x 在 −1 到 2 上的 61 个点评判。最后一点 (2, 4) 本身就离"
    "这条曲线 2，所以误差都不会降到 0。",
)
ASK = Text(
    en="The same points, but N = {terms}: how many effective parameters does the best ridge keep?",
    zh="数据点不变，但 N = {terms}：最好的岭回归会保留多少个有效参数？",
)
WHY = Text(
    en="With N = {terms} it is {now}: how many parameters pay is a matter of the points, more than "
    "of N.",
    zh="N = {terms} 时是 {now}：值得保留多少个参数，主要取决于数据点，而不是 N。",
)
ALT_CURVES = Text(
    en="Curves fitted to {points} points: held-out error {ridge} with the best ridge, {early} "
    "with the best early stop, {free} without restraint.",
    zh="{points} 个点的拟合曲线：最好的岭回归留出误差 {ridge}，最好的早停 {early}，不加约束 "
    "{free}。",
)
ALT_ERRORS = Text(
    en="Errors against effective parameters: lowest at {ridge} for ridge, {early} for early "
    "stopping.",
    zh="误差随有效参数的变化：岭回归在 {ridge} 处最低，早停在 {early} 处最低。",
)
ALT_SHARES = Text(
    en="Share that ridge and early stopping keep of each of {directions} directions; of the "
    "flattest one at the end of the slider: {ends}.",
    zh="岭回归与早停对 {directions} 个方向各保留的比例；滑到最后，最平的方向：{ends}。",
)
