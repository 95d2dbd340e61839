//! The card: words first, one press to keep the return.

use super::home::home;
use super::part::button::{main_press, quiet};
use super::part::heading::heading;
use super::part::lean::{line, live, nothing, pressed};
use super::part::pick::{Choice, Pick, bands, moments};
use super::part::press::Press;
use super::part::safety;
use super::second;
use crate::deck::{self, Band, Card, CardRef, Moment, lines};
use crate::device::early;
use crate::own::Own;
use crate::text::{again, others};
use leptos::prelude::*;
use std::sync::Arc;

/// What the screen shows and does. A handle.
#[derive(Clone, Copy)]
struct Screen {
    press: Press,
    /// How often another way has been asked for.
    turn: RwSignal<usize>,
    /// Whether the words are held up.
    held: RwSignal<bool>,
    /// Whether they were to be, and cannot be yet.
    lacks: RwSignal<bool>,
}

/// The card screen.
pub fn view() -> AnyView {
    let (held, lacks) = (RwSignal::new(false), RwSignal::new(false));
    let screen = Screen { press: Press::new(), turn: RwSignal::new(0), held, lacks };
    view! {
        {heading(again::title(), true)}
        <div class="again">
            {screen.pick_band()}
            <div class="card" aria-live="polite">{live(move || screen.words())}</div>
            {live(second::bring_over)}
            <div class="act">
                {screen.pick_moment()}
                {screen.press.status()}
                {live(move || screen.button())}
                <div class="two">
                    {screen.press.undo_button()}
                    {live(move || screen.beside())}
                </div>
            </div>
        </div>
        {live(settle)}
        {live(move || screen.hold())}
    }
    .into_any()
}

/// A breath before it, for those who chose one; follows.
fn settle() -> AnyView {
    let is_chosen = untrack(|| home().prefs(|prefs| prefs.settle)) > 0;
    if is_chosen { second::settle() } else { nothing() }
}

/// The deck's card for what was chosen, whose moment and safety lines stand even
/// where one's own words are offered; follows.
fn card() -> &'static Card {
    deck::choose(home().band(), home().prefs(|prefs| prefs.moment))
}

/// What is said, done and why, and how a return points at it.
struct Offer {
    card: CardRef,
    words: String,
    gesture: String,
    why: String,
    /// Whether there is another way to say it.
    is_one_of_many: bool,
}

/// The card that says just this, where the first frame was not the one in front: for
/// someone new, or another way to say it. Nobody has chosen it.
fn said_so(words: &str) -> Option<CardRef> {
    let (band, moment) = untrack(|| (home().band(), home().prefs(|prefs| prefs.moment)));
    let store = home().store();
    let own = store.own();
    let sayings = own.sayings(band, moment);
    let same = sayings.iter().find(|saying| saying.words == words);
    let start = || {
        let start = deck::start();
        let way = start.way(0);
        (way.words == words).then(|| start.reference(way))
    };
    same.map(|saying| saying.card.clone()).or_else(start)
}

impl Screen {
    /// What is offered now: one's own words first, then the deck's; follows.
    fn offer(self) -> Option<Offer> {
        let (band, moment) = (home().band(), home().prefs(|prefs| prefs.moment));
        let turn = self.turn.get();
        home().own(|own| {
            let sayings = own.sayings(band, moment);
            let saying = sayings.get(turn.checked_rem(sayings.len())?)?;
            Some(Offer {
                card: saying.card.clone(),
                words: saying.words.into(),
                gesture: saying.gesture.into(),
                why: saying.why.into(),
                is_one_of_many: sayings.len() > 1,
            })
        })
    }

    fn afresh(self) {
        self.turn.try_set(0);
        self.press.reset();
    }

    /// Bands; the children first, where there are some.
    fn pick_band(self) -> AnyView {
        let choose = move |id: &str| {
            let band = Band::parse(id);
            home().choose(|prefs| {
                prefs.child = if band.is_none() { id.into() } else { String::new() };
                prefs.band = band.or(prefs.band);
            });
            self.afresh();
            // A child's band is not known before the child is.
            let band = untrack(|| home().band());
            home().choose(|prefs| prefs.band = band);
        };
        let chosen = || {
            home().prefs(|prefs| {
                let is_here =
                    |own: &Own| own.children().any(|(id, _)| id.to_string() == prefs.child);
                let child = home().own(is_here).then(|| prefs.child.clone());
                child.or_else(|| prefs.band.map(|band| band.id().into()))
            })
        };
        Pick {
            name: "band",
            legend: again::ages(),
            options: Box::new(|| {
                let mut options = children();
                options.extend(bands());
                options
            }),
            chosen: Arc::new(chosen),
            choose: Arc::new(choose),
        }
        .view()
    }

    fn pick_moment(self) -> AnyView {
        let choose = move |id: &str| {
            home().choose(|prefs| prefs.moment = Moment::parse(id));
            self.afresh();
        };
        Pick {
            name: "moment",
            legend: again::moments(),
            options: Box::new(|| moments(deck::moments(card().band))),
            chosen: Arc::new(|| Some(card().moment.id().into())),
            choose: Arc::new(choose),
        }
        .view()
    }

    fn words(self) -> AnyView {
        let card = card();
        let Some(offer) = self.offer() else { return nothing() };
        let why = match offer.why.as_str() {
            "" => nothing(),
            why => view! {
                <details>
                    <summary>{again::why()}</summary>
                    {line("", why)}
                </details>
            }
            .into_any(),
        };
        view! {
            {safety::first(card)}
            <p class="words" data-testid="words">{offer.words}</p>
            {if offer.gesture.is_empty() { nothing() } else { line("gesture", offer.gesture) }}
            {safety::after(card)}
            <div class="asides">{why} {self.hold_button()}</div>
            {live(move || if self.lacks.get() { line("foot", others::missing()) } else { nothing() })}
        }
        .into_any()
    }

    fn hold_button(self) -> AnyView {
        let hold = move || {
            second::fetch();
            self.lacks.try_set(false);
            self.held.try_set(true);
        };
        view! { <button class="link" on:click=pressed(hold)>{again::hold()}</button> }.into_any()
    }

    /// The words alone, while they are held up; follows.
    fn hold(self) -> AnyView {
        if !self.held.get() {
            return nothing();
        }
        let away = move || {
            self.held.try_set(false);
        };
        let words = self.offer().map(|offer| offer.words).unwrap_or_default();
        second::hold(words, Arc::new(away)).unwrap_or_else(|| {
            // Let go, or they would cover the screen whenever the network comes back.
            self.held.try_set(false);
            self.lacks.try_set(true);
            nothing()
        })
    }

    fn button(self) -> AnyView {
        if !self.press.is_open() {
            return nothing();
        }
        let keep = move || {
            let Some(offer) = untrack(|| self.offer()) else { return };
            let read = early::words_read().filter(|read| *read != offer.words);
            let other = read.and_then(|read| said_so(&read));
            let is_offered = other.is_none();
            let card_read = other.unwrap_or(offer.card);
            self.press.keep(false, |told| home().keep(card_read, told));
            if is_offered {
                home().note_use(untrack(card).moment);
            }
        };
        main_press(lines::press(), keep)
    }

    fn beside(self) -> AnyView {
        if !self.press.is_open() || self.press.can_undo() {
            return nothing();
        }
        let later = move || {
            // The deck's, whatever words are offered: it says whom for and after what.
            let card = untrack(card);
            let set_aside = |told| home().set_aside(card.reference(card.way(0)), told);
            self.press.quietly(again::set_aside(), set_aside);
        };
        let another = move || {
            self.turn.try_update(|turn| *turn += 1);
        };
        let has_another = self.offer().is_some_and(|offer| offer.is_one_of_many);
        let another = if has_another { quiet(again::another(), another) } else { nothing() };
        view! {
            {quiet(again::later(), later)}
            {another}
        }
        .into_any()
    }
}

/// The children, by their names here; one without a name by their band.
fn children() -> Vec<Choice> {
    let today = home().now().day();
    home().own(|own| {
        let named = own.children().map(|(id, child)| {
            let band = child.band(today).map_or("", Band::label);
            let name = child.nickname.as_ref().map_or(band, |name| name.as_str());
            (id.to_string(), name.to_owned())
        });
        named.collect()
    })
}
