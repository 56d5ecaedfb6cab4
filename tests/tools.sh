#!/bin/sh
# The programs that some tests start: Virtuoso, Chromium, Comunica with the Node that runs it, and Spark with its Java.
# Installs what is missing where that can be done: Debian's packages as root, Comunica by npm at the versions of
# tests/comunica/package-lock.json, PySpark by pip at those of requirements-spark.lock. What cannot be had is named with the tests that are skipped for it: never a failure.
set -u
cd "$(dirname "$0")/.."
export DEBIAN_FRONTEND=noninteractive
comunica=var/comunica
lock=tests/comunica/package-lock.json
log=$(mktemp)
trap 'rm -f "$log"' EXIT

have() { command -v "$1" >/dev/null 2>&1; }

without() { echo "   $1: the tests of $2 will be skipped"; }

missing=""
have virtuoso-t || missing="$missing virtuoso-opensource-7-bin"
have chromium || missing="$missing chromium"
have node || missing="$missing nodejs"
have npm || missing="$missing npm"
have java || missing="$missing default-jre-headless"

if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && have apt-get; then
  echo "== tools: Debian's packages$missing"
  apt-get update -qq -o Acquire::Retries=1 >"$log" 2>&1 || echo "   apt-get update: $(tail -n 1 "$log")"
  # One by one: a package that cannot be had keeps no other away.
  for package in $missing; do
    apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 "$package" </dev/null >"$log" 2>&1 \
      || echo "   $package: $(tail -n 1 "$log")"
  done
fi

if have npm && ! cmp -s "$lock" "$comunica/installed.json"; then
  echo "== tools: Comunica by npm into $comunica"
  mkdir -p "$comunica" && cp tests/comunica/package.json "$lock" "$comunica"
  if npm ci --prefix "$comunica" --no-audit --no-fund --ignore-scripts --loglevel=error --fetch-retries=1 </dev/null >"$log" 2>&1; then
    cp "$lock" "$comunica/installed.json"
  else
    echo "   Comunica: $(head -n 1 "$log")"
  fi
fi

spark=requirements-spark.lock
if have java && [ -x .venv/bin/python ] && ! cmp -s "$spark" .make/spark; then
  echo "== tools: PySpark by pip into .venv (half a gigabyte, a minute)"
  if .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$spark" </dev/null >"$log" 2>&1; then
    mkdir -p .make && cp "$spark" .make/spark
  else
    echo "   PySpark: $(tail -n 1 "$log")"
  fi
fi

how="no root or no apt-get, or no network"
have virtuoso-t || without "no virtuoso-t ($how)" "SERVICE from and to Virtuoso"
have chromium || without "no chromium ($how)" "the pages in a browser"
{ have node && cmp -s "$lock" "$comunica/installed.json"; } || without "no Node or no Comunica ($how)" "Comunica"
{ have java && cmp -s "$spark" .make/spark; } || without "no Java or no PySpark ($how)" "Spark"
