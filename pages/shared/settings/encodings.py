"""Finds the characters in the bytes of a text file."""

from __future__ import annotations

import contextlib
import math
import re

from core.errors import InputError

# Signs that headings of tables often have, by the encoding that they are written in
_COMMON = {
    "gb18030": "时间温度日期压力电流电压长度高度速度质量序号数据年月值差距离湿位置频率体重面积名称",
    "big5": "時間溫度日期壓力電流電壓長度高度速度質量序號數據年月值差距離濕位置頻率體重面積名稱",
    "shift_jis": "時間温度日付圧力電流電圧長高速度質量番号年月値差距離湿位置周波数身体重面積名称",
}
WESTERN = "cp1252"
_KANA = re.compile(r"[\u3040-\u30ff]")


def decoded(content: bytes, encoding: str = "") -> str:
    """The text of a file, in the likeliest encoding unless one is given.

    Raises InputError: file_not_text.
    """
    try:
        return content.decode(encoding or possible(content)[0])
    except UnicodeDecodeError as error:
        raise InputError("file_not_text") from error


def possible(content: bytes) -> tuple[str, ...]:
    """The encodings in which a file is text, the likeliest first; Unicode is known for certain.

    Raises InputError: file_not_text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if b"\0" in content:  # every second byte of plain text in UTF-16 is zero
        even, odd = content[::2].count(0), content[1::2].count(0)
        if min(even, odd) or 3 * max(even, odd) < len(content):
            raise InputError("file_not_text")
        return ("utf-16-be",) if even else ("utf-16-le",)
    texts = _texts(content, ("utf-8-sig",)) or _texts(content, (*_COMMON, WESTERN))
    if not texts:
        raise InputError("file_not_text")
    likelihood = {name: _likelihood(name, text, content) for name, text in texts.items()}
    return tuple(sorted(likelihood, key=likelihood.__getitem__, reverse=True))


def _texts(content: bytes, encodings: tuple[str, ...]) -> dict[str, str]:
    """The text of the bytes by each encoding in which they are one."""
    texts: dict[str, str] = {}
    for encoding in encodings:
        with contextlib.suppress(UnicodeDecodeError):
            texts[encoding] = content.decode(encoding)
    return texts


def _likelihood(encoding: str, text: str, content: bytes) -> float:
    """How likely bytes that are no UTF-8 were written so.

    By the signs that are common in each encoding; a lone byte next to letters is European.
    """
    if encoding in _COMMON:
        kana = len(_KANA.findall(text)) if encoding == "shift_jis" else 0
        return float(kana + sum(map(text.count, set(_COMMON[encoding]))))
    runs = re.findall(rb"[\x80-\xff]+", content)
    alone = 2 * sum(len(run) % 2 for run in runs) >= len(runs)
    return math.inf if alone and sum(map(len, runs)) <= 2 * len(runs) else -1.0
