//! The screens that load apart from the card's, so that the card is there
//! sooner: a wasm of their own, asked for a little after the start or when one of
//! them is wanted. `bin/precache/split.rs` takes the program apart at
//! [`arrive`]; whatever only these functions use goes with them.

use super::part::heading::heading;
use super::part::lean::{line, nothing};
use super::part::outcome::quiet;
use super::{cloth, help, later, more, settings, together, why, words};
use crate::route::Route;
use crate::text::rest;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;

/// The other screens, once they are here.
#[derive(Clone, Copy)]
struct Rest {
    draw: fn(Route) -> AnyView,
}

/// Whether the other screens are here.
#[derive(Clone, Copy)]
enum Here {
    NotAsked,
    Coming,
    Arrived(Rest),
    /// They could not be loaded: no network before the first whole install.
    Missing,
}

thread_local! {
    static HERE: Cell<Here> = const { Cell::new(Here::NotAsked) };
    static ARRIVED: ArcTrigger = ArcTrigger::new();
}

/// Asks for the other screens, unless they are here or on their way.
pub fn fetch() {
    if matches!(HERE.get(), Here::NotAsked | Here::Missing) {
        HERE.set(Here::Coming);
        spawn_local(async {
            HERE.set(arrive().await.map_or(Here::Missing, Here::Arrived));
            ARRIVED.with(ArcTrigger::clone).notify();
        });
    }
}

/// The screen of a route; follows their arrival.
pub fn screen(route: Route) -> AnyView {
    ARRIVED.with(|arrived| arrived.track());
    match HERE.get() {
        Here::Arrived(rest) => (rest.draw)(route),
        Here::Missing => {
            let again = || {
                fetch();
                ARRIVED.with(ArcTrigger::clone).notify();
            };
            view! {
                {heading(rest::MISSING, false)}
                {line("lead", rest::WHY)}
                {quiet(rest::AGAIN, again)}
            }
            .into_any()
        }
        Here::Coming | Here::NotAsked => {
            fetch();
            nothing()
        }
    }
}

fn draw(route: Route) -> AnyView {
    match route {
        Route::Later => later::view(),
        Route::Cloth => cloth::view(),
        Route::More => more::view(),
        Route::Words => words::view(),
        Route::Together => together::view(),
        Route::Settings => settings::view(),
        Route::Help => help::view(),
        Route::Again | Route::Why => why::view(),
    }
}

/// Why the other screens did not come. The browser knows more and tells its
/// console.
struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Missing {
        Missing
    }
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(rest, fallible)]
fn arrive() -> Result<Rest, Missing> {
    Ok(Rest { draw })
}

#[cfg(not(feature = "split"))]
async fn arrive() -> Result<Rest, Missing> {
    Ok(Rest { draw })
}
