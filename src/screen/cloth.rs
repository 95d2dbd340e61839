//! The cloth: how many returns, and the weeks someone came back in. A row opens
//! to its returns.

mod opened;
mod weave;

use super::home::home;
use super::install;
use super::part::button::quiet;
use super::part::lean::{line, live, nothing};
use super::part::press::Press;
use super::part::said::Said;
use super::part::threads;
use crate::deck::lines;
use crate::device::{clock, dates, picture};
use crate::journal::cloth::{Cloth, Stitch};
use crate::journal::{Day, Week};
use crate::picture::shared::Other;
use crate::picture::{keep, palette, say};
use crate::text::{cloth, together};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use weave::{About, Strip, Weave};

/// The file's name. It says what it is and nothing else.
const FILE: &str = "cloth.png";

/// The screen.
pub fn view() -> AnyView {
    let press = Press::new();
    let listed = RwSignal::new(false);
    let weave = Weave::new(about, cloth::older(), press);
    let class = move || if listed.get() { "cloth listed" } else { "cloth" };
    view! {
        {summary()}
        <div class="came">{press.status()} {press.undo_button()}</div>
        <div class=class>{weave.view()}</div>
        {line("foot", cloth::counts())}
        {live(move || threads::list(press))}
        {live(move || choices(listed))}
        {keeping()}
        {install::offered()}
    }
    .into_any()
}

/// The heading stays while what it says changes: the focus is on it.
fn summary() -> AnyView {
    view! {
        <h1 tabindex="-1">{live(|| home().read(|journal| count(journal.cloth())))}</h1>
        {live(|| home().read(|journal| lead(journal.cloth())))}
    }
    .into_any()
}

/// A number is only shown once it is the whole of what can be known.
fn count(woven: &Cloth) -> AnyView {
    if !home().keeping().is_known() {
        return cloth::gathering().into_any();
    }
    if numbers_hidden() {
        return cloth::yours().into_any();
    }
    let total = say::says(woven).total;
    view! {
        <span data-testid="returns-total">{total.to_string()}</span>
        {format!(" {}", cloth::returns(total))}
    }
    .into_any()
}

fn lead(woven: &Cloth) -> AnyView {
    if !home().keeping().is_known() {
        return nothing();
    }
    let says = say::says(woven);
    let lead = match says.weeks {
        0 => cloth::empty().to_owned(),
        _ if numbers_hidden() => cloth::all_here().to_owned(),
        weeks => cloth::weeks(weeks),
    };
    line("lead", lead)
}

fn numbers_hidden() -> bool {
    home().prefs(|prefs| prefs.numbers_hidden)
}

/// A row's name and what it opens to.
fn about(strip: &Strip, press: Press) -> About {
    match strip {
        Strip::Mended(week, stitches, _) => {
            let monday = week.monday();
            let this_year = clock::instant().day(0).ymd().0;
            let name = cloth::week_of(&dates::day(monday, monday.ymd().0 != this_year));
            let mine = (!stitches.is_empty())
                .then(|| format!("{name}: {}", in_words(stitches.iter().map(|stitch| stitch.day))));
            let theirs = untrack(|| theirs(*week));
            let mut name = mine.unwrap_or(name);
            theirs.iter().for_each(|line| name += &[". ", line].concat());
            let stitches = stitches.clone();
            About { name, inside: Box::new(move || inside(&stitches, &theirs, press)) }
        }
        Strip::Quiet(weeks, above) => {
            let said = say::quiet_line(*above, lines::quiet_week().len());
            let said = lines::quiet_week().get(said).copied().unwrap_or_default();
            About {
                name: cloth::quiet(*weeks as usize),
                inside: Box::new(move || line("lead", said)),
            }
        }
    }
}

/// "Monday, Thursday": each day once; how many on a day is not what counts.
fn in_words(days: impl Iterator<Item = Day>) -> String {
    let mut days: Vec<Day> = days.collect();
    days.dedup();
    days.into_iter().map(dates::weekday).collect::<Vec<_>>().join(", ")
}

/// A line for each other thread in a week: its name and its days.
fn theirs(week: Week) -> Vec<String> {
    let one = |other: &Other| {
        let days = in_words(other.days_of(week).map(|(day, _)| day));
        (!days.is_empty()).then(|| together::theirs(&days, &other.name))
    };
    threads::woven().0.iter().filter_map(one).collect()
}

fn inside(stitches: &[Stitch], theirs: &[String], press: Press) -> AnyView {
    let theirs: Vec<AnyView> = theirs.iter().map(|said| line("lead", said.as_str())).collect();
    view! {
        {opened::returns(stitches, press)}
        {theirs}
    }
    .into_any()
}

/// How it is shown: as cloth or as its list, with numbers or without.
fn choices(listed: RwSignal<bool>) -> AnyView {
    let hidden = numbers_hidden();
    let list = move || {
        listed.try_update(|listed| *listed = !*listed);
    };
    view! {
        <div class="two">
            {quiet(if listed.get() { cloth::as_cloth() } else { cloth::as_list() }, list)}
            {quiet(
                if hidden { cloth::show_numbers() } else { cloth::hide_numbers() },
                move || home().choose(|prefs| prefs.numbers_hidden = !hidden),
            )}
        </div>
    }
    .into_any()
}

/// The picture to keep, in the light the screen is in.
fn keeping() -> AnyView {
    let said = Said::new();
    let keep = move || {
        let palette = match picture::light() {
            picture::Light::Day => palette::DAY,
            picture::Light::Night => palette::NIGHT,
            picture::Light::Ember => palette::EMBER,
        };
        let drawn =
            untrack(|| home().read(|journal| keep::svg(journal.cloth(), &weave::sewn, &palette)));
        spawn_local(async move {
            let kept = picture::keep(FILE, &drawn).await;
            said.say(if kept.is_ok() { "" } else { cloth::not_kept() });
        });
    };
    view! {
        {quiet(cloth::keep_picture(), keep)}
        {line("foot", cloth::keep_what())}
        {said.view()}
    }
    .into_any()
}
