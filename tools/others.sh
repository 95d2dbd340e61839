#!/bin/sh
# Makes the apps that `make bench` sets beside Darn on its own: the release's first card, drawn by
# other frameworks (tests/bench/others). `tools/others.sh FOLDER` leaves them there, with the list
# the bench reads; what cannot be made is not on it.
set -eu
cd "$(dirname "$0")/.."

to=$PWD/$1
made=$PWD/target/tools/others
mkdir -p "$to" "$made"
: > "$to/ready"

if ! command -v npm >/dev/null 2>&1; then
    echo "npm is missing, so the card as other frameworks draw it is left out."
    exit
fi
cp tests/bench/others/* "$made"
cd "$made"
if [ ! -d node_modules ] || ! cmp -s package-lock.json node_modules/of; then
    echo "React, Vue and Preact, to measure beside Darn: fetching, under a minute"
    if ! npm ci --silent --no-audit --no-fund --ignore-scripts; then
        echo "npm could not fetch them, so the card as other frameworks draw it is left out."
        exit
    fi
    cp package-lock.json node_modules/of
fi
node build.mjs ../../../dist/index.html "$to"
