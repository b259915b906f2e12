"""How long it takes to iterate a large workbook, and how much memory, beside openpyxl in its read-only mode.

    python bench/reader_speed.py [FILE.xlsx] [--projects 20000] [--rounds 3]

Without a file one in the wide layout is made (title, header, a row per project with four amounts, a goal and one cell of
about eight indicators). Each reading runs in a process of its own; the best of the rounds counts.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import xlsxwriter

PEER = """
import openpyxl
for sheet in openpyxl.load_workbook(PATH, read_only=True, data_only=True):
    sheet.reset_dimensions()
    for row in sheet.iter_rows():
        rows += 1
"""
OURS = """
from jixiao.limits import Limits
from jixiao.plugins.readers import XlsxReader
for sheet in XlsxReader().read(PATH, Limits()).sheets:
    for row in sheet.rows():
        rows += 1
"""
TIMED = """
import json, resource, sys, time
PATH, rows, start = sys.argv[1], 0, time.perf_counter()
{}
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
for line in open("/proc/self/status") if sys.platform == "linux" else ():
    peak = int(line.split()[1]) / 1024 if line.startswith("VmHWM") else peak
print(json.dumps([time.perf_counter() - start, peak, rows]))
"""
NAMES = (
    "验收合格率",
    "系统用户数",
    "功能访问量",
    "工单转派的及时率",
    "服务对象满意度",
    "故障响应率",
    "政策宣讲活动数量",
    "成本节约率",
)
GOAL = "通过开展{}建设，完善运维管理工作，加强安全防护，提高业务系统的运行效率，保障重要公共服务的正常开展，提升群众和企业的获得感。"


def make(path: Path, projects: int) -> None:
    """Write a workbook in the wide layout, the same one for the same number of projects."""
    chance = random.Random(projects)  # noqa: S311  a seed, no secret
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("项目支出绩效目标表")
        text, money = book.add_format({"text_wrap": True}), book.add_format({"num_format": "#,##0.00"})
        sheet.merge_range("A1:G1", "项目支出绩效目标表", text)
        sheet.write_row(2, 0, ["项目名称", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标"])
        for row in range(3, projects + 3):
            name = f"第{row}号信息化运维项目"
            amounts = [round(chance.uniform(1, 3000), 2), round(chance.uniform(0, 90), 2)]
            entries = (
                f"{n}、产出指标：{chance.choice(NAMES)}，年度指标值：≥{chance.randint(1, 100)}%。"
                for n in range(1, chance.randint(6, 10))
            )
            sheet.write_string(row, 0, name, text)
            sheet.write_number(row, 1, round(sum(amounts), 2), money)
            sheet.write_number(row, 2, amounts[0], money)
            sheet.write_number(row, 3, amounts[1], money)
            sheet.write_blank(row, 4, None, money)
            sheet.write_string(row, 5, GOAL.format(name), text)
            sheet.write_string(row, 6, "".join(entries), text)


def timed(code: str, path: Path, rounds: int) -> tuple[float, float, int]:
    """Return best seconds, peak megabytes and rows."""
    runs = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", TIMED.format(code), str(path)], capture_output=True, check=True
            ).stdout
        )
        for _ in range(rounds)
    ]
    seconds, peak, rows = min(runs)
    return seconds, peak, rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--projects", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or Path(folder) / "wide.xlsx"
        if options.file is None:
            make(path, options.projects)
        peer = timed(PEER, path, options.rounds)
        ours = timed(OURS, path, options.rounds)
    for name, (seconds, peak, rows) in (("openpyxl, read-only", peer), ("jixiao", ours)):
        print(f"{name:20} {seconds:8.2f} s {peak:8.0f} MB {rows:9} rows")
    print(f"{'ratio':20} {ours[0] / peer[0]:8.2f}   {ours[1] / peer[1]:8.2f}")


if __name__ == "__main__":
    main()
