//! The cloth of several people.

use crate::generate::entries;
use darn::journal::cloth::Row;
use darn::journal::{Day, Journal, Week};
use darn::picture::Colour;
use darn::picture::shared::{Other, Theirs};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn other(key: u64, days: BTreeSet<i32>) -> Other {
    let start = Day::parse("2026-01-01").unwrap();
    let days =
        days.into_iter().map(|n| (start.plus(n), 1 + (n.unsigned_abs() % 3) as u8)).collect();
    Other { key, name: "Sam".into(), colour: Colour::new(1), days }
}

fn others() -> impl Strategy<Value = Theirs> {
    let days = prop::collection::btree_set(-400..400_i32, 0..12);
    prop::collection::vec(days, 0..3)
        .prop_map(|all| Theirs((0..).zip(all).map(|(key, days)| other(key, days)).collect()))
}

fn weeks(rows: impl Iterator<Item = Row>) -> Vec<Week> {
    let mended = rows.filter_map(|row| match row {
        Row::Mended(week) => Some(week),
        Row::Quiet(_) => None,
    });
    mended.collect()
}

proptest! {
    /// A row for each week anybody came back in, newest first, each once, with the
    /// quiet weeks between them told.
    #[test]
    fn rows_are_everybodys_weeks(mine in entries(), others in others()) {
        let mut journal = Journal::default();
        journal.merge(mine);
        let mut wanted: BTreeSet<Week> = weeks(journal.cloth().rows()).into_iter().collect();
        wanted.extend(others.0.iter().flat_map(|other| other.days.iter().map(|(day, _)| day.week())));
        let rows: Vec<Row> = others.rows_before(journal.cloth(), None).collect();
        let seen = weeks(rows.iter().cloned());
        prop_assert_eq!(&seen, &wanted.into_iter().rev().collect::<Vec<_>>());
        let quiet: u32 = rows.iter().map(|row| if let Row::Quiet(weeks) = row { *weeks } else { 0 }).sum();
        let between: u32 = seen.windows(2).map(|pair| pair[1].between(pair[0])).sum();
        prop_assert_eq!(quiet, between);
        // A piece at a time gives the same.
        if let [first, rest @ ..] = seen.as_slice() {
            prop_assert_eq!(weeks(others.rows_before(journal.cloth(), Some(*first))), rest);
        }
    }

    /// Every stitch of theirs is in one row, and no two look like one.
    #[test]
    fn every_stitch_is_drawn_once(others in others()) {
        let journal = Journal::default();
        let rows = weeks(others.rows_before(journal.cloth(), None));
        let sewn: Vec<_> = rows.iter().flat_map(|week| others.week(*week)).collect();
        let all: usize =
            others.0.iter().flat_map(|other| &other.days).map(|(_, count)| usize::from(*count)).sum();
        prop_assert_eq!(sewn.len(), all);
        let ids: BTreeSet<_> = sewn.iter().map(|sewn| sewn.id).collect();
        prop_assert_eq!(ids.len(), all);
        prop_assert_eq!(others.newest().map(|sewn| sewn.day), sewn.iter().map(|sewn| sewn.day).max());
    }

    /// Without anybody else, it is one's own cloth.
    #[test]
    fn alone_it_is_ones_own(mine in entries()) {
        let mut journal = Journal::default();
        journal.merge(mine);
        let rows: Vec<Row> = Theirs::default().rows_before(journal.cloth(), None).collect();
        prop_assert_eq!(rows, journal.cloth().rows().collect::<Vec<_>>());
    }
}
