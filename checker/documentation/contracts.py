"""The page of hooks and the reference of what a condition may look at."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping

from jixiao import hooks
from jixiao.expression_errors import FUNCTIONS
from jixiao.text import Language, Text
from jixiao.toml_conditions import PARTS
from jixiao.toml_view import RECORDS, VARIABLES, Field

__all__ = ["HOOKS", "pages"]

HOOKS: Mapping[str, str] = {
    "jixiao_rules": "返回本插件的规则类，顺序不限。每次运行调用一次，在打开任何文件之前。两条规则同编码或同名称是错误，双方都会点名。",
    "jixiao_basis": "返回本插件的规则在 `basis` 里引用的文件和依据。",
    "jixiao_readers": "返回读取器类：把一个文件变成逐行读出的工作簿；各自根据内容判断是不是自己能读的文件。",
    "jixiao_forms": "返回表式类：认出工作表上的版式，把行变成表、项目和指标。表里有自己独有的列时，写在类的 `columns` 里，规则才能在 `requires` 里要求它。",
    "jixiao_form_loaders": "返回把描述文件变成表式的函数：文件后缀（如 `.toml`）→ 函数。",
    "jixiao_reporters": "返回报告类：把报告写成一种输出格式。",
    "jixiao_profiles": "返回方案：名称 → TOML 文本，格式与配置相同。",
    "jixiao_vocabulary": "返回要补充的词语，按词表的分区；一个词有两个意思是错误，双方都会点名。",
    "jixiao_executors": "返回并行的方式：名称 → 给定工作进程数后产生 `concurrent.futures.Executor` 的函数。",
}
"""What each hook is for, in Chinese; the English text is the docstring of the hook itself."""

_SCOPES = {
    "indicator": Text("指标", "an indicator"),
    "project": Text("项目", "a project"),
    "table": Text("表", "a table"),
}


def pages(language: Language) -> Iterator[tuple[str, str]]:
    """Yield the page of hooks and the page of names."""
    yield "hooks.md", "\n".join(_hooks(language))
    yield "names.md", "\n".join(_names(language))


def _hooks(language: Language) -> Iterator[str]:
    yield Text("# 钩子", "# Hooks").of(language)
    yield ""
    yield Text(
        "插件通过入口点组 `jixiao` 被发现；入口点指向一个模块（或对象），其中用 `@hookimpl` 标出要实现的钩子，不必全部实现。"
        "自带的规则、读取器、表式和报告格式也是这样登记的。参数只会增加，不会减少。要用到的东西在钩子函数里面导入，"
        "这样 `jixiao --version` 不会变慢。怎样开始见[插件作者教程](authors.md)。",
        "A plug-in is found through the entry-point group `jixiao`; the entry point names a module (or object) in which "
        "`@hookimpl` marks the hooks it implements, as many as it likes. The built-in rules, readers, forms and reporters "
        "are registered in the same way. Arguments are only ever added. Import what you return inside the hook, so that "
        "`jixiao --version` stays instant. For a start see the [tutorial for plug-in authors](authors.md).",
    ).of(language)
    yield ""
    yield "```python"
    yield "from jixiao import hookimpl"
    yield "```"
    for name, function in vars(hooks).items():
        if name.startswith("jixiao_"):
            returns = str(inspect.signature(function).return_annotation)
            yield ""
            yield f"## {name}"
            yield ""
            yield "```python"
            yield "@hookimpl"
            yield f"def {name}{_arguments(function)} -> {returns}: ..."
            yield "```"
            yield ""
            yield Text(HOOKS.get(name, ""), inspect.getdoc(function) or "").of(language)


def _arguments(function: object) -> str:
    signature = inspect.signature(function)  # type: ignore[arg-type]  # a hook specification is a function
    return str(signature.replace(return_annotation=inspect.Signature.empty))


def _names(language: Language) -> Iterator[str]:
    yield Text("# 条件里能用的名称", "# What a condition may look at").of(language)
    yield ""
    yield Text(
        "[TOML 规则](toml-rules.md)的条件和花括号里能写的名称。没有写的文字是空的 `''`；没有写的数是 NaN，"
        "与它比较总不成立（`value.number >= 0` 不成立，`value.number < 0` 也不成立），所以不必先问有没有数。金额一律折合为万元。",
        "The names for conditions and braces of [rules in TOML](toml-rules.md). A text that is not there is `''`; a number "
        "that is not there is NaN, of which no comparison is true (neither `value.number >= 0` nor `value.number < 0`), so "
        "there is no need to ask first. All amounts are in 万元.",
    ).of(language)
    for scope, fields in VARIABLES.items():
        yield ""
        yield f'## over = "{scope}" {Text("：", ": ").of(language).strip()} {_SCOPES[scope].of(language)}'.replace(
            " ： ", "："
        )
        yield ""
        yield from _table(fields, language)
        yield ""
        part = Text("`part` 可以是：", "`part` is one of: ").of(language)
        yield part + ", ".join(f"`{name}`" for name in PARTS[scope])
    for record, fields in RECORDS.items():
        yield ""
        yield f"## {record}"
        yield ""
        yield from _table(fields, language)
    yield ""
    yield Text("## 函数", "## Functions").of(language)
    yield ""
    yield Text(
        "CEL 的标准函数，加上文字和数学扩展，以及 `sum(列表)`（按十进制精确相加）：",
        "The standard functions of CEL, its extensions for texts and mathematics, and `sum(list)`, which adds decimals exactly:",
    ).of(language)
    yield ""
    yield ", ".join(f"`{name}`" for name in FUNCTIONS)


def _table(fields: Mapping[str, Field], language: Language) -> Iterator[str]:
    yield Text("| 名称 | 类型 | 含义 |", "| name | type | meaning |").of(language)
    yield "|---|---|---|"
    for name, field in fields.items():
        values = ", ".join(f"`{value}`" for value in field.values)
        meaning = (
            f"{field.text.of(language)}{Text('：', ': ').of(language)}{values}" if values else field.text.of(language)
        )
        yield f"| `{name}` | {_type(field.type)} | {meaning} |"


def _type(kind: str) -> str:
    """Return a type, linked where it is a record of this page."""
    inner = kind.removeprefix("list<").removesuffix(">")
    shown = f"[{inner}](#{inner.lower()})" if inner in RECORDS else inner
    return f"list: {shown}" if kind.startswith("list<") else shown
