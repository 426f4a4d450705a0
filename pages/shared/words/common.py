"""Words that several lessons use."""

from pages.shared.words.text import Text

APP = Text(en="Neural networks, live", zh="动手学神经网络")
WHAT = Text(
    en="Move something, and a real TensorFlow computation answers.",
    zh="动手改一改，真实的 TensorFlow 计算立刻作答。",
)
HOME = Text(en="Home", zh="首页")
GROUPS = {
    "networks": Text(en="Networks", zh="网络结构"),
    "parameters": Text(en="Parameters", zh="参数选择"),
    "dynamics": Text(en="Dynamics", zh="动力系统"),
}

STARTING = Text(
    en="TensorFlow is starting. The experiments appear here by themselves in a few seconds.",
    zh="TensorFlow 正在启动，几秒后实验会自动出现在这里。",
)
START_FAILED = Text(
    en="TensorFlow could not be started. The server's log says why.",
    zh="TensorFlow 启动失败，原因见服务器日志。",
)
BUG = Text(
    en="Something went wrong on our side. Your settings are kept; change one and try again.",
    zh="程序出了错，不是你的问题。设置都还在，换一个再试试。",
)
MEMORY = Text(
    en="The server has no memory left for this. Choose a smaller setting, or try again later.",
    zh="服务器内存不足，算不了这么大的设置。请调小一些，或过一会儿再试。",
)
LINK_VALUE_REFUSED = Text(
    en="The link asked for **{name} = {given}**, which is not possible here. "
    "The default is shown instead.",
    zh="链接里的 **{name} = {given}** 在这里不可用，已改用默认值。",
)

MEASURED = Text(en="measured", zh="实测")
THEORY = Text(en="theory", zh="理论")
RECORDED = Text(en="recorded", zh="录制")
RECORDED_HELP = Text(
    en="Measured by the same call, but earlier. Below the picture stands when and where; a button "
    "measures anew.",
    zh="由同一个调用测得，只是时间更早。时间和机器写在图下；点按钮可重新测量。",
)
PUBLISHED = Text(en="published", zh="文献")
MEASURED_HELP = Text(
    en="Computed now, on this server, at the settings shown.",
    zh="按当前设置在服务器上即时算出。",
)
THEORY_HELP = Text(en="From a formula, not from a run.", zh="由公式得出，不是跑出来的。")
PARTLY_THEORY = Text(en="theory with measured values", zh="理论，代入实测值")
PARTLY_THEORY_HELP = Text(
    en="From a formula in which some values were measured in a run.",
    zh="由公式得出，公式里有些数值是实测的。",
)
PUBLISHED_HELP = Text(en="Quoted from the source named.", zh="引自注明的文献。")

PRESETS = Text(en="Presets", zh="预设")

PREDICT = Text(en="Predict first", zh="先猜一猜")
COMMIT = Text(en="Commit, then reveal", zh="提交并揭晓")
PREDICT_AGAIN = Text(en="Predict again", zh="再猜一次")
YOU_SAID = Text(
    en="You said **{guess}**; measured: **{measured}**. You are off by {distance}.",
    zh="你猜 **{guess}**，实测 **{measured}**，相差 {distance}。",
)
TIMES = Text(en="a factor of {factor}", zh="{factor} 倍")
PREDICTION = Text(en="your prediction", zh="你的预测")

PIN = Text(en="Pin this run", zh="固定这次结果")
UNPIN = Text(en="Unpin all", zh="全部取消固定")
PIN_FULL = Text(
    en="At most {maximum} runs can be pinned. Unpin them first.",
    zh="最多固定 {maximum} 次结果，请先点“全部取消固定”。",
)
GUESS_STANDS = Text(
    en="Your guess of **{guess}** stands. The answer comes when the run is complete.",
    zh="你猜的 **{guess}** 已记下，运行全部完成后揭晓答案。",
)
PINS_TO_COME = Text(
    en="Pinned runs still to come: {count}.", zh="还有 {count} 次固定的运行未完成。"
)
PINNED = Text(en="Pinned runs: what differs", zh="已固定的结果：有何不同")
ALT_PINNED = Text(
    en="{title} of {count} runs on shared axes. Last values: {ends}.",
    zh="{count} 次运行的{title}，画在同一坐标系里。最后的值：{ends}。",
)
ALT_PINNED_LEAST = Text(
    en="{title} of {count} runs on shared axes. Smallest values: {ends}.",
    zh="{count} 次运行的{title}，画在同一坐标系里。最小的值：{ends}。",
)
NOW = Text(en="now", zh="当前")
AZIMUTH = Text(en="turn (°)", zh="旋转（°）")
ELEVATION = Text(en="tilt (°)", zh="俯仰（°）")

CODE = Text(en="The code that ran", zh="刚才运行的代码")
PLAIN_IS = Text(
    en="{file}: as a student would write it, with these settings. It runs in an empty folder, "
    "with the packages numpy, tensorflow and matplotlib.",
    zh="{file}：学生会写的程序，设置写在开头的常量里。装好 numpy、tensorflow 和 matplotlib，"
    "放进空文件夹就能运行。",
)
PLAIN_LACKS = Text(
    en="The program keeps its own values of: {names}.",
    zh="下列设置没有写进程序，程序沿用自己的值：{names}。",
)
CALL = Text(en="What ran, with the settings above:", zh="按上面的设置，调用的就是：")
SOURCE = Text(
    en="What it calls, as it stands in this project:", zh="它调用的函数，即本项目的源码："
)
OLD_API = Text(en="TensorFlow 1 in the tutorial", zh="教程里的 TensorFlow 1")
NEW_API = Text(en="What replaces it", zh="现在的写法")
TAKE = Text(en="Take it away", zh="带走")
LINK_IS = Text(en="The link to these settings:", zh="带有当前设置的链接：")
LINK_SHORT = Text(
    en="Your table has more than {maximum} rows, so the link leaves it out. Send the file as well.",
    zh="表格超过 {maximum} 行，链接里放不下，请把文件一并发出。",
)

DATA = Text(en="Data", zh="数据")
DATA_TUTORIAL = Text(en="The tutorial's six points", zh="教程的六个点")
DATA_CARS = Text(en="Cars: power and miles per gallon", zh="汽车：马力与每加仑英里数")
DATA_OWN = Text(en="Your own", zh="自己的数据")
SERIES = Text(en="series", zh="系列")
MARK = Text(en="mark", zh="标记")
STEP = Text(en="step", zh="步")
LOSS = Text(en="loss", zh="损失")
FROM = Text(en="from", zh="从")
TO = Text(en="to", zh="到")
EIGENVECTOR = Text(en="eigenvector", zh="特征向量")
SPEED = Text(en="speed", zh="速度")
EDIT = Text(en="Edit or upload data", zh="编辑或上传数据")
UPLOAD = Text(
    en="CSV or Excel file, at most {megabytes} MB and {rows:,} rows",
    zh="CSV 或 Excel 文件，不超过 {megabytes} MB、{rows:,} 行",
)
COLUMN_FOR = Text(en="Column for {column}", zh="{column} 取哪一列")
SCALE = Text(en="Scale x and y to −1 … 1", zh="把 x、y 缩放到 −1 … 1")
POWER = Text(en="horsepower", zh="马力")
MILES = Text(en="miles per gallon", zh="每加仑英里数")
SCALED = Text(en="scaled to −1 … 1", zh="缩放到 −1 … 1")
SCALE_HELP = Text(
    en="Powers of a large x dwarf the others, and descent has to crawl. Scaling mends that.",
    zh="x 很大时，它的高次幂会盖过其他各项，梯度下降只能爬行。缩放即可解决。",
)
COLUMN = Text(en="Column", zh="列")
UPLOAD_PICTURE = Text(
    en="PNG or JPEG, at most {megabytes} MB", zh="PNG 或 JPEG，不超过 {megabytes} MB"
)
DATA_KEPT = Text(en="The data you had before are still in use.", zh="仍在使用之前的数据。")
TABLE_KEPT = Text(en="The table before this change is still in use.", zh="仍在使用改动之前的表格。")
KEPT = Text(en="The points you had before are still in use.", zh="仍在使用之前的数据点。")

RUN = Text(en="Run", zh="开始运行")
STOP = Text(en="Stop", zh="停止")
QUEUED = Text(
    en="Waiting for a free processor: place {place} in the queue, about {minutes} min.",
    zh="正在等待空闲处理器：排在第 {place} 位，约 {minutes} 分钟。",
)
BEHIND_OWN = Text(
    en="{runs} other runs of yours are waiting. This one gets in line when one of them begins.",
    zh="你还有 {runs} 个运算在排队；其中一个开始后，这一个再进入队列。",
)
RUNNING = Text(en="Step {step:,} of {steps:,}", zh="第 {step:,} 步，共 {steps:,} 步")
STOPPED = Text(
    en="Stopped at step {step:,} of {steps:,}. What was computed is kept.",
    zh="已在第 {step:,} 步停止（共 {steps:,} 步），已算出的部分保留。",
)
DONE = Text(en="Finished: {steps:,} steps.", zh="完成，共 {steps:,} 步。")
DONE_EARLY = Text(
    en="Ended at step {step:,} of {steps:,}.", zh="在第 {step:,} 步结束（共 {steps:,} 步）。"
)
OTHER_SETTINGS = Text(en="other settings", zh="其他设置")
OUTDATED = Text(
    en="Dimmed below: the run before, with {settings}. Press the button to run what is set now.",
    zh="下面变淡的是之前的运行（{settings}）。按按钮，运行现在的设置。",
)

CLASS_0 = Text(en="class ●", zh="● 类")
CLASS_1 = Text(en="class ▲", zh="▲ 类")
STEP_SHOWN = Text(en="Step shown", zh="显示第几步")
RATE = Text(en="Learning rate η", zh="学习率 η")
RATE_OF_BOUND = Text(en="Learning rate, share of its bound", zh="学习率，占上界的比例")
RATE_UNIT = Text(en="Learning rate given as", zh="学习率的给法")
RATE_SHARE = Text(en="share of its bound", zh="占上界的比例")
RATE_NUMBER = Text(en="the number itself", zh="直接给数值")
FIRST_COEFFICIENT = Text(en="a₀", zh="a₀")
SECOND_COEFFICIENT = Text(en="a₁", zh="a₁")
START_POINT = Text(en="start", zh="起点")
MINIMUM = Text(en="minimum", zh="最低点")
