//! The words alone, large, awake for a minute; and a breath before the card, for
//! those who chose one. Both are one button as large as the screen: a press
//! anywhere, Enter or Escape puts them away.

use crate::deck::lines;
use crate::device::{awake, chance, rest};
use crate::screen::home::home;
use crate::screen::next_start;
use crate::screen::part::heading;
use crate::screen::part::lean::{live, nothing, pressed};
use crate::screen::second::Away;
use crate::text::again;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// How long the words are held, in ms.
const MINUTE: i32 = 60_000;

/// One breath, in ms: in for four seconds, out for six (style/hold.css).
const BREATH: i32 = 10_000;

thread_local! {
    /// Whether a breath was offered since the page was opened: once is enough.
    static SETTLED: Cell<bool> = const { Cell::new(false) };
    /// How often words were held up and put away: a minute ends only its own.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// The words, until they are put `away` or a minute is over.
pub fn hold(words: String, away: Away) -> AnyView {
    spawn_local(awake::hold());
    let turn = TURN.get().wrapping_add(1);
    TURN.set(turn);
    let back: Away = Arc::new(move || {
        away();
        // To where the words were taken up.
        request_animation_frame(|| heading::focus(".asides .link"));
    });
    let over = back.clone();
    spawn_local(async move {
        rest::wait(MINUTE).await;
        if TURN.get() == turn {
            over();
        }
    });
    on_cleanup(move || {
        TURN.set(turn.wrapping_add(1));
        awake::release();
    });
    take_focus();
    let shape = view! {
        {span("words", words)}
        {span("about", again::put_away())}
    };
    cover(again::put_away(), back, shape.into_any())
}

/// A breath before the card, if one was chosen and none was offered yet.
pub fn settle() -> AnyView {
    let breaths = untrack(|| home().prefs(|prefs| prefs.settle));
    if SETTLED.replace(true) {
        return nothing();
    }
    let open = RwSignal::new(true);
    let away: Away = Arc::new(move || {
        open.try_set(false);
        // Not copied while it was covered.
        next_start::remember();
    });
    let over = away.clone();
    spawn_local(async move {
        rest::wait(i32::from(breaths) * BREATH).await;
        over();
    });
    take_focus();
    let settle = lines::settle();
    let pick = (chance::half() as usize).checked_rem(settle.len()).unwrap_or(0);
    let said = settle.get(pick).copied().unwrap_or_default();
    live(move || {
        if !open.get() {
            return nothing();
        }
        let shape = view! {
            <span class="breath" aria-hidden="true"></span>
            {span("words small", said)}
            {span("about", again::skip())}
        };
        cover(again::skip(), away.clone(), shape.into_any())
    })
}

/// As [`super::lean::line`]; a button holds no paragraphs.
fn span(class: &'static str, text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <span class=class>{text}</span> }.into_any()
}

fn cover(name: &'static str, away: Away, inside: AnyView) -> AnyView {
    let escape = away.clone();
    let key = move |event: leptos::ev::KeyboardEvent| {
        match event.key().as_str() {
            "Escape" => escape(),
            // What it covers is not reached.
            "Tab" => event.prevent_default(),
            _ => {}
        }
    };
    view! {
        <button class="hold" title=name on:click=pressed(move || away()) on:keydown=key>{inside}</button>
    }
    .into_any()
}

/// Once it is drawn, so that the next press or key puts it away.
fn take_focus() {
    request_animation_frame(|| heading::focus("button.hold"));
}
