//! Generators of journals, hostile ones among them.

use darn::deck::CardRef;
use darn::journal::{Entry, EntryId, Extra, Instant, Kept, Kind, Note, Stamp, State};
use proptest::prelude::*;

/// Few ids, few stamps: so that versions meet.
pub fn entry() -> impl Strategy<Value = Entry> {
    (0..6_u128, stamp(), state()).prop_map(|(id, stamp, state)| Entry {
        id: EntryId(id),
        stamp,
        state,
    })
}

pub fn entries() -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec(entry(), 0..12)
}

pub fn stamp() -> impl Strategy<Value = Stamp> {
    let ms = prop_oneof![0..4_u64, Just(Stamp::MAX_MS), any::<u64>()];
    let counter = prop_oneof![0..3_u16, Just(u16::MAX)];
    (ms, counter, 0..3_u64).prop_map(|(ms, counter, node)| Stamp::new(ms, counter, node))
}

pub fn instant() -> impl Strategy<Value = Instant> {
    let ms = prop_oneof![any::<i64>(), 0..4_102_444_800_000_i64];
    (ms, any::<i16>()).prop_map(|(ms, offset)| Instant::new(ms, offset))
}

fn state() -> impl Strategy<Value = State> {
    prop_oneof![1 => Just(State::Removed), 4 => kept().prop_map(State::Here)]
}

pub fn kept() -> impl Strategy<Value = Kept> {
    let kind = prop_oneof![Just(Kind::Return), Just(Kind::Later)];
    let card = prop_oneof![Just("toddler.loud"), Just("toddler.loud/2"), Just("own.x")];
    let note = prop::option::of(".{0,40}");
    (kind, instant(), card, note, any::<bool>()).prop_map(|(kind, at, card, note, newer)| Kept {
        kind,
        at,
        day: at.day(240),
        card: CardRef::parse(card).unwrap(),
        note: note.and_then(|note| Note::new(&note)),
        extra: if newer { newer_fields() } else { Extra::default() },
    })
}

/// Fields of a version to come, as a row of it would bring them.
fn newer_fields() -> Extra {
    let row = r#"{"id":"00000000000000000000000000000001","stamp":"000000000001-0000-0000000000000001",
        "kind":"return","at":0,"offset":0,"day":"1970-01-01","card":"toddler.loud",
        "mood":{"deep":[1,2,"three"]},"later_word":null}"#;
    match Entry::from_row(row).unwrap().state {
        State::Here(kept) => kept.extra,
        State::Removed => Extra::default(),
    }
}
