//! The order of one's own words: whatever is moved wherever, it stays an order.

use crate::own::House;
use darn::journal::EntryId;
use darn::own::{Change, Command, Place, Spot};
use proptest::prelude::*;

fn ids(house: &House) -> Vec<u128> {
    house.own.cards().iter().map(|(id, _)| id.0).collect()
}

fn house(count: u128) -> House {
    let mut house = House::new();
    (0..count).for_each(|id| {
        house.write(id, "x");
    });
    house
}

fn shift(house: &mut House, id: u128, spot: Spot) -> Change {
    house.act(Command::Move(EntryId(id), spot)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// Against a plain list that is moved about in the same way.
    #[test]
    fn moves_do_what_they_say(moves in prop::collection::vec((0..5_u128, 0..5_u128, any::<bool>()), 0..24)) {
        let mut house = house(5);
        let mut list: Vec<u128> = (0..5).collect();
        for (id, beside, is_after) in moves {
            let to = EntryId(beside);
            let spot = if is_after { Spot::After(to) } else { Spot::Before(to) };
            let change = shift(&mut house, id, spot);
            if id != beside {
                list.retain(|other| *other != id);
                let at = list.iter().position(|other| *other == beside).unwrap();
                list.insert(at + usize::from(is_after), id);
                prop_assert_eq!(change.versions().count(), 1);
            } else {
                prop_assert!(change.is_empty());
            }
            prop_assert_eq!(ids(&house), list.clone());
        }
    }

    /// Places from anywhere, equal and at the edges among them.
    #[test]
    fn there_is_a_place_between_or_no_room(a in -Place::EDGE..=Place::EDGE, b in -Place::EDGE..=Place::EDGE) {
        let (a, b) = (Place::read(a).unwrap(), Place::read(b).unwrap());
        for (before, after) in [(Some(a), Some(b)), (Some(a), None), (None, Some(b))] {
            if let Some(between) = Place::between(before, after) {
                prop_assert!(before.is_none_or(|before| before < between));
                prop_assert!(after.is_none_or(|after| between < after));
                prop_assert!(Place::read(between.number()).is_some());
            }
        }
        prop_assert_eq!(Place::between(Some(a), Some(a)), None);
    }

    /// Whatever others' places are: the moved ends where it was put.
    #[test]
    fn a_move_lands_among_any_places(places in prop::collection::vec(prop_oneof![-2..2_i64, Just(Place::EDGE), Just(-Place::EDGE)], 4), from in 0..4_u128, to in 0..4_u128) {
        let mut house = house(4);
        let records: Vec<_> = house.own.records().cloned().collect();
        for (record, place) in records.into_iter().zip(places) {
            let old = record.to_row();
            let at = old.find("\"place\":").unwrap() + 8;
            let end = at + old[at..].find(',').unwrap();
            let row = format!("{}{place}{}", &old[..at], &old[end..]);
            let row = row.replace("\"stamp\":\"01", "\"stamp\":\"02");
            house.own.merge([darn::own::Record::from_row(&row).unwrap()]);
        }
        if from != to {
            let before = ids(&house);
            shift(&mut house, from, Spot::Before(EntryId(to)));
            let mut expected: Vec<u128> = before.into_iter().filter(|id| *id != from).collect();
            let at = expected.iter().position(|id| *id == to).unwrap();
            expected.insert(at, from);
            prop_assert_eq!(ids(&house), expected);
        }
    }
}

#[test]
fn a_crowded_spot_is_numbered_anew_and_that_can_be_taken_back() {
    let mut house = house(3);
    let mut most = 0;
    for turn in 0..200 {
        // The last goes between the first two, for ever.
        let order = ids(&house);
        let (first, last) = (order[0], order[2]);
        let change = shift(&mut house, last, Spot::After(EntryId(first)));
        most = most.max(change.versions().count());
        assert_eq!(ids(&house)[1], last, "turn {turn}");
        if change.versions().count() > 1 {
            house.act(Command::Undo(change)).unwrap();
            assert_eq!(ids(&house), order);
            shift(&mut house, last, Spot::After(EntryId(first)));
        }
        let bound =
            |(_, card): &(EntryId, &darn::own::OwnCard)| card.place.number().abs() <= Place::EDGE;
        assert!(house.own.cards().iter().all(bound));
    }
    assert!(most > 1, "no spot was ever crowded");
}

#[test]
fn pinned_words_stand_first_in_their_own_order() {
    let mut house = house(4);
    house.act(Command::Pin(EntryId(3), true)).unwrap();
    house.act(Command::Pin(EntryId(1), true)).unwrap();
    assert_eq!(ids(&house), [1, 3, 0, 2]);
    shift(&mut house, 3, Spot::Before(EntryId(1)));
    assert_eq!(ids(&house), [3, 1, 0, 2]);
    house.act(Command::Pin(EntryId(3), false)).unwrap();
    assert_eq!(ids(&house), [1, 0, 3, 2]);
}
