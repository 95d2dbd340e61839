//! A mended row of cloth: running stitches right across, whole however many
//! returns the week holds, and a star on each day someone came back.

use crate::journal::cloth::Stitch;
use leptos::prelude::*;

/// Stitches across a row, and the room each has, in the picture's units.
const ACROSS: usize = 21;
const STEP: usize = 16;
const TALL: usize = 28;

/// The picture of a week. Its text twin stands beside it, so it is hidden from
/// readers.
#[component]
pub fn Week(stitches: Vec<Stitch>) -> impl IntoView {
    let seed = stitches.first().map_or(0, |stitch| stitch.id.0);
    let days: Vec<usize> = stitches.iter().map(|stitch| weekday(*stitch)).collect();
    let starred = move |place: usize| days.iter().any(|day| day * 3 + 1 == place);
    let mark = move |place: usize| {
        let lean = (seed >> (place * 5 % 120)) & 7;
        let y = TALL / 2 + usize::from(lean > 5);
        let at = format!("translate({} {y}) rotate({})", place * STEP + STEP / 2, lean as i32 - 3);
        let shape = if starred(place) { STAR } else { RUN };
        let class = if starred(place) { "star" } else { "run" };
        view! { <path transform=at d=shape class=class /> }
    };
    let size = format!("0 0 {} {TALL}", ACROSS * STEP);
    view! {
        <svg class="week" viewBox=size aria-hidden="true">
            {(0..ACROSS).map(mark).collect_view()}
        </svg>
    }
}

const RUN: &str = "M-5 0Q0 -.8 5 0";
const STAR: &str = "M-6 0H6M-3 -5.2L3 5.2M3 -5.2L-3 5.2";

fn weekday(stitch: Stitch) -> usize {
    let days = stitch.day.number() - stitch.day.week().monday().number();
    usize::try_from(days).unwrap_or(0)
}
