"""Words on how a file was read as a table."""

from pages.shared.words.text import Text

SEPARATORS = {
    ";": Text(en="; separated", zh="以分号分隔"),
    ",": Text(en="comma separated", zh="以逗号分隔"),
    "\t": Text(en="tab separated", zh="以制表符分隔"),
    "|": Text(en="| separated", zh="以竖线分隔"),
    " ": Text(en="separated by blanks", zh="以空格分隔"),
    "\x1f": Text(en="one column", zh="只有一列"),
}
SHEET = Text(en="sheet “{name}”", zh="工作表“{name}”")
DECIMAL_COMMA = Text(en="decimal comma", zh="小数点写作逗号")
DECIMAL_POINT = Text(en="decimal point", zh="小数点写作点")
HEADER = Text(en="with a header", zh="有表头")
NO_HEADER = Text(en="no header", zh="无表头")
PERCENT = Text(en="percent signs left out: 5 % is read as 5", zh="百分号不计：5 % 读作 5")
ROWS = Text(en="{rows} rows", zh="{rows} 行")
READ_AS = Text(en="Read the file as", zh="文件读法")
QUESTION = Text(
    en="The file can be read in several ways that give different numbers. Choose one.",
    zh="这个文件有几种读法，得到的数字不同，请选一种。",
)
READ_IN = Text(en="Letters of the file (encoding)", zh="文件的字符编码")
ENCODINGS = {  # that older programs write
    "cp1252": Text(en="Western European (cp1252)", zh="西欧（cp1252）"),
    "gb18030": Text(en="Simplified Chinese (GB 18030)", zh="简体中文（GB 18030）"),
    "big5": Text(en="Traditional Chinese (Big5)", zh="繁体中文（Big5）"),
    "shift_jis": Text(en="Japanese (Shift JIS)", zh="日文（Shift JIS）"),
}
