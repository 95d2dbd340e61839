//! The deck's rules, and choosing from it.

use darn::deck::{self, Band, CardRef, Moment, Safety, lines, rules};

/// English, for the rules.
fn english() -> rules::Tongue {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    rules::Tongue { but: words(&["but"]), sorry: words(&["sorry"]), ..rules::Tongue::default() }
}

const LIMITS: rules::Limits = rules::Limits { words: 140, gesture: 90, why: 110, sorry: 1 };

#[test]
fn rules_refuse_what_undoes_a_repair() {
    let long = "word ".repeat(40);
    let tongue = &english();
    for words in [
        "I'm sorry, but you ran.",
        "Sorry. I'm sorry.",
        "Well done!",
        "Caf\u{e9}.",
        "",
        " Hi.",
        long.as_str(),
    ] {
        assert!(rules::words(words, LIMITS, tongue, false).is_err(), "{words}");
    }
    let many = rules::Limits { words: 500, ..LIMITS };
    assert!(rules::words("I button up. A butterfly.", LIMITS, tongue, true).is_ok());
    assert!(rules::words("One? Two?", LIMITS, tongue, false).is_ok());
    assert!(rules::words("One? Two?", LIMITS, tongue, true).is_err());
    assert!(rules::words(&"oh ".repeat(26), many, tongue, true).is_err());
}

#[test]
fn rules_know_other_languages_by_their_own_words() {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let spanish = &rules::Tongue {
        but: words(&["pero"]),
        sorry: words(&["perd\u{f3}n", "siento"]),
        letters: "\u{e1}\u{e9}\u{ed}\u{f3}\u{fa}\u{fc}\u{f1}".into(),
        signs: "\u{bf}".into(),
    };
    let check = |text: &str| rules::words(text, LIMITS, spanish, true);
    assert!(check("Lo siento. Grit\u{e9} y te asust\u{e9}. \u{bf}Otra vez?").is_ok());
    assert!(check("Me gusta el perejil, sorry, but no.").is_ok());
    assert!(check("Lo siento, \u{bf}pero t\u{fa}?").is_err());
    assert!(check("Perd\u{f3}n. Lo siento.").is_err());
    assert!(check("\u{a1}Bien hecho").is_err());
    assert!(check("Gar\u{e7}on.").is_err());
}

/// As docs/evidence.md has them.
#[test]
fn moments_where_more_than_words_may_be_needed_say_so() {
    let of = |safety| {
        Moment::ALL.into_iter().filter(move |moment| moment.safety() == safety).collect::<Vec<_>>()
    };
    assert_eq!(of(Some(Safety::Handling)), [Moment::Rushed, Moment::Punished]);
    assert_eq!(of(Some(Safety::Fear)), [Moment::Argued, Moment::Undermined]);
    for moment in Moment::ALL {
        assert!(moment.opens_with_fear(Band::Partner), "{moment:?}");
        assert_eq!(moment.opens_with_fear(Band::Teen), of(Some(Safety::Fear)).contains(&moment));
    }
}

#[test]
fn every_band_offers_its_moments_once_and_not_sure_among_the_first() {
    for band in Band::ALL {
        let moments: Vec<Moment> = deck::moments(band).collect();
        assert_eq!(moments.get(..6), Some(band.first()));
        assert_eq!(moments.get(6), Some(&Moment::Other));
        for moment in &moments {
            assert!(deck::card(band, *moment).is_some(), "{band:?} {moment:?}");
            assert_eq!(moments.iter().filter(|other| *other == moment).count(), 1);
        }
    }
}

#[test]
fn every_card_of_the_deck_is_read() {
    let written = include_str!("../../src/deck/en.toml").matches("[[card]]").count();
    assert_eq!(deck::cards().len(), written);
    assert!(deck::cards().iter().all(|card| !card.ways.is_empty() && !card.why.is_empty()));
    assert_eq!(deck::start().id, "toddler.other");
}

#[test]
fn something_true_is_shown_whatever_was_chosen() {
    assert_eq!(deck::choose(None, None), deck::start());
    for band in Band::ALL {
        for moment in Moment::ALL {
            let card = deck::choose(Some(band), Some(moment));
            assert_eq!(card.band, band);
            assert!(card.moment == moment || card.moment == Moment::Other);
        }
    }
}

#[test]
fn a_kept_reference_finds_its_words() {
    for card in deck::cards() {
        assert!(card.id.starts_with(card.band.id()) && card.id.ends_with(card.moment.id()));
        for turn in 0..card.ways.len() {
            let way = card.way(turn);
            let kept = CardRef::parse(card.reference(way).as_str()).unwrap();
            assert_eq!(deck::look_up(&kept), Some((card, way)));
        }
        assert_eq!(card.way(card.ways.len()), card.way(0));
    }
    assert_eq!(deck::look_up(&CardRef::parse("toddler.unheard").unwrap()), None);
}

#[test]
fn the_first_moments_can_be_said_in_two_ways() {
    for band in Band::ALL {
        for moment in band.first() {
            assert!(deck::card(band, *moment).unwrap().ways.len() > 1, "{band:?} {moment:?}");
        }
    }
}

#[test]
fn acknowledgements_are_true_and_not_said_twice_running() {
    let always = lines::acknowledgement().len();
    let all = always + lines::acknowledgement_late().len();
    assert!(always < all && deck::acknowledged(always).starts_with("Later"));
    let mut seen = std::collections::BTreeSet::new();
    for chance in 0..200 {
        for last in 0..all {
            let prompt = deck::acknowledgement(chance, Some(last), false);
            assert!(prompt != last && prompt < always);
            let late = deck::acknowledgement(chance, Some(last), true);
            assert!(late != last && !deck::acknowledged(late).is_empty());
            seen.extend([prompt, late]);
        }
    }
    assert_eq!(seen.len(), all);
    assert_eq!(deck::acknowledged(all), "");
}
