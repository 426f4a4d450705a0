"""Words of the lesson on BatchNorm that its head, its menu or several tabs show."""

from pages.shared.words.text import Text

TITLE = Text(en="BatchNorm", zh="批量归一化")
QUESTION = Text(
    en="Every layer multiplies the gradient: what is left of it after a hundred layers?",
    zh="每一层都会把梯度乘上一个因子：一百层之后还剩多少？",
)
AFTERWARDS = Text(
    en="say why signals die or explode in deep networks, and what BatchNorm mends in training and "
    "afterwards",
    zh="说出深层网络里信号为什么消失或爆炸，批量归一化在训练中和训练后改善了什么",
)
IDEA = Text(
    en=r"""Back-propagation multiplies one matrix per layer: if each changes the gradient by a
factor $p$, then $L$ layers change it by $p^L$. BatchNorm sets every unit's mean over the batch to 0
and its variance to 1:
$y=\gamma\,(x-\mu)/\sqrt{\sigma^2+\epsilon}+\beta$. Then no layer can drift into the flat part
of its activation. It is no cure for everything: followed by relu, at the start of training, it
makes gradients explode by $\sqrt{\pi/(\pi-1)}=1.211$ per layer.""",
    zh=r"""反向传播每过一层就乘一个矩阵：若每层使梯度变为 $p$ 倍，$L$ 层就变为 $p^L$ 倍。
批量归一化（也叫批量规范化）让每个单元在一批样本上均值为 0、方差为 1：
$y=\gamma\,(x-\mu)/\sqrt{\sigma^2+\epsilon}+\beta$，
这样没有哪一层会滑到激活函数的平坦处。
但它并非万能：后面接 relu 时，训练之初反而让梯度每层放大 $\sqrt{\pi/(\pi-1)}=1.211$ 倍。""",
)
TAB_PRODUCT = Text(en="The product", zh="连乘")
TAB_UNTRAINED = Text(en="Deep, untrained", zh="深层，未训练")
TAB_TRAINED = Text(en="Trained", zh="训练")
TAB_INFERENCE = Text(en="Training and inference", zh="训练与推断")

SEED = Text(en="Random seed", zh="随机种子")
ACTIVATION = Text(en="Activation", zh="激活函数")
LAYER = Text(en="layer", zh="层")
WITHOUT = Text(en="without BatchNorm", zh="无批量归一化")
WITH = Text(en="with BatchNorm", zh="有批量归一化")
SHORT_WITHOUT = Text(en="without", zh="不加")
SHORT_WITH = Text(en="BatchNorm", zh="批量归一化")

TIMES = Text(en="× {left}", zh="× {left}")

GRADIENT = Text(en="norm of the gradient", zh="梯度的范数")
