#!/bin/sh
# Renders the PNG icons in public/icons and public/shortcuts from their SVG sources with headless
# Chromium.
# pngquant, and zopflipng or optipng, make the files smaller when they are installed.
set -eu
cd "$(dirname "$0")/.."

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
  echo "tools/icons.sh needs Chromium to draw the icons: please install the chromium package." >&2
  exit 1
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

has() { command -v "$1" >/dev/null 2>&1; }

# render SOURCE SIZE NAME [FOLDER]: draws public/icons/SOURCE.svg at SIZE x SIZE px as public/icons/NAME.png
render() {
  folder="public/${4:-icons}"
  png="$tmp/$3.png"
  {
    echo '<!doctype html><style>body{margin:0;background:#14100E}svg{display:block}</style>'
    sed "1s/<svg /<svg width=\"$2\" height=\"$2\" /" "$folder/$1.svg"
  } >"$tmp/page.html"
  "$chromium" --headless --no-sandbox --disable-gpu --disable-background-networking \
    --hide-scrollbars --force-device-scale-factor=1 --user-data-dir="$tmp/profile" \
    --window-size="$2,$2" --screenshot="$png" "file://$tmp/page.html" >"$tmp/log" 2>&1 || true
  # Bytes 16 to 23 of a PNG are its width and height.
  got=$(od -An -tu1 -j16 -N8 "$png" 2>/dev/null | awk '{print $3*256+$4 "x" $7*256+$8}')
  if [ "$got" != "$2x$2" ]; then
    cat "$tmp/log" >&2
    echo "tools/icons.sh: $3.png came out as '$got' instead of $2x$2." >&2
    exit 1
  fi
  # The small ones are kept offline (budget.toml), and more colours do not show in them.
  colours=96
  [ "$2" -gt 192 ] || colours=48
  if has pngquant; then pngquant --nofs --strip --speed 1 --force --output "$png" $colours "$png"; fi
  if has zopflipng; then zopflipng -y "$png" "$png" >/dev/null
  elif has optipng; then optipng -quiet -o5 "$png"; fi
  cp "$png" "$folder/$3.png"
  echo "$folder/$3.png $got $(wc -c <"$png") bytes"
}

render darn 192 icon-192
render darn 512 icon-512
render maskable 512 maskable-512
render darn 180 apple-touch-180
for place in again later words help; do render "$place" 192 "$place" shortcuts; done
