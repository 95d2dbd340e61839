//! For when it is more than a rough moment. The body first, then two numbers,
//! then the rest. Opening it leaves no record.

use super::home::home;
use super::part::apart::apart;
use super::part::button::quiet;
use super::part::heading::heading;
use super::part::lean::{line, live};
use super::part::pick::Choice;
use super::part::select::select;
use crate::deck::lines;
use crate::device::{clock, speech};
use crate::route::Route;
use crate::text::{self, help};
use leptos::prelude::*;

/// The screen.
pub fn view() -> AnyView {
    let choose = Box::new(|iso: String| home().choose(|prefs| prefs.country = iso));
    let countries: Vec<Choice> =
        text::countries().map(|(iso, name)| (iso.into(), name.into())).collect();
    // Leaves nothing to come back to.
    let leave = || {
        let _ = window().location().replace(Route::Again.hash());
    };
    view! {
        {heading(help::title(), false)}
        {line("words small", lines::too_much())}
        {line("lead", help::shake())}
        {select(help::where_you_are(), countries, &untrack(country), choose)}
        {live(|| apart(text::PEOPLE, people(), help::numbers()))}
        {quiet(help::leave(), leave)}
    }
    .into_any()
}

/// The country chosen, else the one the browser's language names, else anywhere;
/// follows.
fn country() -> String {
    let chosen = home().prefs(|prefs| prefs.country.clone());
    let iso = if chosen.is_empty() { speech::region() } else { chosen };
    let known = text::COUNTRIES.contains(&iso.as_str());
    if known { iso } else { "*".into() }
}

/// What the line of whom to call there at this hour begins with (release/help.rs); follows.
fn people() -> String {
    text::people_in(&country(), clock::is_night())
}
