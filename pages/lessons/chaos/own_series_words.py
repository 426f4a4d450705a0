"""Words of the tab "Own series"."""

from pages.shared.words.text import Text

LEAD = Text(
    en="Takens: one measured number is enough. Looked at several times, s(t), s(t−d), s(t−2d), it "
    "unfolds the attractor. The network learns from the first four fifths and forecasts the "
    "rest.",
    zh="Takens 定理：只测一个量就够了。取不同时刻的值 s(t)、s(t−d)、s(t−2d)，吸引子便展开来。网络用"
    "前五分之四学习，预测其余部分。",
)
PRESET_LORENZ = Text(en="x of Lorenz alone", zh="只看洛伦兹的 x")
PRESET_ROSSLER = Text(en="x of Rössler alone", zh="只看若斯勒的 x")
PRESET_NOISE = Text(en="x with 1 % noise", zh="x 加 1% 噪声")
PRESET_SHORT = Text(en="Delay of 1 point", zh="延迟 1 点")
SOURCE = Text(en="Series", zh="序列")
SOURCES = {
    "lorenz": Text(en="x of Lorenz", zh="洛伦兹的 x"),
    "rossler": Text(en="x of Rössler", zh="若斯勒的 x"),
    "chen": Text(en="x of Chen", zh="陈氏系统的 x"),
    "own": Text(en="my own table or file", zh="自己的表格或文件"),
}
EDIT = Text(en="Edit or upload your series", zh="编辑或上传序列")
COLUMNS = Text(
    en="Columns: one or three, evenly spaced in time", zh="取哪些列：一列或三列，时间等间隔"
)
THINNED = Text(
    en="That is more than a network needs here: every {every}th row is used, {rows:,} in all.",
    zh="行数超过这里所需：每 {every} 行取一行，共 {rows:,} 行。",
)
COLUMNS_USED = Text(
    en="Columns used: {count}; rows: {rows:,}.", zh="使用 {count} 列，共 {rows:,} 行。"
)
DIMENSIONS = Text(en="Delay coordinates", zh="延迟坐标数")
DELAY = Text(en="Delay d (points; 0: first minimum)", zh="延迟 d（点；0 表示取首个极小）")
DELAY_POINTS = Text(en="{delay} points", zh="{delay} 点")
POINTS_LONG = Text(en="{value:.0f} of {ahead} points", zh="{value:.0f} 点（共 {ahead} 点）")
LEARNED = Text(en="Points learned from", zh="用于学习的点数")
ASK = Text(
    en="x of Lorenz, but with a delay of 1 point instead of 12 (preset “Delay of 1 point”): for "
    "how many points is the forecast right (median)? One Lyapunov time is 55 points.",
    zh="洛伦兹的 x，但延迟取 1 点而不是 12 点（预设“延迟 1 点”）：预测能准多少个点（中位数）？一个"
    "李雅普诺夫时间是 55 点。",
)
WHY = Text(
    en="At a delay of 1 the three numbers are nearly equal, and what tells them apart is small. "
    "Clean data still hold it; noise would drown it.",
    zh="延迟 1 点时，三个数几乎相等，差别很小。数据干净时这点差别还在，有噪声就会被淹没。",
)
STILL_RIGHT = Text(en="share of starts still right", zh="仍然准确的起点比例")
INFORMATION = Text(en="mutual information (bits)", zh="互信息（比特）")
LAG = Text(en="delay (points)", zh="延迟（点）")
CHOSEN = Text(en="d = {delay}", zh="d = {delay}")
AHEAD = Text(en="points after the start", zh="起点之后的点数")
ALT_INFORMATION = Text(
    en="Mutual information against delay, from {first:.2f} bits at 0; the delay used is {delay} "
    "points.",
    zh="互信息随延迟的变化，延迟 0 时为 {first:.2f} 比特；所用延迟为 {delay} 点。",
)
ALT_FORECAST = Text(
    en="Truth and forecast of the last coordinate measured, {ahead} points from one start; the "
    "median horizon is {held:.0f}.",
    zh="最新测得的量的真实值与预测，从一个起点起 {ahead} 点；有效范围的中位数为 {held:.0f} 点。",
)
