//! A fresh version, offered quietly: on More and in the settings, where nothing
//! is being read or written that a reload could take away.

use super::next_start;
use super::part::button::quiet;
use super::part::lean::{line, live, nothing, says};
use super::part::said::Said;
use crate::device::{early, rest, updates};
use crate::text::fresh;
use crate::upkeep::fresh::{Event, State, Step};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds for a build to take over in. It is there in full; this is a
/// phone under load.
const PATIENCE: i32 = 8_000;

thread_local! {
    static STATE: Cell<State> = const { Cell::new(State::Idle) };
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// Listens for fresh versions, and looks for one whenever the page is looked at
/// again or the network comes back: an installed app may not be closed for weeks. Call
/// once.
pub fn begin() {
    updates::watch(happened);
    let seen = Closure::<dyn Fn()>::new(|| {
        if !document().hidden() {
            updates::look();
        }
    });
    let listener = seen.as_ref().unchecked_ref();
    // The names are the browser's own; adding a listener does not fail.
    let _ = document().add_event_listener_with_callback("visibilitychange", listener);
    let _ = window().add_event_listener_with_callback("online", listener);
    // Lives as long as the page.
    seen.forget();
    // Where this came late, a first install may have failed before there was anyone to
    // try again; asked for twice it is installed once.
    updates::look();
}

fn happened(event: Event) {
    let (state, step) = STATE.get().on(event);
    STATE.set(state);
    CHANGED.with(ArcTrigger::clone).notify();
    if event == (Event::TookOver { first: true }) {
        // From now on there is someone to give the page.
        next_start::remember();
    }
    match step {
        Step::Stay => {}
        Step::Reload => updates::reload(),
        Step::TakeOver if updates::take_over() => spawn_local(async {
            rest::wait(PATIENCE).await;
            happened(Event::Stuck);
        }),
        // It no longer waits: another tab was quicker.
        Step::TakeOver => happened(Event::TookOver { first: false }),
    }
}

/// The offer, while there is one; follows.
pub fn offered() -> AnyView {
    let state = || {
        CHANGED.with(|changed| changed.track());
        STATE.get()
    };
    let using = move || if state() == State::Activating { fresh::using() } else { "" };
    let offer = live(move || {
        if !state().is_offered() {
            return nothing();
        }
        view! {
            {line("lead", fresh::ready())}
            {quiet(fresh::use_it(), || happened(Event::Pressed))}
        }
        .into_any()
    });
    view! {
        <p class="status" role="status">{says(move || using().into())}</p>
        {offer}
    }
    .into_any()
}

/// This version by its name, the fresh one if there is one, and the way out
/// when something is broken.
pub fn about() -> AnyView {
    let said = Said::new();
    let afresh = move || {
        spawn_local(async move {
            said.say(fresh::using());
            if updates::let_go().await {
                updates::reload();
            } else {
                said.say(fresh::no_way());
            }
        });
    };
    view! {
        <h2>{fresh::version()}</h2>
        {offered()}
        {line("lead", fresh::build(&early::build()))}
        {line("foot", fresh::afresh_why())}
        {quiet(fresh::afresh(), afresh)}
        {said.view()}
    }
    .into_any()
}
