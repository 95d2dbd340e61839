//! Written and read back.

use super::make::{open, sent, text_of, today};
use darn::deck::{Band, Moment};
use darn::parcel::{Body, Found, Refused, Sent, find_in, qr_link};
use proptest::prelude::*;

/// What came back is what was sent, or a reason; nothing else.
fn refused_or_equal(text: &str, sent: &Sent) -> Result<(), TestCaseError> {
    match find_in(text, today()) {
        Ok(Found::Open(found)) => prop_assert_eq!(&*found, sent),
        Ok(Found::Packed(_) | Found::Part(_)) => prop_assert!(false, "packed out of nothing"),
        Err(_) => {}
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12_000))]

    #[test]
    fn what_is_sent_is_read(sent in sent()) {
        prop_assert_eq!(&open(&text_of(&sent)), &sent);
        let digits = qr_link("https://darn.example/", &Body::of(&sent)).unwrap();
        prop_assert_eq!(&open(&digits), &sent);
    }

    #[test]
    fn a_flipped_bit_is_refused(sent in sent(), at in any::<prop::sample::Index>(), bit in 0..7_u8) {
        let mut bytes = text_of(&sent).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        refused_or_equal(&String::from_utf8(bytes).unwrap(), &sent)?;
    }

    #[test]
    fn a_flipped_bit_of_digits_is_refused(sent in sent(), at in any::<prop::sample::Index>(), bit in 0..7_u8) {
        let mut bytes = Body::of(&sent).digits().unwrap().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        refused_or_equal(&String::from_utf8(bytes).unwrap(), &sent)?;
    }

    #[test]
    fn a_cut_link_says_so(sent in sent(), at in any::<prop::sample::Index>()) {
        let link = darn::parcel::link("https://darn.example/", &text_of(&sent)).text;
        let at = at.index(link.len());
        match find_in(&link[..at], today()) {
            // Only the letter that ends every link is missing.
            Ok(Found::Open(found)) => {
                prop_assert_eq!(at, link.len() - 1);
                prop_assert_eq!(&*found, &sent);
            }
            refused => {
                let way_in = "https://darn.example/#/together/".len();
                let reason = if at < way_in { Refused::NotAParcel } else { Refused::CutShort };
                prop_assert_eq!(refused, Err(reason));
            }
        }
    }

    #[test]
    fn a_lost_stretch_is_refused(sent in sent(), from in any::<prop::sample::Index>(), many in 1..9_usize) {
        let text = text_of(&sent);
        let from = from.index(text.len());
        let short = [&text[..from], text.get(from + many..).unwrap_or("")].concat();
        refused_or_equal(&short, &sent)?;
    }
}

/// Every prefix and every single bit, not a sample.
#[test]
fn every_prefix_and_every_bit_of_one_of_each() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut kinds = std::collections::BTreeSet::new();
    let mut tried = 0;
    while kinds.len() < 5 {
        let sent = sent().new_tree(&mut runner).unwrap().current();
        if !kinds.insert(std::mem::discriminant(&sent.parcel).hash_number()) {
            continue;
        }
        let text = text_of(&sent);
        for at in 0..text.len() {
            refused_or_equal(&text[..at], &sent).unwrap();
            for bit in 0..7 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                refused_or_equal(&String::from_utf8(bytes).unwrap(), &sent).unwrap();
                tried += 1;
            }
        }
    }
    assert!(tried > 1_000, "{tried}");
}

trait HashNumber {
    fn hash_number(&self) -> u64;
}

impl<T: std::hash::Hash> HashNumber for T {
    fn hash_number(&self) -> u64 {
        use std::hash::{DefaultHasher, Hasher};
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// Their places are in links that were sent: they may only grow at the end.
#[test]
fn bands_and_moments_keep_their_places() {
    let bands: Vec<_> = Band::ALL.iter().map(|band| band.id()).collect();
    assert_eq!(bands, ["newborn", "baby", "toddler", "preschool", "school", "teen", "partner"]);
    let moments: Vec<_> = Moment::ALL.iter().map(|moment| moment.id()).collect();
    let known = [
        "loud",
        "missed",
        "phone",
        "rushed",
        "punished",
        "left",
        "argued",
        "promise",
        "night",
        "siblings",
        "sharp",
        "dismissed",
        "blamed",
        "feeding",
        "privacy",
        "undermined",
        "other",
        "later",
    ];
    assert_eq!(moments, known);
}
