//! The cloth: nothing in it can be punished by a gap.

use crate::generate::{entries, journal, kept};
use darn::journal::cloth::{Cloth, Row};
use darn::journal::{Day, Entry, Journal, Kept, Kind};
use proptest::prelude::*;

fn rows(cloth: &Cloth) -> Vec<(Day, usize)> {
    let mended = cloth.rows().filter_map(|row| match row {
        Row::Mended(week) => Some((week.monday(), cloth.week(week).count())),
        Row::Quiet(_) => None,
    });
    mended.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn another_return_never_lowers_a_number(all in prop::collection::vec(kept(), 0..20), mut more in kept()) {
        let before = journal(&all).cloth().clone();
        more.kind = Kind::Return;
        let mut all = all;
        all.push(more);
        let after = journal(&all).cloth().clone();
        prop_assert_eq!(after.total(), before.total() + 1);
        prop_assert!(after.mended() >= before.mended());
    }

    /// Kept in step entry by entry, it is what weaving it anew would give.
    #[test]
    fn the_cloth_follows_every_change(a in entries(), b in entries()) {
        let mut followed = Journal::default();
        followed.merge(a);
        followed.merge(b);
        let mut anew = Journal::default();
        anew.merge(followed.entries().cloned());
        prop_assert_eq!(followed.cloth(), anew.cloth());
        prop_assert_eq!(followed.cloth().total(), followed.returns().count());
    }

    #[test]
    fn every_return_is_in_exactly_one_row(all in prop::collection::vec(kept(), 0..20)) {
        let cloth = journal(&all).cloth().clone();
        let returns = all.iter().filter(|kept| kept.kind == Kind::Return).count();
        prop_assert_eq!(cloth.total(), returns);
        prop_assert_eq!(rows(&cloth).iter().map(|(_, stitches)| stitches).sum::<usize>(), returns);
        prop_assert_eq!(rows(&cloth).len(), cloth.mended());
        prop_assert!(rows(&cloth).windows(2).all(|pair| pair[0].0 > pair[1].0));
    }

    /// Quiet weeks, however many, change no number.
    #[test]
    fn a_gap_costs_nothing(all in prop::collection::vec(kept(), 1..10), gap in 1..200_i32) {
        let mut near: Vec<Kept> = all;
        for (kept, week) in near.iter_mut().zip(0..) {
            kept.kind = Kind::Return;
            kept.day = Day::parse("2026-01-05").unwrap().plus(week * 7);
        }
        let mut far = near.clone();
        for (kept, week) in far.iter_mut().zip(0..) {
            kept.day = Day::parse("2026-01-05").unwrap().plus(week * 7 * gap);
        }
        let (near, far) = (journal(&near).cloth().clone(), journal(&far).cloth().clone());
        prop_assert_eq!((near.total(), near.mended()), (far.total(), far.mended()));
    }
}

#[test]
fn a_return_dated_centuries_back_fills_no_memory() {
    let mut generated = journal(&[]);
    let entry = |id: u128, day: &str| {
        let row = format!(
            r#"{{"id":"{id:032x}","stamp":"000000000001-0000-0000000000000001","kind":"return","at":0,"offset":0,"day":"{day}","card":"x"}}"#
        );
        Entry::from_row(&row).unwrap()
    };
    generated.merge([entry(1, "0001-01-01"), entry(2, "9999-12-31")]);
    let cloth = generated.cloth();
    assert_eq!((cloth.total(), cloth.mended(), cloth.rows().count()), (2, 2, 3));
}
