//! Hints: what they catch, what they let pass, and how often they are wrong.

use darn::deck::hint::{Hints, MAX};
use darn::deck::{self, Band, lines};
use darn::release::hints as source;
use proptest::prelude::*;
use std::sync::OnceLock;

const ENGLISH: &str = include_str!("../../src/deck/hints.en.toml");

fn english() -> (&'static source::Source, Hints<'static>) {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| make(ENGLISH)).read()
}

/// The hints of a language, as written and as they ship.
pub struct Made(source::Source, String);

/// Makes them of their source.
pub fn make(toml: &str) -> Made {
    let source = source::read(toml).unwrap();
    let text = source::compact(&source).unwrap();
    Made(source, text)
}

impl Made {
    pub fn read(&self) -> (&source::Source, Hints<'_>) {
        (&self.0, Hints::read(&self.1))
    }
}

/// A band a hint is meant for.
pub fn band_of(hint: &source::Hint) -> Option<Band> {
    (hint.r#for == source::Audience::UnderSix).then_some(Band::Toddler)
}

#[test]
fn every_hint_passes_its_own_examples() {
    pass_their_own_examples(ENGLISH);
}

/// Each alone catches what it must; all together say nothing of what they must let
/// pass, a better shape among it.
pub fn pass_their_own_examples(toml: &str) {
    let all = make(toml);
    let (source, hints) = all.read();
    let mut wrong = Vec::new();
    for hint in &source.hint {
        let mut only = source::read(toml).unwrap();
        only.hint.retain(|other| other.id == hint.id);
        let text = source::compact(&only).unwrap();
        let alone = Hints::read(&text);
        for hit in &hint.hits {
            if alone.hint(hit, band_of(hint)).is_none() {
                wrong.push(format!("{} does not catch: {hit}", hint.id));
            }
        }
        for quiet in hint.misses.iter().chain([&hint.shape]) {
            if let Some(found) = hints.hint(quiet, band_of(hint)) {
                wrong.push(format!("{} is said of: {quiet}", found.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_hint_is_said_of_a_card() {
    let (_, hints) = english();
    let mut wrong = Vec::new();
    for card in deck::cards() {
        for way in &card.ways {
            if let Some(hint) = hints.hint(way.words, Some(card.band)) {
                wrong.push(format!("{} {}: {}", hint.id, card.id, way.words));
            }
        }
    }
    for line in
        [lines::too_much(), lines::handling(), lines::sleepy(), lines::fear(), lines::press()]
    {
        if let Some(hint) = hints.hint(line, None) {
            wrong.push(format!("{}: {line}", hint.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_hint_says_what_why_and_a_better_shape() {
    let (_, hints) = english();
    let hint = hints.hint("I\u{2019}M SORRY, BUT you ran off", None).unwrap();
    assert_eq!((hint.id, hint.kind, hint.help), ("sorry_but", "but", false));
    assert!(!hint.say.is_empty() && !hint.shape.is_empty() && hint.why.contains("'but'"));
    assert!(hints.hint("I hate myself.", None).unwrap().help);
    assert_eq!(hints.reasons().find(|(kind, _)| *kind == "but").unwrap().1, hint.why);
}

#[test]
fn the_better_shapes_and_sentences_need_no_hint_themselves() {
    let (source, hints) = english();
    for hint in &source.hint {
        assert_eq!(hints.hint(&hint.shape, Some(Band::Toddler)), None, "{}", hint.shape);
        assert!(!hint.say.contains("you must") && hint.say.ends_with(['.', '\'']), "{}", hint.say);
    }
}

#[test]
fn the_gravest_is_said_first() {
    let (_, hints) = english();
    let said = |words: &str| hints.hint(words, Some(Band::School)).map(|hint| hint.id.to_owned());
    let both = "I'm sorry, but I'll smack you if you don't tell me you love me.";
    assert_eq!(said(both).as_deref(), Some("threat"));
    assert_eq!(said("I hate myself. Please forgive me.").as_deref(), Some("hate_myself"));
}

#[test]
fn some_hints_are_for_children_only() {
    let (_, hints) = english();
    let ask = "We both said things.";
    assert!(hints.hint(ask, Some(Band::Teen)).is_some());
    assert!(hints.hint(ask, None).is_some());
    assert_eq!(hints.hint(ask, Some(Band::Partner)), None);
    let questions = "I was loud. Are you sad? Want to sit?";
    assert_eq!(hints.hint(questions, Some(Band::Preschool)).unwrap().id, "questions");
    assert_eq!(hints.hint(questions, Some(Band::School)), None);
}

#[test]
fn words_are_listened_to_plainly() {
    let (_, hints) = english();
    let heard = |words| hints.listened(words);
    assert_eq!(heard("I\u{2019}m  SORRY\u{2014}don't!!! Ok?"), "i am sorry do not . okay ?");
    assert_eq!(heard("...'Won't'... dont"), "will not . do not .");
    assert_eq!(heard("Caf\u{e9}, \u{201c}na\u{ef}ve\u{201d}"), "caf\u{e9} na\u{ef}ve .");
    assert_eq!(heard(" ?!. \n"), "");
    assert!(heard(&"a ".repeat(5_000)).len() <= MAX + 2);
}

#[test]
fn a_broken_text_gives_no_hint() {
    for text in ["", "h", "h\t", "h\tid", "h\tid\tk\t\tsay\tshape", "h\ta\tb\tw\tc\td\t..x [ ! ^"] {
        let _ = Hints::read(text).hint("I'm sorry, but no.", None);
    }
    assert_eq!(Hints::read("").hint("I'm sorry, but no.", None), None);
}

#[test]
fn a_source_that_cannot_work_is_refused() {
    let broken = [
        ("@sorry ..20 but|although|however|except", "@sory ..20 but"),
        ("@sorry ..20 but|although|however|except", "sorry ..20"),
        ("@sorry ..20 but|although|however|except", "sorry i'm but"),
        ("@sorry ..20 but|although|however|except", "sorry dont but"),
        ("@sorry ..20 but|although|however|except", "a ..1 b ..1 c ..1 d ..1 e"),
        ("kind = \"but\"\nsay", "kind = \"however\"\nsay"),
    ];
    for (from, to) in broken {
        assert_eq!(ENGLISH.matches(from).count(), 1, "{from}");
        assert!(source::read(&ENGLISH.replace(from, to)).is_err(), "{to}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Any text, and any sentence made of the words patterns wait for.
    #[test]
    fn any_words_are_heard(text in ".{0,400}", words in prop::collection::vec(0..COMMON.len(), 0..60)) {
        let (_, hints) = english();
        let _ = hints.hint(&text, None);
        let said: Vec<&str> = words.iter().map(|word| COMMON[*word]).collect();
        let said = said.join(" ");
        // What is listened to reads the same when listened to again.
        prop_assert_eq!(hints.listened(&hints.listened(&said)), hints.listened(&said));
        let _ = hints.hint(&said, Some(Band::Baby));
    }

    #[test]
    fn any_language_text_is_read(text in "([hkwe]\t)?[a-z \t.!?*|\\[\\]^=\n-]{0,200}", words in "[a-z .?]{0,80}") {
        let _ = Hints::read(&text).hint(&words, None);
    }
}

/// Words that many patterns begin with or hold.
const COMMON: [&str; 20] = [
    "you", "I", "sorry", "so", "if", "because", "made", "me", "not", "never", "but", "really",
    "it", "was", "are", "love", "forgive", "mummy", "?", ".",
];

/// A set of the sentences written for this: those to let pass, and those to
/// catch, by what they do.
#[derive(serde::Deserialize)]
struct Set {
    fine: Vec<String>,
    caught: std::collections::BTreeMap<String, Vec<String>>,
}

/// Most false alarms, and fewest caught, in a hundred.
const BOUNDS: (usize, usize) = (5, 80);

#[test]
fn other_sentences_are_caught_or_let_pass() {
    let (_, hints) = english();
    let sets: std::collections::BTreeMap<String, Set> =
        toml::from_str(include_str!("../data/hints.toml")).unwrap();
    assert!(sets.values().map(|set| set.fine.len()).sum::<usize>() >= 120);
    for (name, set) in &sets {
        let said = |words: &String| hints.hint(words, Some(Band::School));
        let alarms: Vec<_> = set.fine.iter().filter(|words| said(words).is_some()).collect();
        for words in &alarms {
            println!("{name}: false alarm: {}: {words}", said(words).unwrap().id);
        }
        let (mut caught, mut all) = (0, 0);
        for (kind, sentences) in &set.caught {
            let missed: Vec<_> = sentences.iter().filter(|words| said(words).is_none()).collect();
            println!("{name}: {kind}: {} of {}", sentences.len() - missed.len(), sentences.len());
            missed.iter().for_each(|words| println!("{name}: missed: {words}"));
            let part = sentences.len() - missed.len();
            assert!(part * 100 >= sentences.len() * BOUNDS.1, "{name}: {kind}");
            caught += part;
            all += sentences.len();
        }
        println!("{name}: {caught} of {all} caught, {} false in {}", alarms.len(), set.fine.len());
        assert!(alarms.len() * 100 <= set.fine.len() * BOUNDS.0, "{name}: false alarms");
        assert!(caught * 100 >= all * BOUNDS.1, "{name}: caught");
    }
}
