"""manage.py report: prints or saves a committee's Report in any of the documents' formats."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from socfin import reporting
from socfin.documents import FORMATS, CannotMake, render
from socfin.domain.report import Organisation
from socfin.management.named import committee_of
from socfin.management.owners import OwnersCommand
from socfin.management.reading_choices import month
from socfin.selectors.ledger import published_months
from socfin.views.asked.addresses import lasting_addresses

TEXTUAL = {"json", "text", "csv"}


class Command(OwnersCommand):
    """Writes the Report of a committee and period."""

    help = "Skriv en nämnds rapport för en period: docx, pdf, pptx, xlsx, csv, text eller json."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The committee, the period, the format and where to."""
        parser.add_argument("committee", metavar="SLUG")
        parser.add_argument("period", type=month, metavar="2022-03")
        parser.add_argument("--format", choices=sorted(FORMATS), default="text")
        parser.add_argument(
            "--organisation", choices=[organisation.value for organisation in Organisation], default="then"
        )
        parser.add_argument("--public", action="store_true", help="offentlig version: små enheter läggs ihop")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE")

    def handle(self, *_args: Any, **given: Any) -> None:
        """Write the document to FILE or standard output."""
        committee = committee_of(given["committee"])
        if given["period"] not in published_months(committee).months:
            raise CommandError(f"Inga siffror är publicerade för {given['period'].label}.")
        organisation = Organisation(given["organisation"])
        make = reporting.public_report if given["public"] else reporting.report
        report = make(committee, given["period"], organisation=organisation)
        if report is None:
            raise CommandError(reporting.NO_PUBLIC.format(given["period"].label))
        report = reporting.with_warnings(committee, report, masked=given["public"])
        try:
            template = reporting.own_layout(committee, report, given["format"], public=given["public"])
            addresses = lasting_addresses(committee.slug, given["period"])
            kind, public = given["format"], given["public"]
            document = render(report, kind, template=template, public=public, addresses=addresses)
        except CannotMake as reason:
            raise CommandError(str(reason)) from None
        if given["output"]:
            self._save(given["output"], document.content)
        elif given["format"] in TEXTUAL:
            self.stdout.write(document.content.decode("utf-8"), ending="")
        elif sys.stdout.isatty():
            raise CommandError("Ange en fil med -o: formatet går inte att visa i terminalen.")
        else:
            sys.stdout.buffer.write(document.content)

    def _save(self, path: Path, content: bytes) -> None:
        try:
            path.write_bytes(content)
        except OSError as reason:
            raise CommandError(f"Filen {path} kan inte skrivas: {reason.strerror}.") from None
