//! The cloth as a picture of its own, to save or to show: the newest year
//! at most, in the colours of a theme. No dates, no words, no numbers.

use super::palette::Palette;
use super::rest::quiet_rows;
use super::svg::{THICK, number, pair, paths};
use super::weave::strands;
use super::{Sewn, TALL, WIDE, needle};
use crate::journal::cloth::{Cloth, Row, Stitch};

/// Rows at most: a year of weeks, some 3 kB each. Drawn as pixels, 1,095 by
/// 8,050: within the 16.7 million that iOS gives a canvas.
pub const ROWS: u32 = 52;

/// Cloth left round the rows.
const EDGE: i32 = 240;
/// The weave's step in the picture.
const STEP: i32 = 40;

/// The picture as SVG text. `sewn` tells whose thread a stitch is.
pub fn svg(cloth: &Cloth, sewn: &dyn Fn(Stitch) -> Sewn, palette: &Palette) -> String {
    let mut rows = String::new();
    let mut y = EDGE + needle::REST;
    let mut left = ROWS;
    for row in cloth.rows() {
        match row {
            Row::Quiet(weeks) => {
                let plain = quiet_rows(weeks).min(left);
                left -= plain;
                y += TALL * i32::try_from(plain).unwrap_or(0);
            }
            Row::Mended(_) if left == 0 => break,
            Row::Mended(week) => {
                let returns: Vec<Sewn> = cloth.week(week).map(sewn).collect();
                moved(&mut rows, y, |rows| paths(rows, &strands(week, &returns), Some(palette)));
                left -= 1;
                y += TALL;
            }
        }
    }
    let newest = cloth.newest(1).map(sewn);
    moved(&mut rows, EDGE, |rows| resting(rows, newest.as_ref(), palette));
    let mut out = String::new();
    ground(&mut out, y.max(EDGE + needle::REST + 4 * TALL) + EDGE, palette);
    out += &rows;
    out + "</g></svg>"
}

fn moved(out: &mut String, y: i32, draw: impl FnOnce(&mut String)) {
    *out += "<g transform=\"translate(";
    pair(out, (EDGE, y));
    *out += ")\">";
    draw(out);
    *out += "</g>";
}

/// The woven ground, and the group the rows go in.
fn ground(out: &mut String, tall: i32, palette: &Palette) {
    let wide = WIDE + 2 * EDGE;
    let [one, other, gap] = palette.ground;
    *out += "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"";
    number(out, wide / 4);
    *out += "\" height=\"";
    number(out, tall / 4);
    *out += "\" viewBox=\"0 0 ";
    pair(out, (wide, tall));
    *out += "\"><pattern id=\"weave\" patternUnits=\"userSpaceOnUse\" width=\"";
    number(out, 2 * STEP);
    *out += "\" height=\"";
    number(out, 2 * STEP);
    *out += "\"><path fill=\"";
    *out += gap;
    *out += "\" d=\"M0 0h80v80H0z\"/><path fill=\"";
    *out += one;
    *out += "\" d=\"M2 5h36v30H2zM42 45h36v30H42z\"/><path fill=\"";
    *out += other;
    *out +=
        "\" d=\"M45 2h30v36H45zM5 42h30v36H5z\"/></pattern><path fill=\"url(#weave)\" d=\"M0 0H";
    number(out, wide);
    out.push('V');
    number(out, tall);
    *out += "H0z\"/><g fill=\"none\" stroke-linecap=\"round\">";
}

fn resting(out: &mut String, newest: Option<&Sewn>, palette: &Palette) {
    let colour = newest.map_or(0, |sewn| usize::from(sewn.colour.number()));
    let [steel, hole] = needle::shapes();
    *out += "<path stroke=\"";
    *out += palette.returns.get(colour).copied().unwrap_or_default();
    *out += "\" stroke-width=\"";
    number(out, THICK);
    *out += "\" d=\"";
    needle::tail(out, newest);
    *out += "\"/><g transform=\"";
    needle::lie(out, newest);
    *out += "\"><path fill=\"";
    *out += palette.steel;
    *out += "\" d=\"";
    *out += steel;
    *out += "\"/><path stroke=\"";
    *out += palette.ground[1];
    *out += "\" stroke-width=\"12\" d=\"";
    *out += hole;
    *out += "\"/></g>";
}
