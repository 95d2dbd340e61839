//! The card: words first, one press to keep the return.

use super::home::home;
use super::part::heading::heading;
use super::part::hold::{Hold, settle};
use super::part::lean::{line, live, nothing};
use super::part::outcome::{Press, main_press, quiet};
use super::part::pick::{Pick, bands, moments};
use crate::deck::{self, Band, Card, CardRef, Moment, Safety, lines};
use crate::device::clock;
use crate::text::again;
use leptos::prelude::*;
use std::sync::Arc;

/// What the screen shows and does. A handle.
#[derive(Clone, Copy)]
struct Screen {
    press: Press,
    /// How often another way has been asked for.
    turn: RwSignal<usize>,
    hold: Hold,
}

/// The card screen.
pub fn view() -> AnyView {
    let screen = Screen { press: Press::new(), turn: RwSignal::new(0), hold: Hold::new() };
    view! {
        {heading(again::title(), true)}
        <div class="again">
            {screen.pick_band()}
            <div class="card" aria-live="polite">{live(move || screen.words())}</div>
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
        {settle()}
        {live(move || screen.hold.held(card().way(screen.turn.get()).words))}
    }
    .into_any()
}

/// The card for what was chosen; follows.
fn card() -> &'static Card {
    let prefs = home().prefs();
    deck::choose(prefs.band, prefs.moment)
}

impl Screen {
    fn afresh(self) {
        self.turn.try_set(0);
        self.press.reset();
    }

    fn pick_band(self) -> AnyView {
        let choose = move |id| {
            home().choose(|prefs| prefs.band = Band::parse(id));
            self.afresh();
        };
        Pick {
            name: "band",
            legend: again::ages(),
            options: Box::new(bands),
            chosen: Arc::new(|| home().prefs().band.map(Band::id)),
            choose: Arc::new(choose),
        }
        .view()
    }

    fn pick_moment(self) -> AnyView {
        let choose = move |id| {
            home().choose(|prefs| prefs.moment = Moment::parse(id));
            self.afresh();
        };
        Pick {
            name: "moment",
            legend: again::moments(),
            options: Box::new(|| moments(deck::moments(card().band))),
            chosen: Arc::new(|| Some(card().moment.id())),
            choose: Arc::new(choose),
        }
        .view()
    }

    fn words(self) -> AnyView {
        let card = card();
        let way = card.way(self.turn.get());
        view! {
            {safety_first(card)}
            <p class="words" data-testid="words">{way.words}</p>
            {line("gesture", card.gesture)}
            {safety_after(card)}
            <div class="asides">
                <details>
                    <summary>{again::why()}</summary>
                    {line("", card.why)}
                </details>
                {self.hold.button()}
            </div>
        }
        .into_any()
    }

    /// The words on screen, as a return will point at them.
    fn offered(self) -> CardRef {
        let card = untrack(card);
        card.reference(card.way(self.turn.get_untracked()))
    }

    fn button(self) -> AnyView {
        if !self.press.is_open() {
            return nothing();
        }
        let keep = move || self.press.keep(false, |told| home().keep(self.offered(), told));
        main_press(lines::press(), keep)
    }

    fn beside(self) -> AnyView {
        if !self.press.is_open() || self.press.can_undo() {
            return nothing();
        }
        let later = move || {
            let set_aside = |told| home().set_aside(self.offered(), told);
            self.press.quietly(again::set_aside(), set_aside);
        };
        let another = move || {
            self.turn.try_update(|turn| *turn += 1);
        };
        let another =
            if card().has_another() { quiet(again::another(), another) } else { nothing() };
        view! {
            {quiet(again::later(), later)}
            {another}
        }
        .into_any()
    }
}

/// Partner cards open with whether it is safe to repair at all (DOMAIN.md,
/// section 4), and so do moments that carry that line.
pub fn safety_first(card: &Card) -> AnyView {
    let fear = card.band == Band::Partner || card.moment.safety() == Some(Safety::Fear);
    if fear { line("safety", lines::fear()) } else { nothing() }
}

fn safety_after(card: &Card) -> AnyView {
    let small = matches!(card.band, Band::Newborn | Band::Baby);
    match card.moment.safety() {
        Some(Safety::Handling) => line("safety", lines::handling()),
        _ if small && clock::is_night() => line("safety", lines::sleepy()),
        _ => nothing(),
    }
}
