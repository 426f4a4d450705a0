"""Sentences on equations of the learner's own: each quotes what was written."""

from pages.shared.words.text import Text

ALLOWED = (
    "sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, exp, ln (or log, the "
    "same), sqrt, abs, sign"
)
ALLOWED_ZH = (
    "sin、cos、tan、asin、acos、atan、sinh、cosh、tanh、asinh、acosh、atanh、exp、ln（同 log）、"
    "sqrt、abs、sign"
)
PLACE, PLACE_ZH = "d{equation}/dt, character {place}: ", "d{equation}/dt 第 {place} 个字符："

SENTENCES: dict[str, Text] = {
    "equation_empty": Text(
        en="The equation for d{equation}/dt is empty. Write an expression of x, y, z and t, or 0.",
        zh="d{equation}/dt 的方程是空的，请用 x、y、z、t 写一个式子，或填 0。",
    ),
    "equation_long": Text(
        en="The equation for d{equation}/dt has {given:,} characters; at most {maximum} are "
        "possible. Shorten it.",
        zh="d{equation}/dt 的方程有 {given:,} 个字符，最多 {maximum} 个，请缩短。",
    ),
    "equation_name": Text(
        en=PLACE
        + "“{given}” is not known here. Use numbers, x, y, z, t, pi, e and the functions "
        + ALLOWED
        + ".",
        zh=PLACE_ZH
        + "这里不认识“{given}”。可用数字、x、y、z、t、pi、e 和函数 "
        + ALLOWED_ZH
        + "。",
    ),
    "equation_readings": Text(
        en=PLACE + "“{given}” can be read in two ways, as {first} or as {second}. Write it with "
        "brackets or * so that only one is left.",
        zh=PLACE_ZH + "“{given}”有两种读法：{first} 或 {second}。请加括号或 *，只留一种读法。",
    ),
    "equation_ends": Text(
        en=PLACE + "nothing follows “{given}”. Write a number, a name or a bracket after it.",
        zh=PLACE_ZH + "“{given}”后面缺内容，请补上数字、名称或括号。",
    ),
    "equation_missing": Text(
        en=PLACE + "before “{given}” a number, a name or a bracket is missing. Add it, or take "
        "“{given}” away.",
        zh=PLACE_ZH + "“{given}”前面缺数字、名称或括号。请补上，或删去“{given}”。",
    ),
    "equation_bracket": Text(
        en=PLACE
        + "the bracket “{given}” has no partner, or nothing stands in it. Brackets come in "
        "pairs: ( ), [ ] or {{ }}.",
        zh=PLACE_ZH + "括号“{given}”没有配对，或括号里是空的。括号须成对：( )、[ ] 或 {{ }}。",
    ),
    "equation_bars": Text(
        en=PLACE + "the bar “{given}” has no partner, or nothing stands between two bars. Write "
        "|x| or abs(x).",
        zh=PLACE_ZH + "竖线“{given}”没有配对，或两条竖线之间是空的。请写 |x| 或 abs(x)。",
    ),
    "equation_function": Text(
        en=PLACE + "the function “{given}” needs its argument in brackets, as in {example}.",
        zh=PLACE_ZH + "函数“{given}”的自变量要写在括号里，例如 {example}。",
    ),
    "equation_equals": Text(
        en=PLACE + "“{given}” is not needed. Write only what stands to the right of the =.",
        zh=PLACE_ZH + "不用写“{given}”，只写等号右边的式子。",
    ),
    "equation_comma": Text(
        en=PLACE + "“{given}” has a comma. Decimals are written with a point, as in 0.5, and each "
        "function has one argument.",
        zh=PLACE_ZH + "“{given}”里有逗号。小数请用小数点，如 0.5；每个函数只有一个自变量。",
    ),
    "equation_part": Text(
        en=PLACE
        + "the sign “{given}” is not possible here. Use numbers, names, brackets, bars and "
        "+ - * / ^.",
        zh=PLACE_ZH + "这里不能用符号“{given}”。可用数字、名称、括号、竖线和 + - * / ^。",
    ),
    "equation_power": Text(
        en=PLACE
        + "in “{given}” the exponent must be a number from −{maximum} to {maximum}; only a "
        "base that is a number above zero may have others. Write exp(…) for other powers.",
        zh=PLACE_ZH + "“{given}”的指数须为 −{maximum} 到 {maximum} 之间的数；只有底数是正数时才可以"
        "是别的。其他幂请用 exp(…)。",
    ),
    "equation_root": Text(
        en=PLACE
        + "in “{given}” the base is below zero, so only its whole powers are real numbers. "
        "Use a whole exponent.",
        zh=PLACE_ZH + "“{given}”的底数小于零，只有整数次幂才是实数，请用整数指数。",
    ),
    "equation_number": Text(
        en=PLACE + "the number “{given}” is too large; its absolute value may be at most "
        "{maximum:g}. Make it smaller.",
        zh=PLACE_ZH + "数“{given}”太大，绝对值不能超过 {maximum:g}，请改小。",
    ),
    "equation_division": Text(
        en=PLACE + "“{given}” divides by zero. Change the denominator.",
        zh=PLACE_ZH + "“{given}”的除数为零，请改分母。",
    ),
    "equation_undefined": Text(
        en="d{equation}/dt has no value at the start x = {x:.6g}, y = {y:.6g}, z = {z:.6g}, t = 0: "
        "there “{given}” is not a finite real number. Change this part or the start.",
        zh="d{equation}/dt 在起点 x = {x:.6g}、y = {y:.6g}、z = {z:.6g}、t = 0 处没有值："
        "“{given}”在那里不是有限的实数。请修改这一部分或起点。",
    ),
    "equation_value": Text(
        en="The variable “{given}” has no value. Give it one, as in evaluate(text, {given}=1.0).",
        zh="变量“{given}”没有值。请给它一个值，例如 evaluate(text, {given}=1.0)。",
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
    "equations_work": Text(
        en="These equations have {parts} operations; an orbit of them may have {maximum:,} steps "
        "at most, and {given:,} are wanted. Choose a longer step or a shorter time.",
        zh="这组方程有 {parts} 个运算，轨道最多能算 {maximum:,} 步，而这里要 {given:,} 步。"
        "请加大步长或缩短时间。",
    ),
}
