//! Generators of journals, hostile ones among them.

use darn::deck::{Band, CardRef, Moment};
use darn::journal::{Entry, EntryId, Extra, Instant, Journal, Kept, Kind, Note, Stamp, State};
use darn::own::{Child, OwnCard, Place, Record, Text, Thing, YearMonth};
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

/// A journal of all these.
pub fn journal(all: &[Kept]) -> Journal {
    let mut journal = Journal::default();
    journal.merge(all.iter().zip(0..).map(|(kept, id)| Entry {
        id: EntryId(id),
        stamp: Stamp::new(1, 0, 1),
        state: State::Here(kept.clone()),
    }));
    journal
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

/// Few ids, few stamps: so that versions meet.
pub fn record() -> impl Strategy<Value = Record> {
    let state = prop_oneof![
        1 => Just(darn::own::State::Removed),
        6 => (thing(), any::<bool>()).prop_map(|(thing, newer)| {
            let is_known = !matches!(thing, Thing::Other(_));
            let extra = if newer && is_known { newer_fields() } else { Extra::default() };
            darn::own::State::Here(thing, extra)
        }),
    ];
    (0..6_u128, stamp(), state).prop_map(|(id, stamp, state)| Record {
        id: EntryId(id),
        stamp,
        state,
    })
}

pub fn records() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec(record(), 0..12)
}

fn text<const MAX: usize>() -> impl Strategy<Value = Text<MAX>> {
    "[a-z].{0,30}".prop_filter_map("empty", |text| Text::new(&text))
}

fn band() -> impl Strategy<Value = Option<Band>> {
    prop::option::of(prop::sample::select(&Band::ALL[..]))
}

fn thing() -> impl Strategy<Value = Thing> {
    let moment = prop::option::of(prop::sample::select(&Moment::ALL[..]));
    let place = prop_oneof![-3..3_i64, -Place::EDGE..=Place::EDGE];
    let card = (text(), prop::option::of(text()), band(), moment, any::<bool>(), place).prop_map(
        |(words, gesture, band, moment, pinned, place)| {
            let place = Place::read(place).unwrap();
            Thing::Card(OwnCard { words, gesture, band, moment, pinned, place })
        },
    );
    let child = (prop::option::of(text()), prop::option::of((1900..2100_i32, 1..=12_u32)), band())
        .prop_map(|(nickname, birth, band)| {
            let birth = birth.and_then(|(year, month)| YearMonth::new(year, month));
            Thing::Child(Child { nickname, birth, band })
        });
    let hidden = prop::sample::select(vec!["baby.loud", "teen.night"])
        .prop_map(|card| Thing::Hidden(CardRef::parse(card).unwrap()));
    let newer = Just(serde_json::json!({"what": "melody", "notes": [1, 2]}))
        .prop_map(|fields| Thing::Other(fields.as_object().unwrap().clone()));
    prop_oneof![card, child, hidden, newer]
}
