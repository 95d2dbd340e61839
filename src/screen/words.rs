//! The words: one's own to write, pin, order and take out; the deck to browse, a
//! band at a time, to hide from or to make one's own.

mod write;

use super::home::home;
use super::part::button::{main_press, quiet};
use super::part::heading::heading;
use super::part::lean::{line, live, nothing};
use super::part::pick::{Pick, bands};
use super::part::press::Press;
use super::part::safety;
use super::refocus::row;
use super::second;
use crate::deck::{self, Band, Card, CardRef};
use crate::journal::EntryId;
use crate::own::{Command, Draft, OwnCard, Spot, Words};
use crate::text::{self, words};
use leptos::prelude::*;
use std::sync::Arc;
use write::Form;

/// What the screen shows and does. A handle.
#[derive(Clone, Copy)]
struct Screen {
    press: Press,
    form: Form,
}

/// The screen.
pub fn view() -> AnyView {
    let press = Press::new();
    let screen = Screen { press, form: Form::new(press) };
    // Looking around here changes nothing on the card screen.
    let chosen = untrack(|| home().band()).unwrap_or(deck::start().band);
    let shown = RwSignal::new(chosen.id());
    let band = move || Band::parse(shown.get()).unwrap_or(chosen);
    let pick = Pick {
        name: "browse",
        legend: words::deck(),
        options: Box::new(bands),
        chosen: Arc::new(move || Some(band().id().into())),
        choose: Arc::new(move |id| shown.set(Band::parse(id).unwrap_or(chosen).id())),
    };
    view! {
        {heading(words::title(), false)}
        <div class="came">{press.status()} {press.undo_button()}</div>
        {live(move || screen.form.view())}
        {live(move || screen.own())}
        <h2>{words::deck()}</h2>
        {pick.view()}
        {live(move || screen.cards(band()))}
    }
    .into_any()
}

impl Screen {
    /// One's own words, and the way to write some.
    fn own(self) -> AnyView {
        if self.form.is_open() {
            return nothing();
        }
        let cards: Vec<(EntryId, OwnCard)> = home()
            .own(|own| own.cards().into_iter().map(|(id, card)| (id, card.clone())).collect());
        let ids: Vec<(EntryId, bool)> = cards.iter().map(|(id, card)| (*id, card.pinned)).collect();
        let lead = if cards.is_empty() { line("lead", words::none()) } else { nothing() };
        let place = |(at, (id, card)): (usize, (EntryId, OwnCard))| {
            // The pinned stand before all others wherever those are moved.
            let beside = |at: Option<usize>| {
                let (id, pinned) = at.and_then(|at| ids.get(at)).copied()?;
                (pinned == card.pinned).then_some(id)
            };
            let (above, below) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
            self.own_card(id, card, above, below)
        };
        let list: Vec<AnyView> = cards.into_iter().enumerate().map(place).collect();
        view! {
            <h2>{words::own()}</h2>
            {lead}
            {main_press(words::write(), move || self.form.write(None, None))}
            <ul class="deck">{list}</ul>
        }
        .into_any()
    }

    fn own_card(
        self,
        id: EntryId,
        card: OwnCard,
        above: Option<EntryId>,
        below: Option<EntryId>,
    ) -> AnyView {
        let pin = if card.pinned { words::unpin() } else { words::pin() };
        let pinned = !card.pinned;
        let go = move |name: &'static str, spot: Option<Spot>| match spot {
            Some(spot) => self.button(name, words::moved(), Command::Move(id, spot)),
            None => nothing(),
        };
        let about = text::about(card.band, card.moment).unwrap_or_else(|| words::anyone().into());
        let said = card.words.as_str().to_owned();
        let draft = Draft {
            words: card.words,
            gesture: card.gesture,
            band: card.band,
            moment: card.moment,
        };
        let edit = move || self.form.write(Some(id), Some(draft.clone()));
        view! {
            <li id=row(id)>
                {line("about", about)}
                {line("words small", said)}
                <div class="two">
                    {quiet(words::edit(), edit)}
                    {self.button(pin, words::changed(), Command::Pin(id, pinned))}
                    {go(words::up(), above.map(Spot::Before))}
                    {go(words::down(), below.map(Spot::After))}
                    {self.button(words::remove(), words::removed(), Command::Remove(id))}
                </div>
            </li>
        }
        .into_any()
    }

    fn button(self, name: &'static str, said: &'static str, command: Command) -> AnyView {
        let act = move || {
            let command = command.clone();
            self.press.each(said, |told| second::act_own(command, told));
        };
        quiet(name, act)
    }

    /// The deck's cards of a band.
    fn cards(self, band: Band) -> AnyView {
        let cards = deck::moments(band).filter_map(|moment| deck::card(band, moment));
        let cards: Vec<AnyView> = cards.map(|card| self.card(card)).collect();
        view! {
            {line("lead", band.how())}
            {line("lead", words::how())}
            {if band == Band::Partner { safety::fear() } else { nothing() }}
            {safety::sleepy(band)}
            <ul class="deck">{cards}</ul>
        }
        .into_any()
    }

    fn card(self, card: &'static Card) -> AnyView {
        let ways: Vec<AnyView> =
            card.ways.iter().map(|way| line("words small", way.words)).collect();
        // What stands above all cards of a band is not said again with each.
        let fear = match card.band {
            Band::Partner => nothing(),
            _ => safety::first(card),
        };
        let is_hidden = home().own(|own| own.hides(card.id));
        let hide = CardRef::parse(card.id).map(|reference| match is_hidden {
            true => self.button(words::unhide(), words::changed(), Command::Unhide(reference)),
            false => self.button(words::hide(), words::hidden(), Command::Hide(reference)),
        });
        let mine = move || {
            let draft = Words::new(card.way(0).words).map(|words| Draft {
                words,
                gesture: None,
                band: Some(card.band),
                moment: Some(card.moment),
            });
            self.form.write(None, draft);
        };
        // Not in place of what is being written.
        let mine =
            live(move || if self.form.is_open() { nothing() } else { quiet(words::mine(), mine) });
        view! {
            <li class=if is_hidden { "hidden" } else { "" }>
                <h3>{card.moment.label()}</h3>
                {fear}
                {ways}
                {line("gesture", card.gesture)}
                {safety::handling(card.moment)}
                <div class="two">{mine} {hide}</div>
            </li>
        }
        .into_any()
    }
}
