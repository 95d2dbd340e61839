//! What is a person's own: merging, the written form, commands.

use crate::generate::{record, records};
use darn::deck::{Band, CardRef};
use darn::journal::{Clock, Damaged, Day, EntryId, Merged, Stamp, Version};
use darn::own::{
    Change, Child, Command, Draft, Gesture, Nickname, Own, Record, Refused, State, Thing, Words,
    YearMonth,
};
use proptest::prelude::*;

const NOW: u64 = 1_795_300_000_000;
const ROW: &str = r#"{"band":"baby","gesture":"Sit low.","id":"0123456789abcdef0123456789abcdef","moment":"loud","pinned":true,"place":4294967296,"stamp":"019a8f3b2c10-0000-00000000000000aa","what":"words","words":"Here I am."}"#;

fn own(records: &[Record]) -> Own {
    let mut own = Own::default();
    own.merge(records.iter().cloned());
    own
}

fn joined(a: &Own, b: &Own) -> Own {
    let mut joined = a.clone();
    joined.merge(b.records().cloned());
    joined
}

/// Own words and the clock that stamps them.
pub struct House {
    pub own: Own,
    clock: Clock,
}

impl House {
    pub fn new() -> House {
        House { own: Own::default(), clock: Clock::new(1) }
    }

    pub fn act(&mut self, command: Command) -> Result<Change, Refused> {
        let change = self.own.apply(command, NOW, &mut self.clock)?;
        self.own.merge(change.versions().cloned());
        Ok(change)
    }

    pub fn write(&mut self, id: u128, words: &str) -> Change {
        self.act(Command::Write(EntryId(id), draft(words))).unwrap()
    }

    pub fn words(&self) -> Vec<&str> {
        self.own.cards().iter().map(|(_, card)| card.words.as_str()).collect()
    }
}

pub fn draft(words: &str) -> Draft {
    Draft { words: Words::new(words).unwrap(), gesture: None, band: None, moment: None }
}

pub fn card(id: &str) -> CardRef {
    CardRef::parse(id).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn the_order_of_two_does_not_matter(a in records(), b in records()) {
        let (a, b) = (own(&a), own(&b));
        prop_assert_eq!(joined(&a, &b), joined(&b, &a));
    }

    #[test]
    fn the_grouping_of_three_does_not_matter(a in records(), b in records(), c in records()) {
        let (a, b, c) = (own(&a), own(&b), own(&c));
        prop_assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)));
    }

    #[test]
    fn the_same_again_changes_nothing(a in records(), b in records()) {
        let both = joined(&own(&a), &own(&b));
        let mut again = both.clone();
        let merged = again.merge(b.iter().cloned());
        prop_assert_eq!((merged.new, merged.changed, merged.same), (0, 0, b.len()));
        prop_assert_eq!(again, both);
    }

    #[test]
    fn nothing_is_ever_lost(a in records(), b in records()) {
        let (a, both) = (own(&a), joined(&own(&a), &own(&b)));
        for record in a.records() {
            prop_assert!(both.get(record.id).unwrap().version(record).is_ge());
        }
    }

    #[test]
    fn versions_are_in_a_total_order(a in record(), b in record()) {
        prop_assert_eq!(a.version(&b), b.version(&a).reverse());
        if a.id == b.id && a.version(&b).is_eq() {
            prop_assert_eq!(a, b);
        }
    }

    #[test]
    fn what_is_written_is_read_back(record in record()) {
        prop_assert_eq!(Record::from_row(&record.to_row()), Ok(record));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}") {
        let _ = Record::from_row(&text);
        let _ = Record::from_row(&ROW.replace("Here I am.", &text));
    }

    #[test]
    fn a_changed_byte_is_refused_or_harmless(record in record(), at in any::<usize>(), to in 32_u8..127) {
        let mut bytes = record.to_row().into_bytes();
        let at = at % bytes.len();
        bytes[at] = to;
        if let Ok(text) = String::from_utf8(bytes)
            && let Ok(read) = Record::from_row(&text)
        {
            prop_assert_eq!(Record::from_row(&read.to_row()), Ok(read));
        }
    }

    /// Whatever is there: a month is in one band, and no day moves it back.
    #[test]
    fn a_band_only_moves_on(year in 1900..2200_i32, month in 1..=12_u32, from in -2_000..9_000_i32, days in 0..800_i32) {
        let birth = YearMonth::new(year, month).unwrap();
        let today = Day::from_ymd(year, month, 1).unwrap().plus(from);
        let later = today.plus(days);
        let place = |day| Band::ALL.into_iter().position(|band| band == Band::of_months(birth.months_at(day)));
        prop_assert!(place(today) <= place(later));
        if today.ymd().0 == later.ymd().0 && today.ymd().1 == later.ymd().1 {
            prop_assert_eq!(place(today), place(later));
        }
    }
}

#[test]
fn a_row_of_version_one_reads_as_it_did() {
    assert_eq!(Record::from_row(ROW).unwrap().to_row(), ROW);
    for row in [
        r#"{"card":"baby.loud","id":"00000000000000000000000000000001","stamp":"019a8f3b2c10-0000-00000000000000aa","what":"hidden"}"#,
        r#"{"band":"toddler","birth":"2024-02","id":"00000000000000000000000000000001","nickname":"Bean","stamp":"019a8f3b2c10-0000-00000000000000aa","what":"child"}"#,
        r#"{"id":"00000000000000000000000000000001","removed":true,"stamp":"019a8f3b2c10-0000-00000000000000aa"}"#,
    ] {
        assert_eq!(Record::from_row(row).unwrap().to_row(), row);
    }
}

#[test]
fn what_a_newer_version_wrote_survives_and_is_not_offered() {
    for (from, to) in [
        (r#""words":"Here"#, r#""tune":[1],"words":"Here"#),
        (r#""what":"words""#, r#""what":"melody""#),
        (r#""band":"baby""#, r#""band":"elder""#),
        (r#""moment":"loud""#, r#""moment":"unheard""#),
    ] {
        let row = ROW.replace(from, to);
        assert_ne!(row, ROW);
        let record = Record::from_row(&row).unwrap();
        let sorted: serde_json::Value = serde_json::from_str(&row).unwrap();
        assert_eq!(record.to_row(), sorted.to_string());
        assert_eq!(own(&[record]).cards().len(), usize::from(to.contains("tune")));
    }
}

#[test]
fn what_cannot_be_is_named() {
    for (from, to, field) in [
        (r#""place":4294967296"#, r#""place":1e300"#, "place"),
        (r#""place":4294967296"#, r#""place":9007199254740993"#, "place"),
        (r#""pinned":true"#, r#""pinned":1"#, "pinned"),
        ("Here I am.", "  ", "words"),
        ("Sit low.", "", "gesture"),
        (r#""stamp":"019a8f"#, r#""stamp":"019A8F"#, "stamp"),
    ] {
        assert!(ROW.contains(from));
        assert_eq!(Record::from_row(&ROW.replace(from, to)), Err(Damaged::Field(field)));
    }
    assert_eq!(Record::from_row("[]"), Err(Damaged::NotAnObject));
    assert_eq!(Record::from_row(&" ".repeat(20_000)), Err(Damaged::TooLong));
}

#[test]
fn texts_are_plain_and_bounded() {
    assert_eq!(Words::new(" a\u{202e}\nb\u{7} ").unwrap().as_str(), "a b");
    assert_eq!(Nickname::new("\u{2066} \n"), None);
    assert_eq!(Words::new(&"x".repeat(900)).unwrap().as_str().len(), 280);
    assert_eq!(Gesture::new(&"x".repeat(900)).unwrap().as_str().len(), 160);
    assert_eq!(Nickname::new(&"\u{e9}".repeat(90)).unwrap().as_str().chars().count(), 24);
}

#[test]
fn words_are_written_edited_pinned_and_removed_and_each_can_be_taken_back() {
    let mut house = House::new();
    let id = EntryId(7);
    let mut seen = vec![house.own.cards().len().to_string()];
    let mut changes = Vec::new();
    for command in [
        Command::Write(id, draft("One")),
        Command::Edit(id, Draft { band: Some(Band::Baby), ..draft("Two") }),
        Command::Pin(id, true),
        Command::Remove(id),
    ] {
        changes.push(house.act(command).unwrap());
        seen.push(format!("{:?}", house.own.cards()));
    }
    assert_eq!(house.words().len(), 0);
    seen.pop();
    while let (Some(change), Some(before)) = (changes.pop(), seen.pop()) {
        house.act(Command::Undo(change)).unwrap();
        let now = format!("{:?}", house.own.cards());
        assert!(now == before || (before == "0" && now == "[]"), "{now} is not {before}");
    }
}

#[test]
fn what_is_gone_or_of_another_kind_cannot_be_edited() {
    let mut house = House::new();
    let id = EntryId(1);
    house.act(Command::AddChild(id, Child::default())).unwrap();
    assert_eq!(house.act(Command::Pin(id, true)), Err(Refused::NotHere));
    assert_eq!(house.act(Command::Edit(EntryId(2), draft("x"))), Err(Refused::NotHere));
    assert_eq!(house.act(Command::Unhide(card("baby.loud"))), Err(Refused::NotHere));
    house.act(Command::Remove(id)).unwrap();
    assert_eq!(house.act(Command::Remove(id)), Err(Refused::NotHere));
    assert_eq!(house.act(Command::EditChild(id, Child::default())), Err(Refused::NotHere));
}

#[test]
fn there_are_only_so_many() {
    let mut house = House::new();
    (0..Own::MAX_CARDS).for_each(|id| {
        house.write(id as u128, "x");
    });
    let more = Command::Write(EntryId(9_999), draft("x"));
    assert_eq!(house.act(more.clone()), Err(Refused::TooMany));
    house.act(Command::Remove(EntryId(3))).unwrap();
    assert!(house.act(more).is_ok());
    (20_000..20_000 + Own::MAX_CHILDREN as u128).for_each(|id| {
        house.act(Command::AddChild(EntryId(id), Child::default())).unwrap();
    });
    let more = Command::AddChild(EntryId(9_998), Child::default());
    assert_eq!(house.act(more), Err(Refused::TooMany));
}

#[test]
fn hiding_on_one_device_and_offering_again_on_another_meet() {
    let (mut here, mut there) = (House::new(), House::new());
    let hidden = here.act(Command::Hide(card("baby.loud"))).unwrap();
    there.act(Command::Hide(card("baby.loud"))).unwrap();
    there.own.merge(here.own.records().cloned());
    assert_eq!(there.own.hidden().count(), 1);
    assert!(there.own.hides("baby.loud") && !there.own.hides("baby.night"));
    there.act(Command::Unhide(card("baby.loud"))).unwrap();
    here.own.merge(there.own.records().cloned());
    assert!(!here.own.hides("baby.loud"));
    assert_eq!(here.act(Command::Undo(hidden)), Err(Refused::NotHere));
    assert!(!here.own.hides("baby.loud"));
}

#[test]
fn a_removed_record_keeps_nothing_but_that() {
    let record = Record::from_row(&ROW.replace("}", r#","removed":true}"#)).unwrap();
    assert_eq!(record.state, State::Removed);
    assert!(!record.to_row().contains("Here"));
}

#[test]
fn bringing_in_is_counted_and_can_be_taken_back() {
    let mut house = House::new();
    house.write(1, "mine");
    let mut theirs = Record::from_row(ROW).unwrap();
    let (mut change, mine) = (Change::default(), house.own.get(EntryId(1)).unwrap().clone());
    let (merged, _) = change.bring_in(&house.own, [theirs.clone(), mine.clone()]);
    assert_eq!((merged.new, merged.changed, merged.same), (1, 0, 1));
    house.own.merge(change.versions().cloned());
    assert_eq!(house.words().len(), 2);
    house.act(Command::Undo(change)).unwrap();
    assert_eq!(house.words(), ["mine"]);
    // The same file again: what was taken back stays so.
    let mut again = Change::default();
    let (merged, out) = again.bring_in(&house.own, [theirs.clone()]);
    assert!(again.is_empty() && merged == Merged::default());
    // Unless it is asked for.
    assert_eq!(out, [theirs.clone()]);
    let back = house.own.bring_back(out, NOW, &mut house.clock);
    let mut put_back = house.own.clone();
    put_back.merge(back.versions().cloned());
    assert_eq!(put_back.cards().len(), 2);
    theirs.stamp = Stamp::new(NOW + 10_000_000, 0, 9);
    again.bring_in(&house.own, [theirs]);
    assert!(!again.is_empty());
    assert!(matches!(again.versions().next().unwrap().here(), Some(Thing::Card(_))));
}
