"""Sentences on what a learner hands in: numbers, choices, tables, files, arrays and pictures."""

from pages.shared.words.text import Text

SENTENCES: dict[str, Text] = {
    "not_a_whole_number": Text(
        en="A whole number is needed for {setting}; {given} is not one.",
        zh="{setting}须为整数，{given} 不是整数。",
    ),
    "not_a_number": Text(
        en="A number is needed for {setting}; {given} is not one.",
        zh="{setting}须为数字，{given} 不是数字。",
    ),
    "out_of_range": Text(
        en="Here {setting} is {given}; choose a value from {minimum} to {maximum}.",
        zh="{setting}为 {given}，请在 {minimum} 到 {maximum} 之间选取。",
    ),
    "unknown_choice": Text(
        en="“{given}” is not possible as {setting}. Choose one of {allowed}.",
        zh="“{given}”不能用作{setting}，请从 {allowed} 中选。",
    ),
    "not_numbers": Text(
        en="Something in {column} is not a number. Use numbers only.",
        zh="{column}里有不是数字的内容，请只填数字。",
    ),
    "not_a_column": Text(
        en="One column of numbers is needed for {column}; what is given has {dimensions} "
        "dimensions.",
        zh="{column}须为一列数字，而给出的是 {dimensions} 维的数据。",
    ),
    "too_few_points": Text(
        en="Points given: {given}; at least {minimum} must be there. Add some.",
        zh="现有 {given} 个点，至少需要 {minimum} 个，请添加。",
    ),
    "too_many_points": Text(
        en="Points given: {given:,}; at most {maximum:,} fit. Leave some out.",
        zh="现有 {given:,} 个点，最多 {maximum:,} 个，请删去一些。",
    ),
    "not_finite": Text(
        en="Row {row} of {column} is {given}. Every cell must be a finite number.",
        zh="{column}的第 {row} 行是 {given}，每格都须为有限的数。",
    ),
    "too_large": Text(
        en="Row {row} of {column} is {given}; the absolute value may be at most {maximum}. Scale "
        "the column down.",
        zh="{column}的第 {row} 行是 {given}，绝对值不能超过 {maximum}，请缩小这一列。",
    ),
    "lengths_differ": Text(
        en="Values of x: {x}; values of y: {y}. Each point needs both.",
        zh="x 有 {x} 个值，y 有 {y} 个，每个点两者都要有。",
    ),
    "empty_view": Text(
        en="The view runs from {low} to {high}. The left end must lie left of the right end.",
        zh="显示范围是 {low} 到 {high}，左端须小于右端。",
    ),
    "table_empty": Text(
        en="The table is empty. Enter at least one row.", zh="表格是空的，请至少填一行。"
    ),
    "cell_missing": Text(
        en="Row {row}, column {heading} is empty. Fill it in, or delete the row.",
        zh="第 {row} 行 {heading} 列是空的，请填上，或删去这一行。",
    ),
    "cell_not_a_number": Text(
        en="Row {row}, column {heading} holds “{given}”, which is not a finite number. Correct it.",
        zh="第 {row} 行 {heading} 列是“{given}”，不是有限的数，请改正。",
    ),
    "cell_two_readings": Text(
        en="Row {row}, column {heading} holds “{given}”: is its comma before decimals or between "
        "thousands? Write a point, or leave the comma out.",
        zh="第 {row} 行 {heading} 列是“{given}”：逗号是小数点还是千位分隔？"
        "请改用小数点，或去掉逗号。",
    ),
    "cell_too_large": Text(
        en="Row {row}, column {heading} holds “{given}”; the absolute value may be at most "
        "{maximum:,.0f}. Correct it, or scale the column down.",
        zh="第 {row} 行 {heading} 列是“{given}”，绝对值不能超过 {maximum:,.0f}，"
        "请改正或缩小这一列。",
    ),
    "reading_open": Text(
        en="Nothing of the file is used until you choose how it is read.",
        zh="选定读法之前，不使用文件中的数据。",
    ),
    "server_full": Text(
        en="The server holds as many files as it can, and yours was not kept. Upload it again in a "
        "few minutes.",
        zh="服务器上的文件已满，没有收下你的文件，请过几分钟再上传。",
    ),
    "file_empty": Text(
        en="The file holds no data. Choose a CSV file with at least one row of numbers.",
        zh="文件里没有数据，请选择至少有一行数字的 CSV 文件。",
    ),
    "file_not_text": Text(
        en="This is not a text file. Save the table as CSV (UTF-8) and upload that.",
        zh="这不是文本文件，请把表格另存为 CSV（UTF-8）后再上传。",
    ),
    "workbook_unreadable": Text(
        en="The workbook cannot be read. Save it anew as .xlsx without a password, or as CSV.",
        zh="读不了这个工作簿，请另存为没有密码的 .xlsx，或存为 CSV。",
    ),
    "workbook_large": Text(
        en="Unpacked, the workbook has {given} MB; at most {maximum} MB are read. Save the sheet "
        "as CSV.",
        zh="工作簿解压后有 {given} MB，最多读 {maximum} MB，请把工作表存为 CSV。",
    ),
    "file_not_a_table": Text(
        en="The rows do not form a table: see line {line}. Every row needs the same number of "
        "cells, and every quotation mark its partner.",
        zh="各行拼不成一张表，请看第 {line} 行：每行的格数要相同，引号要成对。",
    ),
    "too_many_columns": Text(
        en="The file has {given:,} columns; at most {maximum:,} can be read. Keep the columns that "
        "you need, or turn the table so that its columns become rows.",
        zh="文件有 {given:,} 列，最多能读 {maximum:,} 列。请只保留需要的列，或把表格行列互换。",
    ),
    "too_many_cells": Text(
        en="The file has about {given:,} cells; at most {maximum:,} can be read. Keep the columns "
        "and rows that you need.",
        zh="文件约有 {given:,} 格，最多能读 {maximum:,} 格，请只保留需要的行和列。",
    ),
    "too_many_rows": Text(
        en="The file has more than {maximum} rows. Keep at most that many.",
        zh="文件超过 {maximum} 行，请保留不超过这么多行。",
    ),
    "array_not_numbers": Text(
        en="Something in {array} is not a number. Use real numbers only, and rows of equal length.",
        zh="{array}里有不是数字的内容。请只用实数，并让每行一样长。",
    ),
    "array_wrong_axes": Text(
        en="The number of axes of {array} is {given}; the shape must be {wanted}. Reshape it.",
        zh="{array}有 {given} 个维度，形状须为 {wanted}，请调整。",
    ),
    "array_empty": Text(
        en="There is nothing in {array}. Give at least one value.",
        zh="{array}是空的，请至少给一个值。",
    ),
    "array_too_long": Text(
        en="The number of values in {array} is {given:,}; at most {maximum:,} are possible. "
        "Make it shorter.",
        zh="{array}有 {given:,} 个值，最多 {maximum:,} 个，请缩短。",
    ),
    "array_not_finite": Text(
        en="The value at position {place} of {array} is {given}. Every value must be finite.",
        zh="{array}在位置 {place} 的值是 {given}，每个值都须为有限的数。",
    ),
    "array_too_large": Text(
        en="A value of {array} is {given}; the absolute value may be at most {maximum}. Scale it "
        "down.",
        zh="{array}里有个值是 {given}，绝对值不能超过 {maximum}，请缩小。",
    ),
    "pixel_count": Text(
        en="The picture has {given:,} colour values; its height and width ask for {wanted:,}. "
        "Make them agree.",
        zh="图片有 {given:,} 个颜色值，按高和宽应有 {wanted:,} 个，请让两者一致。",
    ),
    "pixel_range": Text(
        en="Colour values run from {lowest} to {highest}; only 0 to 255 is allowed. Rescale them.",
        zh="颜色值从 {lowest} 到 {highest}，只允许 0 到 255，请调整。",
    ),
    "picture_too_large": Text(
        en="The picture has a side of {given:,} pixels; at most {maximum:,} are possible. "
        "Make it smaller and upload it again.",
        zh="图片一边有 {given:,} 像素，最多 {maximum:,}，请缩小后再上传。",
    ),
    "picture_too_many_pixels": Text(
        en="The picture has {given:,} pixels; at most {maximum:,} are possible. "
        "Make it smaller and upload it again.",
        zh="图片有 {given:,} 个像素，最多 {maximum:,} 个，请缩小后再上传。",
    ),
    "picture_not_readable": Text(
        en="This file cannot be read as a picture: it is broken, or neither PNG nor JPEG. "
        "Save the picture anew as PNG or JPEG.",
        zh="这个文件无法当作图片读取：文件已损坏，或不是 PNG、JPEG。请另存为 PNG 或 JPEG。",
    ),
    "columns_differ": Text(
        en="The columns have different numbers of values: {sizes}. Give all of them the same "
        "number.",
        zh="各列的值个数不同：{sizes}，请让它们一样长。",
    ),
}
