#!/usr/bin/env bash
# Serves dist/ with nginx and with Caddy, whichever is installed, by the files in hosting/, and asks
# each for every file as a browser would. Stops with a sentence at the first thing that is not as
# docs/hosting.md says. Where they listen: PORT, or 18080.
set -euo pipefail
cd "$(dirname "$0")/.."
# Debian keeps nginx where only root looks.
PATH=$PATH:/usr/sbin:/usr/local/sbin
port=${PORT:-18080}
host=http://127.0.0.1:$port

tmp=$(mktemp -d)
server='' pid=''
stop() {
    [ -n "$pid" ] || return 0
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    pid=''
}
trap 'stop; rm -rf "$tmp"' EXIT

fail() {
    echo "${server:+$server: }$1" >&2
    exit 1
}

# ask ADDRESS [CURL'S OPTIONS]: the status in $status, headers in $head, bytes in $tmp/body.
ask() {
    local address=$1
    shift
    rm -f "$tmp/body"
    status=$(curl --silent --max-time 10 --output "$tmp/body" --write-out '%{http_code}' \
        --dump-header "$tmp/head" "$@" "$host$address") || fail "$address was not answered."
    head=$(<"$tmp/head")
}

# header NAME: its value in $value, and both if it came twice, which is as wrong as never. Without
# another program, as it is called thousands of times.
header() {
    local line
    value=''
    shopt -s nocasematch
    while IFS= read -r line; do
        line=${line%$'\r'}
        [[ $line != "$1:"* ]] || value=${value:+$value; and again }${line#*: }
    done <<<"$head"
    shopt -u nocasematch
}

expect() {
    header "$2"
    [ "$value" = "$3" ] || fail "$1 has $2 \"$value\", not \"$3\"."
}

# What every answer must have, found or not.
expect_wall() {
    expect "$1" Content-Security-Policy "frame-ancestors 'none'"
    expect "$1" X-Frame-Options DENY
    expect "$1" Referrer-Policy no-referrer
    expect "$1" X-Content-Type-Options nosniff
    expect "$1" Cross-Origin-Opener-Policy same-origin
    expect "$1" Permissions-Policy "camera=(self), microphone=(), geolocation=(), payment=(), usb=()"
    expect "$1" Set-Cookie ""
    header Server
    case $value in *[0-9]*) fail "$1 tells the server's version." ;; esac
}

expect_found() {
    [ "$status" = 200 ] || fail "$1 is answered with $status, not 200."
    local type caching=no-cache
    case $1 in
    *.html | */) type=text/html ;;
    *.js) type='(text|application)/javascript' ;;
    *.css) type=text/css ;;
    *.wasm) type=application/wasm ;;
    *.webmanifest) type='application/manifest[+]json' ;;
    *.svg) type='image/svg[+]xml' ;;
    *.png) type=image/png ;;
    *.txt) type=text/plain ;;
    *) fail "$1 is of a kind this script does not know: say here which type it must have." ;;
    esac
    header Content-Type
    [[ $value =~ ^$type(\;.*)?$ ]] || fail "$1 is sent as \"$value\", not $type."
    case ${1##*/} in darn-* | rest-*) caching="public, max-age=31536000, immutable" ;; esac
    expect "$1" Cache-Control "$caching"
    expect_wall "$1"
}

expect_missing() {
    ask "$1"
    [ "$status" = 404 ] || fail "$1, which is not there, is answered with $status, not 404."
    # While files are being copied one may be missing; a browser must not hold that for a year.
    expect "$1" Cache-Control no-cache
    expect_wall "$1"
}

try_file() {
    local address=$1 file=$2
    ask "$address"
    expect_found "$address"
    cmp -s "$tmp/body" "$file" || fail "$address is not sent byte for byte."
    ask "$address" --compressed
    expect_found "$address"
    cmp -s "$tmp/body" "$file" || fail "$address is not the same bytes when sent compressed."
    ask "$address" --head
    expect_found "$address"
}

try_all() {
    local folder file count=0
    for folder in "" /below; do
        while IFS= read -r file; do
            try_file "$folder/$file" "dist/$file"
            count=$((count + 1))
        done < <(cd dist && find . -type f ! -name '.*' | sed 's,^\./,,' | sort)
        try_file "$folder/" dist/index.html
        expect_missing "$folder/nothing-here"
        expect_missing "$folder/darn-0123456789abcdef.js"
        # A folder without a page is not there; above all its files are not listed.
        expect_missing "$folder/icons/"
    done

    # Text and code go compressed: they are most of what a first visit waits for.
    for file in index.html sw.js lang/en.txt $(cd dist && ls darn-* rest-*); do
        ask "/$file" --header "Accept-Encoding: gzip"
        expect "/$file" Content-Encoding gzip
    done

    # Behind something that does https, only the browser knows name, port and scheme.
    ask /below
    case $status in 30[1278]) ;; *) fail "/below is answered with $status, not sent on to /below/." ;; esac
    expect /below Location /below/
    expect_wall /below

    # Two versions can be alike in size and time, as all hashes are of one length. A server that goes
    # by those alone would answer "not modified", and the new version would never be found.
    ask /sw.js
    local tag modified
    header ETag
    tag=$value
    header Last-Modified
    modified=$value
    tr 0123456789 1234567890 <dist/sw.js >"$tmp/changed"
    touch -r "$tmp/site/sw.js" "$tmp/changed"
    cp -p "$tmp/changed" "$tmp/site/sw.js"
    ask /sw.js --header "If-None-Match: ${tag:-\"any\"}" \
        --header "If-Modified-Since: ${modified:-$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')}"
    [ "$status" = 200 ] || fail "a new sw.js of the old one's size and time is answered with $status, not 200."
    cmp -s "$tmp/body" "$tmp/changed" || fail "a new sw.js of the old one's size and time is not sent."

    # Nobody needs to know who opened Darn, and when.
    ! grep -rq 127.0.0.1 "$tmp/log" || fail "it logged who asked: $(grep -rhm1 127.0.0.1 "$tmp/log")"
    echo "$server: $count files asked for at the root and in a folder, all as they should be."
}

# begin NAME COMMAND...: starts it, tries everything, stops it.
begin() {
    server=$1
    shift
    rm -rf "$tmp/site" "$tmp/log"
    mkdir -p "$tmp/site" "$tmp/log"
    cp -R dist/. "$tmp/site/"
    cp -R dist "$tmp/site/below"
    # nginx started by root reads as somebody else.
    chmod -R u=rwX,go=rX "$tmp"
    ! curl --silent --max-time 1 --output /dev/null "$host/" ||
        fail "something else answers at port $port: choose another with PORT=."
    "$@" >>"$tmp/log/said" 2>&1 &
    pid=$!
    for _ in {1..50}; do
        kill -0 "$pid" 2>/dev/null || fail "did not start: $(tail -n 3 "$tmp/log/said")"
        curl --silent --max-time 1 --output /dev/null "$host/" && break
        sleep 0.1
    done
    kill -0 "$pid" 2>/dev/null || fail "did not start: $(tail -n 3 "$tmp/log/said")"
    : >"$tmp/log/said"
    try_all
    stop
}

try_nginx() {
    local types
    types=$(nginx -V 2>&1 | sed -n 's,.*--conf-path=\([^ ]*\)nginx\.conf.*,\1mime.types,p')
    sed -e "s,listen 8080;,listen 127.0.0.1:$port;," -e "s,/usr/share/nginx/html,$tmp/site," \
        hosting/nginx.conf >"$tmp/darn.conf"
    # As much of the usual nginx.conf as matters, which keeps a log unless told otherwise.
    cat >"$tmp/nginx.conf" <<END
daemon off;
pid $tmp/nginx.pid;
error_log stderr;
events {}
http {
    include $types;
    default_type application/octet-stream;
    access_log $tmp/log/access;
    client_body_temp_path $tmp/client;
    proxy_temp_path $tmp/proxy;
    fastcgi_temp_path $tmp/fastcgi;
    uwsgi_temp_path $tmp/uwsgi;
    scgi_temp_path $tmp/scgi;
    include $tmp/darn.conf;
}
END
    begin nginx nginx -e stderr -c "$tmp/nginx.conf"
}

try_caddy() {
    # Not for others on the network, and no second door for its own settings.
    { printf '{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}\n' &&
        sed -e "s,^:8080 ,:$port ," -e "s,/srv/darn,$tmp/site," hosting/Caddyfile; } >"$tmp/Caddyfile"
    # What it keeps of its own, it keeps there.
    XDG_CONFIG_HOME=$tmp XDG_DATA_HOME=$tmp begin caddy caddy run --config "$tmp/Caddyfile" --adapter caddyfile
}

[ -f dist/index.html ] || fail "There is no dist/: make build first."
command -v curl >/dev/null || fail "curl is not installed, and this asks with it."
missing=()
for name in nginx caddy; do
    if command -v "$name" >/dev/null; then "try_$name"; else missing+=("$name"); fi
done
server=''
[ ${#missing[@]} -lt 2 ] || fail "Neither nginx nor Caddy is installed, so nothing was tried."
[ ${#missing[@]} -eq 0 ] || echo "${missing[0]} is not installed, so its file was not tried."
