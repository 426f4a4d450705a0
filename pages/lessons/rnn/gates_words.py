"""Words of the tab "LSTM"."""

from pages.shared.words.text import Text

PRESET_TUTORIAL = Text(en="Tutorial: bias 0", zh="教程：偏置 0")
PRESET_USUAL = Text(en="The usual 1", zh="常用的 1")
PRESET_LONG = Text(en="Bias 5", zh="偏置 5")
PRESET_SHUT = Text(en="Bias −3", zh="偏置 −3")
PRESET_NOISE = Text(en="In noise", zh="有噪声")
PRESET_FED_BACK = Text(en="Fed back", zh="反馈放大")
RECURRENCE = Text(en="Size of the recurrent matrix U", zh="循环权重矩阵 U 的大小")
NOISE = Text(en="Noise beside the impulse", zh="脉冲之外的噪声")
LSTM_MEASURED = Text(en="LSTM, measured", zh="LSTM 实测")
GRU_MEASURED = Text(en="GRU, measured", zh="GRU 实测")
ALT = Text(
    en="Share of one impulse left over {steps} steps at forget bias {bias}: half is gone after "
    "{lstm} steps in the LSTM, {gru} in the GRU.",
    zh="遗忘门偏置 {bias} 时，{steps} 步内脉冲剩余的比例：LSTM 过 {lstm} 步剩一半，"
    "GRU 过 {gru} 步剩一半。",
)
HALF_LSTM = Text(en="Steps to half, LSTM", zh="LSTM 减半步数")
HALF_GRU = Text(en="Steps to half, GRU", zh="GRU 减半步数")
HALF_THEORY = Text(en="Theory, gate at σ(b)", zh="理论：门恒为 σ(b)")
FROM_KERAS = Text(en="Differs from Keras by", zh="与 Keras 的差别")
NOT_YET = Text(en="not within {steps}", zh="{steps} 步内未到")
PARTS = {
    "memory": Text(en="memory c", zh="记忆元 c"),
    "forget_gates": Text(en="forget gate f", zh="遗忘门 f"),
    "input_gates": Text(en="input gate i", zh="输入门 i"),
    "output_gates": Text(en="output gate o", zh="输出门 o"),
    "states": Text(en="state h", zh="隐状态 h"),
    "update_gates": Text(en="update gate z", zh="更新门 z"),
    "reset_gates": Text(en="reset gate r", zh="重置门 r"),
}
CANDIDATES = {
    "lstm": Text(en="candidate g", zh="候选记忆元 g"),
    "gru": Text(en="candidate n", zh="候选隐状态 n"),
}
NOTE = Text(
    en="The products of gates leave out what h feeds back through U. With an open forget gate and "
    "a U of size 1, orthogonal for each gate, the memory of an impulse grows instead of fading.",
    zh="门的乘积没有算上 h 经 U 反馈的部分。遗忘门开着、U 的大小为 1（每个门各是一个正交矩阵）时，"
    "脉冲的记忆不减反增。",
)
ASK = Text(
    en="At a forget bias of 4, with U = 0: after how many steps is half of the impulse gone?",
    zh="遗忘门偏置为 4、U = 0 时，多少步之后脉冲只剩一半？",
)
WHY = Text(
    en="The gate stands at σ(4) = 0.982, and 0.982 to the power of 38 is one half. At the "
    "tutorial's bias of 0 it stands at 0.5: half is lost at every step.",
    zh="门停在 σ(4) = 0.982，它的 38 次方是一半。教程的偏置是 0，门停在 0.5，每步丢一半。",
)
