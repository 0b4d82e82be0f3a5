"""``python -m cchc``."""

from cchc.cli.main import run

run()
