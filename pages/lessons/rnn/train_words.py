"""Words of the tab "Train"."""

from pages.shared.words.text import Text

PRESET_ADDING = Text(en="Adding, 30 steps", zh="加法，30 步")
PRESET_LONG = Text(en="Adding, 100 steps", zh="加法，100 步")
PRESET_BIAS = Text(en="Tutorial's forget bias 0", zh="教程的遗忘门偏置 0")
PRESET_RECALL = Text(en="Delayed recall", zh="延迟回忆")
PRESET_SEATTLE = Text(en="Seattle's temperatures", zh="西雅图气温")
TASK = Text(en="Task", zh="任务")
TASKS = {
    "adding": Text(en="the adding problem", zh="把两个有标记的数相加"),
    "recall": Text(en="recall the first number", zh="回忆第一个数"),
    "seattle": Text(en="forecast Seattle's next hour", zh="预测西雅图下一小时气温"),
    "own": Text(en="forecast my own series", zh="预测自己的数据"),
}
LENGTH = Text(en="Steps of a sequence", zh="序列长度（步）")
RATE = Text(en="Learning rate", zh="学习率")
CLIP = Text(en="Clip the gradient at norm", zh="梯度裁剪的范数")
LOSS_SCALED = Text(en="squared error / variance of the series", zh="均方误差 / 序列的方差")
GRADIENT_NORM = Text(en="norm of the gradient", zh="梯度的范数")
CLIPPED_AT = Text(en="clipped above", zh="超过即裁剪")
WANTED = Text(en="wanted", zh="目标值")
ANSWERED = Text(en="answered", zh="网络的回答")
SCRUB = Text(en="Look back", zh="回看")
AFTER = Text(en="after {step:,} training steps", zh="训练 {step:,} 步之后")
TEST_LOSS = Text(en="{cell}, {parameters:,} weights", zh="{cell}，{parameters:,} 个权重")
SOLVED = Text(en="solved: {loss}", zh="学会了：{loss}")
NOT_SOLVED = Text(en="not solved: {loss}", zh="没学会：{loss}")
ALT_LOSSES = Text(
    en="{title} of three cells after {step} training steps: vanilla {vanilla}, GRU {gru}, LSTM "
    "{lstm}.",
    zh="训练 {step} 步后三种单元的{title}：简单 RNN {vanilla}，GRU {gru}，LSTM {lstm}。",
)
ALT_ANSWERS = Text(
    en="Answers against wanted values on {tests} held-out sequences, with a slider over the "
    "training.",
    zh="{tests} 个未参与训练的序列上，回答与目标值的对照，可沿训练过程回看。",
)
NOTE_SOLVED = Text(
    en="Solved means: the error on held-out sequences is below a tenth of that of guessing the "
    "mean.",
    zh="“学会”指在未参与训练的序列上，误差低于“只猜平均值”的十分之一。",
)
NOTE_SLOW = Text(
    en="A cell that has not solved it is not proven unable to: try other rates and more steps.",
    zh="还没学会，不等于学不会：试试别的学习率和更多的训练步数。",
)
CELL_COMPARED = Text(en="Cell whose losses are compared", zh="比较哪种单元的损失")
OFF_BY = Text(en="off by {error}", zh="误差 {error}")
NOTE_FORECAST = Text(
    en="On the held-out end of the series, guessing the mean of the part before it is off by "
    "{mean} (root mean square; squared and scaled {loss}), saying the last value again by {last}: "
    "a forecast is worth something below both.",
    zh="在序列末尾未参与训练的一段上：只猜前面部分的平均值，误差（均方根）为 {mean}，"
    "平方并缩放后为 {loss}；重复最后一个值，误差为 {last}。预测要比两者都小才有意义。",
)
ASK = Text(
    en="Adding over 60 steps, at a rate of 0.01: after how many training steps has the GRU solved "
    "it?",
    zh="60 步的加法任务，学习率 0.01：GRU 要训练多少步才学会？",
)
WHY = Text(
    en="About a third more than for 30 steps, not twice as many: once the update gate has learned "
    "to hold a number, it holds it longer as well.",
    zh="比 30 步时约多三分之一，而不是翻倍：更新门学会保持一个数之后，保持得更久也不难。",
)
READ = Text(en="number", zh="数")
MARKED = Text(en="marked", zh="有标记")
UNMARKED = Text(en="not marked", zh="无标记")
EXAMPLE_WANTED = Text(en="Wanted: {target}", zh="应答：{target}")
ALT_EXAMPLE = Text(
    en="One sequence of {steps} numbers; wanted after the last of them is {target}.",
    zh="由 {steps} 个数组成的一个序列，读完之后应答 {target}。",
)
OWN_NEEDED = Text(
    en="Upload a CSV file. Until then the temperatures are used.",
    zh="请上传 CSV 文件；在此之前使用气温数据。",
)
