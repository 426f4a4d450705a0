"""Words of the home page."""

from pages.texts.text import Text

OPEN = Text(en="Open the lesson", zh="进入这一课")
FIT_ALT = Text(
    en="Polynomials with 3 and 6 terms fitted to the tutorial's six points, seen from −3 to 3. At "
    "x = 3: {ends}.",
    zh="拟合教程六个点的 3 项与 6 项多项式，x 从 −3 到 3。在 x = 3 处：{ends}。",
)
RATE_ALT = Text(
    en="Loss against iteration at three learning rates: one crawls, one converges, one diverges. "
    "At the end: {ends}.",
    zh="三种学习率下损失随迭代次数的变化：过慢、收敛、发散。最后：{ends}。",
)
SLIDE_ALT = Text(
    en="Mean and sum of three neighbours over ones: 1 and 3, but 2/3 and 2 at both ends.",
    zh="全 1 信号上三个近邻的均值与和：中间是 1 和 3，两端是 2/3 和 2。",
)
MEMORY_ALT = Text(
    en="Share of an impulse left in an LSTM over time at forget biases 0, 1 and 3. After "
    "{steps} steps: {ends}.",
    zh="遗忘门偏置为 0、1、3 时，LSTM 中脉冲剩余比例随时间的变化。{steps} 步之后：{ends}。",
)
START_ALT = Text(
    en="Training loss of one network from zeros, from one constant and from random weights: only "
    "random weights learn. At the end: {ends}.",
    zh="同一个网络从全零、同一常数、随机权重开始的训练损失：只有随机权重学得到东西。最后：{ends}。",
)
BATCH_ALT = Text(
    en="Samples needed for at most one uphill step in ten, against the distance to the minimum: "
    "few far away, nearly all of the 60 close by.",
    zh="十步中至多一步上坡所需的样本数，随到最低点的距离变化：离得远时几个就够，"
    "走近了 60 个几乎全要。",
)
BUTTERFLY_ALT = Text(
    en="Two orbits of the Lorenz system that start a hundred-millionth apart: one line until "
    "t = 20 or so, then two.",
    zh="洛伦兹系统中起点只差一亿分之一的两条轨道：到 t = 20 左右还重合，之后各走各的。",
)
DEPTH_ALT = Text(
    en="Gradient over 30 layers: it vanishes in a sigmoid network, holds with BatchNorm, and "
    "explodes in a relu network with BatchNorm. In the first layer: {starts}.",
    zh="30 层中的梯度：sigmoid 网络里消失，加批量归一化后保持，relu 网络加批量归一化后爆炸。"
    "第一层：{starts}。",
)
