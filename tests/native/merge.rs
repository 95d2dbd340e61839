//! The laws of merging.

use crate::generate::{entries, entry};
use darn::journal::{Entry, Journal, Version};
use proptest::prelude::*;

fn journal(entries: &[Entry]) -> Journal {
    let mut journal = Journal::default();
    journal.merge(entries.iter().cloned());
    journal
}

fn joined(a: &Journal, b: &Journal) -> Journal {
    let mut joined = a.clone();
    joined.merge(b.entries().cloned());
    joined
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn the_order_of_two_does_not_matter(a in entries(), b in entries()) {
        let (a, b) = (journal(&a), journal(&b));
        prop_assert_eq!(joined(&a, &b), joined(&b, &a));
    }

    #[test]
    fn the_grouping_of_three_does_not_matter(a in entries(), b in entries(), c in entries()) {
        let (a, b, c) = (journal(&a), journal(&b), journal(&c));
        prop_assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)));
    }

    #[test]
    fn the_same_again_changes_nothing(a in entries(), b in entries()) {
        let both = joined(&journal(&a), &journal(&b));
        let mut again = both.clone();
        let merged = again.merge(b.iter().cloned());
        prop_assert_eq!((merged.new, merged.changed, merged.same), (0, 0, b.len()));
        prop_assert_eq!(again, both);
    }

    #[test]
    fn nothing_is_ever_lost(a in entries(), b in entries()) {
        let (a, both) = (journal(&a), joined(&journal(&a), &journal(&b)));
        for entry in a.entries() {
            let now = both.get(entry.id).unwrap();
            prop_assert!(now.version(entry).is_ge());
        }
    }

    #[test]
    fn versions_are_in_a_total_order(a in entry(), b in entry()) {
        prop_assert_eq!(a.version(&b), b.version(&a).reverse());
        if a.id == b.id && a.version(&b).is_eq() {
            prop_assert_eq!(a, b);
        }
    }
}
