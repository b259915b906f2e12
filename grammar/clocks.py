"""Times of day: 9:00-17:30 and 17:30前 hold no quantity, although 1:15 is a ratio."""

from __future__ import annotations

__all__ = ["CLOCK", "CLOCK_STARTS"]

_MINUTES = r"\s?:\s?[0-5][0-9](?::[0-5][0-9])?(?![0-9:])"
_TIME = rf"(?:2[0-4]|[01]?[0-9]){_MINUTES}"
_SURE = rf"(?:(?:2[0-4]|1[0-9]|0[0-9]|[06-9]){_MINUTES}|[0-9]{{1,2}}\s?:\s?00(?![0-9:]))"
"""What no ratio of two small numbers looks like: 师生比 1:15 to 1:20 stays one."""
_HOUR = r"(?:2[0-4]|[01]?[0-9])[时点](?:[0-5]?[0-9]分|半)?"
_TO = r"\s*(?:[-~]+|至|到)\s*"
_DAY = "(?:次日|翌日|第二天|第二日|当日|当天|凌晨|清晨|早上?|上午|中午|下午|傍晚|晚上?|夜间)"
_BEFORE = (
    "凌晨", "清晨", "早上", "上午", "中午", "下午", "傍晚", "晚上", "每天", "每日", "当日", "次日", "早", "晚", "工作日", "周末", "时间", "时间为",
    "时间:",
)  # fmt: skip
_LED = "(?:" + "|".join(f"(?<={word})" for word in _BEFORE) + ")"
_BEHIND = r"(?:\s*(?:之前|以前|前)|(?=\s*(?:之后|以后|后|开始|起|止|结束|准时|开门|开放|开馆|闭馆|关门|开启|关闭|亮灯|熄灯|开灯|关灯|发车|到岗|上岗)))"

CLOCK = (
    rf"(?=[0-9])(?<![0-9.])(?<![0-9]:)(?:{_SURE}{_TO}{_DAY}*\s*{_TIME}|{_TIME}{_TO}{_DAY}*\s*{_SURE}|{_TIME}{_TO}{_DAY}+\s*{_TIME}"
    rf"|(?:2[0-4]|[01]?[0-9])\s?:\s?00(?![0-9:])(?:\s*(?:之前|以前|前))?"
    rf"|{_HOUR}{_TO}{_DAY}*\s*{_HOUR}|{_LED}{_TIME}|{_TIME}{_BEHIND})"
)
"""A pair of times of day, one at the full hour, or one with a word beside it that says what it is."""
CLOCK_STARTS = "0123456789"
