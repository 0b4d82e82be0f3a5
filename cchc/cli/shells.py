"""The shells in which Tab is answered: how each asks, and how it wants values written.

Why not the frame's own scripts: they break values at spaces, lose every diacritic on Windows, and make PowerShell
run unsigned scripts of anybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cchc.text.folding import unmarked
from cchc.text.visible import ACTING, told

Offer = tuple[str, str]
"""A value with what it is."""
VARIABLE = "_CCHC_COMPLETE"
"""The environment variable by which a shell asks; its value is the shell's name."""
WORDS = "_CCHC_WORDS"
"""The words of the line before the one begun, each on a line, the program's name first."""
BEGUN = "_CCHC_BEGUN"
"""The word begun, as it stands on the line up to the cursor."""
FILES = ":files"
"""What is answered where a path is meant: the shell knows the files."""

_BASH = """
_cchc_completion() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == ":files" ]]; then
            compopt -o default -o filenames 2>/dev/null
            return 0
        fi
        COMPREPLY+=("$line")
    done < <(IFS=$'\\n'; _CCHC_COMPLETE=bash _CCHC_WORDS="${COMP_WORDS[*]:0:COMP_CWORD}" \\
        _CCHC_BEGUN="${COMP_WORDS[COMP_CWORD]}" "$1" 2>/dev/null)
    return 0
}

complete -F _cchc_completion cchc
"""

_ZSH = """
#compdef cchc

_cchc() {
    local line tab=$'\\t'
    local -a values shown
    while IFS= read -r line; do
        if [[ $line == ":files" ]]; then
            _files
            return
        fi
        values+=("${line%%$tab*}")
        shown+=("${line/$tab/  — }")
    done < <(_CCHC_COMPLETE=zsh _CCHC_WORDS="${(pj:\\n:)words[1,CURRENT-1]}" \\
        _CCHC_BEGUN="${words[CURRENT]}" ${~words[1]} 2>/dev/null)
    (( $#values )) && compadd -U -l -d shown -a values
}

if [[ $funcstack[1] == _cchc ]]; then
    _cchc "$@"
else
    compdef _cchc cchc
fi
"""

_FISH = """
function __cchc_complete
    set -l words (commandline -opc | string collect)
    set -l begun (commandline -ct)
    set -l lines (env _CCHC_COMPLETE=fish _CCHC_WORDS="$words" _CCHC_BEGUN="$begun" cchc 2>/dev/null)
    if test "$lines[1]" = ":files"
        __fish_complete_path (commandline -ct)
    else if set -q lines[1]
        printf '%s\\n' $lines
    end
end

complete --command cchc --no-files --arguments "(__cchc_complete)"
"""

_POWERSHELL = """
Register-ArgumentCompleter -Native -CommandName cchc -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { $_.Extent.Text })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $Env:_CCHC_COMPLETE = "powershell"
        $Env:_CCHC_WORDS = $before -join "`n"
        $Env:_CCHC_BEGUN = "$wordToComplete"
        cchc 2>$null | Where-Object { $_ -ne ":files" } | ForEach-Object {
            $text, $shown, $help = $_ -split "`t", 3
            [System.Management.Automation.CompletionResult]::new($text, $shown, "ParameterValue", $help)
        }
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:_CCHC_COMPLETE, Env:_CCHC_WORDS, Env:_CCHC_BEGUN -ErrorAction SilentlyContinue
    }
}
"""

_ACTS = re.compile(rf"{ACTING.pattern}|[\n\t]")
"""In a value: what would steer the terminal that shows it or break its line. No such value is offered."""
_UNSAFE = re.compile(r"[^\w@%+=:,./#-]")
_QUOTED = re.compile(r"(?P<option>(?:--[\w-]+=)?)(?P<quote>[\"'])(?P<inner>.*)", re.DOTALL)
_IN_DOUBLE = re.compile(r'[\\"$`]')


class Shell(NamedTuple):
    """One shell: its script, how a word and the one begun are read, how an offer is written for what was begun.

    ``replaces``: what is offered takes the place of what was typed, even where it does not begin so.
    """

    name: str
    script: str
    word: Callable[[str], str]
    last: Callable[[str], str]
    written: Callable[[Offer, str], str]
    replaces: bool

    def read(self, words: Sequence[str], raw: str) -> tuple[list[str], str]:
        """The words before the one begun (without the program's name), and that one, without the shell's quotes."""
        before, begun = [self.word(word) for word in words[1:]], self.last(raw)
        if before and before[-1] == "=" and len(before) > 1:  # bash parts "--unit=Phòng" into three
            before.pop()
        if begun == "=":
            begun = ""
        return before, begun

    def lines(self, found: Sequence[Offer], raw: str, begun: str) -> list[str]:
        """What to print for these offers where the word ``begun`` stands on the line as ``raw``."""
        if not self.replaces:
            found = [(_continued(value, begun), about) for value, about in found]
        sound = [(value, about) for value, about in found if not _ACTS.search(value)]
        return [self.written((value, told(" ".join(about.split()))), raw) for value, about in sound]


def bare(word: str) -> str:
    """A word of a line of bash or zsh without its quotes and backslashes; the last quote may be open."""
    found, quote, at = "", "", 0
    while at < len(word):
        letter = word[at]
        if letter == "\\" and quote != "'" and at + 1 < len(word):
            at += 1
            found += word[at] if not quote or _IN_DOUBLE.match(word[at]) else f"\\{word[at]}"
        elif quote:
            quote, found = ("", found) if letter == quote else (quote, found + letter)
        elif letter in "\"'":
            quote = letter
        else:
            found += letter
        at += 1
    return found


def _of_powershell(word: str) -> str:
    """A word of PowerShell without its quotes, behind ``--option=`` too; within them a quote stands twice."""
    found = _QUOTED.fullmatch(word)
    if found is None:
        return word
    quote = found["quote"]
    return found["option"] + found["inner"].removesuffix(quote).replace(quote * 2, quote)


def _in_bash(offer: Offer, raw: str) -> str:
    """Within an open quote as it stands there, else with a backslash before each sign that means something."""
    value, _ = offer
    if raw.startswith('"'):
        return _IN_DOUBLE.sub(r"\\\g<0>", value)
    if raw.startswith("'"):
        return value.replace("'", "'\\''")
    return _UNSAFE.sub(r"\\\g<0>", value)


def _with_help(offer: Offer, raw: str) -> str:
    value, about = offer
    return f"{value}\t{about}" if about else value


def _in_powershell(offer: Offer, raw: str) -> str:
    """The text to insert, quoted where it must be, the text to show, what it is."""
    value, about = offer
    quoted = "'" + value.replace("'", "''") + "'" if _UNSAFE.search(value) or value[:1] in "@#" else value
    return f"{quoted}\t{value}\t{about or value}"


def _continued(value: str, begun: str) -> str:
    """The value so that it goes on from what was begun without diacritics: fish drops all that does not."""
    if value.startswith(begun) or not unmarked(value).startswith(unmarked(begun)):
        return value
    return begun + unmarked(value)[len(begun) :]


SHELLS = {
    shell.name: shell
    for shell in (
        Shell("bash", _BASH.strip(), bare, bare, _in_bash, True),
        Shell("zsh", _ZSH.strip(), bare, bare, _with_help, True),
        Shell("fish", _FISH.strip(), str, bare, _with_help, False),
        Shell("powershell", _POWERSHELL.strip(), _of_powershell, _of_powershell, _in_powershell, True),
    )
}
SHELLS["pwsh"] = SHELLS["powershell"]
