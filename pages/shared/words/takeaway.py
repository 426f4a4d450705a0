"""Words on what a learner takes away."""

from pages.shared.words.text import Text

LISTINGS = Text(en="The tutorial as programs", zh="教程程序")
LISTINGS_ARE = Text(
    en="The tutorial's listings no longer run. Here are {count} programs that do, with today's "
    "TensorFlow: one file each, and nothing of this project.",
    zh="教程里的代码已经跑不起来了。这里有 {count} 个用今天的 TensorFlow 能运行的程序，"
    "每个只有一个文件，不依赖本项目。",
)
PROGRAM = Text(en="Program", zh="程序")
SECTIONS = {
    1: Text(en="Feedforward", zh="前馈网络"),
    2: Text(en="Recurrent", zh="循环网络"),
    3: Text(en="Parameters", zh="参数选择"),
    4: Text(en="Chaos", zh="混沌"),
}
QR_LONG = Text(
    en="This link is too long for a QR code: leave out your own table, or send the link.",
    zh="链接太长，放不进二维码：请不要带自己的表格，或直接发送链接。",
)
QR_IS = Text(en="The same link for a phone's camera:", zh="同一个链接，可用手机扫码：")
PLAIN_FILES = Text(
    en="The plain program with these settings, and the same as a notebook for Jupyter or Colab:",
    zh="带有当前设置的普通程序，以及同一程序的笔记本（可用 Jupyter 或 Colab 打开）：",
)
NO_NOTEBOOK = Text(
    en="There is no plain program of this tab, and so no notebook: the .zip has all that it needs.",
    zh="这一页没有普通程序，所以也没有笔记本；.zip 里有运行所需的一切。",
)
EXACT_IS = Text(
    en="The exact program, with all that it needs: unpack it in an empty folder; `python run.py` "
    "prints the numbers of this page and draws its pictures.",
    zh="完整程序，所需的都在里面：解压到空文件夹，运行 `python run.py`，"
    "打印本页的数值，并画出图片。",
)
EXACT_README = Text(
    en="The exact program of {address}\n"
    "It makes the page's call, {title}, and prints what it gives; another kind of processor may "
    "round the last digits otherwise.\n"
    "Python 3.11 to 3.13, in this folder: pip install -r requirements.txt && python run.py\n"
    "Of the project's core it has the {count} files that the call needs, unchanged.\n"
    "Into pictures/ it draws the page's pictures as .svg, from the rows that the page drew: they "
    "lie in the .json beside each; the numbers that it prints are computed anew.",
    zh="{address} 的完整程序  \n"
    "它执行页面上的调用 {title}，并打印结果；换一种处理器，末几位可能不同。  \n"
    "需要 Python 3.11 到 3.13，在本文件夹中运行：pip install -r requirements.txt && python run.py\n"
    "core 里只有这个调用需要的 {count} 个文件，原样未改。  \n"
    "页面的图片画进 pictures/，存为 .svg，用的是页面画图的数据（旁边的 .json）；"
    "打印的数值是重新算出来的。",
)
NOTEBOOK_FROM = Text(
    en="From “{heading}”: {address}. It needs numpy, tensorflow and matplotlib, which Colab has.",
    zh="来自“{heading}”：{address}。需要 numpy、tensorflow 和 matplotlib，Colab 已自带。",
)
NOTEBOOK_SETTINGS = Text(en="Settings", zh="设置")
NOTEBOOK_CHANGE = Text(en="Change them and run all cells again.", zh="改动后，重新运行所有单元格。")
NOTEBOOK_STEPS = Text(en="What it computes", zh="计算")
NOTEBOOK_PICTURE = Text(en="The picture", zh="图")
DARK = Text(en="Pictures for a dark slide", zh="图片用深色背景")
NO_FONT = Text(
    en="No .png here: this server has no Chinese font, and would draw boxes. The .svg shows the "
    "words in the fonts of your own machine.",
    zh="这里没有 .png：服务器没有中文字体，只能画出方框。.svg 会用你自己电脑上的字体显示文字。",
)
