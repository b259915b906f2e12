"""What does not follow a JSON Schema, in sentences with the nearest valid names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from jixiao.registry import known_unless, nearest
from jixiao.text import Text

__all__ = ["Complaints", "complaints"]

Complaints: TypeAlias = Iterator[tuple[tuple[str | int, ...], Text]]
_TYPES = {
    "string": Text("文字", "text"),
    "integer": Text("整数", "a whole number"),
    "number": Text("数", "a number"),
    "boolean": Text("true 或 false", "true or false"),
    "array": Text("列表", "a list"),
    "object": Text("表", "a table"),
}
_BOUNDS = {
    "minimum": ("不能小于", "must be at least"),
    "maximum": ("不能大于", "must be at most"),
    "maxItems": ("项数不能超过", "may have at most this many items:"),
}


def complaints(values: Mapping[str, Any], schema: Mapping[str, Any]) -> Complaints:
    """Yield (path, what is wrong) in the order of the paths."""
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(dict(schema)).iter_errors(dict(values))
    for error in sorted(errors, key=lambda item: [str(part) for part in item.absolute_path]):
        yield from _explained(error)


def _explained(error: Any) -> Complaints:
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = error.schema.get("properties") or error.schema.get("patternProperties", {})
        forms = [re.compile(item) for item in error.schema.get("patternProperties", {})]
        for key in error.instance:
            if key not in known and not any(form.search(key) for form in forms):
                hint = nearest(key, known)
                listed = known_unless(hint, known)
                yield (*path, key), Text(f"没有“{key}”这一项{hint.zh}{listed.zh}", f"there is no key “{key}”{hint.en}{listed.en}")  # fmt: skip
    elif error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        if error.message.split("'")[1:2] == missing[:1]:
            yield path, Text(f"缺少 {'、'.join(missing)}", f"{', '.join(missing)} missing")
    elif error.validator == "dependentRequired":
        for key, needed in error.validator_value.items():
            if key in error.instance:
                yield (*path, key), Text(f"要与 {'、'.join(needed)} 同写", f"needs {', '.join(needed)} beside it")
    elif error.validator == "oneOf" and all("required" in item for item in error.validator_value):
        names = [name for item in error.validator_value for name in item["required"]]
        yield path, Text(f"{'、'.join(names)} 要写且只写一项", f"exactly one of {', '.join(names)} must be given")
    elif error.validator == "oneOf" and error.context and all(_of_another_type(error, item) for item in error.context):
        kinds = [_TYPES[item.validator_value] for item in error.context]
        yield path, Text(f"应为{'或'.join(k.zh for k in kinds)}，实为 {error.instance!r}", f"must be {' or '.join(k.en for k in kinds)}, not {error.instance!r}")  # fmt: skip
    elif error.validator == "oneOf" and error.context:
        yield from _explained(_closest(error))
    else:
        yield path, _plain(error)


def _of_another_type(error: Any, item: Any) -> bool:
    """Tell whether an alternative fails for the type of the value as a whole."""
    return item.validator == "type" and item.validator_value in _TYPES and not item.relative_path


def _closest(error: Any) -> Any:
    """Return the complaint of the alternative that the value was meant to be: the one of its type."""
    fitting = [item for item in error.context or () if item.validator not in {"type", "enum"}]
    return (fitting or list(error.context or ()))[0]


def _plain(error: Any) -> Text:
    value = error.instance
    if error.validator == "not":  # the key is refused beside the one that the schema depends on
        way = list(error.absolute_schema_path)
        other = way[way.index("dependentSchemas") + 1]
        return Text(f"不能与 {other} 同写", f"cannot be given beside {other}")
    if error.validator == "enum":
        options = [str(item) for item in error.validator_value]
        hint = nearest(str(value), options)
        return Text(f"“{value}”不可用{hint.zh}。可用：{'、'.join(options)}", f"“{value}” is not valid{hint.en}. Known: {', '.join(options)}")  # fmt: skip
    if error.validator == "type":
        wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
        kinds = [_TYPES.get(kind, Text(kind, kind)) for kind in wanted]
        return Text(f"应为{'或'.join(k.zh for k in kinds)}，实为 {value!r}", f"must be {' or '.join(k.en for k in kinds)}, not {value!r}")  # fmt: skip
    if error.validator == "pattern":
        return Text(
            f"“{value}”的写法不合要求（{error.validator_value}）", f"“{value}” does not match {error.validator_value}"
        )
    if error.validator in {"minItems", "minLength"}:
        return Text("不能为空", "must not be empty")
    if error.validator in _BOUNDS:
        zh, en = _BOUNDS[error.validator]
        return Text(f"{zh} {error.validator_value}，实为 {value!r}", f"{en} {error.validator_value}, not {value!r}")
    if error.validator == "uniqueItems":
        return Text("同一项写了两次", "holds one item twice")
    return Text(error.message, error.message)
