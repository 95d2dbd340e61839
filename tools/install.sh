#!/bin/sh
# Gets what is missing and leaves the rest alone: `tools/install.sh build` or `tools/install.sh test`.
set -eu
cd "$(dirname "$0")/.."

# The compiler that the budget and the bytes of a release are held with.
RUST=1.95.0
TRUNK=0.21.14
WASM_SPLIT=0.2.4
BINARYEN=132
AXE=4.14.1

kept=$PWD/target/tools

has() { command -v "$1" >/dev/null 2>&1; }

# give_up PROGRAM DEBIAN FEDORA MACOS
give_up() {
    echo "$1 is missing. Debian, Ubuntu: $2. Fedora: $3. macOS: $4." >&2
    exit 1
}

# Another may do as well; whoever wonders at other bytes, or a new lint, reads why.
compiler() {
    have=$(rustc --version | cut -d' ' -f2)
    [ "$have" = "$RUST" ] || echo "Rust $have is here; a release is made with $RUST (rustup default $RUST)" >&2
}

wasm_target() {
    target=wasm32-unknown-unknown
    [ -d "$(rustc --print sysroot)/lib/rustlib/$target" ] && return
    has rustup || give_up "Rust's $target target" \
        "apt-get install rustup" "dnf install rustup" "brew install rustup"
    echo "Rust's $target target: fetching, under a minute"
    rustup --quiet target add "$target"
}

# cargo_tool NAME CRATE VERSION TIME [FLAG]
cargo_tool() {
    name=$1 crate=$2 version=$3 time=$4
    shift 4
    [ "$("$name" --version 2>/dev/null || true)" = "$name $version" ] && return
    echo "$name $version: building, about $time on two cores (goes on where it stopped if interrupted)"
    CARGO_TARGET_DIR=$kept/build cargo install --quiet --force "$@" "$crate" --version "$version"
}

wasm_split() {
    # It has no --version.
    cargo install --list | grep -q "^wasm_split_cli_support v$WASM_SPLIT:" && has wasm-split-cli && return
    echo "wasm-split-cli $WASM_SPLIT: building, about two minutes on two cores"
    CARGO_TARGET_DIR=$kept/build cargo install --quiet --force --locked wasm_split_cli_support \
        --version "$WASM_SPLIT" --features build-binary
}

wasm_bindgen_version() {
    sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock
}

wasm_opt() {
    version=$(wasm-opt --version 2>/dev/null | sed -n 's/.*version \([0-9]*\).*/\1/p')
    # Another makes other bytes, and there are few to spare (budget.toml).
    [ "$version" = "$BINARYEN" ] && return
    has npm || give_up "npm, which brings wasm-opt," \
        "apt-get install npm" "dnf install npm" "brew install binaryen"
    echo "wasm-opt $BINARYEN: fetching, under a minute"
    mkdir -p "$kept"
    # Without the rights to install for the whole machine, into target/, where the Makefile looks.
    npm install --silent --global "binaryen@$BINARYEN" 2>"$kept/npm.log" ||
        npm install --silent --no-save --prefix "$kept" "binaryen@$BINARYEN"
}

axe() {
    grep -qs "\"version\": \"$AXE\"" "$kept/axe/node_modules/axe-core/package.json" && return
    has npm || give_up "npm, which brings axe-core," \
        "apt-get install npm" "dnf install npm" "brew install node"
    echo "axe-core $AXE: fetching, seconds"
    mkdir -p "$kept/axe"
    # A folder of its own: npm takes out what another such call brought.
    npm install --silent --no-save --prefix "$kept/axe" "axe-core@$AXE"
}

has_browser() { has chromium || has chromium-browser || has google-chrome; }

has_file() {
    for file in "$@"; do [ -e "$file" ] && return; done
    return 1
}

test_programs() {
    missing=
    need() { missing="$missing $1"; }
    has_browser || need chromium
    has chromedriver || need chromium-driver
    has WebKitWebDriver || need webkit2gtk-driver
    has gjs || need gjs
    has_file /usr/lib*/*/girepository-1.0/WebKit2-4.1.typelib /usr/lib*/girepository-1.0/WebKit2-4.1.typelib ||
        need gir1.2-webkit2-4.1
    has_file /usr/lib*/*/girepository-1.0/Gtk-3.0.typelib /usr/lib*/girepository-1.0/Gtk-3.0.typelib ||
        need gir1.2-gtk-3.0
    has Xvfb || need xvfb
    has dbus-run-session || need dbus
    has zbarimg || need zbar-tools
    has qrencode || need qrencode
    has_file /usr/share/fonts/*/*/DejaVuSerif.ttf /usr/share/fonts/*/DejaVuSerif.ttf || need fonts-dejavu-core
    [ -z "$missing" ] && return

    as_root=
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    if ! has apt-get || ! ${as_root:-true} true 2>/dev/null; then
        give_up "A part of what tests in real browsers need" "apt-get install$missing" \
            "dnf install chromium chromedriver webkit2gtk4.1 webkit2gtk-driver gjs xorg-x11-server-Xvfb dbus-daemon zbar qrencode" \
            "brew install --cask google-chrome chromedriver; brew install zbar qrencode; then cargo test --features e2e --test e2e -- --engine chromium, as WebKitGTK is Linux only"
    fi
    echo "Browsers for the tests: fetching$missing, about two minutes"
    mkdir -p "$kept"
    # shellcheck disable=SC2086 # the lists are meant to split
    {
        $as_root apt-get -qq update
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing
    } >"$kept/apt.log" 2>&1 || {
        tail -n 5 "$kept/apt.log" >&2
        exit 1
    }
}

case ${1:-build} in
build)
    has cargo || give_up cargo "apt-get install rustup" "dnf install rustup" "brew install rustup"
    compiler
    wasm_target
    cargo_tool trunk trunk "$TRUNK" "six minutes" --locked
    # Its version must equal the library's exactly. Not --locked: its own lock file asks for crate
    # versions that were withdrawn since.
    cargo_tool wasm-bindgen wasm-bindgen-cli "$(wasm_bindgen_version)" "three minutes" --no-default-features
    wasm_split
    wasm_opt
    ;;
test)
    test_programs
    axe
    ;;
*)
    echo "tools/install.sh build|test" >&2
    exit 2
    ;;
esac
