//! The cloth: how many returns, and the weeks someone came back in.

use super::home::home;
use super::part::heading::Heading;
use super::part::weave::Week;
use crate::device::{clock, dates};
use crate::journal::cloth::{Cloth, Row, Stitch};
use crate::journal::{Day, Week as WeekOf};
use crate::text::cloth;
use leptos::prelude::*;

/// The screen. Named apart from the [`Cloth`] it shows.
#[component]
pub fn ClothScreen() -> impl IntoView {
    let home = home();
    let woven = Memo::new(move |_| home.read(Cloth::of).unwrap_or_default());
    let total = move || woven.with(|cloth| cloth.total);
    let year = clock::instant().day(0).ymd().0;
    let rows = move || woven.with(|cloth| cloth.rows.clone());
    view! {
        <Heading>
            <span data-testid="returns-total">{total}</span> " " {move || cloth::returns(total())}
        </Heading>
        <p class="lead">
            {move || match woven.with(|cloth| cloth.mended) {
                0 => cloth::EMPTY.to_owned(),
                mended => cloth::weeks(mended),
            }}
        </p>
        <Show when=move || !home.loaded.get()>
            <p class="lead" role="status">{cloth::GATHERING}</p>
        </Show>
        <ol class="cloth" class:plain=move || total() == 0>
            {move || rows().into_iter().map(|row| row_view(row, year)).collect_view()}
        </ol>
        <p class="foot">{cloth::COUNTS}</p>
    }
}

fn row_view(row: Row, this_year: i32) -> AnyView {
    match row {
        Row::Mended(week, stitches) => mended(week, stitches, this_year).into_any(),
        Row::Quiet(weeks) => view! { <li class="quiet-weeks">{cloth::quiet(weeks)}</li> }.into_any(),
    }
}

fn mended(week: WeekOf, stitches: Vec<Stitch>, this_year: i32) -> impl IntoView {
    let monday = week.monday();
    let name = cloth::week_of(&dates::day(monday, monday.ymd().0 != this_year));
    let days = in_words(&stitches);
    view! {
        <li>
            <Week stitches=stitches />
            <p class="about">{name} ": " {days}</p>
        </li>
    }
}

/// "Monday, Thursday": each day once; how many on a day is not what counts.
fn in_words(stitches: &[Stitch]) -> String {
    let mut days: Vec<Day> = stitches.iter().map(|stitch| stitch.day).collect();
    days.dedup();
    days.into_iter().map(dates::weekday).collect::<Vec<_>>().join(", ")
}
