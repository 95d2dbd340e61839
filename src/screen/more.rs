//! The way to the screens that are not in the bar.

use super::part::heading::heading;
use crate::route::Route;
use crate::text::{bar, more};
use leptos::prelude::*;

const PLACES: [(Route, &str, &str); 4] = [
    (Route::Words, bar::WORDS, more::WORDS),
    (Route::Together, bar::TOGETHER, more::TOGETHER),
    (Route::Settings, bar::SETTINGS, more::SETTINGS),
    (Route::Why, bar::WHY, more::WHY),
];

/// The screen.
pub fn view() -> AnyView {
    let place = |(route, name, about): (Route, &'static str, &'static str)| {
        view! {
            <li>
                <a href=route.hash()>
                    <strong>{name}</strong>
                    <span>{about}</span>
                </a>
            </li>
        }
    };
    view! {
        {heading(more::TITLE, false)}
        <ul class="places">{PLACES.map(place).into_iter().collect_view()}</ul>
    }
    .into_any()
}
