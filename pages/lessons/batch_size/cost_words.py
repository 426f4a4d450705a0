"""Words of the tab "Cost"."""

from pages.shared.words.text import Text

PRESET_TUTORIAL = Text(en="Batches of 50, 100, 200", zh="每批 50、100、200 个")
PRESET_LARGER = Text(en="Larger pictures", zh="更大的图片")
LEAD = Text(
    en="One training iteration of a network of {layers} layers in the style of Inception "
    "({parameters:,} weights). Each batch size gets a process of its own, so that its peak of "
    "memory is really its own.",
    zh="一个 Inception 式的 {layers} 层网络（{parameters:,} 个权重），训练迭代一次。"
    "每种批量大小各用一个进程，测得的内存峰值才真正属于它。",
)
BATCHES = Text(en="Batch sizes", zh="批量大小")
PIXELS = Text(en="Height and width of the pictures (pixels)", zh="图片边长（像素）")
LIMIT = Text(en="End a process that needs more than (MB)", zh="内存超过多少就结束进程（MB）")
SECONDS = Text(en="time per iteration (s)", zh="每次迭代用时（秒）")
MEGABYTES = Text(en="peak memory (MB)", zh="内存峰值（MB）")
HERE = Text(en="measured here", zh="本机实测")
PUBLISHED_ROW = Text(en="the tutorial", zh="教程")
LINE_FIT = Text(en="straight line, R² = {r}", zh="直线拟合，R² = {r}")
ACTIVATIONS = Text(en="theory: program + activations", zh="理论：程序 + 各层输出")
ALT = Text(
    en="{title} against the batch size, {source}: {figures}. The straight line has R² = {r}.",
    zh="{title}随批量大小的变化，{source}：{figures}。直线拟合的 R² = {r}。",
)
MACHINE = Text(
    en="Measured on this machine: {cores} cores, {memory} GB of memory. Whoever else computes here "
    "meanwhile lengthens the times, not the memory.",
    zh="在本机测得：{cores} 个核，{memory} GB 内存。若同时有别的计算，时间会变长，内存不受影响。",
)
SLOPES = Text(
    en="One picture more costs {seconds} ms and {megabytes} MB here, of which the activations are "
    "{theory} MB: what the layers put out is kept until the gradient has come back through them. "
    "In the tutorial it cost {old_seconds} ms and {old_megabytes} MB.",
    zh="在这里，每多一张图片要 {seconds} 毫秒、{megabytes} MB，其中各层输出占 {theory} MB："
    "梯度传回来之前，它们都得留着。教程里则是 {old_seconds} 毫秒、{old_megabytes} MB。",
)
SOURCE_TABLE = Text(
    en="Published: the tutorial's table, a 17-layer Inception network on a CPU. Its pictures and "
    "its machine are not stated, so compare the shape, not the figures.",
    zh="文献：教程中的表，17 层 Inception 网络，CPU。图片大小和机器型号没有给出，"
    "所以只宜比较走势，不宜比较数值。",
)
PIXELS_SHORT = Text(en="pixels", zh="边长")
PER_PICTURE_TIME = Text(en="ms per extra picture", zh="每多一张图（毫秒）")
PER_PICTURE_MEMORY = Text(en="MB per extra picture", zh="每多一张图（MB）")
ASK = Text(
    en="A picture of 64 × 64 pixels is 0.05 MB. How many MB do all layers together put out for it, "
    "to be kept for the way back?",
    zh="一张 64 × 64 的图片占 0.05 MB。所有层为它产生、并要留到反向传播时的输出，一共多少 MB？",
)
WHY = Text(
    en="More than half of it comes from the first four layers, where the picture is still large. "
    "Times the batch, this is why memory grows linearly.",
    zh="其中一半以上来自最前面四层，那里图片还很大。再乘以批量大小，内存便线性增长。",
)
