"""Words of the tab "Horizon board"."""

from pages.shared.words.text import Text

LYAPUNOV_TIMES = Text(en="Lyapunov times", zh="李雅普诺夫时间")
LEAD = Text(
    en="Everyone forecasts the same 100 futures. **Trained networks against linear fits:** on "
    "clean data, rich fixed features with one linear solve win. And the bridge: solve a "
    "network's last layer again, and the *untrained* network sees as far as the trained one. It "
    "has become a reservoir.",
    zh="所有方法预测同样的 100 段未来。**训练出来的网络与线性拟合：** 数据干净时，"
    "丰富的固定特征加一次线性求解胜出。还有一座“桥”：把网络最后一层重新求解，*未经训练*的网络预测得就和训练过的一样远，"
    "它变成了储备池。",
)
PRESET_CLEAN = Text(en="Clean data", zh="数据干净")
PRESET_NOISE = Text(en="1 % noise", zh="1% 噪声")
PRESET_FEW = Text(en="1,000 points", zh="1,000 个点")
TRAINING = Text(en="Training steps of the networks", zh="网络的训练步数")
ENTRIES = {
    "nudged": Text(en="true equations, start off by 1e-6", zh="真实方程，起点偏差 1e-6"),
    "coarse": Text(en="true equations, RK4 with a step of dt/2", zh="真实方程，RK4 步长 dt/2"),
    "nvar2": Text(en="NVAR, quadratic", zh="NVAR，二次"),
    "nvar3": Text(en="NVAR, cubic", zh="NVAR，三次"),
    "polynomial6": Text(en="polynomial map, degree 6", zh="六次多项式映射"),
    "reservoir": Text(en="echo state network, 300 nodes", zh="回声状态网络，300 节点"),
    "cnn": Text(en="CNN, trained", zh="CNN，训练"),
    "cnn_solved": Text(en="CNN, trained, last layer solved", zh="CNN，训练后求解末层"),
    "cnn_untrained": Text(en="CNN, untrained, last layer solved", zh="CNN，未训练，求解末层"),
    "gru": Text(en="GRU, trained", zh="GRU，训练"),
    "gru_solved": Text(en="GRU, trained, last layer solved", zh="GRU，训练后求解末层"),
    "gru_untrained": Text(en="GRU, untrained, last layer solved", zh="GRU，未训练，求解末层"),
    "lstm": Text(en="LSTM, trained", zh="LSTM，训练"),
    "lstm_solved": Text(en="LSTM, trained, last layer solved", zh="LSTM，训练后求解末层"),
    "lstm_untrained": Text(en="LSTM, untrained, last layer solved", zh="LSTM，未训练，求解末层"),
}
UNDER_WAY = Text(
    en="{name}: training step {step:,} of {steps:,}.",
    zh="{name}：第 {step:,} 步，共 {steps:,} 步。",
)
COST = Text(en="seconds to train or fit (this server)", zh="训练或拟合的秒数（本服务器实测）")
ALT_COST = Text(
    en="Mean valid time against the seconds of training or fitting, {count} forecasters: from "
    "{least:.2g} to {most:.2g} seconds.",
    zh="平均有效时间与训练或拟合所用秒数，{count} 种方法：{least:.2g} 到 {most:.2g} 秒。",
)
YOURS = Text(
    en="yours: {network}, {steps:,} steps, noise {noise:g}",
    zh="你的：{network}，{steps:,} 步，噪声 {noise:g}",
)
KINDS = {
    "truth": Text(en="knows the equations", zh="知道方程"),
    "fit": Text(en="linear fit", zh="线性拟合"),
    "trained": Text(en="trained by descent", zh="梯度下降训练"),
    "bridge": Text(en="bridge: last layer solved", zh="桥：求解末层"),
    "yours": Text(en="your runs", zh="你的结果"),
}
ALT_BOARD = Text(
    en="{count} forecasters ranked by mean valid time: first {first} with {far:.1f} Lyapunov "
    "times, last {last} with {near:.1f}.",
    zh="{count} 种方法按平均有效时间排名：第一是{first}，{far:.1f} 个李雅普诺夫时间；最后是{last}，"
    "{near:.1f}。",
)
NOTE = Text(
    en="Points are means, lines the middle 80 %. Noise is in the points learned from only. Runs "
    "that you finish in the tab before join the board, if they are of the same system. Seconds "
    "are measured on this server, which others may use as well; a bridge's are those of the solve "
    "alone. Gauthier and others (2021) publish about 5 for quadratic NVAR on 400 points.",
    zh="点是平均值，线是中间 80%。噪声只加在训练数据上。在前一个标签页完成的结果，只要系统相同，也"
    "会上榜。秒数在本服务器上实测，可能同时有别人在用；“桥”只计求解的时间。"
    "Gauthier 等（2021）公布的二次 NVAR 在 400 个点上约为 5。",
)
ASK = Text(
    en="Cubic NVAR sees about 12 Lyapunov times far on clean Lorenz data. With 1 % noise on the "
    "points it is fitted to: how far?",
    zh="数据干净时，三次 NVAR 能看到约 12 个李雅普诺夫时间。拟合用的点带 1% 噪声时，能看多远？",
)
WHY = Text(
    en="12 Lyapunov times need equations that are right to six digits, and those can be read from "
    "clean data only. With noise nobody is far ahead of anybody.",
    zh="看到 12 个李雅普诺夫时间，方程要准到六位数字，只有干净的数据才读得出来。有了噪声，谁也领先"
    "不了多少。",
)
