//! `src/deck/<code>.toml`: bands, moments, cards, and lines that belong to no
//! card.

use crate::Language;
use crate::entry::{Entry, Said};
use crate::rules::{self, Tongue};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The room of bands' and moments' names in the language file.
pub const LABELS: &str = "label";

const LINES: &str = "lines";

/// The form the decks are in.
const SCHEMA: u32 = 1;

/// The parts of a repair that words may carry (docs/evidence.md).
const PARTS: [&str; 8] =
    ["settle", "name", "own", "impact", "limit", "not_your_fault", "reconnect", "redo"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deck {
    schema: u32,
    lang: String,
    limits: Limits,
    pub rules: Tongue,
    start: Start,
    band: Vec<Band>,
    moment: Vec<Moment>,
    pub card: Vec<Card>,
    lines: Lines,
    safety: Safety,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    words_max: usize,
    gesture_max: usize,
    why_max: usize,
    sorry_max_per_card: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Start {
    phrase: String,
    /// In the first language's deck alone, as are the other fields with a
    /// default below that are no sentences.
    #[serde(default)]
    card: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Band {
    id: String,
    label: String,
    /// For whoever reads the deck (tools/deck_review).
    range: String,
    /// From this age on, in months, and up to the next band.
    from_months: Option<u32>,
    to_months: Option<u32>,
    how: String,
    #[serde(default)]
    first: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Moment {
    id: String,
    label: String,
    #[serde(default)]
    bands: Vec<String>,
    #[serde(default)]
    safety: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
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
    #[serde(default)]
    parts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    settle: Vec<String>,
    acknowledgement: Vec<String>,
    acknowledgement_late: Vec<String>,
    quiet_week: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Safety {
    too_much: String,
    handling: String,
    sleepy: String,
    fear: String,
}

/// Whether a room's sentences are the deck's lines.
pub fn room(room: &str) -> bool {
    room == LINES
}

/// Holds the deck of this language to the rules. `first`: the deck that says what is
/// not a sentence.
pub fn check(code: &str, deck: &Deck, first: &Deck) -> Result<(), String> {
    if deck.schema != SCHEMA || deck.lang != code {
        return Err(format!("says schema {} and lang {}", deck.schema, deck.lang));
    }
    sentences(deck, first)?;
    if std::ptr::eq(deck, first) { complete(deck) } else { Ok(()) }
}

/// Holds every sentence to its language's rules.
fn sentences(deck: &Deck, first: &Deck) -> Result<(), String> {
    let limits = rules::Limits {
        words: deck.limits.words_max,
        gesture: deck.limits.gesture_max,
        why: deck.limits.why_max,
        sorry: deck.limits.sorry_max_per_card,
    };
    for card in &deck.card {
        let at = |what: &str| {
            let id = card.id.clone();
            let what = what.to_owned();
            move |rule: String| format!("card {id}: {what} {rule}")
        };
        let band = first.band.iter().find(|band| band.id == card.band);
        let under_six =
            band.and_then(|band| band.to_months).is_some_and(|to| to <= rules::SIX_YEARS);
        for (_, words) in card.ways() {
            rules::words(words, limits, &deck.rules, under_six).map_err(at(words))?;
        }
        rules::plain(&card.gesture, limits.gesture, &deck.rules).map_err(at("the gesture"))?;
        rules::plain(&card.why, limits.why, &deck.rules).map_err(at("the why"))?;
    }
    for entry in deck.entries() {
        for line in entry.lines() {
            let at = |rule| format!("{}.{} {rule}", entry.room, entry.key);
            rules::plain(&line, limits.words, &deck.rules).map_err(at)?;
        }
    }
    Ok(())
}

/// Whether there is a card wherever one is promised, and what is no sentence is right. The
/// other languages' cards are held to these by their shape.
fn complete(deck: &Deck) -> Result<(), String> {
    let mut ids = BTreeSet::new();
    for card in &deck.card {
        if card.id != format!("{}.{}", card.band, card.moment) {
            return Err(format!("card {}: its id is not band.moment", card.id));
        }
        if !ids.insert(card.id.as_str()) {
            return Err(format!("card {}: stands twice", card.id));
        }
        if let Some(part) = card.parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
            return Err(format!("card {}: {part} is no part of a repair", card.id));
        }
    }
    let mut month = Some(0);
    for band in &deck.band {
        if band.range.is_empty() {
            return Err(format!("band {}: has no range", band.id));
        }
        if band.from_months.is_some() && band.from_months != month {
            return Err(format!("band {}: does not begin where the one before ends", band.id));
        }
        month = band.to_months;
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

impl Deck {
    /// Its sentences besides the cards.
    pub fn entries(&self) -> Vec<Entry> {
        let of = |room: &str, key: &str, said| Entry { room: room.into(), key: key.into(), said };
        let line = |key, text: &String| of(LINES, key, Said::Line(text.clone()));
        let list = |key, texts: &[String]| of(LINES, key, Said::List(texts.to_vec()));
        let mut entries = vec![
            line("press", &self.start.phrase),
            line("too_much", &self.safety.too_much),
            line("handling", &self.safety.handling),
            line("sleepy", &self.safety.sleepy),
            line("fear", &self.safety.fear),
            list("settle", &self.lines.settle),
            list("acknowledgement", &self.lines.acknowledgement),
            list("acknowledgement_late", &self.lines.acknowledgement_late),
            list("quiet_week", &self.lines.quiet_week),
        ];
        let label = |id: &str, texts: &[&String]| {
            let texts = texts.iter().map(|text| (*text).clone()).collect();
            of(LABELS, id, Said::List(texts))
        };
        let band = |band: &Band| label(&band.id, &[&band.label, &band.how]);
        entries.extend(self.band.iter().map(band));
        entries.extend(self.moment.iter().map(|moment| label(&moment.id, &[&moment.label])));
        entries
    }

    /// The cards, as what is the same of them in every language.
    pub fn shape(&self) -> impl Iterator<Item = String> {
        self.card.iter().map(|card| {
            let tags: Vec<String> = card.ways().map(|(tag, _)| tag).collect();
            format!("card {} (ways {})", card.id, tags.join(", "))
        })
    }

    /// A card a line: id, gesture, why, then tag and words of each way, between
    /// tabs.
    pub fn records(&self) -> impl Iterator<Item = String> {
        self.card.iter().map(|card| {
            let mut fields = vec![card.id.clone(), card.gesture.clone(), card.why.clone()];
            fields.extend(card.ways().flat_map(|(tag, words)| [tag, words.clone()]));
            fields.join("\t")
        })
    }
}

impl Card {
    /// Tag and words of each way to say it.
    fn ways(&self) -> impl Iterator<Item = (String, &String)> {
        let first = std::iter::once((String::new(), &self.words));
        let no_limit = self.words_no_limit.iter().map(|words| ("n".to_owned(), words));
        let another = self.another.iter().enumerate();
        let another = another.map(|(index, words)| ((index + 2).to_string(), words));
        first.chain(no_limit).chain(another)
    }
}

/// What is not a sentence, and where the names of bands and moments stand.
pub fn constants(first: &Language) -> String {
    let line = |key: &str| -> usize {
        let before =
            first.entries.iter().take_while(|entry| entry.room != LABELS || entry.key != key);
        before.map(|entry| entry.lines().len()).sum()
    };
    let deck = &first.deck;
    let bands = deck.band.iter().map(|band| {
        let offered: Vec<String> = band.first.iter().map(|id| variant("Moment", id)).collect();
        let (name, id, at) = (variant("Band", &band.id), &band.id, line(&band.id));
        let offered = offered.join(", ");
        let to_months = band.to_months;
        format!(
            "{name} => super::band::About \
             {{ id: {id:?}, at: {at}, to_months: {to_months:?}, first: &[{offered}] }},\n"
        )
    });
    let moments = deck.moment.iter().map(|moment| {
        let (name, id, at) = (variant("Moment", &moment.id), &moment.id, line(&moment.id));
        let safety = match moment.safety.as_str() {
            "" => "None".to_owned(),
            safety => format!("Some({})", variant("super::Safety", safety)),
        };
        format!("{name} => super::moment::About {{ id: {id:?}, at: {at}, safety: {safety} }},\n")
    });
    format!(
        "pub(super) fn band(band: Band) -> super::band::About {{ match band {{\n{}}} }}\n\
         pub(super) fn moment(moment: Moment) -> super::moment::About \
         {{ match moment {{\n{}}} }}\n\
         pub(super) const START: &str = {:?};\n",
        bands.collect::<String>(),
        moments.collect::<String>(),
        deck.start.card,
    )
}

/// `("Band", "newborn")` to `Band::Newborn`; an unknown one fails to compile.
fn variant(of: &str, id: &str) -> String {
    let mut letters = id.chars();
    let head = letters.next().map(|letter| letter.to_ascii_uppercase());
    format!("{of}::{}{}", head.into_iter().collect::<String>(), letters.as_str())
}
