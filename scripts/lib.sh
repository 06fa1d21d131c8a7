# SPDX-License-Identifier: EUPL-1.2
# Shared by scripts/run and scripts/test: what the machine needs, and the build.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

BUILD_PACKAGES="gcc cmake ninja-build pkg-config libmicrohttpd-dev libsqlite3-dev libjansson-dev libsodium-dev zlib1g-dev libjemalloc-dev libcurl4-gnutls-dev libical-dev nodejs npm ca-certificates"
TEST_PACKAGES="check clang libclang-rt-14-dev chromium chromium-l10n curl openssl sqlite3"

# install_missing PACKAGE …: Debian packages that are not there yet; a program that is already on the
# path (a newer node, say) counts as its package.
install_missing() {
  local missing=() package
  for package in "$@"; do
    case $package in
      nodejs) command -v node >/dev/null && continue ;;
      npm | gcc | clang | cmake | curl | openssl) command -v "$package" >/dev/null && continue ;;
      ninja-build) command -v ninja >/dev/null && continue ;;
    esac
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing: ${missing[*]}"
  local sudo=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { say "Run this as root, or install sudo: these packages are missing: ${missing[*]}"; exit 1; }
    sudo=sudo
  fi
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# up_to_date STAMP FILE|FOLDER …: nothing there is newer than the stamp.
up_to_date() {
  local stamp=$1
  shift
  [ -e "$stamp" ] && [ -z "$(find "$@" -newer "$stamp" -not -path '*/node_modules/*' -not -path '*/dist/*' -print -quit 2>/dev/null)" ]
}

# The styles, scripts, fonts and icons of the screens: web/dist.
build_web() {
  if ! up_to_date web/node_modules/.klaar web/package.json web/package-lock.json; then
    say "Installing front-end packages"
    (cd web && npm ci --no-audit --no-fund --loglevel=error)
    touch web/node_modules/.klaar
  fi
  # Icons are found in templates and code lists, so these count as input too.
  if ! up_to_date web/dist/.klaar web/static web/tools web/pages web/partials web/package.json server/render; then
    (cd web && npm run --silent build >&2)
    touch web/dist/.klaar
  fi
}

# build_server PRESET [TARGET]
build_server() {
  [ -f "build/$1/build.ninja" ] || cmake --preset "$1" >/dev/null
  cmake --build --preset "$1" ${2:+--target "$2"} -- --quiet >&2
}
