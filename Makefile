# Darn. `make` alone lists what can be made.

# Tools found by npm when it may not install for the whole machine, then cargo's: what tools/install.sh
# got comes before an older one of the same name.
export PATH := $(CURDIR)/target/tools/node_modules/.bin:$(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

WASM := --target wasm32-unknown-unknown
PORT ?= 8080

.NOTPARALLEL:
.PHONY: help tools tools-test build release serve test lint test-native test-web test-e2e bench hosting pictures screens deck-review

help:
	@sed -n 's/^## //p' Makefile

## make tools        gets what a build needs and this machine lacks
tools:
	@tools/install.sh build

## make tools-test   gets what the tests need besides: two browsers and their drivers
tools-test: tools
	@tools/install.sh test

## make build        the release, in dist/
build: tools
	cargo fetch --quiet --locked $(WASM)
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$$(tools/nowhere.sh)" trunk build --release

## make release      the release as one archive in target/release/, the same bytes wherever it is made with the same tools
release: build
	tools/archive.sh

## make serve        builds the release and serves it at http://localhost:8080
serve: build
	@exec cargo run --quiet --locked --example serve -- dist $(PORT)

## make test         every test there is, one after another:
test: lint test-native test-web test-e2e

## make lint           formatting and clippy
lint: tools
	cargo fmt --all --check
	cargo clippy --locked --all-targets --features e2e -- -D warnings
	cargo clippy --locked --all-targets -p darn-scan -p g2p -- -D warnings
	cargo clippy --locked $(WASM) --lib --bins --test web -- -D warnings
	cargo clippy --locked $(WASM) -p darn-scan -- -D warnings

## make test-native    the pure rooms, no browser, seconds
test-native:
	cargo test --locked --lib --bins --test native
	cargo test --locked -p g2p

## make test-web       the browser rooms, in Chromium
test-web: tools-test
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	CHROMEDRIVER="$$(command -v chromedriver)" \
	cargo test --locked $(WASM) --test web

## make test-e2e       the whole app in Chromium and WebKit; ONLY="undo --engine webkit" picks
test-e2e: tools-test build
	cargo test --locked --features e2e --test e2e -- $(ONLY)

## make bench        the benchmark table, against the barest page, the barest write and other frameworks; PEERS=DIR sets other apps beside
bench: tools-test build
	tools/others.sh target/others
	cargo bench --locked --profile dev --features e2e --bench bench -- --peers target/others $(if $(PEERS),--peers "$(PEERS)")

## make hosting      serves the release with nginx and Caddy, where they are installed, by the files in hosting/
hosting: build
	@tools/try-hosting.sh

## make pictures     takes the README's pictures from the real app
pictures: tools-test build
	cargo test --locked --features e2e --test e2e -- pictures --engine chromium

## make screens      every screen, state, light and width as pictures, in target/screens/index.html
screens: tools-test build
	cargo test --locked --features e2e --test e2e -- screens --engine chromium

## make deck-review  the whole deck as pages to read and sign off, in target/
deck-review:
	@cargo run --quiet --locked --example deck-review
