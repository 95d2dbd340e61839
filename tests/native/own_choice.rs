//! Which words come: one's own first, by a child's age, as is usual at this time of day.

use crate::own::{House, card, draft};
use darn::deck::{self, Band, CardRef, Habit, Moment};
use darn::journal::{Day, EntryId};
use darn::own::{Child, Command, Draft, YearMonth};
use darn::store::Prefs;

#[test]
fn own_words_come_first_and_a_hidden_card_does_not_come() {
    let mut house = House::new();
    let (band, moment) = (Some(Band::Baby), Some(Moment::Loud));
    let built_in = house.own.sayings(band, moment).len();
    assert_eq!(built_in, deck::card(Band::Baby, Moment::Loud).unwrap().ways.len());
    let for_pair = Draft { band, moment, ..draft("pair") };
    house.act(Command::Write(EntryId(1), for_pair)).unwrap();
    house.write(2, "anywhere");
    let teens = Draft { band: Some(Band::Teen), ..draft("teens") };
    house.act(Command::Write(EntryId(3), teens)).unwrap();
    house.act(Command::Pin(EntryId(2), true)).unwrap();
    let said = |house: &House, band, moment| -> Vec<String> {
        house.own.sayings(band, moment).iter().map(|saying| saying.words.to_owned()).collect()
    };
    assert_eq!(said(&house, band, moment)[..2], ["anywhere", "pair"]);
    assert_eq!(said(&house, band, moment).len(), 2 + built_in);
    assert_eq!(said(&house, None, None)[0], "anywhere");
    assert_ne!(said(&house, None, None)[1], "pair");
    house.act(Command::Hide(card("baby.loud"))).unwrap();
    assert_eq!(said(&house, band, moment), ["anywhere", "pair"]);
}

#[test]
fn hiding_everything_leaves_words() {
    let mut house = House::new();
    for hidden in deck::cards() {
        house.act(Command::Hide(card(hidden.id))).unwrap();
    }
    for band in Band::ALL.into_iter().map(Some).chain([None]) {
        for moment in Moment::ALL.into_iter().map(Some).chain([None]) {
            assert!(!house.own.sayings(band, moment).is_empty());
        }
    }
    house.act(Command::Unhide(card("baby.other"))).unwrap();
    let sayings = house.own.sayings(Some(Band::Baby), Some(Moment::Loud));
    assert_eq!(sayings[0].card.as_str(), "baby.other");
}

#[test]
fn a_kept_return_points_at_own_words() {
    let mut house = House::new();
    house.write(5, "Here");
    let reference = house.own.sayings(None, None)[0].card.clone();
    let kept = CardRef::parse(reference.as_str()).unwrap();
    assert_eq!(house.own.look_up(&kept).unwrap().words.as_str(), "Here");
    assert_eq!(deck::look_up(&kept), None);
    assert_eq!(house.own.look_up(&card("baby.loud")), None);
    house.act(Command::Remove(EntryId(5))).unwrap();
    assert_eq!(house.own.look_up(&kept), None);
}

#[test]
fn the_band_moves_on_with_the_months() {
    let day = |text: &str| Day::parse(text).unwrap();
    let band = |birth: &str, today: &str| {
        Band::of_months(YearMonth::parse(birth).unwrap().months_at(day(today)))
    };
    for (birth, today, expected) in [
        ("2024-02", "2024-02-29", Band::Newborn),
        ("2024-02", "2024-04-30", Band::Newborn),
        ("2024-02", "2024-05-01", Band::Baby),
        ("2023-11", "2024-01-31", Band::Newborn),
        ("2023-11", "2024-02-01", Band::Baby),
        ("2023-02", "2024-01-31", Band::Baby),
        ("2023-02", "2024-02-01", Band::Toddler),
        ("2024-02", "2027-01-31", Band::Toddler),
        ("2024-02", "2027-02-01", Band::Preschool),
        ("2024-02", "2030-01-31", Band::Preschool),
        ("2024-02", "2030-02-01", Band::School),
        ("2024-02", "2036-01-31", Band::School),
        ("2024-02", "2036-02-29", Band::Teen),
        ("2024-02", "2042-03-01", Band::Teen),
        ("1900-01", "9999-12-31", Band::Teen),
        ("2030-01", "2026-11-22", Band::Newborn),
    ] {
        assert_eq!(band(birth, today), expected, "{birth} {today}");
    }
    let child = Child { birth: YearMonth::parse("2024-02"), ..Child::default() };
    assert_eq!(child.band(day("2026-11-22")), Some(Band::Toddler));
    let chosen = Child { band: Some(Band::Baby), ..child };
    assert_eq!(chosen.band(day("2026-11-22")), Some(Band::Baby));
    assert_eq!(Child::default().band(day("2026-11-22")), None);
    for text in
        ["", "2024", "2024-13", "2024-00", "24-02", "2024-2", "2024-02-01", "1899-12", "+024-02"]
    {
        assert_eq!(YearMonth::parse(text), None, "{text}");
    }
}

#[test]
fn the_likely_card_is_the_last_used_at_this_time_of_day() {
    let mut habit = Habit::default();
    assert_eq!(habit.suggest(3 * 60), None);
    habit.used(23 * 60, Band::Baby, Moment::Feeding);
    habit.used(17 * 60, Band::School, Moment::Rushed);
    habit.used(5 * 60 + 59, Band::Baby, Moment::Night);
    for minute in [22 * 60, 24 * 60 - 1, 0, 5 * 60 + 59] {
        assert_eq!(habit.suggest(minute), Some((Band::Baby, Moment::Night)));
    }
    for minute in [6 * 60, 12 * 60, 17 * 60 - 1] {
        assert_eq!(habit.suggest(minute), None);
    }
    assert_eq!(habit.suggest(21 * 60), Some((Band::School, Moment::Rushed)));
    let map = habit.to_map();
    assert_eq!(
        serde_json::to_string(&map).unwrap(),
        r#"{"evening":"school.rushed","night":"baby.night"}"#
    );
    assert_eq!(Habit::from_map(&map), habit);
    let strange = serde_json::json!({"night": "elder.night", "morning": 3, "noon": "baby.night"});
    assert_eq!(Habit::from_map(strange.as_object().unwrap()), Habit::default());
}

#[test]
fn what_is_usual_is_kept_with_the_preferences_until_it_is_reset() {
    let mut prefs = Prefs::default();
    assert!(!prefs.to_map().contains_key("usual"));
    prefs.usual.used(0, Band::Baby, Moment::Night);
    let mut read = Prefs::from_map(prefs.to_map());
    assert_eq!(read, prefs);
    read.usual = Habit::default();
    assert_eq!(Prefs::from_map(read.to_map()), Prefs::default());
}
