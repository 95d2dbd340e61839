//! The cloth: how many returns, and the weeks someone came back in. A row opens
//! to its returns.

use super::home::home;
use super::opened;
use super::part::heading::heading;
use super::part::lean::{line, live, says};
use super::part::outcome::{Press, quiet};
use super::part::weave::{About, Strip, Weave};
use crate::deck::lines;
use crate::device::{clock, dates, picture};
use crate::journal::Day;
use crate::journal::cloth::{Cloth, Stitch};
use crate::picture::{Sewn, keep, palette, say};
use crate::text::cloth;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

// Texts to move to the text files with the others.
const KEEP: &str = "Keep a picture";
const KEEP_WHAT: &str = "The picture holds the stitches alone: no dates, no words.";
const NOT_KEPT: &str = "The picture could not be made. Nothing has changed.";
const AS_LIST: &str = "Show as a list";
const AS_CLOTH: &str = "Show as cloth";
const HIDE: &str = "Hide numbers";
const SHOW: &str = "Show numbers";
const YOUR_CLOTH: &str = "Your cloth";
const ALL_HERE: &str = "Everything you came back to is still here.";

/// The file's name. It says what it is and nothing else.
const FILE: &str = "cloth.png";

/// The screen.
pub fn view() -> AnyView {
    let press = Press::new();
    let listed = RwSignal::new(false);
    let weave = Weave::new(about, cloth::OLDER, press);
    let class = move || if listed.get() { "cloth listed" } else { "cloth" };
    view! {
        {live(|| home().read(|journal| summary(journal.cloth())))}
        {press.status()}
        {press.undo_button()}
        <div class=class>{weave.view()}</div>
        {line("foot", cloth::COUNTS)}
        {live(move || choices(listed))}
        {keeping()}
    }
    .into_any()
}

/// A number is only shown once it is the whole of what can be known.
fn summary(woven: &Cloth) -> AnyView {
    let keeping = home().keeping();
    if !keeping.loaded && keeping.trouble.is_none() {
        return heading(cloth::GATHERING, false);
    }
    let says = say::says(woven);
    if home().prefs().numbers_hidden {
        let lead = if says.total == 0 { cloth::EMPTY } else { ALL_HERE };
        return view! {
            {heading(YOUR_CLOTH, false)}
            {line("lead", lead)}
        }
        .into_any();
    }
    let lead = match says.weeks {
        0 => cloth::EMPTY.to_owned(),
        weeks => cloth::weeks(weeks),
    };
    view! {
        <h1 tabindex="-1">
            <span data-testid="returns-total">{says.total.to_string()}</span>
            {format!(" {}", cloth::returns(says.total))}
        </h1>
        {line("lead", lead)}
    }
    .into_any()
}

/// A row's name and what it opens to.
fn about(strip: &Strip, press: Press) -> About {
    match strip {
        Strip::Mended(week, stitches) => {
            let monday = week.monday();
            let this_year = clock::instant().day(0).ymd().0;
            let name = cloth::week_of(&dates::day(monday, monday.ymd().0 != this_year));
            let name = format!("{name}: {}", in_words(stitches));
            let stitches = stitches.clone();
            About { name, inside: Box::new(move || opened::returns(&stitches, press)) }
        }
        Strip::Quiet(weeks, above) => {
            let said = say::quiet_line(*above, lines::QUIET_WEEK.len());
            let said = lines::QUIET_WEEK.get(said).copied().unwrap_or_default();
            About { name: cloth::quiet(*weeks), inside: Box::new(move || line("lead", said)) }
        }
    }
}

/// "Monday, Thursday": each day once; how many on a day is not what counts.
fn in_words(stitches: &[Stitch]) -> String {
    let mut days: Vec<Day> = stitches.iter().map(|stitch| stitch.day).collect();
    days.dedup();
    days.into_iter().map(dates::weekday).collect::<Vec<_>>().join(", ")
}

/// How it is shown: as cloth or as its list, with numbers or without.
fn choices(listed: RwSignal<bool>) -> AnyView {
    let hidden = home().prefs().numbers_hidden;
    let list = move || {
        listed.try_update(|listed| *listed = !*listed);
    };
    view! {
        <div class="two">
            {quiet(if listed.get() { AS_CLOTH } else { AS_LIST }, list)}
            {quiet(
                if hidden { SHOW } else { HIDE },
                move || home().choose(|prefs| prefs.numbers_hidden = !hidden),
            )}
        </div>
    }
    .into_any()
}

/// The picture to keep, in the light the screen is in.
fn keeping() -> AnyView {
    let said = RwSignal::new(String::new());
    let keep = move || {
        let palette = match picture::light() {
            picture::Light::Day => palette::DAY,
            picture::Light::Night => palette::NIGHT,
            picture::Light::Ember => palette::EMBER,
        };
        let drawn =
            untrack(|| home().read(|journal| keep::svg(journal.cloth(), &Sewn::from, &palette)));
        spawn_local(async move {
            let kept = picture::keep(FILE, &drawn).await;
            said.try_set(if kept.is_ok() { "" } else { NOT_KEPT }.to_owned());
        });
    };
    view! {
        {quiet(KEEP, keep)}
        {line("foot", KEEP_WHAT)}
        <p class="status" role="status">{says(move || said.get())}</p>
    }
    .into_any()
}
