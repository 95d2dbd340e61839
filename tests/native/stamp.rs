//! Stamps and the clock that gives them.

use crate::generate::stamp;
use darn::journal::{Clock, Stamp};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn text_order_is_stamp_order(a in stamp(), b in stamp()) {
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        prop_assert_eq!(Stamp::parse(&a.to_string()), Some(a));
    }

    /// Set back or forward by years, the clock still only goes up.
    #[test]
    fn the_clock_only_goes_up(times in prop::collection::vec(any::<u64>(), 1..40)) {
        let mut clock = Clock::new(7);
        let mut last = Stamp::new(0, 0, 0);
        for now in times {
            let next = clock.tick(now);
            prop_assert!(next > last);
            last = next;
        }
    }

    #[test]
    fn an_edit_exceeds_what_it_replaces(replaced in stamp(), now in any::<u64>()) {
        let mut clock = Clock::new(1);
        let edit = clock.tick_after(now, replaced);
        prop_assert!(edit > replaced);
        prop_assert_eq!(Stamp::parse(&edit.to_string()), Some(edit));
        prop_assert!(clock.tick_after(now, edit) > edit);
    }

    /// One phone in 2099 must not drag the others there.
    #[test]
    fn another_clock_pulls_ours_by_minutes_at_most(seen in stamp(), now in 0..4_102_444_800_000_u64) {
        let mut clock = Clock::new(1);
        clock.observe(seen, now);
        clock.tick_after(now, seen);
        prop_assert!(clock.tick(now).ms() <= now + Clock::DRIFT + 1);
    }
}

#[test]
fn stamps_of_the_far_future_are_not_welcome() {
    assert!(Stamp::new(u64::MAX, 0, 0).is_welcome());
    let beyond = Stamp::parse("ffffffffffff-ffff-ffffffffffffffff").unwrap();
    assert!(!beyond.is_welcome());
}
