"""One sentence for every rule of ``core.errors.InputError``: given, allowed, what to do."""

from pages.texts.text import Text

# What core calls a setting -> what the learner calls it
NAMES: dict[str, Text] = {
    "terms": Text(en="the number of terms N", zh="项数 N"),
    "learning_rate": Text(en="the learning rate", zh="学习率"),
    "steps": Text(en="the number of iterations", zh="迭代次数"),
    "low": Text(en="the left end of the view", zh="显示范围的左端"),
    "high": Text(en="the right end of the view", zh="显示范围的右端"),
    "iterations": Text(en="the number of iterations", zh="迭代次数"),
    "tolerance": Text(en="the tolerance", zh="允许误差"),
    "factor": Text(en="the widening of the view", zh="显示范围的放大倍数"),
    "parameters": Text(en="the number of parameters N", zh="参数个数 N"),
    "samples": Text(en="the number of points n", zh="数据点个数 n"),
    "noise": Text(en="the noise", zh="噪声"),
    "resamples": Text(en="the number of resamples", zh="重采样次数"),
    "largest": Text(en="the largest size", zh="最大规模"),
    "share": Text(en="the share of points to fit", zh="用于拟合的比例"),
    "effective_parameters": Text(en="the number of effective parameters", zh="有效参数个数"),
    "seed": Text(en="the seed", zh="随机种子"),
    "signal": Text(en="the signal", zh="信号"),
    "kernel": Text(en="the kernel", zh="卷积核"),
    "kernels": Text(en="the kernels", zh="卷积核"),
    "matrix": Text(en="the matrix", zh="矩阵"),
    "length": Text(en="the length n", zh="长度 n"),
    "width": Text(en="the kernel width", zh="卷积核宽度"),
    "stride": Text(en="the stride", zh="步长"),
    "dilation": Text(en="the dilation", zh="膨胀系数"),
    "draws": Text(en="the number of draws", zh="抽样次数"),
    "picture": Text(en="the picture", zh="图片"),
    "pixels": Text(en="the picture", zh="图片"),
    "height": Text(en="the height of the picture", zh="图片高度"),
    "cycles": Text(en="the frequency of the stripes", zh="条纹频率"),
    "harmonics": Text(en="the number of harmonics", zh="谐波个数"),
    "values": Text(en="the values of your period", zh="自定周期的数值"),
    "most": Text(en="the number of sequences", zh="序列数"),
    "percent": Text(en="the place of the close-up", zh="放大的位置"),
    "shown": Text(en="the number of positions shown", zh="显示的位置数"),
    "channels_in": Text(en="the number of input channels", zh="输入通道数"),
    "channels_out": Text(en="the number of output channels", zh="输出通道数"),
    "channels": Text(en="the number of channels", zh="通道数"),
    "features": Text(en="the number of features", zh="特征数"),
    "inputs": Text(en="the input sequence", zh="输入序列"),
    "A1": Text(en="matrix A1", zh="矩阵 A1"),
    "A2": Text(en="matrix A2", zh="矩阵 A2"),
    "A3": Text(en="matrix A3", zh="矩阵 A3"),
    "recurrent_kernel": Text(en="the recurrent matrix U", zh="循环矩阵 U"),
    "bias": Text(en="the bias b", zh="偏置 b"),
    "forget_bias": Text(en="the forget bias", zh="遗忘门偏置"),
    "recurrence": Text(en="the size of the recurrent matrix", zh="循环矩阵的大小"),
    "units": Text(en="the number of units", zh="单元个数"),
    "at": Text(en="the step of the impulse", zh="脉冲所在的步"),
    "rounds": Text(en="the number of rounds", zh="重复次数"),
    "clip": Text(en="the clipping norm", zh="梯度裁剪的范数"),
    "radius": Text(en="the spectral radius", zh="谱半径"),
    "drive": Text(en="the strength of the inputs", zh="输入的强度"),
    "training": Text(en="the number of training steps", zh="训练步数"),
    "layers": Text(en="the number of layers", zh="层数"),
    "series": Text(en="the series", zh="序列数据"),
    "examples": Text(en="the number of examples", zh="样本数"),
    "runs": Text(en="the number of networks", zh="网络个数"),
    "depth": Text(en="the number of hidden layers", zh="隐藏层数"),
    "constant": Text(en="the constant", zh="常数"),
    "times_bound": Text(en="the learning rate in bounds", zh="学习率（上界的倍数）"),
    "learning_rates": Text(en="the learning rates", zh="各学习率"),
    "adaptive_rate": Text(en="the rate of RMSprop and Adam", zh="RMSprop 与 Adam 的学习率"),
    "momentum": Text(en="the momentum", zh="动量"),
    "rho": Text(en="the memory ρ of RMSprop", zh="RMSprop 的衰减率 ρ"),
    "beta1": Text(en="the memory β₁ of Adam", zh="Adam 的衰减率 β₁"),
    "beta2": Text(en="the memory β₂ of Adam", zh="Adam 的衰减率 β₂"),
    "most_terms": Text(en="the largest number of terms", zh="最大项数"),
    "count": Text(en="the number of rates", zh="学习率个数"),
    "stretch": Text(en="the stretch of x", zh="x 的拉伸倍数"),
    "levels": Text(en="the number of ellipses", zh="椭圆个数"),
    "first": Text(en="the power of the first coefficient", zh="第一个系数的幂次"),
    "second": Text(en="the power of the second coefficient", zh="第二个系数的幂次"),
    "start_first": Text(en="the start of the first coefficient", zh="第一个系数的起点"),
    "start_second": Text(en="the start of the second coefficient", zh="第二个系数的起点"),
    "final": Text(en="the last rate as a share of the first", zh="最后学习率占初始的比例"),
    "drops": Text(en="the number of drops", zh="下降次数"),
    "warm_up": Text(en="the share of warm-up", zh="预热的比例"),
    "batch": Text(en="the batch size B", zh="批大小 B"),
    "weights": Text(en="the weights w₁, w₂", zh="权重 w₁、w₂"),
    "weight": Text(en="each weight", zh="每个权重"),
    "cost_pixels": Text(en="the size of the pictures", zh="图片的边长"),
    "target_loss": Text(en="the target loss", zh="目标损失"),
    "cost_limit": Text(en="the memory limit", zh="内存上限"),
    "uphill_share": Text(en="the share of uphill steps", zh="上坡步子的比例"),
    "x": Text(en="x", zh="x"),
    "degree": Text(en="the degree of the polynomial", zh="多项式的次数"),
    "mass": Text(en="the mass of a body", zh="天体的质量"),
    "masses": Text(en="the masses", zh="质量"),
    "positions": Text(en="the places of the bodies", zh="天体的位置"),
    "velocities": Text(en="the velocities of the bodies", zh="天体的速度"),
    "systems": Text(en="the number of systems", zh="系统个数"),
    "dimensions": Text(en="the number of dimensions", zh="维数"),
    "heat": Text(en="the kinetic over the potential energy", zh="动能与势能之比"),
    "until": Text(en="the time followed", zh="跟踪时长"),
    "step": Text(en="the step", zh="步长"),
    "shift": Text(en="the shift of the twin", zh="孪生系统的偏移"),
    "parameter": Text(en="a parameter of the equations", zh="方程的参数"),
    "dt": Text(en="the time step", zh="时间步长"),
    "every": Text(en="the number of steps between two frames", zh="两帧之间的步数"),
    "start": Text(en="the start", zh="起点"),
    "starts": Text(en="the number of starts", zh="起点个数"),
    "time": Text(en="the time followed", zh="跟踪的时间"),
    "period": Text(en="the period", zh="周期"),
    "points": Text(en="the number of points drawn", zh="画出的点数"),
    "level": Text(en="the height of the section", zh="截面的高度"),
    "halvings": Text(en="the number of halvings", zh="减半的次数"),
    "distance": Text(en="the distance at the start", zh="起点的距离"),
    "neighbours": Text(en="the number of neighbours", zh="邻居个数"),
    "exponent": Text(en="the largest exponent", zh="最大指数"),
    "transient": Text(en="the number of steps left out first", zh="开头略去的步数"),
    "size": Text(en="the number of channels or units", zh="通道数或单元数"),
    "learned_points": Text(en="the number of points to learn from", zh="用于学习的点数"),
    "delay": Text(en="the delay", zh="延迟"),
    "embedding": Text(en="the number of delay coordinates", zh="延迟坐标数"),
    "most_lag": Text(en="the longest delay", zh="最长的延迟"),
    "states": Text(en="the trajectory", zh="轨道数据"),
    "truth": Text(en="the truth", zh="真实轨道"),
    "context": Text(en="the points before the start", zh="起点之前的点"),
    "lyapunov": Text(en="the largest exponent λ", zh="最大指数 λ"),
    "threshold": Text(en="the threshold of the error", zh="误差的阈值"),
    "scale": Text(en="the scale of the weights", zh="权重的大小"),
    "deepest": Text(en="the layers of the deepest network", zh="最深网络的层数"),
    "held_out_x": Text(en="x of the points held out", zh="留出点的 x"),
    "held_out_y": Text(en="y of the points held out", zh="留出点的 y"),
    "second signal": Text(en="the second signal", zh="第二个信号"),
    "coefficients": Text(en="the coefficients", zh="系数"),
    "examples_given": Text(en="the batch of examples", zh="这批样本"),
    "padding": Text(en="the padding", zh="填充方式"),
    "filter": Text(en="the filter", zh="滤波器"),
    "filter_size": Text(en="the size of the filter", zh="滤波器的尺寸"),
    "cell": Text(en="the recurrent cell", zh="循环单元"),
    "method": Text(en="the solver", zh="解法"),
    "system": Text(en="the system", zh="系统"),
    "orbit": Text(en="the orbit", zh="轨道"),
    "network": Text(en="the network", zh="网络"),
    "kind_of_start": Text(en="the kind of starts", zh="起始状态的类型"),
    "baseline": Text(en="the baseline", zh="基准方法"),
    "problem": Text(en="the problem", zh="分类问题"),
    "wave": Text(en="the wave", zh="波形"),
    "api": Text(en="the builder", zh="写法"),
    "activation": Text(en="the activation", zh="激活函数"),
    "kind_of_matrix": Text(en="the kind of matrix", zh="矩阵类型"),
    "task": Text(en="the task", zh="任务"),
    "stimulus": Text(en="the input", zh="输入"),
    "test_shift": Text(en="the shift of the test data", zh="测试数据的偏移"),
}

SENTENCES: dict[str, Text] = {
    "not_a_whole_number": Text(
        en="A whole number is needed for {setting}; {given} is not one.",
        zh="{setting}须为整数，{given} 不是整数。",
    ),
    "not_a_number": Text(
        en="A number is needed for {setting}; {given} is not one.",
        zh="{setting}须为数字，{given} 不是数字。",
    ),
    "out_of_range": Text(
        en="Here {setting} is {given}; choose a value from {minimum} to {maximum}.",
        zh="{setting}为 {given}，请在 {minimum} 到 {maximum} 之间选取。",
    ),
    "unknown_choice": Text(
        en="“{given}” is not possible as {setting}. Choose one of {allowed}.",
        zh="“{given}”不能用作{setting}，请从 {allowed} 中选。",
    ),
    "not_numbers": Text(
        en="Something in {column} is not a number. Use numbers only.",
        zh="{column}里有不是数字的内容，请只填数字。",
    ),
    "not_a_column": Text(
        en="One column of numbers is needed for {column}; what is given has {dimensions} "
        "dimensions.",
        zh="{column}须为一列数字，而给出的是 {dimensions} 维的数据。",
    ),
    "too_few_points": Text(
        en="Points given: {given}; at least {minimum} must be there. Add some.",
        zh="现有 {given} 个点，至少需要 {minimum} 个，请添加。",
    ),
    "too_many_points": Text(
        en="Points given: {given:,}; at most {maximum:,} fit. Leave some out.",
        zh="现有 {given:,} 个点，最多 {maximum:,} 个，请删去一些。",
    ),
    "not_finite": Text(
        en="Row {row} of {column} is {given}. Every cell must be a finite number.",
        zh="{column}的第 {row} 行是 {given}，每格都须为有限的数。",
    ),
    "too_large": Text(
        en="Row {row} of {column} is {given}; the absolute value may be at most {maximum}. Scale "
        "the column down.",
        zh="{column}的第 {row} 行是 {given}，绝对值不能超过 {maximum}，请缩小这一列。",
    ),
    "lengths_differ": Text(
        en="Values of x: {x}; values of y: {y}. Each point needs both.",
        zh="x 有 {x} 个值，y 有 {y} 个，每个点两者都要有。",
    ),
    "no_coefficients": Text(
        en="There are no coefficients. Give at least one.", zh="没有系数，至少要有一个。"
    ),
    "empty_view": Text(
        en="The view runs from {low} to {high}. The left end must lie left of the right end.",
        zh="显示范围是 {low} 到 {high}，左端须小于右端。",
    ),
    "table_empty": Text(
        en="The table is empty. Enter at least one row.", zh="表格是空的，请至少填一行。"
    ),
    "cell_missing": Text(
        en="Row {row}, column {heading} is empty. Fill it in, or delete the row.",
        zh="第 {row} 行 {heading} 列是空的，请填上，或删去这一行。",
    ),
    "cell_not_a_number": Text(
        en="Row {row}, column {heading} holds “{given}”, which is not a finite number. Correct it.",
        zh="第 {row} 行 {heading} 列是“{given}”，不是有限的数，请改正。",
    ),
    "file_empty": Text(
        en="The file holds no data. Choose a CSV file with at least one row of numbers.",
        zh="文件里没有数据，请选择至少有一行数字的 CSV 文件。",
    ),
    "file_not_text": Text(
        en="This is not a text file. Save the table as CSV (UTF-8) and upload that.",
        zh="这不是文本文件，请把表格另存为 CSV（UTF-8）后再上传。",
    ),
    "file_not_a_table": Text(
        en="The rows do not form a table: see line {line}. Every row needs the same number of "
        "cells, and every quotation mark its partner.",
        zh="各行拼不成一张表，请看第 {line} 行：每行的格数要相同，引号要成对。",
    ),
    "too_many_rows": Text(
        en="The file has more than {maximum} rows. Keep at most that many.",
        zh="文件超过 {maximum} 行，请保留不超过这么多行。",
    ),
    "array_not_numbers": Text(
        en="Something in {array} is not a number. Use real numbers only, and rows of equal length.",
        zh="{array}里有不是数字的内容。请只用实数，并让每行一样长。",
    ),
    "array_wrong_axes": Text(
        en="The number of axes of {array} is {given}; the shape must be {wanted}. Reshape it.",
        zh="{array}有 {given} 个维度，形状须为 {wanted}，请调整。",
    ),
    "array_empty": Text(
        en="There is nothing in {array}. Give at least one value.",
        zh="{array}是空的，请至少给一个值。",
    ),
    "array_too_long": Text(
        en="The number of values in {array} is {given:,}; at most {maximum:,} are possible. "
        "Make it shorter.",
        zh="{array}有 {given:,} 个值，最多 {maximum:,} 个，请缩短。",
    ),
    "array_not_finite": Text(
        en="The value at position {place} of {array} is {given}. Every value must be finite.",
        zh="{array}在位置 {place} 的值是 {given}，每个值都须为有限的数。",
    ),
    "array_too_large": Text(
        en="A value of {array} is {given}; the absolute value may be at most {maximum}. Scale it "
        "down.",
        zh="{array}里有个值是 {given}，绝对值不能超过 {maximum}，请缩小。",
    ),
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
        zh="步长为 {stride}，信号只有 {length} 个样本，步长请不要超过 {length}。",
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
        en="The kernel width is {given}; named kernels need a middle tap. Choose an odd width.",
        zh="卷积核宽度为 {given}，这些核需要有正中的权重，请选奇数。",
    ),
    "kernel_too_narrow": Text(
        en="The kernel width is {width}; this kernel needs at least {minimum}. Choose a wider one.",
        zh="卷积核宽度为 {width}，这种核至少要 {minimum}，请加宽。",
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
        en="The learner's kernel has width {width}, the hidden one {minimum}. Give the learner at "
        "least {minimum} taps.",
        zh="学习的卷积核有 {width} 个权重，隐藏的有 {minimum} 个，请至少给 {minimum} 个。",
    ),
    "beyond_float32": Text(
        en="The steepest direction has λmax = {given}, beyond float32, which ends at {maximum}. "
        "Scale x down, or use fewer terms.",
        zh="最陡方向的 λmax = {given}，超出 float32 的上限 {maximum}。请缩小 x，或减少项数。",
    ),
    "flat_surface": Text(
        en="The number of different x is {distinct}. They are too few, or too close together, to "
        "determine {terms} coefficients. Add points at other x.",
        zh="不同的 x 只有 {distinct} 个，或者彼此太近，定不了 {terms} 个系数。请添加 x 不同的点。",
    ),
    "same_coefficient": Text(
        en="Both coefficients belong to power {given}. Choose two different ones.",
        zh="两个系数都是 {given} 次幂的，请选两个不同的。",
    ),
    "kernel_larger_than_picture": Text(
        en="The kernel is {rows} × {columns}, the picture only {height} × {width} pixels. "
        "Choose a smaller kernel or a larger picture.",
        zh="卷积核为 {rows} × {columns}，图片只有 {height} × {width} 像素。"
        "请用更小的核或更大的图片。",
    ),
    "pixel_count": Text(
        en="The picture has {given:,} colour values; its height and width ask for {wanted:,}. "
        "Make them agree.",
        zh="图片有 {given:,} 个颜色值，按高和宽应有 {wanted:,} 个，请让两者一致。",
    ),
    "pixel_range": Text(
        en="Colour values run from {lowest} to {highest}; only 0 to 255 is allowed. Rescale them.",
        zh="颜色值从 {lowest} 到 {highest}，只允许 0 到 255，请调整。",
    ),
    "picture_too_large": Text(
        en="The picture has a side of {given:,} pixels; at most {maximum:,} are possible. "
        "Make it smaller and upload it again.",
        zh="图片一边有 {given:,} 像素，最多 {maximum:,}，请缩小后再上传。",
    ),
    "picture_too_many_pixels": Text(
        en="The picture has {given:,} pixels; at most {maximum:,} are possible. "
        "Make it smaller and upload it again.",
        zh="图片有 {given:,} 个像素，最多 {maximum:,} 个，请缩小后再上传。",
    ),
    "picture_not_readable": Text(
        en="This file cannot be read as a picture: it is broken, or neither PNG nor JPEG. "
        "Save the picture anew as PNG or JPEG.",
        zh="这个文件无法当作图片读取：文件已损坏，或不是 PNG、JPEG。请另存为 PNG 或 JPEG。",
    ),
    "not_three": Text(
        en="Three bodies are needed, but {array} are given for {given}. Give one row per body.",
        zh="需要三个天体，{array}却给了 {given} 个，请每个天体填一行。",
    ),
    "not_a_space": Text(
        en="In {array} the count of numbers per body is {given}; it must be 2 in a plane or 3 in "
        "space. Change the table.",
        zh="{array}每行有 {given} 个数，平面上须为 2 个，空间中须为 3 个，请修改。",
    ),
    "dimensions_differ": Text(
        en="Places have {positions} numbers per body and velocities {velocities}. Make them agree.",
        zh="位置每个天体有 {positions} 个数，速度有 {velocities} 个，请让两者一致。",
    ),
    "bodies_too_close": Text(
        en="Bodies {first} and {second} are {given:.3g} apart, which is the same place for this "
        "computation. Move them more than {minimum:.3g} apart.",
        zh="天体 {first} 和 {second} 相距 {given:.3g}，在计算中就是同一处，"
        "请让它们相距超过 {minimum:.3g}。",
    ),
    "unknown_parameter": Text(
        en="These equations have no parameter “{given}”. What they have: {allowed}.",
        zh="这组方程没有参数“{given}”，它的参数是：{allowed}。",
    ),
    "wrong_dimensions": Text(
        en="The count of numbers in a start is {given}; it must be {wanted}, for x, y and z. "
        "Change it.",
        zh="起点有 {given} 个数，而 x、y、z 需要 {wanted} 个，请修改。",
    ),
    "too_much_work": Text(
        en="All starts together would take {given:,} steps; at most {maximum:,} are possible. "
        "Use fewer starts or fewer steps.",
        zh="所有起点加起来共需 {given:,} 步，最多 {maximum:,} 步。请减少起点或步数。",
    ),
    "too_many_kept": Text(
        en="The frames of all starts would hold {given:,} states; at most {maximum:,} can be kept. "
        "Use fewer starts, or more steps between two frames.",
        zh="所有起点的各帧共有 {given:,} 个状态，最多保留 {maximum:,} 个。"
        "请减少起点，或加大两帧之间的步数。",
    ),
    "batch_above_samples": Text(
        en="The batch size is {given}, the number of samples only {samples}, and none is drawn "
        "twice. Choose at most {samples}.",
        zh="批大小为 {given}，但样本只有 {samples} 个，且不重复抽取。请不要超过 {samples}。",
    ),
    "not_two_columns": Text(
        en="The model has two weights, so it needs two columns, x1 and x2, not {given}. Change "
        "the table.",
        zh="模型有两个权重，需要 x1、x2 两列，而不是 {given} 列，请修改表格。",
    ),
    "two_weights": Text(
        en="The model has two weights; the number given is {given}. Give two.",
        zh="模型有两个权重，却给出了 {given} 个，请给两个。",
    ),
    "flat_bowl": Text(
        en="The loss of these samples (number: {samples}) has no single lowest point: there is "
        "only one sample, or x is constant, or x1 and x2 are proportional. Add samples that "
        "differ.",
        zh="这 {samples} 个样本的损失没有唯一的最低点：只有一个样本，或 x 为常数，或 x1 与 x2 成比"
        "例。请添加不同的样本。",
    ),
    "batches_count": Text(
        en="The number of batch sizes given is {given}; from 1 to {maximum} can be measured. "
        "Change the list.",
        zh="给出了 {given} 种批大小，可以测 1 到 {maximum} 种，请修改。",
    ),
    "cost_out_of_memory": Text(
        en="The process with batches of {batch} needed more than {limit:,} MB and was ended. What "
        "was measured before is kept. Raise the limit, or choose smaller pictures.",
        zh="批大小为 {batch} 的进程超过了 {limit:,} MB 的内存上限，已被结束；之前测得的结果还在。"
        "请提高上限，或选小一些的图片。",
    ),
    "cost_killed": Text(
        en="The process with batches of {batch} was ended from outside (signal {signal}), most "
        "likely because the machine ran out of memory. Choose smaller batches or pictures.",
        zh="批大小为 {batch} 的进程被系统结束（信号 {signal}），多半是机器内存不足。"
        "请选小一些的批量或图片。",
    ),
    "equation_empty": Text(
        en="The equation for d{equation}/dt is empty. Write an expression of x, y, z and t, or 0.",
        zh="d{equation}/dt 的方程是空的，请用 x、y、z、t 写一个式子，或填 0。",
    ),
    "equation_long": Text(
        en="The equation for d{equation}/dt has {given:,} characters; at most {maximum} are "
        "possible. Shorten it.",
        zh="d{equation}/dt 的方程有 {given:,} 个字符，最多 {maximum} 个，请缩短。",
    ),
    "equation_syntax": Text(
        en="The equation for d{equation}/dt cannot be read from character {place} on. Check "
        "brackets and signs; products need a *.",
        zh="d{equation}/dt 的方程从第 {place} 个字符起读不懂。请检查括号和符号，乘号 * 不能省。",
    ),
    "equation_name": Text(
        en="d{equation}/dt, character {place}: “{given}” is not known. Use x, y, z, t, pi and sin, "
        "cos, tan, tanh, exp, log, sqrt, abs.",
        zh="d{equation}/dt 第 {place} 个字符：不认识“{given}”。可用 x、y、z、t、pi 和 sin、cos、"
        "tan、tanh、exp、log、sqrt、abs。",
    ),
    "equation_part": Text(
        en="d{equation}/dt, character {place}: “{given}” is not possible here. Use numbers, "
        "+ - * / ^ and functions of one argument only.",
        zh="d{equation}/dt 第 {place} 个字符：这里不能用“{given}”。只能用数字、+ - * / ^ "
        "和一个参数的函数。",
    ),
    "equation_power": Text(
        en="d{equation}/dt, character {place}: an exponent must be a number from −{maximum} to "
        "{maximum}. Write exp(…) for other powers.",
        zh="d{equation}/dt 第 {place} 个字符：指数须为 −{maximum} 到 {maximum} 之间的数，"
        "其他幂请用 exp(…)。",
    ),
    "equation_number": Text(
        en="d{equation}/dt, character {place}: this number is too large; its absolute value may "
        "be at most {maximum:g}. Make it smaller.",
        zh="d{equation}/dt 第 {place} 个字符：这个数太大，绝对值不能超过 {maximum:g}，请改小。",
    ),
    "equation_division": Text(
        en="d{equation}/dt, character {place}: this divides by zero. Change the denominator.",
        zh="d{equation}/dt 第 {place} 个字符：除数为零，请改分母。",
    ),
    "equation_deep": Text(
        en="The equation for d{equation}/dt has too many parts. Make it simpler.",
        zh="d{equation}/dt 的方程太复杂，请简化。",
    ),
    "equations_count": Text(
        en="Three equations separated by semicolons are needed; the number given is {given}. "
        "Write one each for dx/dt, dy/dt and dz/dt.",
        zh="需要用分号隔开的三个方程，这里有 {given} 个。请为 dx/dt、dy/dt、dz/dt 各写一个。",
    ),
    "window_not_possible": Text(
        en="The window is {given} points wide, but each convolution halves it, down to one point. "
        "Choose one of {allowed}.",
        zh="窗口为 {given} 个点；宽度为 2 的卷积每层把它减半，直到剩一个点。请从 {allowed} 中选。",
    ),
    "too_many_dimensions": Text(
        en="The trajectory has {given} columns; at most {maximum} can be rebuilt. Leave some out.",
        zh="轨道数据有 {given} 列，最多能重建 {maximum} 列，请删去一些。",
    ),
    "trajectory_length": Text(
        en="The series has {given} points without a gap; from {minimum} to {maximum} are needed "
        "to learn from. Give a longer or a shorter one.",
        zh="连续的点有 {given} 个，学习需要 {minimum} 到 {maximum} 个，请换一段更长或更短的数据。",
    ),
    "trajectory_constant": Text(
        en="Column {column} is {given} all the time, so there is nothing to learn. Choose a series "
        "that changes.",
        zh="第 {column} 列始终是 {given}，没有可学的内容，请换一列有变化的数据。",
    ),
    "symmetry_needs_three": Text(
        en="The symmetry (x, y, z) → (−x, −y, z) needs three columns; the number given is "
        "{given}. Turn it off.",
        zh="对称 (x, y, z) → (−x, −y, z) 需要三列，现有 {given} 列，请关掉它。",
    ),
    "no_symmetry": Text(
        en="The system {system} has no symmetry (x, y, z) → (−x, −y, z). Turn it off.",
        zh="系统 {system} 没有对称性 (x, y, z) → (−x, −y, z)，请关掉它。",
    ),
    "shapes_differ": Text(
        en="The forecast has shape {given}, the truth {wanted}. Give both the same shape.",
        zh="预测的形状是 {given}，真实轨道是 {wanted}，两者须相同。",
    ),
    "columns_differ": Text(
        en="The columns have different numbers of values: {sizes}. Give all of them the same "
        "number.",
        zh="各列的值个数不同：{sizes}，请让它们一样长。",
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
