//! A mended row of cloth: running stitches right across, whole however many
//! returns the week holds, and a star on each day someone came back.

use crate::journal::cloth::Stitch;
use leptos::prelude::*;

/// Stitches across a row, and the room each has, in the picture's units.
const ACROSS: usize = 21;
const STEP: usize = 16;
const TALL: usize = 28;

const RUN: &str = "M-5 0Q0 -.8 5 0";
const STAR: &str = "M-6 0H6M-3 -5.2L3 5.2M3 -5.2L-3 5.2";

/// The picture of a week. Its text twin stands beside it, so it is hidden from
/// readers. The same returns always give the same picture.
pub fn week(stitches: &[Stitch]) -> AnyView {
    let seed = stitches.first().map_or(0, |stitch| stitch.id.0);
    let starred = |place: usize| stitches.iter().any(|stitch| weekday(*stitch) * 3 + 1 == place);
    let mark = |place: usize| {
        let lean = ((seed >> (place * 5)) & 7) as i32;
        let x = place * STEP + STEP / 2;
        let y = TALL / 2 + usize::from(lean > 5);
        let at = format!("translate({x} {y}) rotate({})", lean - 3);
        let (shape, class) = if starred(place) { (STAR, "star") } else { (RUN, "run") };
        view! { <path transform=at d=shape class=class /> }.into_any()
    };
    let marks: Vec<AnyView> = (0..ACROSS).map(mark).collect();
    let size = format!("0 0 {} {TALL}", ACROSS * STEP);
    view! { <svg class="week" viewBox=size aria-hidden="true">{marks}</svg> }.into_any()
}

/// Days after Monday.
fn weekday(stitch: Stitch) -> usize {
    let days = stitch.day.number() - stitch.day.week().monday().number();
    usize::try_from(days).unwrap_or(0)
}
