//! What loads apart from the card, so that the card is there sooner: the other screens
//! and the work that only they need, in a wasm of their own, asked for a little after
//! the start or when something of it is wanted. Here is its place, empty until it comes,
//! and no screen is named; what comes is in `others.rs`.

use super::part::button::quiet;
use super::part::heading::heading;
use super::part::lean::{line, nothing};
use crate::device::{early, worker};
use crate::own;
use crate::route::Route;
use crate::store::Outcome;
use crate::text::{help, others};
use leptos::prelude::*;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Told what came of a commit.
pub type Told = Box<dyn FnOnce(Outcome)>;

/// Puts away what covers the screen.
pub type Away = Arc<dyn Fn() + Send + Sync>;

/// What came with the second wasm.
#[derive(Clone, Copy)]
pub struct Second {
    /// The screen of a route.
    pub draw: fn(Route) -> AnyView,
    /// Reads the journal.
    pub load: fn(),
    /// Tries again to write what is held, after a pause.
    pub try_again: fn(),
    /// Keeps the page for the next start.
    pub remember: fn(),
    /// Changes what is a person's own.
    pub act_own: fn(own::Command, Told) -> Option<own::Change>,
    /// The words held up.
    pub hold: fn(String, Away) -> AnyView,
    /// A breath before the card.
    pub settle: fn() -> AnyView,
    /// The offer to bring over what a browser holds.
    pub bring_over: fn() -> AnyView,
    /// What begins with its coming.
    pub arrived: fn(),
}

/// The second wasm on its way; `None` where it did not come.
pub type Arriving = Pin<Box<dyn Future<Output = Option<Second>>>>;

/// Whether it is here.
#[derive(Clone, Copy)]
enum Here {
    NotAsked,
    Coming,
    Arrived(Second),
    /// It could not be loaded: no network before the first whole install.
    Missing,
}

thread_local! {
    static HERE: Cell<Here> = const { Cell::new(Here::NotAsked) };
    static ASK: Cell<Option<fn() -> Arriving>> = const { Cell::new(None) };
    static ARRIVED: ArcTrigger = ArcTrigger::new();
    static THEN: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// How it is asked for. Once, by the shell, before anything of it is wanted.
pub fn comes_by(ask: fn() -> Arriving) {
    ASK.set(Some(ask));
}

/// Asks for it, unless it is here or on its way.
pub fn fetch() {
    let Some(ask) = ASK.get() else { return };
    if matches!(HERE.get(), Here::NotAsked | Here::Missing) {
        HERE.set(Here::Coming);
        let styles = early::styles();
        spawn_local(async move {
            let came = ask().await;
            // Without them a screen is brighter than any night.
            if let Some(styles) = styles {
                let _ = styles.await;
            }
            HERE.set(came.map_or(Here::Missing, Here::Arrived));
            ARRIVED.with(ArcTrigger::clone).notify();
            if let Some(then) = THEN.take() {
                // After the screen has been drawn.
                request_animation_frame(then);
            }
            match came {
                Some(second) => (second.arrived)(),
                // Asked for again by whoever next wants something of it, and not from
                // here: it would be for ever.
                None => worker::mend(),
            }
        });
    }
}

/// Does it now, or once the screen it is about has come; in place of what waits for another.
pub fn when_here(route: Route, act: fn()) {
    THEN.set(None);
    if route == Route::Again {
        return act();
    }
    // Not only when it is drawn, which is later than here.
    fetch();
    match HERE.get() {
        Here::Coming => THEN.set(Some(act)),
        _ => act(),
    }
}

/// Reads the journal, which the card does not need; or asks for what does, which begins
/// with that where it is wanted.
pub fn load() {
    match HERE.get() {
        Here::Arrived(second) => (second.load)(),
        _ => fetch(),
    }
}

/// The screen of a route; follows its arrival. Where that takes long, what stands in its
/// place is seen after a while (style/base.css): whoever needs Help has a number.
pub fn screen(route: Route) -> AnyView {
    ARRIVED.with(|arrived| arrived.track());
    let class = match HERE.get() {
        Here::Arrived(second) => return (second.draw)(route),
        Here::Missing => "lead",
        Here::Coming | Here::NotAsked => {
            fetch();
            "lead soon"
        }
    };
    let again = || fetch();
    view! {
        {heading(others::missing(), false)}
        {line(class, others::why())}
        {if route == Route::Help { line("lead", help::numbers()) } else { nothing() }}
        {quiet(others::again(), again)}
    }
    .into_any()
}

/// Tries again to write what is held. Whether that is under way: where it is not, what
/// is held is written once the journal has been read.
pub fn try_again() -> bool {
    match HERE.get() {
        Here::Arrived(second) => {
            (second.try_again)();
            true
        }
        _ => false,
    }
}

/// Keeps the page for the next start, where anything has come that can.
pub fn remember() {
    if let Here::Arrived(second) = HERE.get() {
        (second.remember)();
    }
}

/// The words held up; follows. `None` where they do not come.
pub fn hold(words: String, away: Away) -> Option<AnyView> {
    match HERE.get() {
        Here::Arrived(second) => Some((second.hold)(words, away)),
        Here::Missing => None,
        Here::Coming | Here::NotAsked => Some(awaited()),
    }
}

/// A breath before the card; follows, until it is clear that none comes: later it would
/// come in the midst of something.
pub fn settle() -> AnyView {
    match HERE.get() {
        Here::Arrived(second) => (second.settle)(),
        Here::Missing => nothing(),
        Here::Coming | Here::NotAsked => awaited(),
    }
}

/// Nothing yet, and asked for; follows. Not where it did not come: every failure would
/// ask once more.
fn awaited() -> AnyView {
    ARRIVED.with(|arrived| arrived.track());
    fetch();
    nothing()
}

/// To bring over what a browser holds, where that is due. Only after the journal
/// was read, so it asks for nothing; follows.
pub fn bring_over() -> AnyView {
    ARRIVED.with(|arrived| arrived.track());
    match HERE.get() {
        Here::Arrived(second) => (second.bring_over)(),
        _ => nothing(),
    }
}

/// Changes what is a person's own. `None` before there is anything here to ask for it
/// with.
pub fn act_own(command: own::Command, told: Told) -> Option<own::Change> {
    match HERE.get() {
        Here::Arrived(second) => (second.act_own)(command, told),
        _ => None,
    }
}
