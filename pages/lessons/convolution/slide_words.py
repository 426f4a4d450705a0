"""Words of the tab "Slide the kernel"."""

from pages.shared.words.text import Text

PRESET_TUTORIAL = Text(en="Tutorial: ones, mean and sum", zh="教程：全 1，均值与求和")
PRESET_CAUSAL = Text(en="Causal", zh="因果卷积")
PRESET_SMOOTH = Text(en="Smooth a noisy sine", zh="平滑带噪正弦")
PRESET_EDGE = Text(en="Find a step", zh="找阶跃")
PRESET_CHIRP = Text(en="What an average lets pass", zh="滑动平均让哪些频率通过")
PRESET_SEATTLE = Text(en="Seattle: mean over 25 hours", zh="西雅图：25 小时平均")
PRESET_TWO = Text(en="Two input channels", zh="两个输入通道")
SIGNAL = Text(en="Signal", zh="信号")
SIGNALS = {
    "ones": Text(en="Ones", zh="全 1"),
    "step": Text(en="Step", zh="阶跃"),
    "sine": Text(en="Sine with noise", zh="带噪正弦"),
    "chirp": Text(en="Chirp", zh="扫频"),
    "seattle": Text(en="Seattle, hourly temperature", zh="西雅图逐时气温"),
    "own": Text(en="Your own", zh="自己的数据"),
}
SECOND = Text(en="Second input channel", zh="第二个输入通道")
NONE = Text(en="None", zh="无")
KERNELS = Text(en="Kernels", zh="卷积核")
CLOSE_UP_AT = Text(en="Close-up at (% of the signal)", zh="放大位置（信号的百分之几）")
INPUT_NAMED = Text(en="input: {name}", zh="输入：{name}")
SECOND_NAMED = Text(en="input 2: {name}", zh="输入 2：{name}")
FAHRENHEIT = Text(en="temperature (°F)", zh="气温（°F）")
SCRUB_OUTPUT = Text(en="Output shown", zh="显示第几个输出")
FREQUENCY = Text(en="frequency (periods per sample)", zh="频率（每样本周期数）")
GAIN = Text(en="gain", zh="增益")
FIRST_OUTPUT = Text(en="first output", zh="首个输出")
LAST_OUTPUT = Text(en="last output", zh="末个输出")
ENDS = Text(en="{name}: first, middle, last", zh="{name}：首、中、末")
OUTPUT_SHAPE = Text(en="Output [time, channels]", zh="输出 [时间, 通道]")
EDGES = Text(
    en="The edges: SAME pads with zeros (dashed circles). The first output meets {before} of them "
    "and the last {after}, so their sums lack terms. Drag the slider, or point at an output, to "
    "see its sum.",
    zh="边缘：SAME 用零填充（虚线圆圈）。首个输出碰到 {before} 个零，末个输出碰到 {after} 个，它们"
    "的求和就缺了几项。拖动滑块或指向一个输出，就能看到它的求和式。",
)
POINT_AT = Text(
    en="Drag the slider, or point at an output: the shaded inputs are what it sees, and its sum "
    "is written out. Zeros before: {before}, after: {after}.",
    zh="拖动滑块或指向一个输出：阴影里是它看到的输入，求和式写在上方。前补零 {before} 个，后补零 "
    "{after} 个。",
)
ASK = Text(
    en="Apply the first kernel once more to its own output (stride 1). What is the first value?",
    zh="把第一个卷积核再作用于它自己的输出（步幅 1），第一个值是多少？",
)
WHY = Text(
    en="The zeros now count twice: once beside the signal, once beside the first output.",
    zh="零起了两次作用：一次在信号旁边，一次在第一层输出旁边。",
)
WHY_VALID = Text(
    en="VALID pads nothing, so every value is a full sum of sums.",
    zh="VALID 不补零，所以每个值都是完整的“和的和”。",
)
ALT_CLOSE_UP = Text(
    en="Inputs and outputs around one place; the first sum is {sum}.",
    zh="一处的输入与输出，第一个求和式：{sum}。",
)
ALT_WHOLE = Text(
    en="The whole signal, {inputs} samples, and its {outputs} outputs.",
    zh="整段信号 {inputs} 个样本，以及它的 {outputs} 个输出。",
)
ALT_RESPONSE = Text(
    en="Gain against frequency; at frequency 0 it is {start}.",
    zh="增益随频率的变化，频率为 0 时是 {start}。",
)
EDIT_KERNELS = Text(
    en="Every column is one output channel; change a number, or add a row.",
    zh="一列对应一个输出通道；可以改数字，也可以加行。",
)
