//! The backup file: what is saved is read back, and nothing else gets in.

use crate::generate::{entries, records};
use darn::journal::{Instant, Journal};
use darn::own::{Own, Record};
use darn::parcel::backup::{self, Reading, Refused};
use proptest::prelude::*;

const GOLDEN: &str = include_str!("../data/backup-1.json");
const GOLDEN_2: &str = include_str!("../data/backup-2.json");

fn file(journal: &Journal) -> String {
    file_with(journal, &Own::default())
}

fn file_with(journal: &Journal, own: &Own) -> String {
    let mut text = backup::head(Instant::new(1_795_300_000_000, 0));
    for (entry, place) in journal.entries().zip(0..) {
        text += &backup::line(entry, place == 0);
    }
    text += backup::OWN;
    for (record, place) in own.records().zip(0..) {
        text += &backup::own_line(record, place == 0);
    }
    text + backup::TAIL
}

fn read(text: &str) -> Result<Reading, Refused> {
    let mut reading = Reading::new(text.into())?;
    while !reading.step(3)? {}
    Ok(reading)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn saved_and_read_back_is_the_same(entries in entries(), records in records()) {
        let (mut journal, mut own) = (Journal::default(), Own::default());
        journal.merge(entries);
        own.merge(records);
        let reading = read(&file_with(&journal, &own)).unwrap();
        prop_assert_eq!((reading.entries, reading.own, reading.unreadable), (journal, own, 0));
    }

    #[test]
    fn laid_out_anew_by_another_program_it_reads_the_same(entries in entries()) {
        let mut journal = Journal::default();
        journal.merge(entries);
        let value: serde_json::Value = serde_json::from_str(&file(&journal)).unwrap();
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        prop_assert_eq!(read(&pretty).unwrap().entries, journal);
    }

    #[test]
    fn a_file_cut_anywhere_is_refused(entries in entries(), part in 0.0..1.0_f64) {
        let mut journal = Journal::default();
        journal.merge(entries);
        let text = file(&journal);
        let cut = (text.trim_end().len() as f64 * part) as usize;
        if let Some(cut) = text.get(..cut) {
            prop_assert_eq!(read(cut).err(), Some(Refused::NotABackup));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,300}") {
        let _ = read(&text);
        let _ = read(&format!("{{\"app\":\"darn\",\"format\":1,\"entries\":[{text}]}}"));
        let _ = read(&format!("{{\"app\":\"darn\",\"format\":2,\"own\":[{text}]}}"));
    }
}

#[test]
fn a_backup_of_format_one_reads_for_ever() {
    let reading = read(GOLDEN).unwrap();
    assert_eq!((reading.entries.len(), reading.unreadable), (4, 0));
    assert_eq!(reading.entries.returns().count(), 2);
    assert_eq!(reading.entries.laters().count(), 1);
    assert!(reading.entries.entries().any(|entry| entry.to_row().contains("thread")));
}

#[test]
fn a_backup_of_format_two_reads_for_ever() {
    let reading = read(GOLDEN_2).unwrap();
    assert_eq!((reading.entries.len(), reading.unreadable), (2, 0));
    assert_eq!(reading.own.records().count(), 5);
    assert_eq!((reading.own.cards().len(), reading.own.children().count()), (1, 1));
    assert!(reading.own.hides("baby.loud"));
    assert!(reading.own.records().any(|record| record.to_row().contains("melody")));
    // It is written as it was read.
    let again = file_with(&reading.entries, &reading.own);
    assert_eq!(again, GOLDEN_2);
}

#[test]
fn the_order_of_the_lists_does_not_matter_and_either_may_be_missing() {
    let (head, rest) = GOLDEN_2.split_once("\"entries\":").unwrap();
    let (entries, own) = rest.trim_end().trim_end_matches('}').split_once(",\"own\":").unwrap();
    let turned = format!("{head}\"own\":{own},\"entries\":{entries}}}");
    let (turned, straight) = (read(&turned).unwrap(), read(GOLDEN_2).unwrap());
    assert_eq!((&turned.entries, &turned.own), (&straight.entries, &straight.own));
    let without = read(&format!("{head}\"own\":{own}}}")).unwrap();
    assert_eq!((without.entries.len(), without.own), (0, straight.own));
}

#[test]
fn more_of_ones_own_than_there_can_be_is_counted_and_left() {
    let row = GOLDEN_2.lines().find(|line| line.contains("\"what\":\"words\"")).unwrap();
    let record = Record::from_row(row.trim_end_matches(',')).unwrap();
    let mut text = backup::head(Instant::new(0, 0)) + backup::OWN;
    for id in 0..backup::MAX_OWN + 7 {
        let id = darn::journal::EntryId(id as u128);
        text += &backup::own_line(&Record { id, ..record.clone() }, id.0 == 0);
    }
    let reading = read(&(text + backup::TAIL)).unwrap();
    assert_eq!((reading.own.records().count(), reading.unreadable), (backup::MAX_OWN, 7));
}

#[test]
fn a_newer_format_is_refused_whatever_the_order_of_its_fields() {
    for text in [
        r#"{"app":"darn","format":3,"entries":[]}"#,
        r#"{"entries":[{"x":1}],"format":99,"app":"darn"}"#,
    ] {
        assert_eq!(read(text).err(), Some(Refused::Newer));
    }
}

#[test]
fn what_is_no_backup_is_refused() {
    for text in [
        "",
        "null",
        "[]",
        "{}",
        r#"{"app":"other","format":1,"entries":[]}"#,
        r#"{"app":"darn","entries":[]}"#,
        r#"{"app":"darn","format":0,"entries":[]}"#,
        r#"{"app":"darn","format":1,"entries":{}}"#,
        r#"{"app":"darn","format":2,"entries":[],"own":{}}"#,
        r#"{"app":"darn","format":1,"entries":[]} and more"#,
        "<html>",
    ] {
        assert_eq!(read(text).err(), Some(Refused::NotABackup), "{text}");
    }
    let deep = format!(r#"{{"app":"darn","format":1,"x":{}"#, "[".repeat(100_000));
    assert_eq!(read(&deep).err(), Some(Refused::NotABackup));
    assert_eq!(read(&" ".repeat(backup::MAX_BYTES + 1)).err(), Some(Refused::TooLarge));
}

#[test]
fn a_bad_entry_is_counted_and_the_rest_is_read() {
    let text = GOLDEN.replacen("\"kind\":\"return\"", "\"kind\":\"slip\"", 1);
    let reading = read(&text).unwrap();
    assert_eq!((reading.entries.len(), reading.unreadable), (3, 1));
}
