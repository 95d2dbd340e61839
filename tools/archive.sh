#!/bin/sh
# Packs dist/ as target/release/darn-<version>.tar.gz: one commit gives the same bytes, whenever and
# wherever it is packed.
set -eu
cd "$(dirname "$0")/.."

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
name=darn-$version
tar=tar
command -v gtar >/dev/null 2>&1 && tar=gtar
$tar --version 2>/dev/null | grep -q "GNU tar" || {
    echo "GNU tar is missing. macOS: brew install gnu-tar." >&2
    exit 1
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R dist "$folder/$name"
cp hosting/_headers docs/hosting.md LICENSE-MIT LICENSE-APACHE "$folder/$name/"
chmod -R u=rwX,go=rX "$folder/$name"
mkdir -p target/release
# gzip -n: neither name nor time. The time of every file is the commit's: servers tell two versions of
# a file apart by time and size, and hashes are all of one size.
time=$(git log -1 --format=%ct 2>/dev/null) || time=1795305600 # the first release's day
LC_ALL=C $tar -C "$folder" --sort=name --format=ustar --owner=0 --group=0 --numeric-owner \
    --mtime="@$time" -cf - "$name" | gzip -n -9 >"target/release/$name.tar.gz"
sha256sum "target/release/$name.tar.gz" 2>/dev/null || shasum -a 256 "target/release/$name.tar.gz"
