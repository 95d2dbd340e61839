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
use crate::device::clock;
use crate::route::Route;
use crate::text::country::by_zone;
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

/// The country chosen, else the one the phone is in, else anywhere; follows.
fn country() -> String {
    let chosen = home().prefs(|prefs| prefs.country.clone());
    let known = text::COUNTRIES.contains(&chosen.as_str()).then_some(chosen);
    known.unwrap_or_else(|| by_zone(&clock::zone()).unwrap_or("*").into())
}

/// What the line of whom to call there at this hour begins with (release/help.rs); follows.
fn people() -> String {
    text::people_in(&country(), clock::is_night())
}
