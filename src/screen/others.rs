//! The screens that load apart from the card's, so that the card is there
//! sooner: a wasm of their own, asked for a little after the start or when one of
//! them is wanted. `bin/precache/split.rs` takes the program apart at
//! [`arrive`]; whatever only these functions use goes with them.

use super::home::home;
use super::part::button::quiet;
use super::part::heading::heading;
use super::part::hold::{self, Away};
use super::part::lean::{line, nothing};
use super::part::press::Told;
use super::{
    bring_over, cloth, fresh, help, later, loading, more, next_start, owning, settings, together,
    why, words,
};
use crate::device::{early as page, worker};
use crate::own;
use crate::route::Route;
use crate::text::{help as help_words, others};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;

/// What came with the second wasm.
#[derive(Clone, Copy)]
struct Others {
    draw: fn(Route) -> AnyView,
    load: fn(),
    try_again: fn(),
    remember: fn(),
    act_own: fn(own::Command, Told) -> Option<own::Change>,
    hold: fn(String, Away) -> AnyView,
    settle: fn() -> AnyView,
    bring_over: fn() -> AnyView,
    arrived: fn(),
}

/// Whether it is here.
#[derive(Clone, Copy)]
enum Here {
    NotAsked,
    Coming,
    Arrived(Others),
    /// They could not be loaded: no network before the first whole install.
    Missing,
}

thread_local! {
    static HERE: Cell<Here> = const { Cell::new(Here::NotAsked) };
    static ARRIVED: ArcTrigger = ArcTrigger::new();
    static THEN: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// Asks for the other screens, unless they are here or on their way.
pub fn fetch() {
    if matches!(HERE.get(), Here::NotAsked | Here::Missing) {
        HERE.set(Here::Coming);
        let styles = page::styles();
        spawn_local(async {
            let arrived = arrive().await;
            // Without them a screen is brighter than any night.
            if let Some(styles) = styles {
                let _ = styles.await;
            }
            HERE.set(match arrived {
                Ok(others) => Here::Arrived(others),
                Err(Missing) => Here::Missing,
            });
            ARRIVED.with(ArcTrigger::clone).notify();
            if let Some(then) = THEN.take() {
                // After the screen has been drawn.
                request_animation_frame(then);
            }
            match arrived {
                Ok(others) => {
                    (others.arrived)();
                    if home().wants_loading() {
                        (others.load)();
                    }
                    (others.remember)();
                }
                // Asked for again by whoever next wants one of them, and not from
                // here: it would be for ever.
                Err(Missing) => worker::mend(),
            }
        });
    }
}

/// Does it now, or once the screen it is about has come.
pub fn when_here(act: fn()) {
    match HERE.get() {
        Here::Coming => THEN.set(Some(act)),
        _ => act(),
    }
}

/// Reads the journal, which is the other screens' work: the card needs none of
/// it. Where they are not here, once they have come.
pub fn load() {
    match HERE.get() {
        Here::Arrived(others) => (others.load)(),
        _ => fetch(),
    }
}

/// The screen of a route; follows their arrival.
pub fn screen(route: Route) -> AnyView {
    ARRIVED.with(|arrived| arrived.track());
    match HERE.get() {
        Here::Arrived(others) => (others.draw)(route),
        Here::Missing => {
            let again = || {
                fetch();
                ARRIVED.with(ArcTrigger::clone).notify();
            };
            view! {
                {heading(others::missing(), false)}
                {line("lead", others::why())}
                {if route == Route::Help { line("lead", help_words::numbers()) } else { nothing() }}
                {quiet(others::again(), again)}
            }
            .into_any()
        }
        Here::Coming | Here::NotAsked => {
            fetch();
            nothing()
        }
    }
}

/// Tries again to write what is held. Where the other screens are not here, it is
/// done when the journal is read, once they have come.
pub fn try_again() {
    match HERE.get() {
        Here::Arrived(others) => (others.try_again)(),
        _ => home().load(),
    }
}

/// Keeps the card's screen for the next start.
pub fn remember() {
    if let Here::Arrived(others) = HERE.get() {
        (others.remember)();
    }
}

/// The words held up; follows.
pub fn hold(words: String, away: Away) -> AnyView {
    match arrived() {
        Some(others) => (others.hold)(words, away),
        None => nothing(),
    }
}

/// A breath before the card, for those who chose one; follows.
pub fn settle() -> AnyView {
    if untrack(|| home().prefs(|prefs| prefs.settle)) == 0 {
        return nothing();
    }
    match arrived() {
        Some(others) => (others.settle)(),
        None => nothing(),
    }
}

/// To bring over what a browser holds, where that is due. Only after the journal
/// was read, so it asks for nothing; follows.
pub fn bring_over() -> AnyView {
    ARRIVED.with(|arrived| arrived.track());
    match HERE.get() {
        Here::Arrived(others) => (others.bring_over)(),
        _ => nothing(),
    }
}

/// What came, asked for if it has not; follows.
fn arrived() -> Option<Others> {
    ARRIVED.with(|arrived| arrived.track());
    match HERE.get() {
        Here::Arrived(others) => Some(others),
        _ => {
            fetch();
            None
        }
    }
}

/// Changes what is a person's own. `None` where the other screens are not here:
/// nothing of it can be asked for without them.
pub fn act_own(command: own::Command, told: Told) -> Option<own::Change> {
    match HERE.get() {
        Here::Arrived(others) => (others.act_own)(command, told),
        _ => None,
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
        Route::Why => why::view(),
        // The shell draws it itself.
        Route::Again => nothing(),
    }
}

/// Why the other screens did not come. The browser knows more and tells its
/// console.
#[derive(Clone, Copy)]
struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Missing {
        Missing
    }
}

const OTHERS: Others = Others {
    draw,
    load: loading::load,
    arrived: fresh::begin,
    try_again: loading::try_again,
    remember: next_start::remember,
    act_own: owning::act,
    hold: hold::hold,
    settle: hold::settle,
    bring_over: bring_over::offered,
};

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(rest, fallible)]
fn arrive() -> Result<Others, Missing> {
    Ok(OTHERS)
}

#[cfg(not(feature = "split"))]
async fn arrive() -> Result<Others, Missing> {
    Ok(OTHERS)
}
