//! Checks the deck and turns it into constants. A deck that breaks a rule does
//! not build.

#[path = "src/deck/rules.rs"]
#[allow(missing_docs)]
mod rules;

use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const DECK: &str = "src/deck/en.toml";

#[derive(Deserialize)]
struct Deck {
    limits: Limits,
    start: Start,
    band: Vec<Band>,
    moment: Vec<Moment>,
    card: Vec<Card>,
    lines: Lines,
    safety: Safety,
}

#[derive(Deserialize)]
struct Limits {
    words_max: usize,
    gesture_max: usize,
    why_max: usize,
    sorry_max_per_card: usize,
}

#[derive(Deserialize)]
struct Start {
    phrase: String,
    card: String,
}

#[derive(Deserialize)]
struct Band {
    id: String,
    label: String,
    range: String,
    to_months: Option<u32>,
    how: String,
    first: Vec<String>,
}

#[derive(Deserialize)]
struct Moment {
    id: String,
    label: String,
    bands: Vec<String>,
    #[serde(default)]
    safety: String,
}

#[derive(Deserialize)]
struct Card {
    id: String,
    band: String,
    moment: String,
    words: String,
    words_no_limit: Option<String>,
    /// Other ways to say it. Their order is their name: append only.
    #[serde(default)]
    another: Vec<String>,
    gesture: String,
    why: String,
}

#[derive(Deserialize)]
struct Lines {
    settle: Vec<String>,
    acknowledgement: Vec<String>,
    quiet_week: Vec<String>,
}

#[derive(Deserialize)]
struct Safety {
    too_much: String,
    handling: String,
    sleepy: String,
    fear: String,
}

fn main() {
    println!("cargo:rerun-if-changed={DECK}");
    println!("cargo:rerun-if-changed=src/deck/rules.rs");
    println!("cargo:rerun-if-changed=build.rs");
    if let Err(broken) = run() {
        eprintln!("{DECK}: {broken}");
        std::process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let text = std::fs::read_to_string(DECK).map_err(|error| error.to_string())?;
    let deck: Deck = toml::from_str(&text).map_err(|error| error.to_string())?;
    check(&deck)?;
    let out = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    std::fs::write(format!("{out}/deck_en.rs"), constants(&deck)?)
        .map_err(|error| error.to_string())
}

fn check(deck: &Deck) -> Result<(), String> {
    let limits = rules::Limits {
        words: deck.limits.words_max,
        gesture: deck.limits.gesture_max,
        why: deck.limits.why_max,
        sorry: deck.limits.sorry_max_per_card,
    };
    let mut ids = BTreeSet::new();
    for card in &deck.card {
        let at = |what: &str| {
            let id = card.id.clone();
            let what = what.to_owned();
            move |rule: String| format!("card {id}: {what} {rule}")
        };
        if card.id != format!("{}.{}", card.band, card.moment) {
            return Err(format!("card {}: its id is not band.moment", card.id));
        }
        if !ids.insert(card.id.as_str()) {
            return Err(format!("card {}: stands twice", card.id));
        }
        let band = deck.band.iter().find(|band| band.id == card.band);
        let under_six = band.and_then(|band| band.to_months).is_some_and(|months| months <= 72);
        for words in ways(card) {
            rules::words(words, limits, under_six).map_err(at(words))?;
        }
        rules::plain(&card.gesture, limits.gesture).map_err(at("the gesture"))?;
        rules::plain(&card.why, limits.why).map_err(at("the why"))?;
    }
    for band in &deck.band {
        if band.first.len() != 6 {
            return Err(format!("band {}: offers {} first, not six", band.id, band.first.len()));
        }
        for moment in &band.first {
            if !ids.contains(format!("{}.{moment}", band.id).as_str()) {
                return Err(format!("band {}: no card for {moment}", band.id));
            }
        }
    }
    for moment in &deck.moment {
        for band in &moment.bands {
            if !ids.contains(format!("{band}.{}", moment.id).as_str()) {
                return Err(format!("moment {}: no card for {band}", moment.id));
            }
        }
    }
    if !ids.contains(deck.start.card.as_str()) {
        return Err(format!("start: no card {}", deck.start.card));
    }
    Ok(())
}

fn ways(card: &Card) -> impl Iterator<Item = &String> {
    std::iter::once(&card.words).chain(&card.words_no_limit).chain(&card.another)
}

fn constants(deck: &Deck) -> Result<String, String> {
    let mut out = String::new();
    write(&mut out, deck).map_err(|error| error.to_string())?;
    Ok(out)
}

fn write(out: &mut String, deck: &Deck) -> std::fmt::Result {
    writeln!(out, "pub(super) fn band(band: Band) -> super::band::About {{ match band {{")?;
    for band in &deck.band {
        let first: Vec<String> = band.first.iter().map(|id| variant("Moment", id)).collect();
        writeln!(
            out,
            "{} => super::band::About {{ id: {:?}, label: {:?}, range: {:?}, how: {:?}, first: &[{}] }},",
            variant("Band", &band.id),
            band.id,
            band.label,
            band.range,
            band.how,
            first.join(", ")
        )?;
    }
    writeln!(out, "}} }}")?;
    writeln!(
        out,
        "pub(super) fn moment(moment: Moment) -> (&'static str, &'static str, &'static str) {{ match moment {{"
    )?;
    for moment in &deck.moment {
        let name = variant("Moment", &moment.id);
        writeln!(out, "{name} => ({:?}, {:?}, {:?}),", moment.id, moment.label, moment.safety)?;
    }
    writeln!(out, "}} }}")?;
    let cards: String = deck.card.iter().map(record).collect();
    writeln!(out, "pub(super) const CARDS: &str = {cards:?};")?;
    writeln!(out, "pub(super) const START: &str = {:?};", deck.start.card)?;
    writeln!(out, "/// Lines that belong to no card.\npub mod lines {{")?;
    let safety = &deck.safety;
    for (name, line) in [
        ("PRESS", &deck.start.phrase),
        ("TOO_MUCH", &safety.too_much),
        ("HANDLING", &safety.handling),
        ("SLEEPY", &safety.sleepy),
        ("FEAR", &safety.fear),
    ] {
        writeln!(out, "#[allow(missing_docs)] pub const {name}: &str = {line:?};")?;
    }
    for (name, lines) in [
        ("SETTLE", &deck.lines.settle),
        ("ACKNOWLEDGEMENT", &deck.lines.acknowledgement),
        ("QUIET_WEEK", &deck.lines.quiet_week),
    ] {
        writeln!(out, "#[allow(missing_docs)] pub const {name}: &[&str] = &{lines:?};")?;
    }
    writeln!(out, "}}")
}

/// A card as a line: id, gesture, why, then tag and words of each way, between
/// tabs. One text instead of a table: the table's pointers cost 3 kB of the
/// wasm (brotli). The rules allow no tab and no line end in a text.
fn record(card: &Card) -> String {
    let mut fields = vec![card.id.clone(), card.gesture.clone(), card.why.clone()];
    let mut way = |tag: &str, words: &String| fields.extend([tag.to_owned(), words.clone()]);
    way("", &card.words);
    card.words_no_limit.iter().for_each(|words| way("n", words));
    for (index, words) in card.another.iter().enumerate() {
        way(&(index + 2).to_string(), words);
    }
    fields.join("\t") + "\n"
}

/// `("Band", "newborn")` to `Band::Newborn`; an unknown one fails to compile.
fn variant(of: &str, id: &str) -> String {
    let mut letters = id.chars();
    let head = letters.next().map(|letter| letter.to_ascii_uppercase());
    format!("{of}::{}{}", head.into_iter().collect::<String>(), letters.as_str())
}
