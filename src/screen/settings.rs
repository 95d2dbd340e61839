//! Settings: light, the turn of the day, what is kept and a copy of it.

use super::carry::{Carry, Carrying};
use super::home::home;
use super::part::heading::heading;
use super::part::lean::{line, live, nothing};
use super::part::outcome::{main_press, quiet};
use super::part::pick::{Choice, Pick};
use super::{fresh, install};
use crate::device::{dates, files, persist};
use crate::store::Theme;
use crate::text::{self, again, settings};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// When a day may turn, in the order of its words: name in the page, minutes
/// after midnight.
const TURNS: [(&str, u16); 4] = [("0", 0), ("120", 120), ("240", 240), ("360", 360)];

/// The screen.
pub fn view() -> AnyView {
    let carrying = Carrying(RwSignal::default());
    let erasing = RwSignal::new(0_usize);
    let promise = RwSignal::new(String::new());
    spawn_local(async move {
        if let Some(granted) = persist::granted().await {
            let said = if granted { settings::promised() } else { settings::not_promised() };
            promise.try_set(said.into());
        }
    });
    view! {
        {heading(settings::title(), false)}
        <h2>{settings::light()}</h2>
        {light()}
        <h2>{settings::turn()}</h2>
        {turn()}
        {line("foot", settings::turn_why())}
        <h2>{settings::kept()}</h2>
        {live(|| line("lead", text::held(held().0, held().1)))}
        {line("lead", settings::where_kept())}
        {live(move || line("lead", promise.get()))}
        <h2>{settings::backup()}</h2>
        {main_press(settings::save(), move || spawn_local(carrying.save()))}
        {live(last_saved)}
        <label class="file">
            <input type="file" accept=".json,application/json" on:change=move |event| picked(carrying, &event) />
            <span>{settings::restore()}</span>
        </label>
        <div class="carry" role="status">{live(move || carry(carrying))}</div>
        {live(move || erase(carrying, erasing))}
        {install::looked_for()}
        {fresh::about()}
    }
    .into_any()
}

fn light() -> AnyView {
    Pick {
        name: "theme",
        legend: settings::light(),
        options: Box::new(|| Theme::ALL.map(|theme| (theme.id(), text::theme(theme))).to_vec()),
        chosen: Arc::new(|| Some(home().prefs().theme.id())),
        choose: Arc::new(|id| home().choose(|prefs| prefs.theme = Theme::parse(id))),
    }
    .view()
}

fn turn() -> AnyView {
    let chosen = || {
        let minutes = home().prefs().turn_min;
        TURNS.iter().find(|(_, turn)| *turn == minutes).map(|(id, _)| *id)
    };
    let choose = |id: &'static str| {
        if let Some((_, turn)) = TURNS.iter().find(|(other, _)| *other == id) {
            home().choose(|prefs| prefs.turn_min = *turn);
        }
    };
    let named = TURNS.iter().zip(settings::turns()).map(|((id, _), words)| (*id, *words));
    let options: Vec<Choice> = named.collect();
    Pick {
        name: "turn",
        legend: settings::turn(),
        options: Box::new(move || options.clone()),
        chosen: Arc::new(chosen),
        choose: Arc::new(choose),
    }
    .view()
}

/// Returns and laters; follows.
fn held() -> (usize, usize) {
    home().read(|journal| (journal.cloth().total(), journal.laters().count()))
}

fn last_saved() -> AnyView {
    home().keeping();
    match home().mirror().saved() {
        Some(day) => line("foot", settings::last_saved(&dates::day(day, true))),
        None => nothing(),
    }
}

fn picked(carrying: Carrying, event: &leptos::ev::Event) {
    if let Some(file) = files::picked(event) {
        spawn_local(carrying.read(file));
    }
}

fn carry(carrying: Carrying) -> AnyView {
    match carrying.0.get() {
        Carry::Idle => nothing(),
        Carry::Working(done) => view! {
            <label class="lead">
                {settings::working()} <progress max="100" prop:value=f64::from(done) />
            </label>
        }
        .into_any(),
        Carry::Preview(change, said) => {
            let bring = move || spawn_local(carrying.bring(change.clone()));
            let leave = move || carrying.0.set(Carry::Idle);
            view! {
                {line("lead", said)}
                {main_press(settings::bring(), bring)}
                {quiet(settings::not_now(), leave)}
            }
            .into_any()
        }
        Carry::Done(said, undo) => {
            let undo = undo.map(|change| {
                quiet(again::undo(), move || spawn_local(carrying.undo(change.clone())))
            });
            view! {
                {line("lead", said)}
                {undo}
            }
            .into_any()
        }
        Carry::Refused(why) => view! { <p class="lead" role="alert">{why}</p> }.into_any(),
    }
}

/// Erasing takes two presses, the second after what will be gone is said.
fn erase(carrying: Carrying, asked: RwSignal<usize>) -> AnyView {
    if asked.get() == 0 {
        return quiet(settings::erase(), move || asked.set(1));
    }
    let (returns, laters) = untrack(held);
    let for_good = move || {
        asked.set(0);
        spawn_local(carrying.erase());
    };
    view! {
        {line("lead", text::erasing(returns, laters))}
        {quiet(settings::erase_now(), for_good)}
        {quiet(settings::not_now(), move || asked.set(0))}
    }
    .into_any()
}
