#!/bin/sh
# Installs what the machine lacks: machine.sh demo | test
#
# demo: Python's venv and Pango's libraries. test: also Java, poppler, qpdf and JAXB.
# Uses apt-get or brew, with sudo where not root. Where it may not, it prints the exact
# command and stops with status 3.
set -eu

purpose=${1:-demo}
missing=""

need() { missing="$missing $1"; }
loads() { "$python" -c "import ctypes; ctypes.CDLL('$1')" 2>/dev/null; }

python=""
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "需要 Python 3.11 以上 / Python 3.11 or newer is needed" >&2
    exit 3
fi

if [ "$(uname -s)" = Darwin ]; then
    loads libpango-1.0.dylib || loads /opt/homebrew/lib/libpango-1.0.dylib ||
        loads /usr/local/lib/libpango-1.0.dylib || need pango
    if [ "$purpose" = test ]; then
        java -version >/dev/null 2>&1 || need openjdk
        command -v pdftotext >/dev/null 2>&1 || need poppler
        command -v qpdf >/dev/null 2>&1 || need qpdf
    fi
    install="brew install"
    allowed=$(command -v brew || true)
else
    loads libpango-1.0.so.0 || need libpango-1.0-0
    loads libpangoft2-1.0.so.0 || need libpangoft2-1.0-0
    loads libharfbuzz-subset.so.0 || need libharfbuzz-subset0
    "$python" -c 'import ensurepip, venv' 2>/dev/null || need python3-venv
    if [ "$purpose" = test ]; then
        command -v java >/dev/null 2>&1 || need default-jre-headless
        command -v pdftotext >/dev/null 2>&1 || need poppler-utils
        command -v qpdf >/dev/null 2>&1 || need qpdf
        [ -f /usr/share/java/jaxb-api.jar ] || need libjaxb-java
    fi
    install="apt-get install -y --no-install-recommends"
    if [ "$(id -u)" != 0 ]; then install="sudo $install"; fi
    allowed=$(command -v apt-get || true)
    if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null && [ ! -t 0 ]; then allowed=""; fi
fi

if [ -n "$missing" ]; then
    if [ -z "$allowed" ]; then
        echo "這部電腦缺少：$missing。請執行下列指令後再試一次：" >&2
        echo "This machine lacks:$missing. Run this, then try again:" >&2
        echo "    $install$missing" >&2
        exit 3
    fi
    echo "安裝 / installing:$missing" >&2
    case $install in
    *apt-get*)
        # Old lists often do; what cannot be installed is told below.
        ${install%%install*}update -qq >/dev/null 2>&1 || true
        ;;
    esac
    DEBIAN_FRONTEND=noninteractive $install $missing >/dev/null || {
        echo "請執行 / run:" >&2
        echo "    $install$missing" >&2
        exit 3
    }
fi
echo "$python"
