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
