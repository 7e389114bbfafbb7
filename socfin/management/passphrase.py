"""The passphrase of a backup, from a file or the environment; never the command line, which others see."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
)
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

VARIABLE = "SOCFIN_BACKUP_PASSPHRASE"

LEAST = 12
"""Characters, as for people's passwords: a stolen file may be tried against for as long as anyone likes."""
WEAK = (MinimumLengthValidator(LEAST), CommonPasswordValidator(), NumericPasswordValidator())


def add_passphrase(parser: CommandParser) -> None:
    """The option that both commands have."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FIL",
        help=f"fil med lösenordet på första raden; annars {VARIABLE}, annars inget lösenord",
    )


def passphrase_of(options: dict[str, Any]) -> str:
    """The passphrase, "" for none. CommandError when its file cannot be read or is empty."""
    path = options["passphrase_file"]
    if path is None:
        return os.environ.get(VARIABLE, "")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"Lösenordsfilen {path} kan inte läsas.") from problem
    if not lines or not lines[0]:
        raise CommandError(f"Lösenordsfilen {path} är tom. Skriv lösenordet på första raden.")
    return str(lines[0])


def strong_passphrase_of(options: dict[str, Any]) -> str:
    """The passphrase of a backup to be made, "" for none. CommandError when it is easily guessed."""
    passphrase = passphrase_of(options)
    faults: list[str] = []
    for validator in WEAK if passphrase else ():
        try:
            validator.validate(passphrase)
        except ValidationError as fault:
            faults += fault.messages
    if faults:
        raise CommandError(
            f"Säkerhetskopian är inte gjord: lösenordet är för lätt att gissa. {' '.join(faults)} "
            f"Välj minst {LEAST} tecken, till exempel fyra ord som inte hör ihop."
        )
    return passphrase
