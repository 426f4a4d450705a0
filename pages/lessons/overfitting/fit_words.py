"""Words of the tab "Fit"."""

from pages.shared.words.text import Text

PRESET_TUTORIAL = Text(en="Tutorial: N = 6", zh="教程：N = 6")
PRESET_BEYOND = Text(en="N = 6, seen from further", zh="N = 6，看远一些")
PRESET_THREE = Text(en="N = 3", zh="N = 3")
PRESET_LONG = Text(en="A million steps", zh="一百万步")
PRESET_TOO_FAST = Text(en="Rate 0.5", zh="学习率 0.5")
PRESET_CARS = Text(en="392 real cars", zh="392 辆真车")
STEPS = Text(en="Iterations", zh="迭代次数")
VIEW = Text(en="x shown", zh="x 的显示范围")
RANGE = Text(en="[{low}, {high}]", zh="[{low}, {high}]")
VIEW_OWN = Text(en="own", zh="自定")
FROM = Text(en="from", zh="从")
TO = Text(en="to", zh="到")
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
