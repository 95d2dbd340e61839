//! What travels: counted as the release's own budget counts.

use std::path::Path;

use darn::release::PAGE;
use darn::release::weigh::{self, WORDS, Weight};
use darn::release::worker;

use crate::outcome::Outcome;
use crate::report::{Report, grouped};

/// The first load file by file, and what has a limit.
pub fn of_the_release(dist: &Path, report: &mut Report) -> Outcome {
    let weights = weigh::weigh(&worker::list(dist)?);
    report.table("Sizes, in bytes", &["", "raw", "brotli 11", "at most"]);
    let mut part = |what: &str, weight: Weight, limit: String| {
        report.row([what.to_owned(), grouped(weight.raw), grouped(weight.packed), limit]);
    };
    let none = String::new;
    part("the page, with the first screen's styles", weigh::sum(&weights, |n| n == PAGE), none());
    part("the other styles", weigh::sum(&weights, weigh::is_style), none());
    part("the script that starts the wasm", weigh::sum(&weights, weigh::is_script), none());
    part("the words, in English", weigh::sum(&weights, |n| n == WORDS), none());
    for share in weigh::shares(&weights)? {
        let (packed, limit) = (share.weight.packed, share.limit);
        let held = if packed > limit { "missed" } else { "held" };
        part(share.what, share.weight, format!("{}: {held}", grouped(limit)));
    }
    Ok(())
}
