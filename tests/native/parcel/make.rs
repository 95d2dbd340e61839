//! Generators of parcels.

use crate::generate;
use darn::deck::{Band, CardRef, Moment};
use darn::journal::{Day, Journal};
use darn::own::Own;
use darn::parcel::{
    Body, Carried, Colour, Edition, Found, HandOver, Line, Name, Offer, Parcel, Sent, Stitches,
    ThreadId, Threads, Yarn, find_in,
};
use proptest::prelude::*;

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The day of the tests. No generated sending is from later.
pub fn today() -> Day {
    day("2026-11-22")
}

pub fn text_of(sent: &Sent) -> String {
    Body::of(sent).text().unwrap()
}

pub fn open(text: &str) -> Sent {
    match find_in(text, today()).unwrap() {
        Found::Open(sent) => *sent,
        Found::Packed(_) | Found::Part(_) => panic!("packed, or a part"),
    }
}

pub fn sent() -> impl Strategy<Value = Sent> {
    let parcel = prop_oneof![
        3 => ("[a-z]{1,9}[.][a-z]{1,9}(/[2-9n])?", line()).prop_map(|(card, words)| {
            Parcel::Card { card: CardRef::parse(&card).unwrap(), words }
        }),
        3 => prop::collection::vec(offer(), 1..5).prop_map(Parcel::Words),
        1 => prop::sample::select(&HandOver::ALL).prop_map(Parcel::HandOver),
        4 => stitches().prop_map(Parcel::Stitches),
        1 => carried().prop_map(|carried| Parcel::Journal(Box::new(carried))),
    ];
    (name(), parcel).prop_map(|(from, parcel)| Sent { from, parcel })
}

pub fn name() -> impl Strategy<Value = Option<Name>> {
    prop_oneof![
        Just(None),
        "[A-Z][a-z]{0,9}".prop_map(|name| Name::new(&name)),
        any::<String>().prop_map(|name| Name::new(&name))
    ]
}

pub fn line() -> impl Strategy<Value = Line> {
    let text = prop_oneof!["[A-Za-z ,.']{1,140}", "\\PC{1,60}", any::<String>()];
    text.prop_filter_map("nothing left", |text| Line::new(&text))
}

fn offer() -> impl Strategy<Value = Offer> {
    let band = prop::option::of(prop::sample::select(&Band::ALL));
    let moment = prop::option::of(prop::sample::select(&Moment::ALL));
    (line(), prop::option::of(line()), band, moment)
        .prop_map(|(words, gesture, band, moment)| Offer { words, gesture, band, moment })
}

pub fn yarn() -> impl Strategy<Value = Yarn> {
    let last = prop::option::of((0_u32..40).prop_map(|n| Edition::read((9_800 << 8) + n).unwrap()));
    (0..3_u64, name(), 0..8_u8, last).prop_map(|(id, name, colour, last)| Yarn {
        thread: ThreadId(id),
        name,
        colour: Colour::new(colour),
        last,
    })
}

/// Few threads, few editions, near days: so that sendings meet and overlap.
pub fn stitches() -> impl Strategy<Value = Stitches> {
    let days = prop::collection::vec(0..60_i32, 0..20);
    let from = prop::option::of(0..60_i32);
    (yarn(), days, from, 0..6_i32).prop_map(|(yarn, days, from, sent)| {
        let start = day("2026-09-20");
        let from = from.map(|from| start.plus(from));
        Stitches::gather(&yarn, days.iter().map(|n| start.plus(*n)), from, start.plus(54 + sent))
    })
}

fn carried() -> impl Strategy<Value = Carried> {
    let threads = prop::collection::vec(stitches(), 0..3);
    let all = (generate::entries(), prop::option::of(yarn()), threads, generate::records());
    all.prop_map(|(entries, yarn, sends, records)| {
        let (mut journal, mut own) = (Journal::default(), Own::default());
        own.merge(records);
        journal.merge(entries);
        let (mut threads, mut clock) = (Threads::default(), darn::journal::Clock::new(1));
        for send in sends {
            threads.bring(send, &mut clock, 5).unwrap();
        }
        let threads = threads.all().to_vec();
        Carried { entries: journal, yarn, threads, own, unreadable: 0 }
    })
}
