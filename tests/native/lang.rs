//! Reading a language file, and the sentences in it.

use darn::lang::{self, Language, Refused, fill};
use proptest::prelude::*;

fn english() -> &'static str {
    lang::FILES[0].1
}

/// A file of this build that holds only numbered lines, save one.
fn with_line(at: usize, line: &str) -> String {
    let mut lines: Vec<&str> = english().lines().collect();
    lines[at + 1] = line;
    lines.join("\n") + "\n"
}

#[test]
fn english_is_read_and_says_who_it_is() {
    let language = Language::read(english()).unwrap();
    assert_eq!((language.code(), lang::code(), lang::dir()), ("en", "en", "ltr"));
    assert_eq!(lang::LANGUAGES[0], ("en", "English"));
    assert_eq!(lang::LANGUAGES.len(), lang::FILES.len());
    assert_eq!(language.cards().len(), darn::deck::cards().len());
}

#[test]
fn every_language_has_a_text_in_every_line() {
    for (code, file) in lang::FILES {
        let language = Language::read(file).unwrap();
        assert_eq!(language.code(), *code);
        assert!(file.lines().all(|line| !line.trim().is_empty()), "{code}");
    }
}

#[test]
fn what_is_no_whole_language_of_this_build_is_refused() {
    for (file, why) in [
        (String::new(), Refused::NotALanguage),
        ("<!doctype html><title>Not found</title>\n".into(), Refused::NotALanguage),
        ("darn\n".into(), Refused::OtherBuild),
        (english().replacen("darn\t", "darn\t0", 1), Refused::OtherBuild),
        (english().lines().take(9).map(|line| format!("{line}\n")).collect(), Refused::NotWhole),
        (english().trim_end().into(), Refused::NotWhole),
        (format!("{}one more\n", english()), Refused::NotWhole),
        (english().repeat(600), Refused::TooLarge),
    ] {
        assert_eq!(Language::read(&file), Err(why), "{why:?}");
        assert_eq!(lang::install(file, |_| "other".into()), Err(why));
    }
    assert_eq!(darn::text::again::title(), "Words for this moment");
}

#[test]
fn a_language_is_spoken_for_good() {
    assert!(!darn::text::bar::help().is_empty());
    assert_eq!(lang::install(english().into(), |_| "few".into()), Err(Refused::Spoken));
    assert_eq!(darn::text::cloth::returns(1), "return");
}

#[test]
fn the_plural_form_is_that_of_its_category_else_the_one_for_all_others() {
    let file = with_line(0, "few\tA few.\tother\tMany.\tone\tOne.");
    let language = Language::read(&file).unwrap();
    for (category, form) in [("one", "One."), ("few", "A few."), ("other", "Many."), ("", "Many.")]
    {
        assert_eq!(language.form(0, category), form);
    }
    assert_eq!(language.form(99_999, "one"), "");
    let torn = with_line(0, "few");
    assert_eq!(Language::read(&torn).unwrap().form(0, "few"), "");
}

#[test]
fn arguments_stand_where_their_names_are() {
    assert_eq!(fill("Week of {day}.", &[("day", "{n}")]), "Week of {n}.");
    assert_eq!(fill("{a}{b}{a}", &[("a", "1"), ("b", "2")]), "121");
    assert_eq!(fill("No {such} name, no {end", &[("a", "1")]), "No  name, no ");
    assert_eq!(fill("", &[]), "");
}

proptest! {
    #[test]
    fn reading_is_total(file in "\\PC{0,200}", cut in 0_usize..40_000, noise in ".{0,20}") {
        prop_assert!(Language::read(&file).is_err());
        let cut = (0..=cut.min(english().len() - 1)).rev().find(|at| english().is_char_boundary(*at));
        let short = &english()[..cut.unwrap()];
        prop_assert!(Language::read(short).is_err());
        let _ = Language::read(&format!("{short}{noise}{}", &english()[short.len()..]));
    }

    #[test]
    fn filling_is_total(sentence in "[{}a-c ]{0,40}", value in ".{0,10}") {
        let filled = fill(&sentence, &[("a", &value), ("b", "")]);
        prop_assert!(filled.len() <= sentence.len() + sentence.len() * value.len());
    }
}
