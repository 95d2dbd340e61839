//! The deck to browse, a band at a time.

use super::home::home;
use super::part::heading::Heading;
use super::part::pick::Pick;
use crate::deck::{self, Band, Card};
use crate::text::{again, words};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Words() -> impl IntoView {
    let chosen = home().prefs.with_untracked(|prefs| prefs.band);
    let band = RwSignal::new(chosen.unwrap_or(deck::start().band));
    let cards = move || {
        let band = band.get();
        deck::moments(band).filter_map(|moment| deck::card(band, moment)).map(entry).collect_view()
    };
    view! {
        <Heading>{words::TITLE}</Heading>
        <Pick
            name="browse"
            legend=again::AGES
            options=Signal::derive(|| Band::ALL.to_vec())
            chosen=Signal::derive(move || Some(band.get()))
            choose=move |chosen| band.set(chosen)
        />
        <p class="lead">{move || band.get().how()}</p>
        <p class="lead">{words::HOW}</p>
        <ul class="deck">{cards}</ul>
        <p class="foot">{words::COMING}</p>
    }
}

fn entry(card: &'static Card) -> impl IntoView {
    let ways = card.ways.iter().map(|way| view! { <p class="words small">{way.words}</p> });
    view! {
        <li>
            <h2>{card.moment.label()}</h2>
            {ways.collect_view()}
            <p class="gesture">{card.gesture}</p>
        </li>
    }
}
