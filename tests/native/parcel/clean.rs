//! Text from elsewhere.

use darn::parcel::{Line, Name};
use proptest::prelude::*;

fn line(text: &str) -> Option<String> {
    Line::new(text).map(|line| line.as_str().to_owned())
}

#[test]
fn what_misleads_is_dropped() {
    assert_eq!(line("a\u{202e}b\u{2066}c\u{200b}d\u{feff}e\0f\u{1b}[0m").unwrap(), "abcdef[0m");
    assert_eq!(line("tag\u{e0041}\u{e007f}s, \u{3164}fillers").unwrap(), "tags, fillers");
    assert_eq!(line("\u{200e}\u{202e}\u{2069}\n \t"), None);
    assert_eq!(line("  two\n\n  rows\u{2028}and more ").unwrap(), "two rows and more");
}

#[test]
fn markup_stays_text() {
    let script = "<script>alert('hi')</script> &amp; <b>";
    assert_eq!(line(script).unwrap(), script);
}

#[test]
fn joiners_stay_where_letters_need_them() {
    for kept in ["می\u{200c}خواهم", "क्\u{200d}ष", "👩\u{200d}👧"] {
        assert_eq!(line(kept).unwrap(), kept);
    }
    assert_eq!(line("pass\u{200d}word\u{200c}").unwrap(), "password");
    assert_eq!(line("می\u{200c}").unwrap(), "می");
    assert_eq!(line("می\u{200c}\u{200c}خ").unwrap(), "می\u{200c}خ");
}

#[test]
fn towers_of_accents_are_cut() {
    let tower = format!("o{}k", "\u{301}".repeat(90));
    assert_eq!(line(&tower).unwrap(), format!("o{}k", "\u{301}".repeat(4)));
    assert_eq!(line("Thiê\u{323}n").unwrap(), "Thiê\u{323}n");
}

#[test]
fn lengths_are_bounded() {
    assert_eq!(Name::new(&"ä".repeat(99)).unwrap().as_str().chars().count(), Name::MAX);
    assert_eq!(line(&"x ".repeat(9_999)).unwrap().chars().count(), Line::MAX - 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn cleaning_again_changes_nothing(text in any::<String>()) {
        if let Some(once) = line(&text) {
            prop_assert_eq!(line(&once).unwrap(), once);
        }
    }

    #[test]
    fn cleaning_again_changes_nothing_of_the_worst(
        text in "[a \u{200b}-\u{200f}\u{202a}-\u{202e}\u{300}-\u{303}ب\u{1f469}\n\u{e0001}]{0,80}",
    ) {
        if let Some(once) = line(&text) {
            let misleads = once.contains(['\u{202e}', '\u{200b}', '\n']);
            prop_assert!(!misleads);
            prop_assert_eq!(line(&once).unwrap(), once);
        }
    }
}
