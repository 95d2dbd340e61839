//! Settings: light, the turn of the day, what is kept and a copy of it.

mod backup;
mod children;

use backup::{Backups, Progress};

use super::home::home;
use super::part::button::{main_press, quiet};
use super::part::heading::heading;
use super::part::lean::{line, live, nothing};
use super::part::pick::{Choice, Pick};
use super::part::press::Press;
use super::part::said::Said;
use super::{fresh, install, next_start};
use crate::deck::Habit;
use crate::device::{dates, files, persist};
use crate::lang;
use crate::store::{Prefs, SETTLES, TEXTS, TURNS, Theme};
use crate::text::{self, again, cloth, settings};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Forgets what was used, and the first frames that show it.
fn forget_usual() {
    spawn_local(next_start::forget());
    home().choose(|prefs| prefs.usual = Habit::default());
}

/// The screen.
pub fn view() -> AnyView {
    let backups = Backups::new();
    let erasing = RwSignal::new(false);
    let children = Press::new();
    let forgot = Said::new();
    let forget = move || {
        forget_usual();
        forgot.say(settings::usual_forgotten());
    };
    let promise = RwSignal::new(String::new());
    spawn_local(async move {
        if let Some(granted) = persist::granted().await {
            let said = if granted { settings::promised() } else { settings::not_promised() };
            promise.try_set(said.into());
        }
    });
    view! {
        {heading(settings::title(), false)}
        {children::view(children)}
        <h2>{settings::light()}</h2>
        {choices("theme", settings::light(), Theme::NAMED.map(|(id, theme)| (id.to_owned(), theme)), settings::themes(), |prefs| prefs.theme, |prefs, to| prefs.theme = to)}
        <h2>{settings::text()}</h2>
        {choices("text", settings::text(), numbers(TEXTS), settings::texts(), |prefs| prefs.text, |prefs, to| prefs.text = to)}
        <h2>{settings::settle()}</h2>
        {choices("settle", settings::settle(), numbers(SETTLES), settings::settles(), |prefs| prefs.settle, |prefs, to| prefs.settle = to)}
        <h2>{settings::language()}</h2>
        {language()}
        <h2>{settings::usual()}</h2>
        {line("foot", settings::usual_why())}
        {quiet(settings::usual_forget(), forget)}
        {forgot.view()}
        <h2>{settings::turn()}</h2>
        {choices("turn", settings::turn(), numbers(TURNS), settings::turns(), |prefs| prefs.turn_min, |prefs, to| prefs.turn_min = to)}
        {line("foot", settings::turn_why())}
        <h2>{settings::kept()}</h2>
        {live(|| {
            let (returns, laters) = held();
            // A number is only shown once it is the whole of what can be known.
            let said = if home().keeping().is_known() { text::held(returns, laters) } else { cloth::gathering().into() };
            line("lead", said)
        })}
        {line("lead", settings::where_kept())}
        {live(move || line("lead", promise.get()))}
        <h2>{settings::backup()}</h2>
        {main_press(settings::save(), move || spawn_local(backups.save()))}
        {live(move || last_saved(backups))}
        <label class="file">
            <input type="file" accept=".json,application/json" on:change=move |event| picked(backups, &event) />
            <span>{settings::restore()}</span>
        </label>
        <div class="carry" role="status">{live(move || outcome(backups))}</div>
        <div class="asked" role="status">{live(move || erase(backups, erasing, children))}</div>
        {install::looked_for()}
        {fresh::about()}
    }
    .into_any()
}

/// The language: another one starts the page anew, in it.
fn language() -> AnyView {
    let choose = |event: leptos::ev::Event| {
        let code = event_target_value(&event);
        home().choose(|prefs| prefs.lang = code);
        spawn_local(async {
            next_start::forget().await;
            let _ = window().location().reload();
        });
    };
    let chosen = untrack(|| home().prefs(|prefs| prefs.lang.clone()));
    let option = |(code, name): (&'static str, &'static str)| {
        view! { <option value=code lang=code prop:selected=code == chosen>{name}</option> }
            .into_any()
    };
    let known =
        [("", settings::language_auto())].into_iter().chain(lang::LANGUAGES.iter().copied());
    let options: Vec<AnyView> = known.map(option).collect();
    view! {
        <label class="field">
            <span class="unseen">{settings::language()}</span>
            <select on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}

/// Numbers to choose from, each called by its digits in the page.
fn numbers<T: Copy + ToString, const N: usize>(values: [T; N]) -> [(String, T); N] {
    values.map(|value| (value.to_string(), value))
}

/// A row of choices: what each is called in the page, and its value; `words` in the
/// same order.
fn choices<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    legend: &'static str,
    values: impl Into<Arc<[(String, T)]>>,
    words: &'static [&'static str],
    read: fn(&Prefs) -> T,
    write: fn(&mut Prefs, T),
) -> AnyView {
    let values = values.into();
    let options: Vec<Choice> =
        values.iter().zip(words).map(|((id, _), words)| (id.clone(), (*words).into())).collect();
    let known = values.clone();
    let chosen = move || {
        let now = home().prefs(read);
        known.iter().find(|(_, value)| *value == now).map(|(id, _)| id.clone())
    };
    let choose = move |id: &str| {
        if let Some((_, value)) = values.iter().find(|(other, _)| other == id) {
            home().choose(|prefs| write(prefs, *value));
        }
    };
    Pick {
        name,
        legend,
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

/// When a copy was last saved; follows.
fn last_saved(backups: Backups) -> AnyView {
    backups.progress.track();
    match home().mirror().saved() {
        Some(day) => line("foot", settings::last_saved(&dates::day(day, true))),
        None => nothing(),
    }
}

fn picked(backups: Backups, event: &leptos::ev::Event) {
    if let Some(file) = files::picked(event) {
        spawn_local(backups.read(file));
    }
}

fn outcome(backups: Backups) -> AnyView {
    match backups.progress.get() {
        Progress::Idle => nothing(),
        Progress::Working(done) => view! {
            <label class="lead">
                {settings::working()} <progress max="100" prop:value=f64::from(done) />
            </label>
        }
        .into_any(),
        Progress::Preview(change, said) => {
            let leave = move || backups.leave();
            view! {
                {line("lead", said)}
                {change.presses(settings::bring(), move |change| spawn_local(backups.bring(change)))}
                {quiet(settings::not_now(), leave)}
            }
            .into_any()
        }
        Progress::Done(said, undo) => {
            let undo = undo.map(|change| {
                quiet(again::undo(), move || spawn_local(backups.undo(change.clone())))
            });
            view! {
                {line("lead", said)}
                {undo}
            }
            .into_any()
        }
        Progress::Refused(why) => view! { <p class="lead" role="alert">{why}</p> }.into_any(),
    }
}

/// Erasing takes two presses, the second after what will be gone is said.
fn erase(backups: Backups, asked: RwSignal<bool>, children: Press) -> AnyView {
    if !asked.get() {
        return quiet(settings::erase(), move || asked.set(true));
    }
    let (returns, laters) = held();
    // A number is only shown once it is the whole of what can be known.
    if !home().keeping().is_known() {
        return line("lead", cloth::gathering());
    }
    let for_good = move || {
        asked.set(false);
        // What was taken out before cannot be put back after.
        children.reset();
        spawn_local(backups.erase());
    };
    view! {
        {line("lead", text::erasing(returns, laters))}
        {quiet(settings::erase_now(), for_good)}
        {quiet(settings::not_now(), move || asked.set(false))}
    }
    .into_any()
}
