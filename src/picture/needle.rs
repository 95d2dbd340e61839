//! The needle, resting where the cloth ends.

use super::svg::{number, pair};
use super::weave::end_of;
use super::{Colour, Sewn, WIDE};

/// How tall the strip of cloth is that the needle rests on.
pub const REST: i32 = 520;
/// Where its eye is, from the top.
const EYE: i32 = 330;
/// How far from the last stitch.
const SLACK: i32 = 420;

const SHAPE: &str =
    "M-46 0C-46-17 10-20 60-19L800-7Q930-2 960 0Q930 2 800 7L60 19C10 20-46 17-46 0z";
/// Thread not sewn with yet, ending in the eye at a third of the width.
const LOOSE: &str = "M210 560c180-260 420-250 430-110s-260 130-210-30 350-170 460-80 230 20 410-10";
const HOLE: &str = "M-16 0H64";

/// The strip above the newest row, as an `<svg>`. Its thread comes out of the
/// newest return; in a cloth without any, it lies ready.
pub fn needle(newest: Option<&Sewn>) -> String {
    let mut out = String::from("<svg class=\"needle\" viewBox=\"0 0 ");
    number(&mut out, WIDE);
    number(&mut out, REST);
    out += "\" aria-hidden=\"true\"><path class=\"tail t";
    number(&mut out, i32::from(newest.map_or(Colour::default(), |sewn| sewn.colour).number()));
    out += "\" d=\"";
    tail(&mut out, newest);
    out += "\"/><g transform=\"";
    lie(&mut out, newest);
    out += "\"><path class=\"steel\" d=\"";
    out += SHAPE;
    out += "\"/><path class=\"eye\" d=\"";
    out += HOLE;
    out + "\"/></g></svg>"
}

/// Which way it points: where there is more cloth. 1 is right.
fn way(newest: Option<&Sewn>) -> i32 {
    if newest.is_some_and(|sewn| end_of(sewn).0 > WIDE / 2) { -1 } else { 1 }
}

/// Where its eye is, from the left.
fn eye(newest: Option<&Sewn>) -> i32 {
    newest.map_or(WIDE / 3, |sewn| end_of(sewn).0 + way(newest) * SLACK)
}

/// The thread, from the cloth to the eye.
pub fn tail(out: &mut String, newest: Option<&Sewn>) {
    let Some(sewn) = newest else {
        *out += LOOSE;
        return;
    };
    let (x, y) = end_of(sewn);
    let way = way(newest);
    let up = EYE - REST - y;
    let there = eye(newest) - x - way * 60;
    out.push('M');
    pair(out, (x, y + REST));
    out.push('c');
    pair(out, (way * 150, -40));
    pair(out, (-way * 190, up + 90));
    pair(out, (way * 60, up + 60));
    out.push('s');
    pair(out, (there - way * 190, 10));
    pair(out, (there, -60));
}

/// How it lies, as a transform.
pub fn lie(out: &mut String, newest: Option<&Sewn>) {
    *out += "translate(";
    pair(out, (eye(newest), EYE));
    *out += ")scale(";
    pair(out, (way(newest), 1));
    *out += ")rotate(-12)";
}

/// Its two shapes: the steel, filled, and the hole, a line.
pub fn shapes() -> [&'static str; 2] {
    [SHAPE, HOLE]
}
