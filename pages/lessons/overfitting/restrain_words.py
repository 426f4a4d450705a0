"""Words of the tab "Restrain it"."""

from pages.shared.words.text import Text

STEP_PENALTY = Text(en="A penalty", zh="加惩罚")
DO_PENALTY = Text(
    en="**Drag the penalty** from strong to 0. Twelve terms, six points: without restraint the "
    "curve bulges. Which one would you trust?",
    zh="**把惩罚从强拖到 0。** 十二项、六个点：不加约束，曲线就鼓起来。哪一条可信？",
)
STEP_STOP = Text(en="Stop early", zh="提前停下")
DO_STOP = Text(
    en="**Watch the descent.** It begins flat, comes near x³ − x, and goes on to bulge. Then "
    "move the stop: where would you end it?",
    zh="**看下降的过程。** 它从平线开始，靠近 x³ − x，再往后又鼓起来。然后移动停止点：该停在哪里？",
)
STEP_SAME = Text(en="Side by side", zh="两者对照")
DO_SAME = Text(
    en="**Give both curves equally many effective parameters**, by penalty and by stop. How much "
    "do they differ then?",
    zh="**用惩罚和停止点，让两条曲线的有效参数一样多。** 这时它们相差多少？",
)
STEP_SIX = Text(en="Six terms", zh="六项")
DO_SIX = Text(
    en="**Drag the penalty to 0.** As many terms as points, and they bulge less. Is there "
    "still something to gain?",
    zh="**把惩罚拖到 0。** 项数和点数一样多，鼓得没那么厉害。约束还有好处吗？",
)
STEP_CARS = Text(en="20 cars", zh="20 辆车")
DO_CARS = Text(
    en="**Drag the penalty to 0.** Twenty cars are fitted, the other 372 judge. How far does the "
    "error rise?",
    zh="**把惩罚拖到 0。** 用 20 辆车拟合，另外 372 辆来评判。误差升到多高？",
)
STEP_MANY = Text(en="196 cars", zh="196 辆车")
DO_MANY = Text(
    en="**Drag the penalty to 0.** The same twelve terms on half of all cars. Does restraint still "
    "matter, and why not?",
    zh="**把惩罚拖到 0。** 同样的十二项，用一半的车来拟合。约束还重要吗？为什么？",
)
STEP_TASK = Text(en="Task", zh="任务")
DO_TASK = Text(
    en="**Make both curves good on eight cars**: penalty and stop each within a quarter of its "
    "smallest error.",
    zh="**用八辆车，让两条曲线都好**：惩罚和停止点，误差都不超过各自最小值的 1.25 倍。",
)
TASK_DONE = Text(
    en="Done: errors of {ridge} and {early}. Both leave about as many of the twelve parameters in "
    "effect as the points can carry.",
    zh="完成：误差 {ridge} 与 {early}。十二个参数中，两者留下的有效参数都差不多是这些点能定下的。",
)
TASK_OPEN = Text(
    en="Not yet both: the errors are {ridge} (ridge) and {early} (early stopping).",
    zh="还没有都好：误差是 {ridge}（岭回归）和 {early}（早停）。",
)
PENALTY = Text(en="Penalty, from strong to none", zh="惩罚，从强到无")
STOP = Text(en="Stop the descent after (iterations)", zh="下降多少步后停下（迭代次数）")
SHARE = Text(en="Share of points to fit, s", zh="用于拟合的比例 s")
SHARE_HELP = Text(
    en="The other points are held out, to judge the curve.",
    zh="其余的点留出，用来评判曲线。",
)
RIDGE = Text(en="ridge", zh="岭回归")
EARLY = Text(en="early stopping", zh="早停")
AT_PENALTY = Text(en="penalty {strength}", zh="惩罚 {strength}")
AT_STOP = Text(en="after {strength}", zh="{strength} 步")
EFFECT = Text(en="like {effective} terms", zh="相当于 {effective} 项")
ERRS = Text(en="error {error}", zh="误差 {error}")
DASHED = Text(en="dashed: x³ − x", zh="虚线：x³ − x")
SMALL_DOTS = Text(en="small: held out", zh="小点：留出的")
ITERATION = Text(en="iteration {step}", zh="迭代 {step} 次")
STOPPED = Text(en="stopped after {step} iterations", zh="迭代 {step} 次后停下")
EFFECTIVE = Text(
    en="effective parameters: held tightly ← → loosely", zh="有效参数：约束强 ← → 约束弱"
)
OF_TRAINING = Text(en="{way}, training error", zh="{way}，训练误差")
SHARE_KEPT = Text(en="share kept of a direction", zh="各方向保留的比例")
BEST_RIDGE = Text(en="Held-out, best ridge", zh="留出误差：最好的岭回归")
BEST_EARLY = Text(en="Held-out, best early stop", zh="留出误差：最好的早停")
FREE = Text(en="Held-out, not restrained", zh="留出误差：不加约束")
HOLDS_RIDGE = {
    "tight": Text(
        en="**This penalty holds too tightly** (error {error}).",
        zh="**惩罚太强**（误差 {error}）。",
    ),
    "good": Text(
        en="**This penalty is good** (error {error}).", zh="**惩罚合适**（误差 {error}）。"
    ),
    "free": Text(
        en="**This penalty makes little difference**: error {error}, without any {free}.",
        zh="**这个惩罚影响不大**：误差 {error}，不加惩罚是 {free}。",
    ),
    "between": Text(
        en="**Penalties on both sides are better** (error {error}).",
        zh="**强一点、弱一点的惩罚都更好**（误差 {error}）。",
    ),
    "loose": Text(
        en="**This penalty holds too loosely** (error {error}).",
        zh="**惩罚太弱**（误差 {error}）。",
    ),
}
HOLDS_EARLY = {
    "tight": Text(
        en="**The descent stops too early** (error {error}).", zh="**停得太早**（误差 {error}）。"
    ),
    "good": Text(
        en="**The descent stops in time** (error {error}).", zh="**停得正好**（误差 {error}）。"
    ),
    "free": Text(
        en="**Stopping here makes little difference**: error {error}, at the end {free}.",
        zh="**在这里停影响不大**：误差 {error}，走到最后是 {free}。",
    ),
    "between": Text(
        en="**Earlier and later stops are better** (error {error}).",
        zh="**早一点、晚一点停都更好**（误差 {error}）。",
    ),
    "loose": Text(
        en="**The descent stops too late** (error {error}).", zh="**停得太晚**（误差 {error}）。"
    ),
}
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
    en="Twelve terms, six points: without restraint the held-out error is {free}. What does the "
    "best penalty make of it?",
    zh="十二项、六个点：不加约束时留出误差 {free}。惩罚取得最好时是多少？",
)
WHY = Text(
    en="At a penalty of {penalty} only {effective} of the twelve parameters are in effect: what "
    "six points hardly determine is pressed down.",
    zh="惩罚为 {penalty} 时，十二个参数只有 {effective} 个有效：六个点几乎定不下来的，都被压低。",
)
ALT_CURVES = Text(
    en="Two curves fitted to {points} points: under a penalty of {penalty}, and by a descent that "
    "is stopped after {stop} iterations.",
    zh="{points} 个点的两条拟合曲线：一条惩罚为 {penalty}，另一条下降 {stop} 步后停下。",
)
ALT_RULER = Text(
    en="Held-out error against effective parameters: {ridge} at the best penalty, {early} at the "
    "best stop.",
    zh="留出误差随有效参数的变化：惩罚最好时 {ridge}，停得最好时 {early}。",
)
ALT_ERRORS = Text(
    en="Errors against effective parameters: lowest at {ridge} for ridge, {early} for early "
    "stopping.",
    zh="误差随有效参数的变化：岭回归在 {ridge} 处最低，早停在 {early} 处最低。",
)
ALT_SHARES = Text(
    en="Share that ridge and early stopping keep of each of {directions} directions; of the "
    "flattest one, held most loosely: {ends}.",
    zh="岭回归与早停对 {directions} 个方向各保留的比例；约束最弱时，最平的方向：{ends}。",
)
