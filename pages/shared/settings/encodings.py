"""Finds the characters in the bytes of a text file."""

from __future__ import annotations

import re

from core.errors import InputError

# Signs that headings of tables often have, by the encoding that they are written in
_COMMON = {
    "gb18030": "时间温度日期压力电流电压长度高度速度质量序号数据年月值差距离湿位置频率体重面积名称",
    "big5": "時間溫度日期壓力電流電壓長度高度速度質量序號數據年月值差距離濕位置頻率體重面積名稱",
    "shift_jis": "時間温度日付圧力電流電圧長高速度質量番号年月値差距離湿位置周波数身体重面積名称",
}
_KANA = re.compile(r"[\u3040-\u30ff]")


def decoded(content: bytes) -> str:
    """The text of a file; raises InputError where it is none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(content, "utf-16")
    if b"\0" in content:  # every second byte of plain text in UTF-16 is zero
        even, odd = content[::2].count(0), content[1::2].count(0)
        if min(even, odd) or 3 * max(even, odd) < len(content):
            raise InputError("file_not_text")
        return _strictly(content, "utf-16-be" if even else "utf-16-le")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_bytes(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError("file_not_text") from error


def _of_bytes(content: bytes) -> str:
    """By the signs that are common in each encoding; a lone byte next to letters is European."""
    runs = re.findall(rb"[\x80-\xff]+", content)
    if 2 * sum(len(run) % 2 for run in runs) >= len(runs):
        try:
            western = content.decode("cp1252")
        except UnicodeDecodeError:
            western = ""
        if western and sum(map(len, runs)) <= 2 * len(runs):
            return western
    texts: list[tuple[float, str]] = []
    for encoding, common in _COMMON.items():
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        kana = len(_KANA.findall(text)) if encoding == "shift_jis" else 0
        texts.append((kana + sum(map(text.count, set(common))), text))
    if texts:
        return max(texts, key=lambda item: item[0])[1]
    return _strictly(content, "cp1252")
