//! What was set aside, with words for a late return.

use super::home::home;
use super::part::button::{main_press, quiet};
use super::part::heading::heading;
use super::part::lean::{line, live};
use super::part::press::Press;
use super::part::safety;
use super::refocus;
use crate::deck::{self, CardRef, Moment, lines};
use crate::journal::{Command, EntryId};
use crate::text::{cloth, later};
use leptos::prelude::*;

/// The screen.
pub fn view() -> AnyView {
    let press = Press::new();
    let list = move || {
        let waiting = waiting();
        if waiting.is_empty() && !home().keeping().is_known() {
            return line("lead", cloth::gathering());
        }
        if waiting.is_empty() {
            return [later::none(), later::how()]
                .map(|text| line("lead", text))
                .into_iter()
                .collect_view()
                .into_any();
        }
        let rows = waiting.into_iter().map(|(id, card)| row(id, &card, press)).collect_view();
        view! {
            {line("lead", later::stands())}
            <ul class="waiting">{rows}</ul>
        }
        .into_any()
    };
    view! {
        {heading(later::title(), false)}
        <div class="came">{press.status()} {press.undo_button()}</div>
        {live(list)}
    }
    .into_any()
}

/// What waits, newest first; follows.
fn waiting() -> Vec<(EntryId, CardRef)> {
    home().read(|journal| {
        let mut waiting: Vec<(i64, EntryId, CardRef)> = Vec::new();
        for (id, kept) in journal.laters() {
            let place = waiting.partition_point(|(at, _, _)| *at > kept.at.ms);
            waiting.insert(place, (kept.at.ms, id, kept.card.clone()));
        }
        waiting.into_iter().map(|(_, id, card)| (id, card)).collect()
    })
}

fn row(id: EntryId, card: &CardRef, press: Press) -> AnyView {
    // Words for a late return of the same band; the one in front where this version
    // does not know the card.
    let known = deck::look_up(card).map(|(card, _)| card);
    let band = known.map(|card| card.band).or_else(|| home().band());
    let late = deck::choose(band, Some(Moment::Later));
    let after = known.unwrap_or(late);
    let way = late.way(0);
    let keep = move || {
        let card = late.reference(way);
        press.keep(true, |told| home().act(Command::ComeBack { id, card }, told));
    };
    let let_go =
        move || press.quietly(later::gone(), |told| home().act(Command::Remove { id }, told));
    view! {
        <li id=refocus::row(id)>
            {line("about", known.map_or("", |card| card.moment.label()))}
            {safety::first(after)}
            {line("words small", way.words)}
            {line("gesture", late.gesture)}
            {safety::after(after)}
            {main_press(lines::press(), keep)}
            {quiet(later::let_go(), let_go)}
        </li>
    }
    .into_any()
}
