//! The cloth: how many returns, and the weeks someone came back in.

use super::home::home;
use super::part::lean::{line, live, nothing};
use super::part::weave;
use crate::device::{clock, dates};
use crate::journal::cloth::{Cloth, Row, Stitch};
use crate::journal::{Day, Week};
use crate::text::cloth;
use leptos::prelude::*;

/// The screen.
pub fn view() -> AnyView {
    live(|| woven(&home().read(Cloth::of), home().keeping().loaded))
}

fn woven(woven: &Cloth, loaded: bool) -> AnyView {
    let year = clock::instant().day(0).ymd().0;
    let lead = match woven.mended {
        0 => cloth::EMPTY.to_owned(),
        mended => cloth::weeks(mended),
    };
    let gathering = if loaded { nothing() } else { line("lead", cloth::GATHERING) };
    let rows: Vec<AnyView> = woven.rows.iter().map(|row| row_view(row, year)).collect();
    view! {
        <h1 tabindex="-1">
            <span data-testid="returns-total">{woven.total.to_string()}</span>
            {format!(" {}", cloth::returns(woven.total))}
        </h1>
        {line("lead", lead)}
        {gathering}
        <ol class="cloth">{rows}</ol>
        {line("foot", cloth::COUNTS)}
    }
    .into_any()
}

fn row_view(row: &Row, this_year: i32) -> AnyView {
    match row {
        Row::Mended(week, stitches) => mended(*week, stitches, this_year),
        Row::Quiet(weeks) => {
            let said = cloth::quiet(*weeks);
            view! { <li class="quiet-weeks">{said}</li> }.into_any()
        }
    }
}

fn mended(week: Week, stitches: &[Stitch], this_year: i32) -> AnyView {
    let monday = week.monday();
    let name = cloth::week_of(&dates::day(monday, monday.ymd().0 != this_year));
    view! {
        <li>
            {weave::week(stitches)}
            {line("about", format!("{name}: {}", in_words(stitches)))}
        </li>
    }
    .into_any()
}

/// "Monday, Thursday": each day once; how many on a day is not what counts.
fn in_words(stitches: &[Stitch]) -> String {
    let mut days: Vec<Day> = stitches.iter().map(|stitch| stitch.day).collect();
    days.dedup();
    days.into_iter().map(dates::weekday).collect::<Vec<_>>().join(", ")
}
