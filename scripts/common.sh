# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# What the scripts share. Sourced from the top of the tree; needs nothing but Debian 12.

# Nothing is written outside this tree (but for the packages that apt installs).
export CCACHE_DIR=${CCACHE_DIR:-$PWD/build/ccache}
export npm_config_cache=${npm_config_cache:-$PWD/build/npm-cache}

# The language of the person, as plano chooses it.
french=no
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in fr*) french=yes ;; esac

# say ENGLISH FRENCH: one line in the person's language.
say() {
  if [ "$french" = yes ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

# fail ENGLISH FRENCH: the same, to the error stream, and the end.
fail() {
  say "$@" >&2
  exit 1
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# as_root COMMAND…: as it is for root, through sudo for others.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "Root is needed for: $*
There is no sudo here. Run that line as root, then start this script again." \
      "Il faut être root pour : $*
sudo n'est pas installé. Lancez cette ligne en tant que root, puis relancez ce script."
  fi
}

# need_packages FILE…: installs what these lists name and the machine lacks. Says which, and why.
need_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    fail "This script installs packages of Debian 12, and this system has no apt. The lists in scripts/packages-*.txt say what to install by hand; then: cmake --preset release && cmake --build --preset release" \
      "Ce script installe des paquets de Debian 12, et ce système n'a pas apt. Les listes scripts/packages-*.txt disent quoi installer à la main ; ensuite : cmake --preset release && cmake --build --preset release"
  fi
  local missing=() package instead reason
  while read -r package instead reason; do
    case $package in '' | '#'*) continue ;; esac
    is_installed "$package" && continue
    [ "$instead" != - ] && command -v "$instead" >/dev/null && continue
    [ ${#missing[@]} -eq 0 ] && say "Packages to install:" "Paquets à installer :"
    printf '  %-32s %s\n' "$package" "$(say "${reason%% / *}" "${reason#* / }")"
    missing+=("$package")
  done < <(cat "$@")
  [ ${#missing[@]} -eq 0 ] && return
  say "Installing ${#missing[@]} packages (root is needed for this only)." \
    "Installation de ${#missing[@]} paquets (il ne faut être root que pour cela)."
  # A list that cannot be fetched is no reason to stop: the packages may be in a cache.
  as_root apt-get -qq update || say "The list of packages could not be refreshed; going on with the old one." \
    "La liste des paquets n'a pas pu être mise à jour ; on continue avec l'ancienne."
  as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends \
    "${missing[@]}" >/dev/null || fail "apt could not install them. Is the machine connected?" \
    "apt n'a pas pu les installer. La machine est-elle connectée ?"
}

# need_readers: the npm packages of tests/readers, unless they are there as the lock file wants them.
need_readers() {
  [ tests/readers/node_modules/.package-lock.json -nt tests/readers/package-lock.json ] && return
  say "Fetching the readers of tests/readers from npm…" "Récupération des lecteurs de tests/readers depuis npm…"
  npm ci --prefix tests/readers --ignore-scripts --prefer-offline --no-audit --no-fund --silent ||
    fail "npm could not fetch them. Is the machine connected?" "npm n'a pas pu les récupérer. La machine est-elle connectée ?"
}

# need_gallery_packages: the npm packages of gallery/, unless they are there as the lock file wants them.
need_gallery_packages() {
  [ gallery/node_modules/.package-lock.json -nt gallery/package-lock.json ] && return
  say "Fetching what the gallery is made with from npm…" "Récupération de ce qui sert à la galerie depuis npm…"
  npm ci --prefix gallery --ignore-scripts --prefer-offline --no-audit --no-fund --silent ||
    fail "npm could not fetch them. Is the machine connected?" "npm n'a pas pu les récupérer. La machine est-elle connectée ?"
}

# need_gallery: the front end in gallery/dist, newer than what it is made of.
need_gallery() {
  need_gallery_packages
  [ -f gallery/dist/manifest.json ] &&
    [ -z "$(find gallery/src gallery/css gallery/build.mjs gallery/package-lock.json -newer gallery/dist/manifest.json -print -quit)" ] && return
  say "Bundling the gallery's front end…" "Assemblage de l'interface de la galerie…"
  scripts/gallery >/dev/null || fail "scripts/gallery failed; run it to see why." "scripts/gallery a échoué ; lancez-le pour voir pourquoi."
}

# build PRESET: configures and compiles. Some files of the exact geometry take 1 GB each to compile;
# the build takes those one at a time.
build() {
  say "Building ($1); the first time takes some minutes…" "Construction ($1) ; la première fois prend quelques minutes…"
  mkdir -p build
  if ! cmake --preset "$1" >"build/$1-configure.log" 2>&1; then
    cat "build/$1-configure.log" >&2
    fail "CMake could not configure the build." "CMake n'a pas pu préparer la construction."
  fi
  if [ -t 1 ]; then
    cmake --build --preset "$1"
  elif ! cmake --build --preset "$1" >"build/$1-build.log" 2>&1; then
    grep -E 'error|FAILED' "build/$1-build.log" | head -n 50 >&2
    fail "The build failed; all of it is in build/$1-build.log" "La construction a échoué ; tout est dans build/$1-build.log"
  fi
}
