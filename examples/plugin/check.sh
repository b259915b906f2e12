#!/usr/bin/env bash
# What a stranger does: jixiao and this plug-in as wheels in a fresh environment, away from both source trees; then the
# rule set in TOML, and the commands of the tutorial as they stand there. A wheel of jixiao that is built already may be given.
set -euo pipefail
plugin=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$plugin/../.." && pwd)
wheel=${1:+$(realpath "$1")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
bin="$work/venv/bin"
"$bin/pip" install --quiet build
cp -r "$plugin" "$work/plugin"
cp -r "$root/examples/rules" "$root"/examples/*.xlsx "$work"
mkdir "$work/jixiao" "$work/wheels"
if [ -n "$wheel" ]; then
  cp "$wheel" "$work/wheels"
else
  git -C "$root" ls-files -z | tar -C "$root" --null --files-from=- -cf - | tar -C "$work/jixiao" -xf -
  commands() { sed -n "/^    python3 -m venv .*pip wheel --quiet --no-deps/s/^    //p" "$root/docs/zh/$1.md"; }
  test -n "$(commands authors)" && test "$(commands authors)" = "$(commands bureau)"
  (cd "$work/jixiao" && bash -euo pipefail -c "$(commands authors)" && cp wheels/*.whl "$work/wheels")
fi
mkdir "$work/tutorial"
cp -r "$work/wheels" "$work/tutorial"
"$bin/python" -m build --wheel --outdir "$work/wheels" "$work/plugin" > "$work/build.log" || { cat "$work/build.log"; exit 1; }
"$bin/pip" install --quiet "$work"/wheels/*.whl pytest
rm -rf "$work/jixiao" "$work/plugin/src"

cd "$work"
printf '== the plug-in beside jixiao\n'
"$bin/jixiao" plugins | grep jixiao-example
"$bin/jixiao" explain EXA001 | head -n 1
(cd wheels && "$bin/jixiao" test jixiao-example)
"$bin/python" -m pytest --quiet -p no:cacheprovider plugin/tests
printf '== the rule set in TOML\n'
"$bin/jixiao" test rules
status=0
"$bin/jixiao" check ./*.xlsx --rule-set rules/city-bureau.toml --select SCZ --quiet || status=$?
test "$status" -le 1
printf '== a plug-in of our own, by the commands of the tutorial\n'
sed -n '/^    python3 -m venv \.venv$/,/^$/s/^    //p' "$root/docs/zh/authors.md" > tutorial/steps.sh
grep -q 'pip install .*--find-links wheels' tutorial/steps.sh
(cd tutorial && bash -euo pipefail steps.sh)
sed -n '/^# twin_amount.py$/,/^```$/p' "$root/docs/zh/authors.md" | sed '$d' > tutorial/twin_amount.py
(cd tutorial && .venv/bin/jixiao test twin_amount.py)
