"""Words of the lesson on chaos that its head, its menu or several tabs show."""

from pages.shared.words.text import Text

TITLE = Text(en="Chaos", zh="混沌")
QUESTION = Text(
    en="Three short equations, and nobody can say where they will be: what can still be predicted?",
    zh="三个短短的方程，却没人说得出它将走到哪里：还有什么是可以预测的？",
)
AFTERWARDS = Text(
    en="simulate a chaotic system, measure how fast its future is lost, and test what a network "
    "can forecast",
    zh="模拟一个混沌系统，测出它的未来丢失得多快，并检验网络能预测什么",
)
IDEA = Text(
    en=r"""Solving $\dot u=f(u)$ step by step is running a recurrent network:
$u_{k+1}=g(u_k)$ is $h_t=f(h_{t-1},x_t)$ without input. With products in $f$, two states that
differ by $d$ may be $d\,e^{\lambda t}$ apart a little later: that is chaos, and $\lambda$ is the
*largest Lyapunov exponent*. Ten times more accuracy buys only $\ln 10/\lambda$ more forecast. Yet
all orbits stay on one *attractor* and share out their time over it alike, so statistics survive;
and networks can learn the attractor from one orbit.""",
    zh=r"""一步一步地求解 $\dot u=f(u)$，就是在运行一个循环网络：$u_{k+1}=g(u_k)$ 正是没有输入的
$h_t=f(h_{t-1},x_t)$。$f$ 里有了乘积，相差 $d$ 的两个状态稍后就可能相差 $d\,e^{\lambda t}$：
这就是混沌，$\lambda$ 叫*最大李雅普诺夫指数*。精度提高十倍，预报只延长 $\ln 10/\lambda$。
但所有轨道都留在同一个*吸引子*上，各处停留的时间比例相同，所以统计规律还在；
神经网络也能从一条轨道学会整个吸引子。""",
)
TAB_ATTRACTOR = Text(en="Attractor", zh="吸引子")
TAB_SIGN = Text(en="A wrong sign", zh="一个符号之差")
TAB_ROUTE = Text(en="Route to chaos", zh="通往混沌之路")
TAB_SOLVER = Text(en="Solver = network", zh="求解器就是网络")
TAB_SENSITIVITY = Text(en="Sensitivity", zh="敏感性")
TAB_EXPONENTS = Text(en="Exponents", zh="李雅普诺夫指数")
TAB_BODIES = Text(en="Three bodies", zh="三体")
TAB_BREAKUPS = Text(en="Break-ups", zh="瓦解的统计")
TAB_REBUILD = Text(en="Rebuild it", zh="重建吸引子")
TAB_HORIZON = Text(en="Horizon board", zh="预测榜")
TAB_OWN_SERIES = Text(en="Own series", zh="自己的序列")

SYSTEM = Text(en="System", zh="系统")
SYSTEMS = {
    "three_scroll": Text(en="three-scroll (tutorial)", zh="三涡卷（教程）"),
    "lorenz": Text(en="Lorenz", zh="洛伦兹（Lorenz）"),
    "rossler": Text(en="Rössler", zh="若斯勒（Rössler）"),
    "chen": Text(en="Chen", zh="陈氏（Chen）"),
    "lu": Text(en="Lü", zh="吕氏（Lü）"),
    "own": Text(en="my own equations", zh="自己写方程"),
}
TIME = Text(en="time t", zh="时间 t")
X = Text(en="x", zh="x")
Z = Text(en="z", zh="z")
DURATION = Text(en="Time followed", zh="跟踪的时间")
BLOWN = Text(
    en="The orbit leaves the floating-point range at t = {time}. The pictures end there.",
    zh="轨道在 t = {time} 时超出浮点数范围，图到此为止。",
)

SYSTEMS_REBUILT = {
    "lorenz": Text(en="Lorenz", zh="洛伦兹"),
    "three_scroll_chaotic": Text(en="Three-scroll, d = 0.18", zh="三涡卷，d = 0.18"),
    "rossler": Text(en="Rössler", zh="若斯勒"),
    "chen": Text(en="Chen", zh="陈氏系统"),
    "lu": Text(en="Lü", zh="吕氏系统"),
}
NETWORK = Text(en="Network", zh="网络")
NETWORKS = {
    "cnn": Text(en="CNN: causal convolutions", zh="CNN：因果卷积"),
    "gru": Text(en="RNN: GRU", zh="RNN：GRU"),
    "lstm": Text(en="RNN: LSTM", zh="RNN：LSTM"),
}
POINTS = Text(en="Points to learn from", zh="用于学习的点数")
NOISE = Text(en="Measurement noise (share of the spread)", zh="测量噪声（占标准差的比例）")
STEPS = Text(en="Training steps", zh="训练步数")
SEED = Text(en="Random seed", zh="随机种子")

DELAY_FOUND = Text(en="Delay", zh="延迟")
OWN_HELD = Text(en="Right for, median of {starts} starts", zh="预测有效，{starts} 个起点的中位数")
OWN_BESIDE = Text(en="Cubic NVAR beside it", zh="旁边的三次 NVAR")
SYSTEMS_SHORT = {
    "lorenz": Text(en="Lorenz", zh="洛伦兹"),
    "three_scroll_chaotic": Text(en="three-scroll, d = 0.18", zh="三涡卷，d = 0.18"),
    "chen": Text(en="Chen", zh="陈氏"),
    "rossler": Text(en="Rössler", zh="若斯勒"),
}

NAMES = (Text(en="λ₁", zh="λ₁"), Text(en="λ₂", zh="λ₂"), Text(en="λ₃", zh="λ₃"))

STEP = Text(en="Time step dt", zh="时间步长 dt")

BODY = Text(en="body {number}, mass {mass}", zh="天体 {number}，质量 {mass}")
