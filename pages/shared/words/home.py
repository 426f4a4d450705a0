"""Words of the home page."""

from pages.shared.words.text import Text

TRY = Text(
    en="**Drag a point.** Gradient descent fits all six again at every move. Then move N.",
    zh="**拖动一个点**，每动一下，梯度下降都会重新拟合这六个点。然后再移动 N。",
)
BACK = Text(en="Put the points back", zh="把点放回原处")
OUTSIDE = Text(
    en="And where there is no point?",
    zh="没有点的地方会怎样？",
)
START = Text(en="Start here: {name}", zh="从这里开始：{name}")
COURSE = Text(en="The course", zh="课程")
PLACE = Text(en="{group} · about {minutes} min", zh="{group} · 约 {minutes} 分钟")
AFTERWARDS = Text(en="Afterwards you can {skill}.", zh="学完之后，你能{skill}。")
GUESSED = Text(
    en="You guessed {count} times, {close} of them within a factor of 2.",
    zh="你猜了 {count} 次，其中 {close} 次误差在 2 倍以内。",
)
OPEN = Text(en="Open the lesson", zh="进入这一课")
