"""Every word that a learner sees exists in both languages, and every error has its sentence."""

import ast
import importlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.shared.words import errors
from pages.shared.words.text import Text, placeholders
from tests.cases import every
from tests.layers import ROOT, files, imports, tree

WORDS = [
    *files("pages/lessons/*/*words.py", "pages/shared/words/*.py"),
    *files("pages/shared/words/errors/*.py"),
]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Names that are the same in both languages, beside symbols of one letter
ALIKE = {"SGD", "Adam", "RMSprop", "Nesterov", "ReLU", "tanh", "sin", "cos", "exp", "log", "CSV"}
ALIKE |= {"sigmoid", "MLP", "LSTM", "GRU", "RNN", "Keras"}
# What Streamlit draws from its first argument
DRAWN = re.compile(
    "title|header|subheader|markdown|write|caption|text|info|warning|error|success|metric|badge"
    "|toast|button|toggle|checkbox|radio|selectbox|multiselect|slider|select_slider|number_input"
    "|text_input|text_area|pills|segmented_control|file_uploader|download_button|expander|popover"
    "|spinner|status|progress|link_button|page_link"
)
# 1% without its space; thousands apart by a space, or by nothing where it is no year and no decimal
MISSPELLED = re.compile(
    r"\d%|\d[ \u00a0\u2009\u202f]\d{3}(?!\d)|(?<![\d.,])(?!(?:1[6-9]|20)\d\d(?!\d))\d{4,}"
)
# Functions of core.chaos that make an InputError on an equation, what was written and its place
REFUSALS = ("refused", "refuse", "_refused")
SPOKEN_AS_IT_IS = {"Language · 语言"}  # stands above the choice of language


def texts_in(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from texts_in(item)


def named(module: Path) -> str:
    """A module by its folder and its own name."""
    return ".".join(module.parts[-2:])


def all_texts() -> list[tuple[str, Text]]:
    """Every text once, under the name where it was found first; packages join those inside."""
    result: dict[int, tuple[str, Text]] = {}
    for file in WORDS:
        package = file.parent if file.stem == "__init__" else file.with_suffix("")
        for name, value in vars(importlib.import_module(".".join(package.parts))).items():
            for text in texts_in(value):
                result.setdefault(id(text), (f"{named(package)}.{name}", text))
    return list(result.values())


def raised_in(file: Path) -> Iterator[tuple[str, set[str]]]:
    """Rules that a file raises, each with the names of the values it gives."""
    yield from raised_by(tree(file))


def raised_by(part: ast.AST) -> Iterator[tuple[str, set[str]]]:
    """Rules that a part of a file raises, each with the names of the values it gives."""
    for node in ast.walk(part):
        if not (isinstance(node, ast.Call) and node.args):
            continue
        function = ast.unparse(node.func).rpartition(".")[2]
        given = {keyword.arg for keyword in node.keywords if keyword.arg}
        rule, rules = node.args[0], []
        if isinstance(rule, ast.Constant):
            rules = [str(rule.value)]
        elif isinstance(rule, ast.Name):
            rules = _assigned(part, rule.id)
        if function == "InputError":
            yield from ((name, given) for name in rules)
        elif function in REFUSALS:
            given |= {"equation", "given", "place"}
            yield from ((name, given) for name in rules if name.startswith("equation_"))


def _assigned(part: ast.AST, variable: str) -> list[str]:
    """All rules that a variable may hold, in one order: test workers must agree on the names."""
    return sorted(
        {
            value.value
            for node in ast.walk(part)
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == variable
            for value in (
                (node.value.body, node.value.orelse)
                if isinstance(node.value, ast.IfExp)
                else (node.value,)
            )
            if isinstance(value, ast.Constant) and isinstance(value.value, str)
        }
    )


# core/errors.py itself only defines the exception
RAISERS = [f for f in files("core/**/*.py", "pages/**/*.py") if f != Path("core/errors.py")]
RAISED = [(str(file), *result) for file in RAISERS for result in raised_in(file)]
TEXTS = all_texts()
ERROR_FILES = [f for f in files("pages/shared/words/errors/*.py") if f.stem != "__init__"]


def test_chinese_is_chinese_and_english_is_not():
    def chinese(text):
        plain = re.sub(r"\{[^}]*\}", "", text.zh)
        latin = set(re.findall("[A-Za-z]{2,}", plain))
        return CHINESE.search(plain) or latin <= ALIKE or text.zh == text.en

    assert not {name: text.zh for name, text in TEXTS if not chinese(text)}
    assert not {name: text.en for name, text in TEXTS if CHINESE.search(text.en)}


def test_few_texts_are_alike_in_both_languages():
    """Whoever forgets to translate leaves the English: such texts are symbols and names."""
    alike = {name: text.en for name, text in TEXTS if text.en == text.zh}
    words = {name: re.findall("[a-z]{2,}", re.sub("{.*?}", "", en)) for name, en in alike.items()}
    assert not {name: result for name, result in words.items() if len(result) > 2}


def texts_named() -> set[str]:
    """Texts that some page or text names, as folder, module and constant: ``rnn.words.LEAD``."""
    result = set()
    for file in files("dashboard.py", "pages/**/*.py"):
        module, imported = tree(file), {}
        for node in ast.walk(module):
            if isinstance(node, ast.ImportFrom) and node.module:
                folder = node.module.rpartition(".")[2]
                imported |= {
                    item.asname or item.name: f"{folder}.{item.name}" for item in node.names
                }
        for node in ast.walk(module):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                result.add(f"{imported.get(node.value.id)}.{node.attr}")
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                result.add(f"{named(file.with_suffix(''))}.{node.id}")
    return result


def test_no_text_is_written_twice_under_one_name():
    """The later one would win without a word."""
    names = Counter(
        f"{file}: {target.id}"
        for file in WORDS
        for node in tree(file).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    )
    assert not [name for name, count in names.items() if count > 1]


def test_every_text_is_named_by_a_page():
    assert not {name for name, _ in TEXTS} - texts_named()


def test_numbers_have_one_spelling_in_english():
    """1 % and 12,000; years have no comma, and what a format makes of a value is not read."""
    read = {name: re.sub(r"\{[^}]*\}", "0", text.en) for name, text in TEXTS}
    assert not {name: text for name, text in read.items() if MISSPELLED.search(text)}


def test_numbers_have_one_spelling_in_the_readme():
    prose = re.sub(r"```.*?```|`[^`]*`", "", (ROOT / "README.md").read_text("utf-8"), flags=re.S)
    assert not MISSPELLED.search(re.sub(r"\(.*?\)", "", prose))  # addresses left out


def test_words_are_spelled_as_in_a_dictionary():
    """Settings and exceptions stand in pyproject.toml, [tool.codespell]."""
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@every("broken", [("", "是"), ("yes", " "), ("{given}", "{maximum}")])
def test_a_missing_language_or_placeholder_fails_at_once(broken):
    with pytest.raises(ValueError, match=r"missing|differ"):
        Text(*broken)


def test_every_rule_has_a_sentence_that_uses_what_is_given():
    assert not [
        (file, rule)
        for file, rule, given in RAISED
        if rule not in errors.SENTENCES or not placeholders(errors.SENTENCES[rule].en) <= given
    ]


def test_no_rule_has_two_sentences():
    parts = [importlib.import_module(f"pages.shared.words.errors.{p.stem}") for p in ERROR_FILES]
    rules = [rule for part in parts for rule in getattr(part, "SENTENCES", ())]
    assert sorted(rules) == sorted(errors.SENTENCES)


def test_every_sentence_belongs_to_a_rule():
    assert not errors.SENTENCES.keys() - {rule for _, rule, _ in RAISED}


def promised() -> Iterator[tuple[str, ast.FunctionDef | ast.ClassDef, str]]:
    """Functions and classes of core, each with what its docstring says that it raises."""
    for file in files("core/**/*.py"):
        for node in ast.walk(tree(file)):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                said = re.search(
                    r"Raises InputError.*?(\n\n|\Z)", ast.get_docstring(node) or "", re.S
                )
                yield f"{file}-{node.name}", node, said[0] if said else ""


def settings_of(node: ast.FunctionDef | ast.ClassDef) -> set[str]:
    """The parameters of a function, or the fields of a dataclass."""
    if isinstance(node, ast.FunctionDef):
        return {item.arg for item in (*node.args.args, *node.args.kwonlyargs)}
    return {ast.unparse(item.target) for item in node.body if isinstance(item, ast.AnnAssign)}


def test_a_docstring_promises_rules_that_exist():
    """Words in backticks are functions; all others with an underscore are rules or parameters."""
    unknown = {}
    for place, node, promise in promised():
        words = set(re.findall(r"[a-z0-9]+(?:_[a-z0-9]+)+", re.sub("``.*?``", "", promise)))
        if wrong := words - errors.SENTENCES.keys() - settings_of(node):
            unknown[place] = wrong
    assert not unknown


def test_a_public_docstring_promises_every_rule_that_the_function_itself_raises():
    missing = {}
    for place, node, said in promised():
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            raised = {rule for rule, _ in raised_by(node)}
            if not_said := {rule for rule in raised if not re.search(rf"\b{rule}\b", said)}:
                missing[place] = not_said
    assert not missing


def test_every_way_to_raise_an_input_error_was_read():
    """A rule that this file cannot read from the source would escape the tests above."""
    written = sum(
        isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("InputError")
        and all(keyword.arg for keyword in node.keywords)  # else in one of REFUSALS
        for file in RAISERS
        for node in ast.walk(tree(file))
    )
    assert len({(file, rule, tuple(sorted(given))) for file, rule, given in RAISED}) > 15
    assert len(RAISED) >= written


def core_in_use() -> list[Path]:
    """The files of core that some page imports, by whatever way."""
    waiting, seen = set(files("dashboard.py", "pages/**/*.py")), set()
    while waiting:
        seen |= waiting
        named = {name.replace(".", "/") for file in waiting for name in imports(file)}
        waiting = set(files(*(f"{name}.py" for name in named if name.startswith("core/")))) - seen
    return sorted(file for file in seen if file.parts[0] == "core")


def settings_checked() -> set[str]:
    """Names of settings that core hands to its checks, as far as a learner can set them."""
    return {
        str(node.args[0].value)
        for file in core_in_use()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in ("whole_number", "real_number", "one_of")
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_setting_that_core_checks_has_a_name_for_learners():
    assert not settings_checked() - errors.NAMES.keys()


def words_drawn(file: Path) -> list[str]:
    """Words that a file gives to Streamlit itself, where they cannot be translated."""
    result = []
    for node in ast.walk(tree(file)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if ast.unparse(node.func) in ("link.write", "_LOG.warning"):  # neither is on the page
            continue
        given = [a for a in node.args[:1] if DRAWN.fullmatch(node.func.attr)]
        given += [k.value for k in node.keywords if k.arg in ("help", "placeholder", "label")]
        for argument in given:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                result.append(argument.value)
    return [w for w in result if re.search("[A-Za-z\u4e00-\u9fff]{2}", w)]


def test_no_word_is_drawn_that_is_not_a_text():
    drawn = {str(file): set(words_drawn(file)) for file in files("dashboard.py", "pages/**/*.py")}
    assert not {file: wrong for file, words in drawn.items() if (wrong := words - SPOKEN_AS_IT_IS)}
