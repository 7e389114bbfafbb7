"""The auditor's folder as the archive takes it: an E-ARK SIP 2.1 with checksums, METS and PREMIS."""

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from socfin.documents.folder.mets import NAMES
from socfin.documents.folder.package import write
from socfin.documents.folder.records import PREMIS
from socfin.documents.folder.tables import as_csv, files_of, schema_of
from socfin.domain.folder.evidence import Evidence, EvidenceRow, FolderFacts, FolderFile

ROOT = Path(__file__).resolve().parents[3]
FACTS = FolderFacts(
    package="revisorns-mapp-nora-2022",
    committee="Socialutskottet",
    municipality="Nora",
    year=2022,
    made="2023-01-30T12:00:00+01:00",
    made_by="Carin Controller",
    program="0037",
)
EVIDENCE = Evidence(
    key="arenden",
    question="Vad fick nämnden <och> när?",
    answer="Mars togs upp.",
    headings=("Månad", "Belopp"),
    rows=(EvidenceRow(("=mars", "−179"), 7, 1),),
    figures=(1,),
)
PAPER = FolderFile("arenden/2022-03 å/underlag.pdf", "application/pdf", b"%PDF-1.7", "PDF")
CONTRADICTED = {"SIP14"}
"""Of every creator's note it asks for an identification code, and CSIP16 for the version of a program."""


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("folder") / f"{FACTS.package}.zip"
    files = (*files_of(FACTS, [EVIDENCE], {(7, 1): (PAPER,)}), PAPER)
    with path.open("wb") as to:
        write(to, FACTS, files, schema_of([EVIDENCE]))
    return path


VALIDATE = """
import json, sys, urllib.request
from pathlib import Path

LISTS = {"ContentCategory": "Mixed", "InformationType": "OTHER", "OAISPackage": "SIP", "Status": "CURRENT"}
# It would fetch the vocabularies from the network, which no test reaches: here is what ours uses of each.
urllib.request.urlopen = lambda address: [
    f"<Term>{term}</Term>".encode() for key, term in LISTS.items() if key in address
]
from eark_validator.packages import PackageValidator

report = PackageValidator(Path(sys.argv[1])).validation_report
about = report.metadata
parts = [report.structure.messages, about.schema_results.messages, about.schematron_results.messages]
told = [each.rule_id for part in parts for each in part if str(each.severity) != "Severity.INFORMATION"]
print(json.dumps(told))
"""


def validated(package: Path) -> set[str]:
    """The rules that the archive's validator has a remark by."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / ".venv" / "archive")}
    ended = subprocess.run(
        [sys.executable, "-c", VALIDATE, str(package)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(ended.stdout))


def test_the_archives_validator_has_no_remark_but_the_one_that_contradicts_another_rule(package):
    assert validated(package) == CONTRADICTED


def test_a_package_without_its_documentation_is_remarked_upon(package, tmp_path):
    broken = tmp_path / package.name
    with zipfile.ZipFile(package) as whole, zipfile.ZipFile(broken, "w") as made:
        for name in whole.namelist():
            content = whole.read(name)
            made.writestr(name, content.replace(b'"Documentation"', b'"Annat"'))

    assert validated(broken) > CONTRADICTED


def test_mets_lists_every_file_with_its_checksum(package):
    with zipfile.ZipFile(package) as opened:
        for mets, folder in (
            (f"{FACTS.package}/METS.xml", f"{FACTS.package}/"),
            (
                f"{FACTS.package}/representations/innehall/METS.xml",
                f"{FACTS.package}/representations/innehall/",
            ),
        ):
            root = ElementTree.fromstring(opened.read(mets))
            listed = [*root.iter(f"{{{NAMES['mets']}}}file"), *root.iter(f"{{{NAMES['mets']}}}mdRef")]
            assert listed
            for file in listed:
                at = file.find(f"{{{NAMES['mets']}}}FLocat")
                href = (file if at is None else at).get(f"{{{NAMES['xlink']}}}href")
                content = opened.read(folder + href.replace("%20", " ").replace("%C3%A5", "å"))
                assert hashlib.sha256(content).hexdigest() == file.get("CHECKSUM")
                assert file.get("SIZE") == str(len(content))


def test_premis_tells_each_file_and_who_put_them_together(package):
    with zipfile.ZipFile(package) as opened:
        root = ElementTree.fromstring(opened.read(f"{FACTS.package}/metadata/preservation/premis.xml"))
    names = [element.text for element in root.iter(f"{{{PREMIS}}}originalName")]

    assert names == ["data/index.html", "data/underlag/arenden.csv", f"data/{PAPER.path}"]
    assert "Carin Controller" in root.find(f".//{{{PREMIS}}}eventDetail").text


def test_the_page_leads_to_the_files_and_its_texts_are_text(package):
    with zipfile.ZipFile(package) as opened:
        page = opened.read(f"{FACTS.package}/representations/innehall/data/index.html").decode()

    assert 'href="arenden/2022-03 å/underlag.pdf"' in page
    assert "Vad fick nämnden &lt;och&gt; när?" in page


def test_no_spreadsheet_takes_a_cell_for_a_formula():
    assert "'=mars" in as_csv(EVIDENCE).decode("utf-8-sig")


def test_a_packages_tables_say_which_columns_they_have():
    (resource,) = json.loads(schema_of([EVIDENCE]))["resources"]

    assert resource["path"] == "underlag/arenden.csv"
    assert [field["name"] for field in resource["schema"]["fields"]] == ["Månad", "Belopp"]
    assert io.BytesIO(as_csv(EVIDENCE)).readline().decode("utf-8-sig").strip() == "Månad;Belopp"
