//! Strands as SVG. One path for all strands of a kind and a thread, so that a
//! row is a handful of elements however much is in it.

use super::palette::Palette;
use super::weave::{Kind, Strand, strands};
use super::{Colour, Sewn, TALL, WIDE};
use crate::journal::Week;

/// How thick a stitch is, in the picture's units.
pub const THICK: i32 = 21;
/// How thick a return is.
const RETURN_THICK: i32 = 34;

/// A week's row as an `<svg>` coloured by the page: classes `along`, `across`
/// and `return`, and `t0` to `t3` for the thread. Hidden from readers: its twin
/// in words stands beside it.
pub fn row(week: Week, returns: &[Sewn]) -> String {
    let mut out = String::from("<svg class=\"week\" viewBox=\"0 0 ");
    number(&mut out, WIDE);
    number(&mut out, TALL);
    out += "\" aria-hidden=\"true\">";
    paths(&mut out, &strands(week, returns), None);
    out + "</svg>"
}

/// The paths of a row, coloured by classes or, for a picture that leaves the
/// page, by a palette.
pub fn paths(out: &mut String, strands: &[Strand], palette: Option<&Palette>) {
    for kind in [Kind::Across, Kind::Along, Kind::Return] {
        for colour in (0..Colour::COUNT).map(Colour::new) {
            let mut of_it = strands.iter().filter(|s| s.kind == kind && s.colour == colour);
            let Some(first) = of_it.next() else { continue };
            *out += "<path ";
            match palette {
                None => by_class(out, kind, colour),
                Some(palette) => by_palette(out, kind, colour, palette),
            }
            *out += " d=\"";
            strand(out, first);
            of_it.for_each(|next| strand(out, next));
            *out += "\"/>";
        }
    }
}

fn by_class(out: &mut String, kind: Kind, colour: Colour) {
    *out += match kind {
        Kind::Across => "class=\"across t",
        Kind::Along => "class=\"along t",
        Kind::Return => "class=\"return t",
    };
    number(out, i32::from(colour.number()));
    *out += "\"";
}

fn by_palette(out: &mut String, kind: Kind, colour: Colour, palette: &Palette) {
    let (colours, thick) = match kind {
        Kind::Return => (&palette.returns, RETURN_THICK),
        Kind::Across | Kind::Along => (&palette.threads, THICK),
    };
    *out += "stroke=\"";
    *out += colours.get(usize::from(colour.number())).copied().unwrap_or_default();
    *out += "\" stroke-width=\"";
    number(out, thick);
    if kind == Kind::Across {
        *out += "\" stroke-opacity=\".72";
    }
    *out += "\"";
}

fn strand(out: &mut String, strand: &Strand) {
    out.push('M');
    pair(out, strand.from);
    out.push('q');
    pair(out, strand.bend);
    pair(out, strand.to);
}

/// Two numbers.
pub fn pair(out: &mut String, (x, y): (i32, i32)) {
    number(out, x);
    number(out, y);
}

/// A whole number, set apart from one before it. By hand: a screen of cloth is
/// some twenty thousand of them, and the formatter takes three times as long.
pub fn number(out: &mut String, number: i32) {
    if number < 0 {
        out.push('-');
    } else if out.ends_with(|last: char| last.is_ascii_digit()) {
        out.push(' ');
    }
    let number = number.unsigned_abs();
    let mut unit = 1;
    while number / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        out.push(char::from(b'0' + (number / unit % 10) as u8));
        unit /= 10;
    }
}
