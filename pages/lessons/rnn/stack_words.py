"""Words of the tab "Stack"."""

from pages.shared.words.text import Text

PRESET_TRAP = Text(en="Tutorial's trap: 3 layers", zh="教程的陷阱：3 层")
PRESET_BIAS = Text(en="The usual forget bias 1", zh="常用的遗忘门偏置 1")
PRESET_ONE = Text(en="1 layer: no difference", zh="1 层：没有差别")
PRESET_FOUR = Text(en="4 layers, noise", zh="4 层，噪声")
LAYERS = Text(en="Layers", zh="层数")
SHARED = Text(en="one cell listed n times", zh="同一个单元列 n 次")
SEPARATE = Text(en="n cells", zh="n 个单元")
LAYER_SHOWN = Text(en="Layer shown", zh="查看第几层")
STATE = Text(en="{which}: h of layer {layer}", zh="{which}：第 {layer} 层的 h")
WEIGHTS = Text(en="Weights, {which}", zh="权重，{which}")
NOTE = Text(
    en="`[cell for _ in range(n)]` puts one object into the list n times, so every layer has the "
    "same weights. `[make_cell() for _ in range(n)]` makes n of them. Layer 1 is the same in both. "
    "On a task this small sharing can learn as fast; what is lost is what the layers could do "
    "differently.",
    zh="`[cell for _ in range(n)]` 把同一个对象放进列表 n 次，每一层的权重都相同；"
    "`[make_cell() for _ in range(n)]` 才会造出 n 个。两边的第 1 层相同。任务这么小时，"
    "共享权重也可能学得一样快；失去的是各层分工的可能。",
)
LAST_LOSS = Text(en="last loss, {which}", zh="最后的损失，{which}")
ALT = Text(
    en="Loss over {steps} training steps: one shared cell ends at {shared}, own cells at {own}.",
    zh="{steps} 个训练步的损失：共享单元终值 {shared}，各自的单元终值 {own}。",
)
ASK = Text(
    en="An LSTM cell with 16 units here has 2,112 weights. How many has the tutorial's stack of "
    "4 layers?",
    zh="这里一个 16 单元的 LSTM 有 2,112 个权重。教程那样写的 4 层网络一共有多少个？",
)
WHY = Text(
    en="Four times the same object is one set of weights. Four cells would have 8,448.",
    zh="同一个对象列四次，仍只有一组权重；四个单元才有 8,448 个。",
)
