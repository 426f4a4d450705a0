"""Words of the tab "Training and inference"."""

from pages.shared.words.text import Text

PRESET_DEFAULT = Text(en="Momentum 0.99, batch 32", zh="动量 0.99，批量大小 32")
PRESET_BATCH_1 = Text(en="Batch size 1", zh="批量大小 1")
PRESET_MOMENTUM = Text(en="Momentum 0.5", zh="动量 0.5")
PRESET_SHORT = Text(en="Too few steps", zh="步数太少")
PRESET_SHIFT = Text(en="Test data shifted", zh="测试数据偏移")
PRESET_SEATTLE = Text(en="Seattle: winter, then the rest", zh="西雅图：先冬天，再其余")
DATA = Text(en="Data", zh="数据")
DATA_KINDS = {
    "normal": Text(en="Gaussian, mean 3", zh="高斯随机数，均值 3"),
    "seattle": Text(en="Seattle's temperatures", zh="西雅图气温"),
    "own": Text(en="my own series", zh="自己的数据"),
}
OWN_NEEDED = Text(
    en="Upload a CSV file; its first quarter trains, the rest tests. Until then the temperatures "
    "are used.",
    zh="请上传 CSV 文件：前四分之一用于训练，其余用于测试。在此之前使用气温数据。",
)
MOMENTUM = Text(en="Momentum m", zh="动量 m")
BATCH = Text(en="Batch size", zh="批量大小")
BATCHES = Text(en="Training batches", zh="训练批数")
SHIFT = Text(en="Shift of the test data (standard deviations)", zh="测试数据的偏移（标准差）")
STRETCH = Text(en="Stretch of the test data", zh="测试数据的拉伸")
BATCH_NUMBER = Text(en="training batch", zh="训练批次")
MEAN = Text(en="mean", zh="均值")
VARIANCE = Text(en="variance", zh="方差")
OF_BATCH = Text(en="batch", zh="本批")
MOVING = Text(en="moving", zh="移动平均")
EXPECTED = Text(en="moving, expected", zh="移动平均的期望")
INPUT = Text(en="test input x", zh="测试输入 x")
OUTPUT = Text(en="output y", zh="输出 y")
BY_BATCH = Text(en="training mode: the batch's own", zh="训练模式：用本批统计量")
BY_MOVING = Text(en="inference: moving averages", zh="推断模式：用移动平均")
ALT_MOMENT = Text(
    en="The {what} of each of {steps} training batches and its moving average, which ends at "
    "{end}; "
    "expected {expected}.",
    zh="{steps} 个训练批各自的{what}及其移动平均，终值 {end}，期望 {expected}。",
)
ALT_OUTPUTS = Text(
    en="Outputs for {tests} test inputs: in training mode from {low} to {high}, in inference mode "
    "from {low_moving} to {high_moving}.",
    zh="{tests} 个测试输入的输出：训练模式从 {low} 到 {high}，推断模式从 {low_moving} 到 "
    "{high_moving}。",
)
KERAS_TRAINING = Text(en="Largest difference from Keras, training", zh="与 Keras 的最大差别，训练")
KERAS_INFERENCE = Text(
    en="Largest difference from Keras, inference", zh="与 Keras 的最大差别，推断"
)
KERAS_HELP = Text(
    en="keras.layers.BatchNormalization in float64: the test outputs, and in training mode also "
    "the moving averages after the first 40 batches.",
    zh="float64 的 keras.layers.BatchNormalization：比较测试输出；训练模式还比较前 40 "
    "批之后的移动平均。",
)
SPREAD = Text(en="Outputs, {which}", zh="输出，{which}")
MEAN_AND_DEVIATION = Text(en="{mean} ± {deviation}", zh="{mean} ± {deviation}")
NOTE = Text(
    en="Training mode hides a shift: each batch is set to mean 0, whatever it holds. Inference "
    "shows it, because the moving averages M (of the mean) and V (of the variance) are those of "
    "the training data. M starts at 0 and V at 1; after t batches a share mᵗ of the way is still "
    "missing: at 0.99, after 100 batches, 37 %, the same 0.99¹⁰⁰.",
    zh="训练模式看不出偏移：每一批都被移到均值 0。推断模式会显出来，因为用的是训练数据的移动平均："
    "均值 M 和方差 V。M 从 0、V 从 1 开始，t 批之后还差的比例是 m 的 t 次方：0.99 过 100 批还差 "
    "37%，正是那个 0.99¹⁰⁰。",
)
NOTE_BATCH_1 = Text(
    en="**Batch size 1:** a single value is its own mean, and its variance is 0. In training mode "
    "every output is β = 0, whatever the input: nothing can be learned. Batch by batch V runs to 0 "
    "too, so that inference ends up dividing by next to nothing, and its outputs grow far too "
    "large.",
    zh="**批量大小 1**：单个值就是自己的均值，方差为 0。训练模式下不论输入什么，输出都是 β = 0，"
    "什么也学不到。"
    "一批接一批，V 也趋向 0，推断时最终几乎是除以零，输出大得离谱。",
)
ASK = Text(
    en="Momentum 0.999, data of mean 3, the moving mean M starts at 0: what is M after 1,000 "
    "batches?",
    zh="动量 0.999，数据均值 3，移动平均 M 从 0 开始：1,000 批之后 M 是多少？",
)
WHY = Text(
    en="By theory 3 · (1 − 0.999¹⁰⁰⁰) = 3 · 0.632 = 1.90. Whoever stops training here tests with "
    "the wrong mean.",
    zh="按理论是 3 · (1 − 0.999¹⁰⁰⁰) = 3 · 0.632 = 1.90。在这里停止训练，测试时用的均值就是错的。",
)
