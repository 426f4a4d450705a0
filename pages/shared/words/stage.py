"""Words of the stage: story, guess, tape, settings, the way on."""

from pages.shared.words.text import Text

STEPS = Text(en="Steps", zh="步骤")
MORE = Text(en="More settings", zh="更多设置")
WHY = Text(en="Why", zh="为什么")
NEXT = Text(en="Next: {name}", zh="下一步：{name}")
DEEPER = Text(en="deeper: {name}", zh="深入：{name}")

PLAY = Text(en="Play", zh="播放")
PAUSE = Text(en="Pause", zh="暂停")
TAPE = Text(en="Place on the tape", zh="播放位置")
POINT = Text(en="Point", zh="点")
DRAG = Text(en="Drag me, or press an arrow key", zh="拖动我，或按方向键")
DRAG_REFUSED = Text(
    en="The points that came from the browser were not numbers inside the picture. The points "
    "before are still in use.",
    zh="浏览器传来的点不是图内的数字，仍在使用之前的点。",
)
TOUCH_REFUSED = Text(
    en="The place that came from the browser is not in the picture. The settings before are "
    "still in use.",
    zh="浏览器传来的位置不在图内，仍在使用之前的设置。",
)

GUESS = Text(en="Guess first", zh="先猜一猜")
COMMIT = Text(en="Commit", zh="提交")
COMMIT_HELP = Text(en="Move the slider first.", zh="请先移动滑块。")
SHOW_ME = Text(en="Show me", zh="直接看")
AGAIN = Text(en="Guess again", zh="再猜一次")
SHOW_SETTING = Text(en="Show this setting", zh="显示这一设置")
MEASURED_IS = Text(en="Measured: **{measured}**.", zh="实测：**{measured}**。")
YOU_SAID = Text(
    en="You said **{guess}**; measured: **{measured}**. {distance}",
    zh="你猜 **{guess}**，实测 **{measured}**。{distance}",
)
RIGHT = Text(en="That is right.", zh="猜对了。")
CLOSE = Text(en="That is very near.", zh="非常接近。")
PERCENT_HIGH = Text(en="That is {percent} % too high.", zh="高了 {percent}%。")
PERCENT_LOW = Text(en="That is {percent} % too low.", zh="低了 {percent}%。")
TIMES_HIGH = Text(en="That is {times} times too high.", zh="是实测值的 {times} 倍，太高了。")
TIMES_LOW = Text(en="That is {times} times too low.", zh="实测值是你猜的 {times} 倍，猜低了。")
NOT_DEEP = Text(
    en="Below zero is right, but it lies {times} times as deep.",
    zh="在零以下没错，但实测值深 {times} 倍。",
)
TOO_DEEP = Text(
    en="Below zero is right, but yours lies {times} times too deep.",
    zh="在零以下没错，但你猜的深了 {times} 倍。",
)
OTHER_SIDE = Text(en="That is on the other side of zero.", zh="猜到零的另一边去了。")
ZERO = Text(en="It is zero, and yours is not.", zh="实测值为零，而你猜的不是。")
YOUR_GUESS = Text(en="your guess", zh="你的猜测")
FIRST_GUESS = Text(
    en="The picture waits for your guess. Commit one, or press “Show me”.",
    zh="这张图要等你先猜。请提交猜测，或点“直接看”。",
)
TALLY = Text(
    en="Your guesses: **{close} of {count}** within a factor of 2",
    zh="你的猜测：{count} 次中有 **{close} 次**误差在 2 倍以内",
)
STAGE_VIEW = Text(en="Stage view", zh="投影模式")
LEAVE_STAGE = Text(en="Leave the stage view", zh="退出投影模式")
