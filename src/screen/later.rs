//! What was set aside, with words for a late return.

use super::home::home;
use super::part::heading::Heading;
use super::part::outcome::{Press, Status, Undo};
use crate::deck::{self, CardRef, Moment};
use crate::journal::{Command, EntryId};
use crate::text::{again, later};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Later() -> impl IntoView {
    let home = home();
    let press = Press::new();
    let waiting = move || {
        home.read(|journal| {
            let mut waiting: Vec<(EntryId, i64, CardRef)> = journal
                .laters()
                .map(|(id, kept)| (id, kept.at.ms, kept.card.clone()))
                .collect();
            waiting.sort_unstable_by_key(|(_, at, _)| std::cmp::Reverse(*at));
            waiting
        })
        .unwrap_or_default()
    };
    let is_empty = Memo::new(move |_| waiting().is_empty());
    view! {
        <Heading>{later::TITLE}</Heading>
        <Status press=press />
        <Undo press=press home=home />
        <Show when=move || is_empty.get() fallback=move || view! { <p class="lead">{later::STANDS}</p> }>
            <p class="lead">{later::NONE}</p>
            <p class="lead">{later::HOW}</p>
        </Show>
        <ul class="waiting">
            <For each=waiting key=|(id, at, _)| (*id, *at) let((id, _, card))>
                <Waiting id=id card=card press=press />
            </For>
        </ul>
    }
}

#[component]
fn Waiting(id: EntryId, card: CardRef, press: Press) -> impl IntoView {
    let home = home();
    // Words for a late return of the same band; the card it was set aside with
    // where this version does not know it.
    let band = deck::look_up(&card).map(|(card, _)| card.band);
    let late = deck::choose(band, Some(Moment::Later));
    let about = deck::look_up(&card).map(|(card, _)| card.moment.label());
    let offered = late.reference(late.way(0));
    let keep = move |_| {
        let card = offered.clone();
        press.keep(true, |told| home.act(Command::ComeBack { id, card }, told));
    };
    let let_go =
        move |_| press.quietly(later::GONE, |told| home.act(Command::Remove { id }, told));
    view! {
        <li>
            <p class="about">{about}</p>
            <p class="words small">{late.way(0).words}</p>
            <p class="gesture">{late.gesture}</p>
            <button class="press" on:click=keep>{again::PRESS}</button>
            <button class="quiet" on:click=let_go>{later::LET_GO}</button>
        </li>
    }
}
