//! Sentences put together.

use darn::journal::Merged;
use darn::parcel::backup::Refused;
use darn::store::{SETTLES, TEXTS, TURNS, Theme, Trouble};
use darn::text;

#[test]
fn what_is_here_is_said_in_numbers() {
    assert_eq!(text::held(0, 0), "0 returns.");
    assert_eq!(text::held(1, 0), "1 return.");
    assert_eq!(text::held(26, 1), "26 returns, 1 set aside.");
    assert!(
        text::erasing(2, 0)
            .contains("on this phone: 2 returns. Notes, your own words, the children's names")
    );
}

#[test]
fn a_preview_says_what_a_file_would_bring() {
    let merged = Merged { new: 3, changed: 0, same: 1, gone: 0 };
    assert_eq!(text::preview(merged, 0, 0), "3 new, 1 already here.");
    assert_eq!(
        text::preview(merged, 2, 0),
        "3 new, 1 already here. 2 more were taken out here, and stay out."
    );
    let merged = Merged { changed: 2, ..merged };
    assert_eq!(
        text::preview(merged, 0, 4),
        "3 new, 2 newer than here, 1 already here. 4 could not be read and would be left out."
    );
    assert_eq!(
        text::preview(Merged { gone: 2, same: 1, ..Merged::default() }, 0, 0),
        "0 new, 1 already here. 2 that are here were taken out there, and would go."
    );
}

#[test]
fn numbers_choose_their_form() {
    assert_eq!(text::cloth::returns(1), "return");
    assert_eq!(text::cloth::returns(0), "returns");
    assert_eq!(text::cloth::weeks(1), "One week has a return in it. It is all still here.");
    assert_eq!(text::cloth::weeks(9), "9 weeks have a return in them. They are all still here.");
    assert!(text::trouble::damaged(1).starts_with("One entry could not"));
    assert!(text::trouble::damaged(2).starts_with("Some entries could not"));
}

#[test]
fn arguments_are_filled_in() {
    assert_eq!(text::cloth::week_of("16 November"), "Week of 16 November");
    assert_eq!(text::settings::last_saved("2 May"), "Last copy you saved: 2 May.");
    assert_eq!(text::settings::brought(7), "Brought in: 7.");
    assert_eq!(text::cloth::more(12), "And 12 more.");
}

#[test]
fn each_state_has_a_sentence_of_its_own() {
    let mut said = vec![
        text::refused(Refused::TooLarge),
        text::refused(Refused::NotABackup),
        text::refused(Refused::Newer),
        text::not_saved(Trouble::Newer),
        text::not_saved(Trouble::Full),
    ];
    said.extend(
        [Trouble::Denied, Trouble::Full, Trouble::Newer, Trouble::Failed].map(text::trouble),
    );
    said.extend(text::countries().map(|(_, name)| name));
    let mut once = said.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), said.len());
    assert!(!said.contains(&""));
}

#[test]
fn every_country_and_every_turn_of_the_day_is_named() {
    assert_eq!(text::countries().count(), text::COUNTRIES.len());
    assert_eq!(text::countries().find(|(iso, _)| *iso == "ZA"), Some(("ZA", "South Africa")));
    assert_eq!(text::settings::turns().len(), TURNS.len());
    assert_eq!(text::settings::themes().len(), Theme::NAMED.len());
    assert_eq!(text::settings::texts().len(), TEXTS.len());
    assert_eq!(text::settings::settles().len(), SETTLES.len());
}
