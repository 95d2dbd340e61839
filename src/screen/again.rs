//! The card: words first, one press to keep the return.

use super::home::home;
use super::part::heading::Heading;
use super::part::outcome::{Press, Status, Undo};
use super::part::pick::Pick;
use crate::deck::{self, Band, Card, Moment, Safety, lines};
use crate::device::clock;
use crate::text::again;
use leptos::prelude::*;

/// The card screen.
#[component]
pub fn Again() -> impl IntoView {
    let home = home();
    let press = Press::new();
    let turn = RwSignal::new(0_usize);
    let chosen = move || home.prefs.with(|prefs| (prefs.band, prefs.moment));
    let card = Memo::new(move |_| {
        let (band, moment) = chosen();
        deck::choose(band, moment)
    });
    let afresh = move || {
        turn.set(0);
        press.reset();
    };
    let choose_band = move |band: Band| {
        home.choose(|prefs| prefs.band = Some(band));
        afresh();
    };
    let choose_moment = move |moment: Moment| {
        home.choose(|prefs| prefs.moment = Some(moment));
        afresh();
    };
    let words = move || card.get().way(turn.get()).words;
    let reference = move || {
        let card = card.get_untracked();
        card.reference(card.way(turn.get_untracked()))
    };
    let keep = move |_| press.keep(false, |told| home.keep(reference(), told));
    let later = move |_| press.quietly(again::SET_ASIDE, |told| home.set_aside(reference(), told));
    let moments = move || {
        let band = chosen().0.unwrap_or(deck::start().band);
        deck::moments(band).collect::<Vec<_>>()
    };
    view! {
        <Heading unseen=true>{again::TITLE}</Heading>
        <div class="again">
            <Pick
                name="band"
                legend=again::AGES
                options=Signal::derive(|| Band::ALL.to_vec())
                chosen=Signal::derive(move || chosen().0)
                choose=choose_band
            />
            <div class="card" aria-live="polite">
                {move || safety_first(card.get())}
                <p class="words" data-testid="words">{words}</p>
                <p class="gesture">{move || card.get().gesture}</p>
                {move || safety_after(card.get())}
                <details>
                    <summary>{again::WHY}</summary>
                    <p>{move || card.get().why}</p>
                </details>
            </div>
            <div class="act">
                <Pick
                    name="moment"
                    legend=again::MOMENTS
                    options=Signal::derive(moments)
                    chosen=Signal::derive(move || Some(card.get().moment))
                    choose=choose_moment
                />
                <Status press=press />
                <Show when=move || press.is_open()>
                    <button class="press" on:click=keep>{again::PRESS}</button>
                </Show>
                <div class="two">
                    <Undo press=press home=home />
                    <Show when=move || press.is_open() && !press.can_undo()>
                        <button class="quiet" on:click=later>{again::LATER}</button>
                        <Show when=move || card.get().has_another()>
                            <button class="quiet" on:click=move |_| turn.update(|turn| *turn += 1)>
                                {again::ANOTHER}
                            </button>
                        </Show>
                    </Show>
                </div>
            </div>
        </div>
    }
}

/// Partner cards open with whether it is safe to repair at all (DOMAIN.md,
/// section 4), and so do moments that carry that line.
fn safety_first(card: &'static Card) -> Option<impl IntoView> {
    let fear = card.band == Band::Partner || card.moment.safety() == Some(Safety::Fear);
    fear.then(|| view! { <p class="safety">{lines::FEAR}</p> })
}

fn safety_after(card: &'static Card) -> Option<impl IntoView> {
    let small = matches!(card.band, Band::Newborn | Band::Baby);
    let (dusk, dawn) = again::NIGHT;
    let minute = clock::instant().minute_of_day();
    let night = minute >= dusk || minute < dawn;
    let line = match card.moment.safety() {
        Some(Safety::Handling) => Some(lines::HANDLING),
        _ if small && night => Some(lines::SLEEPY),
        _ => None,
    };
    line.map(|line| view! { <p class="safety">{line}</p> })
}
