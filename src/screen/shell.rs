//! The frame round every screen: the screen of the route, the notice of
//! trouble, and the bar.

use super::home::home;
use super::part::heading::focus_heading;
use super::part::lean::live;
use super::part::{bar::Bar, notice::Notice};
use super::{again, others, second};
use crate::device::{early, worker};
use crate::route::Route;
use crate::text;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::HtmlElement;

/// Opens the app in the page, in place of the static first card. There must be a
/// language by then.
pub fn open() {
    let document = document();
    let root =
        document.get_element_by_id("darn").and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(root) = root.or_else(|| document.body()) else {
        return;
    };
    second::comes_by(others::ask);
    // What was pressed before is of the card, wherever one has gone since.
    home().go(if early::waits() { Route::Again } else { here() });
    root.set_inner_html("");
    mount_to(root, Shell).forget();
    name_the_window(here());
    follow_the_address();
    wake_up();
    early::repeat_presses();
    home().open();
    worker::register();
}

fn here() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

#[component]
fn Shell() -> impl IntoView {
    view! {
        <main id="main" tabindex="-1">
            <Notice />
            {live(|| screen(home().route()))}
        </main>
        <Bar />
    }
}

fn screen(route: Route) -> AnyView {
    match route {
        Route::Again => again::view(),
        other => second::screen(other),
    }
}

/// A route's title, for the window and its heading.
fn title(route: Route) -> &'static str {
    match route {
        Route::Again => text::again::title(),
        Route::Later => text::later::title(),
        Route::Cloth => text::bar::cloth(),
        Route::More => text::more::title(),
        Route::Words => text::words::title(),
        Route::Together => text::together::title(),
        Route::Settings => text::settings::title(),
        Route::Help => text::help::title(),
        Route::Why => text::why::title(),
    }
}

/// Follows the hash. On a change, reading starts at the top of the new screen
/// with its title announced.
fn follow_the_address() {
    let moved = Closure::<dyn Fn()>::new(move || {
        let route = here();
        home().go(route);
        name_the_window(route);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        // In the next frame: until then the heading is the screen's before.
        second::when_here(route, || request_animation_frame(focus_heading));
    });
    window().set_onhashchange(Some(moved.as_ref().unchecked_ref()));
    // Lives as long as the page.
    moved.forget();
}

fn name_the_window(route: Route) {
    document().set_title(&format!("{} · {}", title(route), text::bar::name()));
}

/// A page that slept (hidden, or in the back/forward cache) catches up. One whose network
/// comes back may lack what loads apart.
fn wake_up() {
    let woken = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        let from_cache =
            event.dyn_ref::<web_sys::PageTransitionEvent>().is_some_and(|event| event.persisted());
        let is_hidden = document().hidden();
        if event.type_() == "online" {
            second::fetch();
        } else if from_cache || (event.type_() == "visibilitychange" && !is_hidden) {
            home().wakes_up();
        } else if is_hidden {
            home().falls_asleep();
        }
    });
    let listener = woken.as_ref().unchecked_ref();
    // The names are the browser's own; adding a listener does not fail.
    let _ = document().add_event_listener_with_callback("visibilitychange", listener);
    let _ = window().add_event_listener_with_callback("pageshow", listener);
    let _ = window().add_event_listener_with_callback("online", listener);
    // Lives as long as the page.
    woken.forget();
}
