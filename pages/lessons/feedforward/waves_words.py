"""Words of the tab "Train: waves"."""

from pages.shared.words.text import Text

ASK = Text(
    en="Without convolution: 8 relu neurons read all 64 samples at once (noise 0.2, 300 steps). "
    "How many of a hundred new waves do they get right?",
    zh="不用卷积：8 个 relu 神经元一次读入全部 64 个样本（噪声 0.2，训练 300 步）。一百个新的"
    "波形里，能判对多少个？",
)
WHY = Text(
    en="A dense neuron has to learn a wave anew for every shift of it, from a few hundred "
    "examples. A kernel learns a slope or a jump once and finds it anywhere.",
    zh="波形每平移一点，全连接的神经元都得重新学，而例子只有几百个。卷积核把斜坡或跳变学会一次，"
    "在哪里都认得出。",
)
WAVE_NAMES = {
    "sine": Text(en="sine", zh="正弦"),
    "square": Text(en="square", zh="方波"),
    "sawtooth": Text(en="sawtooth", zh="锯齿波"),
}
PRESET_CONV = Text(en="Two conv layers", zh="两层卷积")
PRESET_ONE = Text(en="One narrow kernel", zh="一个窄卷积核")
PRESET_DENSE = Text(en="No convolution", zh="不用卷积")
PRESET_NOISY = Text(en="Much noise", zh="强噪声")
TIME = Text(en="time, samples", zh="时间（样本）")
AMPLITUDE = Text(en="amplitude", zh="振幅")
ALT_WAVES = Text(
    en="One test example of each wave: sine, square and sawtooth, with noise {noise}.",
    zh="每种波形的一个测试样本：正弦、方波、锯齿波，噪声 {noise}。",
)
TRUE_CLASS = Text(en="what it is", zh="实际是")
TAKEN_FOR = Text(en="what the network says", zh="网络判为")
COUNT = Text(en="test examples", zh="测试样本数")
ALT_CONFUSION = Text(
    en="Which wave is taken for which: {right} of {all} test examples are right after {steps} "
    "steps.",
    zh="哪种波形被判为哪种：{steps} 步后 {all} 个测试样本判对 {right} 个。",
)
