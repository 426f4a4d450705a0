"""Words of the tab "Rebuild it"."""

from pages.shared.words.text import Text

WINDOW = Text(en="Window (points)", zh="窗口（点）")
SIZE = Text(en="Channels or units", zh="通道数或单元数")
BATCH = Text(en="Windows of one step", zh="每步的窗口数")
RATE = Text(en="Highest learning rate", zh="最高学习率")
STEP = Text(en="training step", zh="训练步")
LOSS = Text(en="error of one step", zh="单步误差（均方）")
TRUTH = Text(en="truth", zh="真实")
REBUILT = Text(en="rebuilt", zh="重建")
SCRUB = Text(en="Look back", zh="回看")
APART = Text(en="Apart", zh="分开")
AXIS_SHOWN = Text(en="Coordinate shown", zh="查看的坐标")
NO_SYMMETRY = Text(
    en="This system has no such symmetry; the network is trained without it.",
    zh="这个系统没有这种对称性，训练时不使用。",
)
ALT_ATTRACTORS = Text(
    en="The true attractor and the rebuilt one, {points} points each, to be turned together.",
    zh="真实吸引子与重建的吸引子，各 {points} 个点，可一起转动。",
)
LEAD = Text(
    en="The network sees an orbit and learns one thing: the next small step. Then it runs free: "
    "its own answers are its next inputs. **How long is the forecast right, and what is left of "
    "the attractor after that?** One Lyapunov time is 1/λ: an error grows e-fold in it.",
    zh="网络只看一条轨道，只学一件事：下一小步怎么走。然后让它自由运行：自己的输出就是下一步的输入。"
    "**预测能准多久？之后吸引子还剩下什么？** 一个李雅普诺夫时间是 1/λ，误差在其中增大到 e 倍。",
)
PRESET_CNN = Text(en="CNN, Lorenz", zh="CNN，洛伦兹")
PRESET_CNN_GOOD = Text(en="CNN, 16,000 steps", zh="CNN，16,000 步")
PRESET_GRU = Text(en="GRU, 7,000 steps", zh="GRU，7,000 步")
PRESET_LSTM = Text(en="LSTM, 4,000 steps", zh="LSTM，4,000 步")
PRESET_SCROLL = Text(en="The tutorial's attractor", zh="教程的吸引子")
PRESET_MIRROR = Text(en="… with its symmetry", zh="……并利用对称性")
PRESET_NOISE = Text(en="1 % noise", zh="1% 噪声")
SYMMETRY = Text(en="Build the symmetry in", zh="内置对称性")
SYMMETRY_HELP = Text(
    en="Orbits mirrored by (x, y, z) → (−x, −y, z) are orbits as well, except for Rössler. The "
    "network then learns from both at once.",
    zh="除若斯勒系统外，轨道经 (x, y, z) → (−x, −y, z) 变换后仍是轨道，网络可同时从两者学习。",
)
TIME_UNIT = Text(en="time after the start (Lyapunov times)", zh="起点之后的时间（李雅普诺夫时间）")
FORECAST = Text(en="forecast", zh="预测")
LOOKED = Text(
    en="step {step:,}: right for {held:.1f} Lyapunov times (median)",
    zh="第 {step:,} 步：准 {held:.1f} 个李雅普诺夫时间（中位数）",
)
HELD = Text(en="median valid time", zh="有效时间的中位数")
VALID = Text(en="valid prediction time (Lyapunov times)", zh="有效预测时间（李雅普诺夫时间）")
COUNT = Text(en="starts", zh="起点数")
MEDIAN = Text(en="median {median:.2f}", zh="中位数 {median:.2f}")
SHARE = Text(en="share of the time", zh="时间占比")
MEAN_VALID = Text(en="Right for, mean of 100 starts", zh="预测有效时间，100 个起点平均")
SPREAD = Text(
    en="{median:.2f} median, middle half {low:.1f}–{high:.1f}",
    zh="中位数 {median:.2f}，中间一半 {low:.1f}–{high:.1f}",
)
TIMES_LONG = Text(en="{value:.2f} Lyapunov times", zh="{value:.2f} 个李雅普诺夫时间")
EXPONENT = Text(en="Largest exponent, rebuilt", zh="重建系统的最大指数")
EXPONENT_TRUE = Text(en="true: {value:.4g}", zh="真实值：{value:.4g}")
DISTANCE = Text(en="Time spent in the wrong place", zh="位置不对的时间占比")
LOST = Text(en="Runs that escape or stick", zh="逃逸或停滞的运行")
LOST_COUNT = Text(en="{escaped} + {stuck} of 100", zh="{escaped} + {stuck}，共 100")
SECONDS = Text(en="Training took", zh="训练用时")
SECONDS_LONG = Text(en="{seconds:.1f} s", zh="{seconds:.1f} 秒")
WEIGHTS = Text(en="Weights", zh="权重数")
VERDICT = Text(
    en="**Wrong weather, right climate:** beyond {median:.1f} Lyapunov times the forecast is soon "
    "no better than a guess, but the rebuilt system is in the wrong place only {share:.1%} of "
    "the time.",
    zh="**天气错了，气候对了：** 过了 {median:.1f} 个李雅普诺夫时间，预测很快就与随机猜测无异；"
    "但重建的系统只有 {share:.1%} 的时间落在错误的位置。",
)
VERDICT_WRONG = Text(
    en="**Wrong weather, and a wrong climate:** no free run is lost, but the rebuilt system is in "
    "the wrong place {share:.1%} of the time. We call the climate right up to {most:.0%}.",
    zh="**天气错了，气候也错了：** 没有一次自由运行逃逸或停滞，但重建的系统有 {share:.1%} 的时间"
    "落在错误的位置；不超过 {most:.0%} 才算气候对了。",
)
VERDICT_LOST = Text(
    en="{lost} of 100 free runs escape or come to rest, so that the climate is lost as well.",
    zh="100 次自由运行中有 {lost} 次逃逸或停滞，连气候也丢了。",
)
NOTE = Text(
    en="Right: the error is below 0.4 of the standard deviation of the true orbit. Wrong place: "
    "the share of the time by which the histograms of the true and the rebuilt orbit differ. "
    "Starts come after the points learned from and have no noise. λ is published for Lorenz and "
    "Rössler, measured for others; rebuilt, it is the mean of the runs that do not escape.",
    zh="“准”指误差小于真实轨道标准差的 0.4 倍。“位置不对”指真实轨道与重建轨道的直方图相差的时间比"
    "例。起点都在训练数据之后，不含噪声。λ：洛伦兹和若斯勒取自文献，其余为实测；重建系统的取未逃逸的"
    "各次运行的平均。",
)
FURTHER = Text(
    en="To see further on clean Lorenz data, train longer: 75,000 steps of 128 windows at a rate "
    "of 0.006. With seeds 0 to 2 the CNN preset then gave means of 6.3 to 6.7, the GRU preset 6.0 "
    "to 6.9. The tutorial's attractor: 2.3 to 3.0 after 40,000 steps, with its symmetry 2.6 to "
    "2.9 after 16,000. Of 100 runs over 22 Lyapunov times up to 43 escape there without the "
    "symmetry, at most one with it.",
    zh="想在干净的洛伦兹数据上看得更远，请延长训练：75,000 步，每步 128 个窗口，学习率 0.006。种子"
    " 0 到 2 的平均值，CNN 预设为 6.3 到 6.7，GRU 预设为 6.0 到 6.9。教程的吸引子：40,000 步后为 "
    "2.3 到 3.0；利用对称性，16,000 步后为 2.6 到 2.9。在那里跟踪 22 个李雅普诺夫时间，100 次运行"
    "中不用对称性最多有 43 次逃逸，用了最多一次。",
)
ALT_FORECAST = Text(
    en="Coordinate {axis}, truth and forecast over {times:.0f} Lyapunov times, with a slider over "
    "the training; at the end the median valid time is {held:.2f}.",
    zh="坐标 {axis} 的真实值与预测，{times:.0f} 个李雅普诺夫时间，可沿训练过程回看；最后有效时间的"
    "中位数为 {held:.2f}。",
)
ALT_LOSS = Text(
    en="Loss over {steps} training steps, ending at {loss}.",
    zh="{steps} 个训练步的损失，终值 {loss}。",
)
ALT_HELD = Text(
    en="Median valid time while training, ending at {held:.2f} Lyapunov times.",
    zh="训练过程中有效时间的中位数，终值 {held:.2f} 个李雅普诺夫时间。",
)
ALT_VALID = Text(
    en="Valid prediction times of 100 starts, from {low:.1f} to {high:.1f} Lyapunov times, median "
    "{median:.2f}.",
    zh="100 个起点的有效预测时间：{low:.1f} 到 {high:.1f} 个李雅普诺夫时间，中位数 {median:.2f}。",
)
ALT_DENSITY = Text(
    en="How often coordinate {axis} is where, truth and rebuilt; {distance:.1%} of the time is in "
    "the wrong place.",
    zh="坐标 {axis} 的分布，真实与重建；{distance:.1%} 的时间落在错误的位置。",
)
ALT_SEEN = Text(
    en="The {points} points to learn from: the first {shown} of coordinate {axis}.",
    zh="用于学习的 {points} 个点：坐标 {axis} 的前 {shown} 个。",
)
SEEN = Text(
    en="seen: {axis}, first {shown} of {points:,} points",
    zh="网络看到的：{axis}（{points:,} 个点的前 {shown} 个）",
)
POINT = Text(en="point", zh="点")
ASK = Text(
    en="The same CNN on Lorenz, but every point it learns from is measured with an error of 1 % of "
    "the spread (preset “1 % noise”): for how many Lyapunov times is its forecast right, mean "
    "of 100 starts?",
    zh="同样的 CNN，同样的洛伦兹系统，但训练用的每个点都带 1% 的测量误差（预设“1% 噪声”）：预测平均"
    "能准几个李雅普诺夫时间（100 个起点）？",
)
WHY = Text(
    en="Every Lyapunov time costs a factor e, so the horizon shrinks only by the logarithm of the "
    "error. The noise is averaged out over thousands of points, as far as it can be.",
    zh="每过一个李雅普诺夫时间误差才增大到 e 倍，所以有效时间只随误差的对数缩短；成千上万个点又把噪"
    "声平均掉了大半。",
)
ALT_COMPARED = Text(
    en="{count} runs, those pinned and the current one: how long their forecasts hold.",
    zh="{count} 次运行（已固定的和当前的）：预测能准多久。",
)
