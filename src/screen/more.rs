//! The way to the screens that are not in the bar.

use super::part::heading::Heading;
use crate::route::Route;
use crate::text::{bar, more};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn More() -> impl IntoView {
    let places = [
        (Route::Words, bar::WORDS, more::WORDS),
        (Route::Together, bar::TOGETHER, more::TOGETHER),
        (Route::Settings, bar::SETTINGS, more::SETTINGS),
        (Route::Why, bar::WHY, more::WHY),
    ];
    let place = |(route, name, about): (Route, &'static str, &'static str)| {
        view! {
            <li>
                <a href=route.hash()><strong>{name}</strong> <span>{about}</span></a>
            </li>
        }
    };
    view! {
        <Heading>{more::TITLE}</Heading>
        <ul class="places">{places.map(place).collect_view()}</ul>
    }
}
