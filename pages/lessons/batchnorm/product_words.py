"""Words of the tab "The product"."""

from pages.shared.words.text import Text

PRESET_TUTORIAL = Text(en="Tutorial: 0.99, 100 layers", zh="教程：0.99，100 层")
PRESET_NINE = Text(en="0.9", zh="0.9")
PRESET_SIGMOID = Text(en="Sigmoid at best: 1/4", zh="sigmoid 最多：1/4")
PRESET_HOLDS = Text(en="1: holds", zh="1：保持")
PRESET_RELU = Text(en="1.21: relu behind BatchNorm", zh="1.21：批量归一化配 relu")
FACTOR = Text(en="Factor per layer, p", zh="每层的因子 p")
LAYERS = Text(en="Layers L", zh="层数 L")
DEPTH = Text(en="layers passed", zh="经过的层数")
SHARE = Text(en="share of the gradient left", zh="梯度剩余的比例")
EXACT = Text(en="p to the power L", zh="p 的 L 次方")
IN_FLOAT32 = Text(en="multiplied in float32", zh="用 float32 连乘")
SIGMOID_BEST = Text(en="sigmoid at best, 1/4 per layer", zh="sigmoid 最好情形，每层 1/4")
SIGMOID_CHAIN = Text(en="a chain of sigmoid neurons", zh="一串 sigmoid 神经元")
LEFT = Text(en="Left after {layers} layers", zh="{layers} 层之后剩余")
HALF_AFTER = Text(en="Layers to half", zh="减半所需层数")
DOUBLED_AFTER = Text(en="Layers to double", zh="翻倍所需层数")
NEVER = Text(en="never", zh="永不")
FLOAT32_ENDS = Text(en="float32 ends at", zh="超出 float32 的范围")
AT_LAYER = Text(en="layer {layer}", zh="第 {layer} 层")
NOT_WITHIN = Text(en="not within {layers}", zh="{layers} 层内不会")
ALT_PRODUCT = Text(
    en="Share of a gradient left over {layers} layers at a factor of {factor} per layer: {left} at "
    "the end; half depth {half} layers.",
    zh="每层因子为 {factor} 时，{layers} 层内梯度剩余的比例：最后剩 {left}，减半（或翻倍）需 "
    "{half} 层。",
)
NOTE = Text(
    en="The axis ends a little below p to the power L, or at one thousandth; the sigmoid's lines "
    "leave it early. The slope of a sigmoid is 1/4 only at 0. Along a chain with weights of 1 it "
    "settles at 0.2247, so the measured chain falls faster than the best case.",
    zh="纵轴到略低于 p 的 L 次方（或千分之一）为止，sigmoid 的两条线很快就出界了。sigmoid "
    "的斜率只有在 0 处"
    "才是 1/4；权重为 1 的一串神经元里斜率稳定在 0.2247，所以实测比最好情形降得更快。",
)
ASK = Text(
    en="At 0.9 per layer: after how many layers is half of the gradient gone?",
    zh="每层乘 0.9：多少层之后梯度减半？",
)
WHY = Text(
    en="log 2 / −log 0.9 = 6.6. At the tutorial's 0.99 it takes ten times as many, 69.",
    zh="log 2 / −log 0.9 = 6.6。教程的 0.99 要约十倍，即 69 层。",
)
