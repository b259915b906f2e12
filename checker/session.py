"""One run from options to report: what the command line, a gate and a hook all call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao._version import __version__
from jixiao.config import Config, effective, find_config, load_config, resolve_profile
from jixiao.errors import ConfigError
from jixiao.finding import Severity
from jixiao.preconditions import refuse_missing_plugins, refuse_unfit
from jixiao.registry import Registry
from jixiao.report import Report, ToolRecord
from jixiao.ruleset import Choice, RuleSet

if TYPE_CHECKING:
    from jixiao.engine import Engine
    from jixiao.grammar import Grammar
    from jixiao.host import Host
    from jixiao.limits import Limits
    from jixiao.protocols import Form
    from jixiao.reading import FileReading
    from jixiao.workers import Outcome

__all__ = ["Options", "Session"]


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose; empty means what profile and configuration say."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    fail_on: Severity | None = None
    profile: str | None = None
    config: Path | None = None
    isolated: bool = False
    time_rules: bool = False
    rule_sets: tuple[Path, ...] = ()


class Session:
    """Everything set up for one run: plug-ins, profile, configuration, rules, grammar."""

    def __init__(self, host: Host, options: Options, start: Path | None = None) -> None:
        self.host = host
        self.options = options
        self.start = start or Path.cwd()
        self.config = _config(options, self.start)
        self.profile = self._profile()
        refuse_missing_plugins(self)
        self._versions: dict[str, str] = {}
        self._by_profile: dict[str, Session] = {}
        self.registry = self._registry()
        self.fail_on = options.fail_on or Severity(self.profile.get("fail-on", "error"))
        self.ruleset = self._ruleset()
        self._grammar: Grammar | None = None
        self.readers = host.readers()
        self.forms = {**host.forms(), **self._local_forms()}

    @property
    def profile_name(self) -> str:
        """The profile as it was asked for: a name or a file."""
        values = self.config.values
        return str(self.options.profile or values.get("profile") or values.get("extends") or "default")

    @property
    def grammar(self) -> Grammar:
        """The grammar with the words of plug-ins and configuration."""
        if self._grammar is None:
            from jixiao.grammar import Grammar, Vocabulary, VocabularyError

            vocabulary = Vocabulary.builtin()
            additions = [*self.host.vocabulary()]
            if "vocabulary" in self.profile:
                additions.append((str(self.config.path or self.profile["name"]), self.profile["vocabulary"]))
            try:
                for source, words in additions:
                    vocabulary = vocabulary.extended(words, source)
            except VocabularyError as error:
                raise ConfigError(error.zh, error.en) from error
            self._grammar = Grammar(vocabulary)
        return self._grammar

    def tool(self) -> ToolRecord:
        """Return who judges: tool, rule sets and profile with their versions and a digest."""
        rules = self.registry.rules
        sources = {self.host.source(label) for label in {rules[code].plugin for code in self.ruleset.rules}}
        rulesets = {name: version or self._versions.get(name, "") for name, version, _ in sources}
        return ToolRecord(
            __version__,
            dict(sorted(rulesets.items())),
            self.profile["name"],
            self.profile.get("version", ""),
            self.ruleset.digest(),
            {name: distribution for name, _, distribution in sources if distribution},
        )

    def check(
        self,
        paths: Sequence[str],
        progress: Callable[[str, int], None] | None = None,
        previous: Path | None = None,
        jobs: int = 1,
        executor: str = "processes",
    ) -> Report:
        """Check files, here or in ``jobs`` workers, and judge across them; the report does not depend on the workers.

        ``progress`` hears the path and projects so far. ``previous`` is last year's file, to compare the targets with.
        What cannot serve all of the run is refused before anything is read: ``ConfigError``, ``UsageError``.
        """
        refuse_unfit(self, paths, previous, executor)
        if jobs > 1 and len(paths) > 1:
            outcomes = self._in_pool(paths, progress, jobs, executor)
        else:
            outcomes = [self.outcome(path, progress) for path in paths]
        report = Report(self.tool(), [item.file for item in outcomes], fail_on=self.fail_on, basis=self.host.basis())
        engine = self.engine()
        for item in outcomes:
            engine.absorb(item.ledger, item.collected)
        report.extend(engine.finish())
        if previous is not None:
            self._compare(report, engine, previous)
        report.settle(engine.in_doubt)
        engine.conclude(compared=previous is not None)
        report.ledger = engine.ledger
        return report

    def _in_pool(
        self, paths: Sequence[str], progress: Callable[[str, int], None] | None, jobs: int, executor: str
    ) -> list[Outcome]:
        from jixiao.workers import check_in_pool

        with self.host.executors()[executor](jobs) as pool:
            return check_in_pool(
                pool,
                jobs,
                self.options,
                self.start,
                paths,
                (lambda item: progress(item.file.path, item.file.projects)) if progress else None,
            )

    def outcome(self, path: str, progress: Callable[[str, int], None] | None = None) -> Outcome:
        """Check one file by itself, within its limits."""
        from jixiao.inspection import inspect

        return inspect(self, path, progress)

    def for_year(self, year: int | None) -> Session:
        """Return this session, or the one whose profile the configuration sets for the budget year of a form."""
        name = self.config.values.get("profile-for-year", {}).get(str(year))
        if name is None or self.options.profile is not None or name == self.profile["name"]:
            return self
        if name not in self._by_profile:
            self._by_profile[name] = Session(self.host, replace(self.options, profile=name), self.start)
        return self._by_profile[name]

    def _compare(self, report: Report, engine: Engine, previous: Path) -> None:
        """Add the findings of the rules that compare with last year's file."""
        from jixiao.matching import pair_projects
        from jixiao.model import Project

        before = [item for item in self.open(str(previous)).readings() if isinstance(item, Project)]
        for file in report.files:
            if not file.assessed:
                continue
            current = [item for item in self.open(file.path).readings() if isinstance(item, Project)]
            file.findings.extend(engine.compare(pair_projects(current, before), file.path))

    def engine(self) -> Engine:
        """Return a fresh engine for this session's rules."""
        from time import perf_counter

        from jixiao.engine import Engine

        return Engine(self.ruleset, self.grammar, perf_counter if self.options.time_rules else None)

    def open(self, path: str, limits: Limits | None = None) -> FileReading:
        """Open one file for reading; errors are ``UnreadableError``."""
        from jixiao.limits import Limits
        from jixiao.reading import FileReading, open_workbook

        workbook = open_workbook(path, self.readers, limits or Limits())
        return FileReading(workbook, self.forms, self.grammar, path)

    def _profile(self) -> dict[str, Any]:
        name = self.profile_name
        known = self.host.profiles()
        file = Path(name)
        if file.suffix == ".toml" and file.is_file():
            custom = load_config(file).values
            base = resolve_profile(custom.get("extends", "default"), known)
            resolved = {**effective(base, custom), "name": custom.get("title", {}).get("zh", file.stem)}
            resolved["version"] = custom.get("version", "")
        else:
            resolved = resolve_profile(name, known)
        return effective(resolved, self.config.values)

    def _local_forms(self) -> dict[str, Form]:
        """Return the forms described in files of the configuration, by name."""
        names = self.profile.get("forms", ())
        if not names:
            return {}
        from jixiao.local_forms import load_local_form

        loaders = self.host.form_loaders()
        forms = [load_local_form(self.config.folder / name, loaders) for name in names]
        return {form.name: form for form in forms}

    def _registry(self) -> Registry:
        paths = self.rule_sets()
        if paths:
            from jixiao.ruleset_toml import add_rule_sets

            self._versions = add_rule_sets(self.host, paths)
        return self.host.registry()

    def rule_sets(self) -> dict[str, Path]:
        """Return the TOML rule sets of configuration, profile and options, by the name they are reported under."""
        folder = (
            self.config.folder if "rule-sets" in self.config.values else Path(str(self.options.profile or "")).parent
        )
        listed = {name: folder / name for name in self.profile.get("rule-sets", ())}
        given = {str(path): path for path in self.options.rule_sets}
        by_place = {path.resolve(): name for name, path in {**listed, **given}.items()}
        return {name: path for path, name in by_place.items()}

    def _ruleset(self) -> RuleSet:
        profile, options = self.profile, self.options
        severity = {word: Severity(level) for word, level in profile.get("severity", {}).items()}
        choice = Choice(
            options.select or tuple(profile.get("select", ())),
            (*profile.get("ignore", ()), *options.ignore),
            (*profile.get("extend-select", ()), *options.extend_select),
            {**severity, **dict(options.severity)},
            profile.get("rules", {}),
            profile.get("settings", {}),
        )
        ruleset = RuleSet(self.registry, choice)
        if profile.get("raise-warnings"):
            ruleset.raise_warnings(frozenset(code for code, _ in options.severity))
        if "only" in profile and not options.select:
            ruleset.keep(Severity(profile["only"]))
        return ruleset


def _config(options: Options, start: Path) -> Config:
    if options.isolated:
        return Config()
    if options.config is not None:
        if not options.config.is_file():
            raise ConfigError(
                f"找不到配置文件“{options.config}”。", f"there is no configuration file “{options.config}”."
            )
        return load_config(options.config)
    path = find_config(start.resolve())
    return load_config(path) if path else Config()
