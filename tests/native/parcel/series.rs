//! A parcel in a series of codes.

use super::hostile::forged;
use super::make::{sent, text_of, today};
use darn::parcel::{
    Found, Gathering, HandOver, Line, MAX_PARTS, Offer, Parcel, Part, Refused, Sent, find_in,
    series,
};
use darn_scan::qr;
use proptest::prelude::*;

/// What a series is shown for: words enough for so many parts, more or less.
fn long(parts: usize) -> Sent {
    let offer = |number: usize| Offer {
        words: Line::new(&format!("{number} {}", "again and again ".repeat(9))).unwrap(),
        gesture: None,
        band: None,
        moment: None,
    };
    Sent { from: None, parcel: Parcel::Words((0..parts * 2).map(offer).collect()) }
}

fn part(code: &str) -> Part {
    match find_in(code, today()) {
        Ok(Found::Part(part)) => part,
        other => panic!("{other:?}"),
    }
}

fn whole(gathering: &Gathering) -> Option<Sent> {
    match gathering.whole(today())? {
        Ok(Found::Open(sent)) => Some(*sent),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_code_of_a_series_is_one_a_phone_reads() {
    let codes = series(&text_of(&long(40))).unwrap();
    assert!(codes.len() > 30);
    for code in codes {
        // Version 12: 65 modules a side.
        assert!(qr(&code).unwrap().size() <= 65);
    }
}

#[test]
fn there_is_an_end_to_a_series() {
    let text = |bytes: usize| {
        let letters = "A".repeat(bytes * 8 / 6);
        ["Darn", &letters, "z"].concat()
    };
    assert_eq!(series(&text(MAX_PARTS * 320)).map(|codes| codes.len()), Some(MAX_PARTS));
    assert_eq!(series(&text(MAX_PARTS * 320 + 3)), None);
    assert_eq!(series("Darnz"), Some(vec![]));
    assert_eq!(series("nothing of ours"), None);
    assert_eq!(series("Darn!!!!z"), None);
}

#[test]
fn one_of_another_parcel_begins_anew() {
    let (one, other) = (long(3), long(2));
    let (ones, others) = (series(&text_of(&one)).unwrap(), series(&text_of(&other)).unwrap());
    let mut gathering = Gathering::default();
    ones.iter().skip(1).for_each(|code| gathering.take(part(code)));
    others.iter().for_each(|code| gathering.take(part(code)));
    assert_eq!(whole(&gathering), Some(other));
    gathering.take(part(&ones[0]));
    assert_eq!(gathering.seen(), (1, ones.len()));
    assert_eq!(whole(&gathering), None);
}

/// Each part is whole, and what they make is not.
#[test]
fn parts_that_do_not_belong_together_are_refused() {
    let made = |parcel: [u8; 4], bytes: &[u8]| {
        part(&forged(1, 6, &[&parcel[..], &[0, 1], bytes].concat()))
    };
    let mut gathering = Gathering::default();
    gathering.take(made([1, 2, 3, 4], b"anything"));
    assert_eq!(gathering.whole(today()), Some(Err(Refused::Damaged)));
    for body in [
        &[][..],
        &[1, 2, 3, 4],
        &[1, 2, 3, 4, 0],
        &[1, 2, 3, 4, 0, 1],
        &[1, 2, 3, 4, 1, 1, 9],
        &[1, 2, 3, 4, 0, 65, 9],
        &[1, 2, 3, 4, 0, 0, 9],
    ] {
        assert_eq!(find_in(&forged(1, 6, body), today()), Err(Refused::Damaged), "{body:?}");
    }
    assert!(
        find_in(&forged(1, 6, &[&[1, 2, 3, 4, 0, 1][..], &[9; 321]].concat()), today()).is_err()
    );
}

/// A series that holds a part of a series.
#[test]
fn a_series_within_a_series_is_refused() {
    let inner = series(&text_of(&Sent { from: None, parcel: Parcel::HandOver(HandOver::Back) }));
    let letters = forged(1, 6, &[&[1, 2, 3, 4, 0, 1][..], b"x"].concat());
    let mut gathering = Gathering::default();
    series(&letters).unwrap().iter().for_each(|code| gathering.take(part(code)));
    assert_eq!(gathering.whole(today()), Some(Err(Refused::Damaged)));
    assert_eq!(inner.unwrap().len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    /// Seen in any order, again and again, from any of them on.
    #[test]
    fn whatever_the_order(sent in sent(), looks in prop::collection::vec(any::<prop::sample::Index>(), 0..40)) {
        let codes = series(&text_of(&sent)).unwrap();
        let mut gathering = Gathering::default();
        for look in looks {
            gathering.take(part(&codes[look.index(codes.len())]));
            let (seen, count) = gathering.seen();
            prop_assert_eq!(count, codes.len());
            prop_assert_eq!(whole(&gathering).is_some(), seen == count);
        }
        codes.iter().for_each(|code| gathering.take(part(code)));
        prop_assert_eq!(whole(&gathering), Some(sent));
    }

    #[test]
    fn any_part_is_harmless(body in prop::collection::vec(any::<u8>(), 0..40)) {
        if let Ok(Found::Part(part)) = find_in(&forged(1, 6, &body), today()) {
            let mut gathering = Gathering::default();
            gathering.take(part);
            prop_assert!(!matches!(gathering.whole(today()), Some(Ok(_))));
        }
    }
}
