//! The cloth: how many returns, and the weeks someone came back in. A row opens
//! to its returns.

use super::home::home;
use super::part::heading::heading;
use super::part::lean::{line, live, nothing, pressed};
use super::part::outcome::{Press, quiet};
use super::part::weave;
use super::{install, opened};
use crate::device::{clock, dates};
use crate::journal::cloth::{Cloth, Row, Stitch};
use crate::journal::{Day, Week};
use crate::text::cloth;
use leptos::prelude::*;

/// Rows drawn at first, and drawn more on asking: half a year, then a year.
const ROWS: usize = 26;
const MORE_ROWS: usize = 52;

/// What the screen shows. A handle.
#[derive(Clone, Copy)]
struct Screen {
    press: Press,
    rows: RwSignal<usize>,
    /// The Monday of the opened week, counted as [`Day::number`] does.
    open: RwSignal<Option<i32>>,
}

/// The screen.
pub fn view() -> AnyView {
    let screen =
        Screen { press: Press::new(), rows: RwSignal::new(ROWS), open: RwSignal::new(None) };
    view! {
        {live(|| home().read(|journal| summary(journal.cloth())))}
        {screen.press.status()}
        {screen.press.undo_button()}
        {live(move || home().read(|journal| screen.woven(journal.cloth())))}
        {line("foot", cloth::counts())}
        {install::offered()}
    }
    .into_any()
}

/// A number is only shown once it is the whole of what can be known.
fn summary(woven: &Cloth) -> AnyView {
    let keeping = home().keeping();
    if !keeping.loaded && keeping.trouble.is_none() {
        return heading(cloth::gathering(), false);
    }
    let lead = match woven.mended() {
        0 => cloth::empty().to_owned(),
        mended => cloth::weeks(mended),
    };
    view! {
        <h1 tabindex="-1">
            <span data-testid="returns-total">{woven.total().to_string()}</span>
            {format!(" {}", cloth::returns(woven.total()))}
        </h1>
        {line("lead", lead)}
    }
    .into_any()
}

impl Screen {
    fn woven(self, woven: &Cloth) -> AnyView {
        let shown = self.rows.get();
        let mut rows = woven.rows();
        let drawn: Vec<AnyView> =
            rows.by_ref().take(shown).map(|row| self.row(woven, &row)).collect();
        let older = match rows.next() {
            Some(_) => quiet(cloth::older(), move || self.rows.set(shown + MORE_ROWS)),
            None => nothing(),
        };
        view! {
            <ol class="cloth">{drawn}</ol>
            {older}
        }
        .into_any()
    }

    fn row(self, woven: &Cloth, row: &Row) -> AnyView {
        match row {
            Row::Mended(week) => self.mended(*week, &woven.week(*week).collect::<Vec<_>>()),
            Row::Quiet(weeks) => {
                let said = cloth::quiet(*weeks as usize);
                view! { <li class="quiet-weeks">{said}</li> }.into_any()
            }
        }
    }

    fn mended(self, week: Week, stitches: &[Stitch]) -> AnyView {
        let monday = week.monday();
        let this_year = clock::instant().day(0).ymd().0;
        let name = cloth::week_of(&dates::day(monday, monday.ymd().0 != this_year));
        let is_open = self.open.get() == Some(monday.number());
        let toggle = move || self.open.set((!is_open).then_some(monday.number()));
        let returns = if is_open { opened::returns(stitches, self.press) } else { nothing() };
        view! {
            <li>
                <button
                    class="row"
                    aria-expanded=if is_open { "true" } else { "false" }
                    on:click=pressed(toggle)
                >
                    <span inner_html=weave::week(stitches)></span>
                    <span class="about">{format!("{name}: {}", in_words(stitches))}</span>
                </button>
                {returns}
            </li>
        }
        .into_any()
    }
}

/// "Monday, Thursday": each day once; how many on a day is not what counts.
fn in_words(stitches: &[Stitch]) -> String {
    let mut days: Vec<Day> = stitches.iter().map(|stitch| stitch.day).collect();
    days.dedup();
    days.into_iter().map(dates::weekday).collect::<Vec<_>>().join(", ")
}
