//! The bar within thumb's reach: the same five places on every screen.

use super::lean::{attribute, pressed};
use crate::route::Route;
use crate::screen::home::home;
use crate::text::{Says, bar};
use leptos::prelude::*;

/// Route, name and the line of its picture. Help is always the last, in the
/// same place.
const PLACES: [(Route, Says, &str); 5] = [
    (Route::Again, bar::again, "M4.5 12.5a7.5 7.5 0 1 0 2.6-6.2M4.5 4.2v4h4"),
    (Route::Later, bar::later, "M12 7v5l3.4 2M12 3.6a8.4 8.4 0 1 0 .01 0"),
    (
        Route::Cloth,
        bar::cloth,
        "M3 7.5h3.2M9 7.5h12M3 12h12.4M18.2 12H21M3 16.5h3.2M9 16.5h12M7.6 3v18M16.8 3v18",
    ),
    (
        Route::More,
        bar::more,
        "M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0",
    ),
    (
        Route::Help,
        bar::help,
        "M12 19.6s-7.4-4.5-7.4-9.8A4.1 4.1 0 0 1 12 7.3a4.1 4.1 0 0 1 7.4 2.5c0 5.3-7.4 9.8-7.4 9.8z",
    ),
];

/// The bar.
#[component]
pub fn Bar() -> impl IntoView {
    let place = |(route, name, line): (Route, Says, &'static str)| {
        let is_here = attribute(move || (home().route() == route).then_some("page"));
        // Pressing the place one is at starts it afresh; the address would not
        // change.
        let refresh = pressed(move || {
            if untrack(|| home().route()) == route {
                home().go(route);
            }
        });
        view! {
            <a href=route.hash() aria-current=is_here on:click=refresh>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d=line /></svg>
                {name()}
            </a>
        }
    };
    view! {
        <nav class="bar" aria-label=bar::label()>{PLACES.map(place).into_iter().collect_view()}</nav>
    }
}
