#!/bin/sh
# Prints the flags by which rustc leaves out of the release where this machine keeps things, so that
# two builds of one commit are of the same bytes. Of two that fit, rustc takes the last.
set -eu
cd "$(dirname "$0")/.."

[ "${CARGO_TARGET_DIR:-}" ] && target=$CARGO_TARGET_DIR || target=$PWD/target
crates=${CARGO_HOME:-$HOME/.cargo}/registry/src
flags="--remap-path-prefix=$PWD=darn --remap-path-prefix=$target=target"
# One folder for each registry or mirror, whose name depends on its address.
for folder in "$crates"/*; do
    flags="$flags --remap-path-prefix=$folder=crates"
done
# Where Rust's own sources are installed, they are named there instead of by their commit.
commit=$(rustc -vV | sed -n 's/^commit-hash: //p')
flags="$flags --remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$commit"
echo "$flags"
