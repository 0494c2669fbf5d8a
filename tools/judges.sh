#!/bin/sh
# Installs the judges of e-books that npm has (Ace by DAISY, foliate-js): judges.sh FOLDER
#
# Without npm nothing is installed, and their tests are skipped with the reason. The browser
# that puppeteer and electron would fetch is not: the machine's own is used.
set -eu

folder=$1
if ! command -v npm >/dev/null 2>&1; then
    echo "沒有 npm，Ace 與 foliate-js 不檢查電子書 / no npm: Ace and foliate-js judge no e-book" >&2
    exit 0
fi
mkdir -p "$folder"
cp "$(dirname "$0")/../tests/judges/npm/package.json" "$folder/package.json"
PUPPETEER_SKIP_DOWNLOAD=1 ELECTRON_SKIP_BINARY_DOWNLOAD=1 \
    npm install --prefix "$folder" --silent --no-audit --no-fund >/dev/null 2>&1 ||
    echo "Ace、foliate-js 沒有裝成 / Ace and foliate-js could not be installed" >&2
