//! The backup file: what is saved is read back, and nothing else gets in.

use crate::generate::entries;
use darn::journal::{Instant, Journal};
use darn::parcel::backup::{self, Reading, Refused};
use proptest::prelude::*;

const GOLDEN: &str = include_str!("../data/backup-1.json");

fn file(journal: &Journal) -> String {
    let mut text = backup::head(Instant::new(1_795_300_000_000, 0));
    for (entry, place) in journal.entries().zip(0..) {
        text += &backup::line(entry, place == 0);
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
    fn saved_and_read_back_is_the_same(entries in entries()) {
        let mut journal = Journal::default();
        journal.merge(entries);
        let reading = read(&file(&journal)).unwrap();
        prop_assert_eq!((reading.entries, reading.unreadable), (journal, 0));
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
fn a_newer_format_is_refused_whatever_the_order_of_its_fields() {
    for text in [
        r#"{"app":"darn","format":2,"entries":[]}"#,
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
