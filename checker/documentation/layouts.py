"""The page of forms: those that are known, and how to describe one of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

from jixiao.documentation.formats import editors, key_table
from jixiao.text import Language, Text

if TYPE_CHECKING:
    from jixiao.host import Host

__all__ = ["pages"]

_KNOWN = Text(
    "表式自己认出来，不用指定。查看一种表式凭什么识别、必须有哪些列：`jixiao forms show F5`；生成空白表：`jixiao template F5 -o 新表.xlsx`；"
    "转成另一种版式：`jixiao convert 目标表.xlsx --to F4 -o 新表.xlsx`。",
    "Forms are recognised by themselves. See what tells one from others and which columns it needs: `jixiao forms show F5`; write an empty "
    "one: `jixiao template F5 -o new.xlsx`; change the layout: `jixiao convert targets.xlsx --to F4 -o new.xlsx`.",
)
_OWN = Text(
    """本地的表用了别的列标题，或有自带表式没有的要求，就用一个 TOML 文件描述它，不用编程：

```toml
# 本市任务书.toml
name = "city-tasks"
title = { zh = "本市绩效任务书", en = "the city's performance task sheet" }
kind = "long"
money-unit = "万元"

[recognise]
title = ["任务书"]
columns = ["name", "value"]
requires = ["category", "name", "value"]

[columns]
category = ["任务类别"]
name = ["任务名称"]
value = ["完成标准"]
```

    jixiao forms test 本市任务书.toml 某单位.xlsx     # 认出了什么，还缺什么

在 [配置](configuration.md) 里写 `forms = ["本市任务书.toml"]`，以后就会认出它。""",
    """Where a local table has other column titles, or asks for more than a built-in form, describe it in TOML, without programming:

```toml
# city-tasks.toml
name = "city-tasks"
title = { zh = "本市绩效任务书", en = "the city's performance task sheet" }
kind = "long"
money-unit = "万元"

[recognise]
title = ["任务书"]
columns = ["name", "value"]
requires = ["category", "name", "value"]

[columns]
category = ["任务类别"]
name = ["任务名称"]
value = ["完成标准"]
```

    jixiao forms test city-tasks.toml department.xlsx     # what was recognised, and what is missing

Write `forms = ["city-tasks.toml"]` into the [configuration](configuration.md), and it is recognised from then on.""",
)


def pages(host: Host, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the page of forms."""
    yield "forms.md", "\n".join(_forms(host, language))


def _forms(host: Host, language: Language) -> Iterator[str]:
    yield Text("# 表式", "# Forms").of(language)
    yield ""
    yield _KNOWN.of(language)
    yield ""
    yield Text("| 表式 | 版式 |", "| form | layout |").of(language)
    yield "|---|---|"
    found = sorted(host.forms().values(), key=lambda form: (len(form.name), form.name))
    yield from (f"| {form.name} | {form.title.of(language)} |" for form in found)
    yield ""
    yield Text("## 描述本地的表式", "## A form of one's own").of(language)
    yield ""
    yield _OWN.of(language)
    yield ""
    yield from editors("form.schema.json", Text("描述文件", "descriptions of forms"), language)
    yield ""
    yield Text("## 描述文件的写法", "## The format of descriptions").of(language)
    yield ""
    schema = json.loads((files("jixiao") / "schemas" / "form.schema.json").read_text("utf-8"))
    yield from key_table(schema, schema, language)
