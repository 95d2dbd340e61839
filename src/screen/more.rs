//! The way to the screens that are not in the bar.

use super::part::heading::heading;
use super::{fresh, install};
use crate::route::Route;
use crate::text::{Says, bar, more};
use leptos::prelude::*;

const PLACES: [(Route, Says, Says); 4] = [
    (Route::Words, bar::words, more::words),
    (Route::Together, bar::together, more::together),
    (Route::Settings, bar::settings, more::settings),
    (Route::Why, bar::why, more::why),
];

/// The screen.
pub fn view() -> AnyView {
    let place = |(route, name, about): (Route, Says, Says)| {
        view! {
            <li>
                <a href=route.hash()>
                    <strong>{name()}</strong>
                    <span>{about()}</span>
                </a>
            </li>
        }
    };
    view! {
        {heading(more::title(), false)}
        <ul class="places">{PLACES.map(place).into_iter().collect_view()}</ul>
        {fresh::offered()}
        {install::offered()}
    }
    .into_any()
}
