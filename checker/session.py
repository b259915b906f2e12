"""One run from options to report: what the command line, a gate and a hook all call."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao._version import __version__
from jixiao.config import chosen_config
from jixiao.errors import ConfigError
from jixiao.finding import Severity
from jixiao.preconditions import refuse_missing_plugins, refuse_unfit, refuse_unknown_subcategories
from jixiao.profiles import NamedFile, chosen_profile, profile_for_year
from jixiao.registry import Registry
from jixiao.report import ProfileRecord, Report
from jixiao.rule_settings import refuse_wrong_rules
from jixiao.ruleset import Choice, RuleSet, digest_of

if TYPE_CHECKING:
    from jixiao.engine import Engine
    from jixiao.grammar import Grammar, Vocabulary
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
        self.config = chosen_config(options.config, None if options.isolated else self.start)
        self.profile = chosen_profile(options.profile, self.config, host.profiles())
        refuse_missing_plugins(self)
        self._versions: dict[str, str] = {}
        self._by_profile: dict[str, Session] = {}
        self._record: ProfileRecord | None = None
        self.registry = self._registry()
        self.fail_on = options.fail_on or Severity(self.profile.get("fail-on", "error"))
        refuse_wrong_rules(self)
        self.ruleset = self._ruleset()
        self._vocabulary: Vocabulary | None = None
        self._grammar: Grammar | None = None
        self.readers = host.readers()
        self.forms = {**host.forms(), **self._local_forms()}
        refuse_unknown_subcategories(self)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary with the words of plug-ins and configuration."""
        if self._vocabulary is None:
            from jixiao.grammar import Vocabulary, VocabularyError

            vocabulary = Vocabulary.builtin()
            try:
                for source, words in self._words():
                    vocabulary = vocabulary.extended(words, source)
            except VocabularyError as error:
                raise ConfigError(error.zh, error.en) from error
            self._vocabulary = vocabulary
        return self._vocabulary

    def _words(self) -> list[tuple[str, Mapping[str, Any]]]:
        """Return (source, words) that are added to the vocabulary."""
        found = [*self.host.vocabulary()]
        if "vocabulary" in self.profile:
            found.append((str(self.config.path or self.profile["name"]), self.profile["vocabulary"]))
        return found

    @property
    def grammar(self) -> Grammar:
        """The grammar with that vocabulary."""
        if self._grammar is None:
            from jixiao.grammar import Grammar

            self._grammar = Grammar(self.vocabulary)
        return self._grammar

    def record(self) -> ProfileRecord:
        """Return the profile with the digest of everything that the result depends on besides the files."""
        if self._record is None:
            content = [
                __version__,
                self.sources()[0],
                self.ruleset.content(),
                [words for _, words in self._words()],
                [sha256(item.path.read_bytes()).hexdigest() for item in self.profile.get("forms", ())],
                self.fail_on,
            ]
            digest = digest_of(content)
            own = self.profile
            self._record = ProfileRecord(own["name"], own["version"], digest, own["called"])
        return self._record

    def sources(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the versions and the distributions of what brings the selected rules, by name."""
        rules = self.registry.rules
        found = {self.host.source(label) for label in {rules[code].plugin for code in self.ruleset.rules}}
        versions = {name: version or self._versions.get(name, "") for name, version, _ in found}
        return versions, {name: distribution for name, _, distribution in found if distribution}

    def check(
        self,
        paths: Sequence[str],
        progress: Callable[[str, int], None] | None = None,
        previous: Path | Sequence[Path] = (),
        jobs: int = 1,
        executor: str = "processes",
    ) -> Report:
        """Check files, here or in ``jobs`` workers, and judge across them; the report does not depend on the workers.

        ``progress`` hears the path and projects so far. ``previous`` are last year's files, to compare the targets with.
        What cannot serve all of the run is refused before anything is read: ``ConfigError``, ``UsageError``.
        """
        before = (previous,) if isinstance(previous, Path) else tuple(previous or ())
        refuse_unfit(self, paths, before, executor)
        if jobs > 1 and len(paths) > 1:
            outcomes = self._in_pool(paths, progress, jobs, executor)
        else:
            outcomes = [self.outcome(path, progress) for path in paths]
        from jixiao.verdicts import concluded

        return concluded(self, outcomes, before)

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
        """Return itself, or the session whose profile the configuration sets for the budget year of a form."""
        if self.options.profile is not None:
            return self
        name = profile_for_year(str(year), self.config, self.host.profiles())
        if name is None:
            return self
        if name not in self._by_profile:
            self._by_profile[name] = Session(self.host.fresh(), replace(self.options, profile=name), self.start)
        return self._by_profile[name]

    def all(self) -> list[Session]:
        """Return itself and the sessions of the profiles that the configuration sets for budget years."""
        years = self.config.values.get("profile-for-year", {})
        return list(dict.fromkeys((self, *(self.for_year(int(year)) for year in years))))

    def engine(self) -> Engine:
        """Return a fresh engine for its own rules."""
        from time import perf_counter

        from jixiao.engine import Engine

        return Engine(self.ruleset, self.grammar, perf_counter if self.options.time_rules else None)

    def open(self, path: str, limits: Limits | None = None) -> FileReading:
        """Open one file for reading; errors are ``UnreadableError``."""
        from jixiao.limits import Limits
        from jixiao.reading import FileReading, open_workbook

        workbook = open_workbook(path, self.readers, limits or Limits())
        return FileReading(workbook, self.forms, self.grammar, path)

    def _local_forms(self) -> dict[str, Form]:
        """Return the forms described in files of the configuration, by name."""
        named = self.profile.get("forms", ())
        if not named:
            return {}
        from jixiao.local_forms import load_local_form

        loaders = self.host.form_loaders()
        forms = [load_local_form(item.path, loaders) for item in named]
        return {form.name: form for form in forms}

    def _registry(self) -> Registry:
        paths = self.rule_sets()
        if paths:
            from jixiao.ruleset_toml import add_rule_sets

            self._versions = add_rule_sets(self.host, paths)
        return self.host.registry()

    def rule_sets(self) -> dict[str, Path]:
        """Return the TOML rule sets of configuration, profile and options, by the name they are reported under.

        One file that is named twice is a ``ConfigError``.
        """
        by_place: dict[Path, NamedFile] = {}
        for item in (
            *self.profile.get("rule-sets", ()),
            *(NamedFile(str(path), path) for path in self.options.rule_sets),
        ):
            other = by_place.setdefault(item.path.resolve(), item)
            if other is not item:
                same = other.name == item.name
                raise ConfigError(
                    f"规则集“{item.name}”写了两次{'' if same else f'（又写作“{other.name}”）'}，请去掉一处。",
                    f"rule set “{item.name}” is named twice{'' if same else f' (also as “{other.name}”)'}; leave one out.",
                )
        return {item.name: item.path for item in by_place.values()}

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
