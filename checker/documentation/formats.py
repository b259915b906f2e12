"""The pages of configuration and rule sets, from their JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jixiao.case_tables import case_schema
from jixiao.config import schema
from jixiao.ruleset_toml import ruleset_schema
from jixiao.text import Language, Text

__all__ = ["editors", "key_table", "pages"]

_TYPES = {
    "string": Text("文字", "text"),
    "integer": Text("整数", "whole number"),
    "number": Text("数", "number"),
    "boolean": Text("true 或 false", "true or false"),
    "array": Text("列表", "list"),
    "object": Text("表", "table"),
}
_SEPARATE = Text("、", ", ")


def pages(language: Language) -> Iterator[tuple[str, str]]:
    """Yield the page of the configuration and the reference of rule sets."""
    yield "configuration.md", "\n".join(_configuration(language))
    yield "ruleset-format.md", "\n".join(_rule_sets(language))


def _configuration(language: Language) -> Iterator[str]:
    yield Text("# 配置", "# Configuration").of(language)
    yield ""
    yield Text(
        """不写配置也能用。配置从被校验的文件所在文件夹起向上找，用最近的一个：`jixiao.toml`，或 `pyproject.toml` 的 `[tool.jixiao]`，\
或 `setup.cfg` 的 `[jixiao]`。文件用 UTF-8 编码（记事本写的 BOM 也可以）。先后次序从低到高：规则自身的记录、方案（及其继承的方案）、\
配置文件、命令行。写错的项、没有的规则或方案都是错误（退出码 2），并给出最接近的名称。一次校验的文件共用一个配置：就近找到的配置不同时报错并指出是哪两个，请分开校验，或用 `--config` 指定一个（`--isolated` 则不读配置）。

```toml
# jixiao.toml
profile = "mof-2021"
rule-sets = ["本市规则.toml"]
fail-on = "warning"

[severity]
CMP003 = "warning"

[rules.VAL021]
minimum = 85
```""",
        """Nothing needs to be configured. The nearest file upward from the checked file counts: `jixiao.toml`, or
`[tool.jixiao]` of `pyproject.toml`, or `[jixiao]` of `setup.cfg`, in UTF-8 (a byte order mark is allowed). From low to high
precedence: the rule's own record, the profile (and those it extends), the configuration file, the command line. A wrong
key, an unknown rule or profile is an error (exit status 2) that names the nearest valid ones.
The files of one run share one configuration: if their nearest ones differ, that is an error that names both; check such
files separately, or choose one configuration with `--config` (none with `--isolated`).

```toml
# jixiao.toml
profile = "mof-2021"
rule-sets = ["city.toml"]
fail-on = "warning"

[severity]
CMP003 = "warning"

[rules.VAL021]
minimum = 85
```""",
    ).of(language)
    yield ""
    yield from editors(
        "config.schema.json", Text("`jixiao.toml` 和方案文件", "`jixiao.toml` and profile files"), language
    )
    yield ""
    yield Text("## 全部配置项", "## All keys").of(language)
    yield ""
    yield from key_table(schema(), schema(), language)


def _rule_sets(language: Language) -> Iterator[str]:
    yield Text("# 规则集的写法", "# The format of rule sets").of(language)
    yield ""
    yield Text(
        "怎样写一个规则集见[不写 Python 的规则](toml-rules.md)，条件里能用的名称见[名称](names.md)。",
        "How to write a rule set stands in [rules without Python](toml-rules.md), the names for conditions in [names](names.md).",
    ).of(language)
    yield ""
    yield from editors("ruleset.schema.json", Text("规则集", "rule sets"), language)
    whole = ruleset_schema()
    parts = (
        (Text("## 文件", "## The file"), whole),
        (Text("## [[basis]]：依据", "## [[basis]]"), whole["properties"]["basis"]["items"]),
        (Text("## [[rule]]：规则", "## [[rule]]"), whole["$defs"]["rule"]),
        (Text("## [rule.parameters.名称]：参数", "## [rule.parameters.NAME]"), whole["$defs"]["parameter"]),
    )
    for title, part in parts:
        yield ""
        yield title.of(language)
        yield ""
        yield from key_table(part, whole, language, deep=False)
    yield ""
    yield from _cases(language)


def _cases(language: Language) -> Iterator[str]:
    yield Text("## 用例表", "## Tables of cases").of(language)
    yield ""
    yield Text(
        "`jixiao test 用例.toml` 运行的用例：一条规则一个文件。格式的 JSON Schema 是 `jixiao/schemas/cases.schema.json`。",
        "What `jixiao test cases.toml` runs: one file a rule. The JSON Schema of the format is `jixiao/schemas/cases.schema.json`.",
    ).of(language)
    whole = case_schema()
    for title, part in (
        (Text("### 文件", "### The file"), whole),
        (Text("### [[case]]：用例", "### [[case]]"), whole["$defs"]["case"]),
        (Text("### expect 里的一个问题", "### One finding of expect"), whole["$defs"]["finding"]),
    ):
        yield ""
        yield title.of(language)
        yield ""
        yield from key_table(part, whole, language, deep=False)


def editors(name: str, what: Text, language: Language) -> Iterator[str]:
    """Yield how an editor is told of a schema."""
    yield Text("## 在编辑器里边写边查", "## Checked while you write").of(language)
    yield ""
    yield Text(
        f"{what.zh}的 JSON Schema 随包发布：`jixiao/schemas/{name}`。它的位置用下面一行查看：",
        f"The JSON Schema of {what.en} comes with the package: `jixiao/schemas/{name}`. This line shows where it lies:",
    ).of(language)
    yield ""
    yield f"    python -c \"from importlib.resources import files; print(files('jixiao') / 'schemas' / '{name}')\""
    yield ""
    yield Text(
        "编辑器装了 TOML 支持的（如 VS Code 的 Even Better TOML），把它写在文件的第一行，就会提示可用的项、标出写错的项：",
        "With TOML support in the editor (Even Better TOML for VS Code, for one), name it in the first line of the file: "
        "keys are then suggested, and wrong ones marked:",
    ).of(language)
    yield ""
    yield "```toml"
    yield f"#:schema file:///…/jixiao/schemas/{name}"
    yield "```"


def key_table(
    part: Mapping[str, Any], whole: Mapping[str, Any], language: Language, *, deep: bool = True
) -> Iterator[str]:
    """Yield a table of the keys of an object of a schema; ``deep`` goes into the objects in it."""
    yield Text("| 项 | 写法 | 含义 |", "| key | takes | meaning |").of(language)
    yield "|---|---|---|"
    yield from _rows(part, whole, language, "", deep)


def _rows(
    part: Mapping[str, Any], whole: Mapping[str, Any], language: Language, prefix: str, deep: bool
) -> Iterator[str]:
    required = part.get("required", ())
    for key, item in part.get("properties", {}).items():
        resolved = {**_resolved(item, whole), **item}
        text = resolved.get("description-zh" if language == "zh" else "description", "")
        must = Text("必填。", "Required. ").of(language) if key in required else ""
        yield f"| `{prefix}{key}` | {_taken(resolved, language)} | {must}{text} |"
        if deep and "properties" in resolved and set(resolved["properties"]) != {"zh", "en"}:
            yield from _rows(resolved, whole, language, f"{prefix}{key}.", deep)


def _resolved(item: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = item.get("$ref", "")
    found: Any = whole if reference else item
    for key in reference.removeprefix("#/").split("/") if reference else ():
        found = found[key]
    return {**_resolved(found, whole), **found} if "$ref" in found and reference else found


def _taken(item: Mapping[str, Any], language: Language) -> str:
    """Return in words what a key takes."""
    if "enum" in item:
        return _SEPARATE.of(language).join(f"`{word}`" for word in item["enum"])
    if "oneOf" in item:
        return (
            Text(" 或 ", " or ").of(language).join(dict.fromkeys(_taken(option, language) for option in item["oneOf"]))
        )
    if set(item.get("properties", ())) == {"zh", "en"}:
        return "`{ zh = …, en = … }`"
    named = item.get("type", "")
    kinds = [_TYPES[kind].of(language) for kind in ([named] if isinstance(named, str) else named) if kind]
    return Text(" 或 ", " or ").of(language).join(kinds) or _TYPES["array"].of(language)
