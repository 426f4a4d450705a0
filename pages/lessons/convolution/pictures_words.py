"""Words of the tab "Pictures"."""

from pages.shared.words.text import Text

LEAD = Text(
    en="In two directions the kernel is a small square of weights that slides over the picture. "
    "Nine or twenty-five numbers blur, sharpen or find edges; a network learns such squares.",
    zh="在二维里，卷积核是在图片上滑动的一小块权重。九个或二十五个数就能模糊、锐化或找边缘；"
    "神经网络学的正是这样的小方块。",
)
PRESET_EDGES = Text(en="Vertical edges", zh="竖直边缘")
PRESET_BLUR = Text(en="Blur noise", zh="模糊噪声")
PRESET_SHARPEN = Text(en="Sharpen", zh="锐化")
PRESET_RINGS = Text(en="Blur fine rings", zh="模糊细环")
PRESET_EMBOSS = Text(en="Emboss", zh="浮雕")
PICTURE = Text(en="Picture", zh="图片")
SOURCES = {
    "shapes": Text(en="Shapes", zh="形状"),
    "board": Text(en="Chess board", zh="棋盘"),
    "rings": Text(en="Rings, finer outwards", zh="同心环，越外越细"),
    "noise": Text(en="Noise", zh="噪声"),
    "own": Text(en="Your own (PNG, JPEG)", zh="自己的图片"),
}
LONGEST_SIDE = Text(en="Longest side (pixels)", zh="最长边（像素）")
FRAMES = Text(
    en="The file has {frames} frames; the first one is used.", zh="文件有 {frames} 帧，只用第一帧。"
)
FILTER = Text(en="Kernel", zh="卷积核")
FILTERS = {
    "vertical": Text(en="Vertical edges", zh="竖直边缘"),
    "horizontal": Text(en="Horizontal edges", zh="水平边缘"),
    "edges": Text(en="All edges", zh="所有边缘"),
    "blur": Text(en="Blur", zh="模糊"),
    "sharpen": Text(en="Sharpen", zh="锐化"),
    "emboss": Text(en="Emboss", zh="浮雕"),
    "own": Text(en="Your own: edit the table", zh="自定：编辑表格"),
}
FILTER_SIZE = Text(en="Size of the kernel", zh="卷积核尺寸")
FILTER_SIZES = {"3": Text(en="3 × 3", zh="3 × 3"), "5": Text(en="5 × 5", zh="5 × 5")}
EDIT_FILTER = Text(en="Change any weight:", zh="任意修改权重：")
GREY = Text(en="grey value", zh="灰度")
FILTERED_VALUE = Text(en="output", zh="输出")
ROW = Text(en="row", zh="行")
COLUMN = Text(en="column", zh="列")
LARGEST_SIZE = Text(en="largest size", zh="最大绝对值")
SMALLEST = Text(en="Smallest output", zh="输出最小值")
LARGEST = Text(en="Largest output", zh="输出最大值")
KERNEL_SUM = Text(en="Sum of the weights", zh="权重之和")
SUM_HELP = Text(
    en="An even area is multiplied by this: 1 keeps its brightness, 0 makes it vanish.",
    zh="均匀区域会乘上这个数：1 保持亮度，0 则消失。",
)
NOTE = Text(
    en="Outputs may be negative, so 0 has the middle colour. With SAME, zeros (black) surround the "
    "picture: its border looks like an edge. Colours are turned into grey values first (BT.601).",
    zh="输出可以为负，所以 0 用中间色表示。SAME 会在图片四周补零（黑色），"
    "边框因此看起来像边缘。彩色先按 BT.601 换算成灰度。",
)
ASK = Text(
    en="Stripes one pixel wide, black and white in turn: by what factor does this kernel multiply "
    "their contrast? Vertical or horizontal stripes, whichever gives more.",
    zh="一像素宽、黑白相间的条纹：这个卷积核把它的对比度乘以多少？（竖条纹与横条纹取较大者）",
)
WHY = Text(
    en="Neighbouring columns (or rows) of weights count with opposite signs. In a blur they cancel "
    "to 0; a slope skips the middle and sees the same stripe on both sides.",
    zh="相邻两列（或两行）权重以相反的符号相加。模糊核正好抵消为 0；求斜率的核跳过中间，"
    "两边看到的是同样的条纹。",
)
ALT_PICTURE = Text(
    en="{title}, {height} × {width} pixels, from {low} to {high}.",
    zh="{title}，{height} × {width} 像素，从 {low} 到 {high}。",
)
