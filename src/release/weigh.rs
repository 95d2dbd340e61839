//! What a release weighs, after brotli 11, and what it may. The benchmark table
//! counts by this too.

use super::PAGE;
use super::files::{Result, text};
use super::worker::Files;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The words of a first load: English, the largest share of readers.
pub const WORDS: &str = "lang/en.txt";
const BUDGET: &str = "budget.toml";

/// Bytes after brotli 11.
#[derive(Deserialize)]
struct Budget {
    first_load: usize,
    wasm: usize,
    rest: usize,
    scan: usize,
    precached: usize,
}

/// One file's or several files' size.
#[derive(Clone, Copy, Default)]
pub struct Weight {
    /// Bytes as they lie on the disk.
    pub raw: usize,
    /// Bytes after brotli 11.
    pub packed: usize,
}

/// A part of the release that has a limit.
pub struct Share {
    /// In words.
    pub what: &'static str,
    /// What it weighs.
    pub weight: Weight,
    /// Bytes it may have after brotli 11.
    pub limit: usize,
}

/// Every kept file's weight, by its path.
pub type Weights = BTreeMap<String, Weight>;

/// Weighs every file.
pub fn weigh(files: &Files) -> Weights {
    let weight = |bytes: &[u8]| Weight { raw: bytes.len(), packed: brotli(bytes) };
    files.iter().map(|(name, bytes)| (name.clone(), weight(bytes))).collect()
}

/// What the files weigh together whose names `of` picks.
pub fn sum(weights: &Weights, of: impl Fn(&str) -> bool) -> Weight {
    weights.iter().filter(|(name, _)| of(name)).fold(Weight::default(), |sum, (_, one)| Weight {
        raw: sum.raw + one.raw,
        packed: sum.packed + one.packed,
    })
}

/// Whether this is the wasm of the first load.
pub fn is_wasm(name: &str) -> bool {
    name.starts_with("darn-") && name.ends_with(".wasm")
}

/// Whether this is the wasm of the other screens.
fn is_rest(name: &str) -> bool {
    name.starts_with("rest-") && name.ends_with(".wasm")
}

/// Whether this is what the first wasm is started by.
pub fn is_script(name: &str) -> bool {
    name.starts_with("darn-") && name.ends_with(".js")
}

/// Whether these are styles that lie beside the page.
pub fn is_style(name: &str) -> bool {
    name.ends_with(".css")
}

/// What has a limit in `budget.toml`: the first load, the wasm, that of the other
/// screens, what shows and scans codes, and all that is kept.
pub fn shares(weights: &Weights) -> Result<[Share; 5]> {
    let text = text(Path::new(BUDGET))?;
    let budget: Budget = toml::from_str(&text).map_err(|error| format!("{BUDGET}: {error}"))?;
    let first = |name: &str| {
        [PAGE, WORDS].contains(&name) || is_wasm(name) || is_script(name) || is_style(name)
    };
    let share = |what, weight, limit| Share { what, weight, limit };
    Ok([
        share("the first load", sum(weights, first), budget.first_load),
        share("the wasm", sum(weights, is_wasm), budget.wasm),
        share("the wasm of the other screens", sum(weights, is_rest), budget.rest),
        // Loaded when a QR code is shown or scanned, never first.
        share(
            "what shows and scans QR codes",
            sum(weights, |name| name.starts_with("scan")),
            budget.scan,
        ),
        share("what the worker keeps", sum(weights, |_| true), budget.precached),
    ])
}

/// Prints what every file weighs. An error names what is over its limit.
pub fn hold(files: &Files) -> Result<()> {
    let weights = weigh(files);
    let shares = shares(&weights)?;
    println!("release, bytes after brotli 11:");
    for share in &shares {
        println!("  {:>7} of {:>7}  {}", share.weight.packed, share.limit, share.what);
    }
    for (name, weight) in &weights {
        println!("  {:>7}  {name}", weight.packed);
    }
    match shares.iter().find(|share| share.weight.packed > share.limit) {
        Some(over) => Err(format!(
            "{} is {} bytes, over the budget of {} ({BUDGET})",
            over.what, over.weight.packed, over.limit
        )),
        None => Ok(()),
    }
}

fn brotli(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    // Writing to memory does not fail; if it did, the size of the original
    // is the safe answer.
    match brotli::BrotliCompress(&mut std::io::Cursor::new(bytes), &mut out, &parameters) {
        Ok(_) => out.len(),
        Err(_) => bytes.len(),
    }
}
