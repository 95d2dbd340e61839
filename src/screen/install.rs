//! The way to a home screen, offered gently: at the end of a screen, never on
//! the card, and not again once put away.

use super::home::home;
use super::part::button::quiet;
use super::part::lean::{line, live, nothing};
use crate::device::install as browser;
use crate::store::mirror::Offer;
use crate::text::install;
use crate::upkeep::install::{Seen, Way, offer};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The offer on a screen that is about something else; follows.
pub fn offered() -> AnyView {
    section(false)
}

/// The same in the settings, where a person may look for it later on.
pub fn looked_for() -> AnyView {
    section(true)
}

fn section(looked_for: bool) -> AnyView {
    // Put away here, or installed just now.
    let away = RwSignal::new(home().mirror().is_put_away(Offer::HomeScreen) && !looked_for);
    live(move || {
        let has_kept = home().read(|journal| journal.cloth().total() > 0);
        let dismissed = away.get();
        let way = browser::seen(|seen| offer(Seen { has_kept, dismissed, ..seen }));
        way.map_or_else(nothing, |way| shown(way, looked_for, away))
    })
}

fn shown(way: Way, looked_for: bool, away: RwSignal<bool>) -> AnyView {
    let (title, why) = match way.is_out() {
        true => (install::inside(), install::inside_why()),
        false => (install::title(), install::why()),
    };
    let go = move || {
        spawn_local(async move {
            browser::ask().await;
            // Said yes or no, the prompt is used up.
            away.try_set(true);
        });
    };
    let how = match way {
        Way::Prompt => quiet(install::install(), go),
        _ => line("lead", steps(way)),
    };
    let put_away = move || {
        home().mirror().put_away(Offer::HomeScreen);
        away.set(true);
    };
    let put_away = if looked_for { nothing() } else { quiet(install::not_now(), put_away) };
    view! {
        <h2>{title}</h2>
        {line("lead", why)}
        {how}
        {if way.starts_empty() { line("foot", install::starts_empty()) } else { nothing() }}
        {put_away}
    }
    .into_any()
}

fn steps(way: Way) -> &'static str {
    match way {
        Way::Prompt => install::install(),
        Way::Safari => install::safari(),
        Way::OtherOnIos => install::other_on_ios(),
        Way::AndroidMenu => install::android_menu(),
        Way::Dock => install::dock(),
        Way::OutOnIos => install::out_on_ios(),
        Way::OutOnAndroid => install::out_on_android(),
    }
}
