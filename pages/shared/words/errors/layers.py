"""Sentences on layers: convolutions, stacks, recurrent cells, and networks that are trained."""

from pages.shared.words.text import Text

SENTENCES: dict[str, Text] = {
    "kernel_wider_than_signal": Text(
        en="The width of the kernel is {width}, the length of the signal only {length}. Choose a "
        "narrower kernel or a longer signal.",
        zh="卷积核有 {width} 个权重，信号只有 {length} 个样本。请用更窄的核或更长的信号。",
    ),
    "kernel_does_not_fit": Text(
        en="Spread by its dilation, the kernel covers {reach} samples, but the signal has only "
        "{length}: with VALID it fits nowhere. Choose SAME, less dilation or a longer signal.",
        zh="加上膨胀，卷积核横跨 {reach} 个样本，而信号只有 {length} 个：VALID 下无处可放。请改用 "
        "SAME、减小膨胀或加长信号。",
    ),
    "stride_above_length": Text(
        en="The stride is {stride}, the length of the signal only {length}. Choose a stride of at "
        "most {length}.",
        zh="步幅为 {stride}，信号只有 {length} 个样本，步幅请不要超过 {length}。",
    ),
    "channels_differ": Text(
        en="Channels of the signal: {signal}; channels that the kernels expect: {kernels}. Make "
        "them agree.",
        zh="信号有 {signal} 个通道，卷积核需要 {kernels} 个，请让两者一致。",
    ),
    "columns_not_pairs": Text(
        en="The number of columns in the table is {columns}; with {channels} input channels it "
        "must be a multiple of {channels}. Add columns or take some away.",
        zh="表格有 {columns} 列；输入有 {channels} 个通道，列数须为 {channels} 的倍数，请增减。",
    ),
    "too_many_products": Text(
        en="This convolution needs {given:,} multiplications; at most {maximum:,} are allowed. "
        "Shorten the signal or the kernels.",
        zh="这次卷积要做 {given:,} 次乘法，上限是 {maximum:,} 次。请缩短信号或卷积核。",
    ),
    "width_even": Text(
        en="The kernel width is {given}; named kernels need a middle weight. Choose an odd width.",
        zh="卷积核宽度为 {given}，这些核需要有正中的权重，请选奇数。",
    ),
    "kernel_too_narrow": Text(
        en="The kernel width is {width}; this kernel needs at least {minimum}. Choose a wider one.",
        zh="卷积核宽度为 {width}，这种核至少要 {minimum}，请加宽。",
    ),
    "class_not_known": Text(
        en="Row {row} has class {given:g}; only 0 and 1 are possible. Correct it.",
        zh="第 {row} 行的类别是 {given:g}，只能是 0 或 1，请改正。",
    ),
    "class_too_small": Text(
        en="Points of class 0: {zeros}; of class 1: {ones}. Each class needs at least {minimum}, "
        "to train on and to test. Add some.",
        zh="类别 0 有 {zeros} 个点，类别 1 有 {ones} 个；每类至少要 {minimum} 个，"
        "既要训练也要测试，请添加。",
    ),
    "noise_of_own_points": Text(
        en="Your own points are taken as they are; noise {given} can be added to built-in problems "
        "only. Leave it out.",
        zh="自己的点按原样使用；噪声 {given} 只能加在内置的问题上，请去掉。",
    ),
    "no_layers": Text(
        en="The stack is empty. Add at least one layer, at most {maximum}.",
        zh="网络里还没有层，请添加 1 到 {maximum} 层。",
    ),
    "too_many_layers": Text(
        en="The stack has {given} layers; at most {maximum} are allowed. Remove some.",
        zh="网络有 {given} 层，最多 {maximum} 层，请删去一些。",
    ),
    "unknown_kind": Text(
        en="Row {row}: “{given}” is not a kind of layer. Choose one of {allowed}.",
        zh="第 {row} 行：没有“{given}”这种层，请从 {allowed} 中选。",
    ),
    "unknown_activation": Text(
        en="Row {row}: “{given}” is not an activation. Choose one of {allowed}.",
        zh="第 {row} 行：没有激活函数“{given}”，请从 {allowed} 中选。",
    ),
    "reuse_unclear": Text(
        en="Row {row}: reuse is “{given}”. Choose True or False.",
        zh="第 {row} 行：reuse 为“{given}”，只能是 True 或 False。",
    ),
    "layer_count": Text(
        en="Row {row}: {setting} is {given}; choose a whole number from 1 to {maximum}.",
        zh="第 {row} 行：{setting}为 {given}，请填 1 到 {maximum} 的整数。",
    ),
    "name_not_allowed": Text(
        en="Row {row}: “{given}” cannot be a name. Begin with an English letter and go on with "
        "letters, digits and _, 30 characters at most: graphs accept nothing else.",
        zh="第 {row} 行：“{given}”不能作名字。请以英文字母开头，其余只用英文字母、数字和 _，最多 "
        "30 个：计算图只认这些。",
    ),
    "name_reserved": Text(
        en="Row {row}: “{name}” is the name of the input in every builder. Choose another.",
        zh="第 {row} 行：“{name}”在各种写法里都是输入的名字，请换一个。",
    ),
    "name_taken": Text(
        en="Rows {first} and {row} are both named “{name}”. Two layers cannot have one name: "
        "rename one, or tick reuse in row {row} to share the weights.",
        zh="第 {first} 行和第 {row} 行都叫“{name}”。两层不能同名：请改名，或在第 {row} 行勾选 "
        "reuse，共用权重。",
    ),
    "nothing_to_reuse": Text(
        en="Row {row} reuses “{name}”, but no earlier row has that name. Enter the name of the "
        "layer whose weights it shares.",
        zh="第 {row} 行要复用“{name}”，但前面没有叫这个名字的层。请填上要共用权重的那一层的名字。",
    ),
    "reuse_differs": Text(
        en="Row {row} reuses “{name}” of row {first}, whose weights have shape {wanted}; here "
        "{given} is needed. Use the same kind, width and features, and as many input channels.",
        zh="第 {row} 行要复用第 {first} 行的“{name}”，其权重形状为 {wanted}，而这里需要 {given}。"
        "请用同样的类型、宽度、特征数，输入通道数也要相同。",
    ),
    "already_flat": Text(
        en="Row {row}: the input of this flatten is flat already. Remove the row.",
        zh="第 {row} 行：输入已经展平，不需要再 flatten，请删去这一行。",
    ),
    "dense_before_flatten": Text(
        en="Row {row}: dense takes one row of numbers, but gets {time} × {channels}. Put a "
        "flatten above it.",
        zh="第 {row} 行：dense 的输入须为一列数，现在是 {time} × {channels}。请在它前面加一个 "
        "flatten。",
    ),
    "conv_after_flatten": Text(
        en="Row {row}: conv1d needs time and channels, which flatten has removed. Move it above "
        "the flatten.",
        zh="第 {row} 行：conv1d 需要时间和通道两个维度，flatten 之后就没有了。请把它移到 flatten "
        "之前。",
    ),
    "kernel_too_wide": Text(
        en="Row {row}: the kernel is {width} wide, the signal only {length} long. Choose a "
        "narrower kernel.",
        zh="第 {row} 行：卷积核宽 {width}，信号只有 {length} 长，请改窄。",
    ),
    "too_many_weights": Text(
        en="This stack has {given:,} parameters; at most {maximum:,} are allowed. Use fewer "
        "features or a shorter input.",
        zh="这个网络有 {given:,} 个参数，最多 {maximum:,} 个。请减少特征数或缩短输入。",
    ),
    "input_shape": Text(
        en="The input shape is {given}. Give (time, channels) or (inputs,).",
        zh="输入形状为 {given}，须为 (时间, 通道) 或 (输入数,)。",
    ),
    "wrong_batch": Text(
        en="The batch has shape {given}; the network takes {wanted}, at least one example.",
        zh="这批数据的形状为 {given}，网络需要 {wanted}，至少一个样本。",
    ),
    "batch_not_finite": Text(
        en="The batch holds NaN or infinity. Use finite numbers only.",
        zh="这批数据里有 NaN 或无穷大，请只用有限的数。",
    ),
    "matrix_does_not_fit": Text(
        en="The shape of {matrix} is {given}; to fit the others it must be {wanted}. Reshape it.",
        zh="{matrix}的形状是 {given}，要与其他矩阵配合须为 {wanted}，请调整。",
    ),
    "series_missing": Text(
        en="Forecasting needs a series. Choose the temperatures or upload a CSV file.",
        zh="预测任务需要一列数据，请选气温，或上传 CSV 文件。",
    ),
    "series_too_short": Text(
        en="The series has {given} values; sequences of this length need {minimum}. Use a longer "
        "series or shorter sequences.",
        zh="数据有 {given} 个值，这样长的序列需要 {minimum} 个。请换更长的数据，或缩短序列。",
    ),
    "series_constant": Text(
        en="The series is {given} everywhere in its first part, so there is nothing to learn. "
        "Choose a series that changes.",
        zh="数据的前一部分全是 {given}，没有可学的内容，请换一列有变化的数据。",
    ),
    "plane_needed": Text(
        en="“{given}” does not lie in a plane. Choose one of {allowed}.",
        zh="“{given}”不是平面上的问题，请从 {allowed} 中选。",
    ),
    "learner_too_narrow": Text(
        en="The kernel that learns has width {width}, the hidden one {minimum}. Give it a width "
        "of at least {minimum}.",
        zh="待学的卷积核有 {width} 个权重，隐藏的有 {minimum} 个，请至少给 {minimum} 个。",
    ),
    "kernel_larger_than_picture": Text(
        en="The kernel is {rows} × {columns}, the picture only {height} × {width} pixels. "
        "Choose a smaller kernel or a larger picture.",
        zh="卷积核为 {rows} × {columns}，图片只有 {height} × {width} 像素。"
        "请用更小的核或更大的图片。",
    ),
    "network_too_large": Text(
        en="{depth} layers of {width} units have {given:,} weights; at most {maximum:,} are "
        "possible. Take at most {narrower} units, or fewer layers.",
        zh="{depth} 层、每层 {width} 个单元共有 {given:,} 个权重，最多 {maximum:,} 个。"
        "请把单元数减到 {narrower} 以内，或减少层数。",
    ),
    "rates_count": Text(
        en="The number of learning rates given is {given}; exactly {wanted} are compared. "
        "Change the list.",
        zh="给出了 {given} 个学习率，这里须正好 {wanted} 个，请修改。",
    ),
    "no_rate_trains": Text(
        en="No rate trains {depth} layers within {steps} steps, so there is nothing to compare. "
        "Take fewer layers or more steps.",
        zh="{steps} 步之内没有任何学习率能训练好 {depth} 层的网络，无从比较。"
        "请减少层数或增加步数。",
    ),
}
