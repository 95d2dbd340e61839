//! The bar within thumb's reach: the same five places on every screen.

use crate::route::Route;
use crate::screen::home::home;
use crate::text::bar;
use leptos::prelude::*;

/// The bar. Help is always the last, in the same place.
#[component]
pub fn Bar() -> impl IntoView {
    view! {
        <nav class="bar" aria-label=bar::LABEL>
            <Place route=Route::Again name=bar::AGAIN line="M4.5 12.5a7.5 7.5 0 1 0 2.6-6.2M4.5 4.2v4h4" />
            <Place route=Route::Later name=bar::LATER line="M12 7v5l3.4 2M12 3.6a8.4 8.4 0 1 0 .01 0" />
            <Place route=Route::Cloth name=bar::CLOTH line="M3 7.5h3.2M9 7.5h12M3 12h12.4M18.2 12H21M3 16.5h3.2M9 16.5h12M7.6 3v18M16.8 3v18" />
            <Place route=Route::More name=bar::MORE line="M5 12h.01M12 12h.01M19 12h.01" />
            <Place route=Route::Help name=bar::HELP line="M12 19.6s-7.4-4.5-7.4-9.8A4.1 4.1 0 0 1 12 7.3a4.1 4.1 0 0 1 7.4 2.5c0 5.3-7.4 9.8-7.4 9.8z" />
        </nav>
    }
}

#[component]
fn Place(route: Route, name: &'static str, line: &'static str) -> impl IntoView {
    let home = home();
    let is_here = move || (home.route.get() == route).then_some("page");
    // Pressing the place one is at starts it afresh; the address would not change.
    let refresh = move |_| {
        if home.route.get_untracked() == route {
            home.route.set(route);
        }
    };
    view! {
        <a href=route.hash() aria-current=is_here on:click=refresh>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d=line /></svg>
            {name}
        </a>
    }
}
