"""Words of the tab "Fit"."""

from pages.shared.words.text import Text

STEP_TUTORIAL = Text(en="The tutorial's fit", zh="教程的拟合")
DO_TUTORIAL = Text(
    en="**Drag a point.** Six points, six free numbers: does the curve follow each of them? And do "
    "you trust it where there is no point?",
    zh="**拖动一个点。** 六个点，六个自由参数：曲线会跟着每个点走吗？没有点的地方，你信它吗？",
)
STEP_OUTSIDE = Text(en="Look outside", zh="看看外面")
DO_OUTSIDE = Text(
    en="**Look left and right of the points.** How high is the curve at x = −3, where no point "
    "holds it?",
    zh="**看看数据点左右两边。** 在 x = −3 处没有点拉住它，曲线有多高？",
)
STEP_TERMS = Text(en="Add terms", zh="增加项数")
DO_TERMS = Text(
    en="**Move N from 1 to 12.** Few terms miss the points; six can meet all of them. What do "
    "many do between and beyond?",
    zh="**把 N 从 1 拖到 12。** 项少时对不准点，六项就能穿过每个点。那么在点与点之间、在点之外呢？",
)
STEP_FAST = Text(en="Too fast", zh="步子太大")
DO_FAST = Text(
    en="**Watch the descent, then move the rate below 1.** At 1.02 of its bound each step lands "
    "farther out than the last one.",
    zh="**看下降的过程，再把学习率移到 1 以下。** 在上界的 1.02 倍处，每一步都比上一步落得更远。",
)
STEP_CARS = Text(en="Real cars", zh="真实汽车")
DO_CARS = Text(
    en="**Move N.** 392 cars: the more power, the fewer miles per gallon. More terms change hardly "
    "anything here: so many points hold the curve.",
    zh="**移动 N。** 392 辆车：马力越大，每加仑跑的英里越少。这里加项几乎没有影响：点这么多，"
    "曲线被牢牢拉住。",
)
STEP_TASK = Text(en="Task", zh="任务")
DO_TASK = Text(
    en="**Make the curve meet x³ − x at x = −3, within 1.** Choose N, and drag the one point that "
    "does not lie on x³ − x.",
    zh="**让曲线在 x = −3 处与 x³ − x 相差不超过 1。** 选好 N，再拖动那个不在 x³ − x 上的点。",
)
TASK_DONE = Text(
    en="Done: the curve is at {height} there, x³ − x at −24. Few numbers and honest points: such a "
    "curve can be trusted outside.",
    zh="完成：曲线在那里是 {height}，x³ − x 是 −24。参数少、数据准，外面也可以信。",
)
TASK_OPEN = Text(
    en="At x = −3 the curve is at {height}; x³ − x is at −24.",
    zh="在 x = −3 处，曲线是 {height}，x³ − x 是 −24。",
)
ITERATION = Text(en="iteration {step:,} · loss {loss}", zh="迭代 {step:,} 次 · 损失 {loss}")
AT_TERMS = Text(en="N = {terms}: loss {loss}", zh="N = {terms}：损失 {loss}")
MEETS = Text(
    en="**In the end through every point, loss {loss}.**", zh="**最终穿过每个点，损失 {loss}。**"
)
CLOSEST = Text(
    en="**Loss {loss}: as close to the points as {terms} terms can come.**",
    zh="**损失 {loss}：{terms} 项最多就能贴这么近。**",
)
MISSES = Text(
    en="**Loss {loss}; {terms} terms could bring it down to {lowest}.**",
    zh="**损失 {loss}；{terms} 项本来可以降到 {lowest}。**",
)
STEPS = Text(en="Iterations", zh="迭代次数")
VIEW = Text(en="x shown", zh="x 的显示范围")
RANGE = Text(en="[{low}, {high}]", zh="[{low}, {high}]")
VIEW_OWN = Text(en="own", zh="自定")
FROM = Text(en="from", zh="从")
TO = Text(en="to", zh="到")
DESCENT = Text(en="gradient descent", zh="梯度下降")
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
CONDITION_CURVED = Text(
    en="Condition number (∞ with the flat directions)", zh="条件数（算上平坦方向为 ∞）"
)
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
    en="**This rate is too large.** In the end each step overshoots by more than the last. The "
    "largest rate that converges here is {bound}.",
    zh="**学习率太大。** 最终每一步都比上一步偏得更远。这里能收敛的最大学习率是 {bound}。",
)
NOT_YET = Text(
    en="After {steps:,} iterations the coefficients still lack {remaining} of the way to least "
    "squares.",
    zh="迭代 {steps:,} 次后，系数离最小二乘解还差 {remaining}。",
)
ARRIVED = Text(
    en="The descent has arrived: its coefficients are within 1 % of least squares.",
    zh="下降已到达：系数与最小二乘解相差不到 1%。",
)
MANY_POINTS = Text(
    en="{count} points are too many to be dragged one by one. Choose the tutorial’s in “More "
    "settings”.",
    zh="{count} 个点太多，不能逐个拖动。请在“更多设置”中选教程的点。",
)
NEEDS = Text(
    en="To come within 1 % of least squares takes **{needed}** iterations at this rate: with a "
    "condition number of {condition} over the directions that curve, the flattest of them is "
    "learned that many times more slowly than the steepest.",
    zh="按这个学习率，与最小二乘解相差 1% 以内要迭代 **{needed}** 次：有曲率的方向上条件数为 "
    "{condition}，其中最平缓的方向就比最陡的方向学得慢这么多倍。",
)
OVER = Text(en="more than {most:,}", zh="{most:,} 以上")
NOT_UNIQUE = Text(
    en="These points leave some of the {terms} coefficients open: many curves fit equally well. "
    "Compared is the one with the smallest coefficients, which descent from zero heads for.",
    zh="这些点定不下全部 {terms} 个系数：有许多曲线拟合得一样好。"
    "这里比较的是系数最小的一条，从零开始的梯度下降正是朝它走。",
)
COEFFICIENTS = Text(en="Coefficients", zh="系数")
POWER = Text(en="power of x", zh="x 的幂次")
ASK = Text(
    en="How high is the tutorial's curve (N = 6) at x = {x}, outside the points?",
    zh="教程的曲线（N = 6）在数据点之外的 x = {x} 处有多高？",
)
WHY_OUTSIDE = Text(
    en="Nothing in the loss holds the curve outside the points: least squares is at {exact} there, "
    "and x³ − x at −24.",
    zh="在数据点之外，损失对曲线没有任何约束：最小二乘解在那里是 {exact}，而 x³ − x 是 −24。",
)
ALT_FIT = Text(
    en="Curve of {terms} terms fitted to {points} points after {steps} iterations: summed squared "
    "error {loss}.",
    zh="{points} 个点、{terms} 项的曲线，迭代 {steps} 次后，误差平方和 {loss}。",
)
ALT_HELD = Text(
    en="Curve of {terms} terms that follows {points} points while one is dragged.",
    zh="{points} 个点、{terms} 项的曲线：拖动点时，曲线随之变化。",
)
ALT_HISTORY = Text(
    en="{title} against iteration, ending at {end}.", zh="{title}随迭代次数的变化，终值 {end}。"
)
