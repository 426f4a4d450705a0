"""Words of long runs whose results are recorded or still to come."""

from pages.shared.words.text import Text

RECORDED = Text(
    en="Recorded on {date} ({machine}) by `{call}`.",
    zh="{date} 录制（{machine}），调用：`{call}`。",
)
ANEW = Text(en="Run: measure anew", zh="运行：重新测量")
BEFORE = Text(
    en="Still the run before, until the new one begins: {settings}.",
    zh="新的运行开始之前，仍显示之前的：{settings}。",
)
