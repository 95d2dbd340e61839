//! The static page is of one piece with the deck.

use darn::deck::Habit;
use darn::journal::Instant;
use darn::release::page::LATER;
use darn::{deck, lang};

const PAGE: &str = include_str!("../../index.html");
/// What it does before the first paint, and what after.
const FIRST: &str = include_str!("../../page/first.js");
const START: &str = include_str!("../../page/start.js");

#[test]
fn the_page_shows_the_decks_start_card_before_the_program_is_there() {
    for text in [deck::start().way(0).words, deck::start().gesture] {
        assert!(PAGE.contains(&format!(">{text}<")), "{text}");
    }
}

#[test]
fn where_no_program_runs_the_page_says_whom_to_call() {
    let said = PAGE.split("<noscript>").nth(1).and_then(|rest| rest.split("</noscript>").next());
    assert!(said.unwrap().contains(darn::text::help::numbers()));
}

#[test]
fn every_style_file_is_in_the_page_or_comes_with_the_program() {
    let styles = std::fs::read_dir("style").unwrap();
    for style in styles {
        let name = style.unwrap().file_name().into_string().unwrap();
        let is_in_the_page = PAGE.contains(&format!("href=\"style/{name}\""));
        let comes_later = LATER.contains(&name.trim_end_matches(".css"));
        assert!(is_in_the_page != comes_later, "{name}");
    }
}

#[test]
fn the_page_begins_to_fetch_the_languages_there_are() {
    let codes: Vec<String> = lang::LANGUAGES.iter().map(|(code, _)| format!("{code:?}")).collect();
    assert!(START.contains(&format!("const known = [{}];", codes.join(", "))));
}

/// The first hour from `from` on at which something holds.
fn first_hour(from: u16, holds: impl Fn(u16) -> bool) -> u16 {
    (from..24).find(|hour| holds(*hour)).unwrap()
}

#[test]
fn the_page_knows_the_same_hours_as_the_program() {
    let at = |hour: u16| Instant::new(i64::from(hour) * 3_600_000, 0);
    let (day, night) = (
        first_hour(0, |hour| !at(hour).is_night()),
        first_hour(12, |hour| at(hour).is_night()) - 1,
    );
    let light = format!("hour < {day} || hour > {night} ? \"night\" : \"day\"");
    assert!(FIRST.contains(&light), "{light}");

    let ends = |name: &str, from: u16| first_hour(from, |hour| Habit::part(hour) != name);
    let (night, morning) = (ends("night", 0), ends("morning", 8));
    let (afternoon, evening) = (ends("afternoon", 14), ends("evening", 18) - 1);
    let part = format!(
        "hour < {night} || hour > {evening} ? \"night\" : hour < {morning} ? \"morning\" \
         : hour < {afternoon} ? \"afternoon\" : \"evening\""
    );
    assert!(START.contains(&part), "{part}");
}
