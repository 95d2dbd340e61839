//! The screens besides the card's, and the work only they need: all that the second
//! wasm brings. `release/split.rs` takes the program apart at [`arrive`]; whatever
//! only these functions use goes with them.

use super::home::{home, loading};
use super::part::lean::nothing;
use super::second::{Arriving, Second};
use super::{bring_over, cloth, fresh, help, hold, later, more, next_start, settings};
use super::{owning, refocus, together, why, words};
use crate::route::Route;
use leptos::prelude::*;

const ALL: Second = Second {
    draw,
    load: loading::load,
    try_again: loading::try_again,
    remember: next_start::remember,
    act_own: owning::act,
    hold: hold::hold,
    settle: hold::settle,
    bring_over: bring_over::offered,
    arrived,
};

/// Asks for them.
pub fn ask() -> Arriving {
    Box::pin(async { arrive().await.ok() })
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
        Route::Why => why::view(),
        // The shell draws it itself.
        Route::Again => nothing(),
    }
}

fn arrived() {
    fresh::begin();
    refocus::begin();
    if home().wants_loading() {
        loading::load();
    }
    next_start::remember();
}

/// Why they did not come. The browser knows more and tells its console.
#[derive(Clone, Copy)]
struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Missing {
        Missing
    }
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(rest, fallible)]
fn arrive() -> Result<Second, Missing> {
    Ok(ALL)
}

#[cfg(not(feature = "split"))]
async fn arrive() -> Result<Second, Missing> {
    Ok(ALL)
}
