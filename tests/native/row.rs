//! The written form of an entry.

use crate::generate::entry;
use darn::journal::{Damaged, Entry};
use proptest::prelude::*;

const ROW: &str = r#"{"at":1763790000123,"card":"baby.loud","day":"2025-11-22","id":"0123456789abcdef0123456789abcdef","kind":"return","offset":60,"stamp":"019a8f3b2c10-0000-00000000000000aa"}"#;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn what_is_written_is_read_back(entry in entry()) {
        prop_assert_eq!(Entry::from_row(&entry.to_row()), Ok(entry));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}") {
        let _ = Entry::from_row(&text);
    }

    #[test]
    fn a_cut_row_is_refused(entry in entry(), part in 0.0..1.0_f64) {
        let row = entry.to_row();
        let cut = (row.len() as f64 * part) as usize;
        if let Some(cut) = row.get(..cut) {
            prop_assert!(Entry::from_row(cut).is_err());
        }
    }

    #[test]
    fn a_changed_byte_is_refused_or_harmless(entry in entry(), at in any::<usize>(), to in 32_u8..127) {
        let mut bytes = entry.to_row().into_bytes();
        let at = at % bytes.len();
        bytes[at] = to;
        if let Ok(text) = String::from_utf8(bytes)
            && let Ok(read) = Entry::from_row(&text)
        {
            prop_assert_eq!(Entry::from_row(&read.to_row()), Ok(read));
        }
    }
}

#[test]
fn a_row_of_version_one_reads_as_it_did() {
    let entry = Entry::from_row(ROW).unwrap();
    assert_eq!(entry.to_row(), ROW);
}

#[test]
fn fields_of_a_newer_version_survive() {
    let row = ROW.replace("}", r#","thread":{"of":["two"]}}"#);
    let read = Entry::from_row(&row).unwrap();
    assert!(read.to_row().contains(r#""thread":{"of":["two"]}"#));
}

#[test]
fn what_cannot_be_is_named() {
    let refused =
        [("{", Damaged::NotAnObject), ("[]", Damaged::NotAnObject), ("{}", Damaged::Field("id"))];
    for (row, why) in refused {
        assert_eq!(Entry::from_row(row), Err(why));
    }
    for (name, to) in [
        (r#""kind":"return""#, r#""kind":"slip""#),
        (r#""at":1763790000123"#, r#""at":1e300"#),
        (r#""at":1763790000123"#, r#""at":9000000000000000"#),
        (r#""offset":60"#, r#""offset":9999"#),
        (r#""day":"2025-11-22""#, r#""day":"2025-02-30""#),
        (r#""card":"baby.loud""#, r#""card":"baby loud""#),
        (r#""stamp":"019a8f"#, r#""stamp":"019A8F"#),
    ] {
        assert!(ROW.contains(name));
        assert!(Entry::from_row(&ROW.replace(name, to)).is_err(), "{to}");
    }
    assert_eq!(Entry::from_row(&" ".repeat(20_000)), Err(Damaged::TooLong));
    assert!(Entry::from_row(&"[".repeat(10_000)).is_err());
}

#[test]
fn a_removed_entry_keeps_nothing_but_that() {
    let row = ROW.replace("}", r#","removed":true}"#);
    let read = Entry::from_row(&row).unwrap();
    assert!(!read.to_row().contains("baby"));
}
