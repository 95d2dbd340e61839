//! The Spanish hints: their own examples, no hint on a card, and how often they
//! are wrong.

use crate::hint::{Made, make, pass_their_own_examples};
use darn::deck::Band;
use darn::deck::hint::Hints;
use darn::lang::{self, Language};
use darn::release::hints as source;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const SPANISH: &str = include_str!("../../src/deck/hints.es.toml");
const ENGLISH: &str = include_str!("../../src/deck/hints.en.toml");

fn spanish() -> (&'static source::Source, Hints<'static>) {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| make(SPANISH)).read()
}

#[test]
fn the_same_hints_in_the_same_order_as_in_english() {
    let shape = |toml: &str| {
        let source = source::read(toml).unwrap();
        let hint = |hint: source::Hint| (hint.id, hint.kind, hint.help, hint.long, hint.whole);
        let kinds: Vec<_> = source.kind.into_iter().map(|kind| kind.id).collect();
        (kinds, source.hint.into_iter().map(hint).collect::<Vec<_>>())
    };
    assert_eq!(shape(SPANISH), shape(ENGLISH));
}

#[test]
fn every_hint_passes_its_own_examples() {
    pass_their_own_examples(SPANISH);
}

#[test]
fn no_hint_is_said_of_a_spanish_card() {
    let (_, hints) = spanish();
    let (_, file) = lang::FILES.iter().find(|(code, _)| *code == "es").unwrap();
    let mut wrong = Vec::new();
    for card in Language::read(file).unwrap().cards() {
        let fields: Vec<&str> = card.split('\t').collect();
        let band = Band::parse(fields[0].split('.').next().unwrap());
        for way in fields[3..].chunks(2) {
            if let Some(hint) = hints.hint(way[1], band) {
                wrong.push(format!("{} {}: {}", hint.id, fields[0], way[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(serde::Deserialize)]
struct Set {
    fine: Vec<String>,
    caught: BTreeMap<String, Vec<String>>,
}

/// Most false alarms, and fewest caught, in a hundred.
const BOUNDS: (usize, usize) = (5, 80);

#[test]
fn other_sentences_are_caught_or_let_pass() {
    let (_, hints) = spanish();
    let sets: BTreeMap<String, Set> =
        toml::from_str(include_str!("../data/hints.es.toml")).unwrap();
    for (name, set) in &sets {
        let said = |words: &String| hints.hint(words, Some(Band::School));
        let alarms: Vec<_> = set.fine.iter().filter(|words| said(words).is_some()).collect();
        alarms.iter().for_each(|words| println!("{name}: false {words}: {:?}", said(words)));
        let all: Vec<&String> = set.caught.values().flatten().collect();
        let missed: Vec<_> = all.iter().filter(|words| said(words).is_none()).collect();
        missed.iter().for_each(|words| println!("{name}: missed: {words}"));
        println!(
            "{name}: {} of {} missed, {} false of {}",
            missed.len(),
            all.len(),
            alarms.len(),
            set.fine.len()
        );
        assert!(alarms.len() * 100 <= set.fine.len() * BOUNDS.0, "{name}: false alarms");
        assert!((all.len() - missed.len()) * 100 >= all.len() * BOUNDS.1, "{name}: caught");
    }
}
