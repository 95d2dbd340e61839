//! The quiet lines about safety that stand with a card.

use super::lean::{line, nothing};
use crate::deck::{Band, Card, Moment, lines};
use crate::device::clock;
use leptos::prelude::*;

/// Whether it is safe to repair at all, before the words.
pub fn first(card: &Card) -> AnyView {
    if card.moment.opens_with_fear(card.band) { fear() } else { nothing() }
}

/// What else may be needed more than words, after them.
pub fn after(card: &Card) -> AnyView {
    view! {
        {handling(card.moment)}
        {sleepy(card.band)}
    }
    .into_any()
}

/// What is owed to someone who is feared: nothing.
pub fn fear() -> AnyView {
    safety(lines::fear())
}

/// Where someone may be hurt.
pub fn handling(moment: Moment) -> AnyView {
    if moment.carries_handling() { safety(lines::handling()) } else { nothing() }
}

/// In the night, for who is held.
pub fn sleepy(band: Band) -> AnyView {
    if band.is_held() && clock::is_night() { safety(lines::sleepy()) } else { nothing() }
}

fn safety(text: &'static str) -> AnyView {
    line("safety", text)
}
