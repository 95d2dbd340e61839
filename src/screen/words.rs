//! The deck to browse, a band at a time.

use super::home::home;
use super::part::heading::heading;
use super::part::lean::{line, live};
use super::part::pick::{Pick, bands};
use crate::deck::{self, Band, Card};
use crate::text::{again, words};
use leptos::prelude::*;
use std::sync::Arc;

/// The screen.
pub fn view() -> AnyView {
    // Looking around here changes nothing on the card screen.
    let chosen = untrack(|| home().prefs().band).unwrap_or(deck::start().band);
    let place = |band: Band| Band::ALL.into_iter().position(|other| other == band).unwrap_or(0);
    let shown = RwSignal::new(place(chosen));
    let band = move || Band::ALL.get(shown.get()).copied().unwrap_or(chosen);
    let pick = Pick {
        name: "browse",
        legend: again::ages(),
        options: Box::new(bands),
        chosen: Arc::new(move || Some(band().id())),
        choose: Arc::new(move |id| shown.set(place(Band::parse(id).unwrap_or(chosen)))),
    };
    view! {
        {heading(words::title(), false)}
        {pick.view()}
        {live(move || cards(band()))}
        {line("foot", words::coming())}
    }
    .into_any()
}

fn cards(band: Band) -> AnyView {
    let cards = deck::moments(band).filter_map(|moment| deck::card(band, moment));
    let cards: Vec<AnyView> = cards.map(entry).collect();
    view! {
        {line("lead", band.how())}
        {line("lead", words::how())}
        <ul class="deck">{cards}</ul>
    }
    .into_any()
}

fn entry(card: &'static Card) -> AnyView {
    let ways: Vec<AnyView> = card.ways.iter().map(|way| line("words small", way.words)).collect();
    view! {
        <li>
            <h2>{card.moment.label()}</h2>
            {ways}
            {line("gesture", card.gesture)}
        </li>
    }
    .into_any()
}
