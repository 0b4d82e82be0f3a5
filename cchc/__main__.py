"""``python -m cchc``."""

from cchc.cli.main import program

program()
