//! A mended row of cloth: running stitches right across, whole however many
//! returns the week holds, and a star on each day someone came back.

use crate::journal::cloth::Stitch;

/// Stitches across a row, and the room each has, in the picture's units.
const ACROSS: usize = 21;
const STEP: usize = 16;
const TALL: usize = 28;

const RUN: &str = "class=\"run\" d=\"M-5 0Q0 -.8 5 0\"";
const STAR: &str = "class=\"star\" d=\"M-6 0H6M-3 -5.2L3 5.2M3 -5.2L-3 5.2\"";

/// The picture of a week, as SVG. Its text twin stands beside it, so it is hidden
/// from readers. The same returns always give the same picture.
pub fn week(stitches: &[Stitch]) -> String {
    let seed = stitches.first().map_or(0, |stitch| stitch.id.0);
    let mut picture = format!(
        "<svg class=\"week\" viewBox=\"0 0 {} {TALL}\" aria-hidden=\"true\">",
        ACROSS * STEP
    );
    for place in 0..ACROSS {
        let lean = ((seed >> (place * 5)) & 7) as i32;
        let x = place * STEP + STEP / 2;
        let y = TALL / 2 + usize::from(lean > 5);
        let starred = stitches.iter().any(|stitch| weekday(*stitch) * 3 + 1 == place);
        let mark = if starred { STAR } else { RUN };
        picture += &format!("<path transform=\"translate({x} {y}) rotate({})\" {mark}/>", lean - 3);
    }
    picture + "</svg>"
}

/// Days after Monday.
fn weekday(stitch: Stitch) -> usize {
    let days = stitch.day.number() - stitch.day.week().monday().number();
    usize::try_from(days).unwrap_or(0)
}
