//! A week's row, strand by strand.

use super::lot::Lot;
use super::{Colour, Sewn, TALL, WIDE};
use crate::journal::Week;

/// Room of one stitch, along and across.
const CELL: i32 = 150;
/// Lines of stitches in a row.
const LINES: i32 = TALL / CELL;
/// Stitches in a line, over and under.
const COLUMNS: i32 = WIDE / CELL;
/// Cloth left free at either end of a stitch.
const FREE: i32 = 21;
/// How long a stitch is.
const LONG: i32 = CELL - 2 * FREE;
/// How far an end strays.
const STRAY: i32 = 6;
/// Looks a return's stitch can have in its place. Few, so that a week of
/// thousands is still a bounded picture.
const LOOKS: i32 = 8;
/// How far a return's stitch reaches beyond the one it is sewn over, at either end.
const BEYOND: i32 = 14;

/// What a strand is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A stitch from one line to the next.
    Across,
    /// A stitch along a line.
    Along,
    /// A return: a stitch along a line, sewn over once more.
    Return,
}

/// A piece of thread on top of the cloth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Strand {
    /// What it is of.
    pub kind: Kind,
    /// Whose thread.
    pub colour: Colour,
    /// Where it comes up.
    pub from: (i32, i32),
    /// Where it is bent towards, seen from there.
    pub bend: (i32, i32),
    /// Where it goes down, seen from there.
    pub to: (i32, i32),
}

/// The strands of a week's row, whole whatever is in it. What is not of that week is
/// left out; in what order the returns come makes no difference.
pub fn strands(week: Week, returns: &[Sewn]) -> Vec<Strand> {
    let row = Row { top: top_line(week), colours: colours(week, returns) };
    let mut strands = Vec::new();
    for line in 0..LINES {
        strands.extend((0..COLUMNS).filter_map(|column| row.along(line, column)));
    }
    for line in 0..=LINES {
        strands.extend((0..=COLUMNS).filter_map(|column| row.across(line, column)));
    }
    strands.extend(row.returns(week, returns));
    strands
}

/// The number of a row's first line. Counted from the calendar, newer above
/// older, so that the pattern runs on from week to week.
fn top_line(week: Week) -> i32 {
    -week.monday().number().div_euclid(7) * LINES
}

/// The colours of a week's threads, each once. Who came back how often is not asked.
fn colours(week: Week, returns: &[Sewn]) -> Vec<Colour> {
    let within = |colour: &Colour| {
        returns.iter().any(|sewn| sewn.colour == *colour && sewn.day.week() == week)
    };
    let colours: Vec<Colour> = (0..Colour::COUNT).map(Colour::new).filter(within).collect();
    if colours.is_empty() { vec![Colour::default()] } else { colours }
}

/// The golden word, 0s and 1s that never fall into a period and are nowhere
/// without order: whether a whole number lies between one multiple of the
/// golden ratio and the next.
fn golden(place: i32) -> bool {
    let ratio = 0x9E37_79B9_u32;
    let multiple = place.wrapping_add(1).cast_unsigned().wrapping_mul(ratio);
    multiple.checked_add(ratio).is_none()
}

fn is_even(number: i32) -> bool {
    number & 1 == 0
}

struct Row {
    top: i32,
    colours: Vec<Colour>,
}

impl Row {
    /// Threads take turns, line by line.
    fn colour(&self, line: i32) -> Colour {
        let turn = usize::try_from(line).unwrap_or(0).checked_rem(self.colours.len());
        turn.and_then(|turn| self.colours.get(turn)).copied().unwrap_or_default()
    }

    fn is_over(&self, line: i32, column: i32) -> bool {
        is_even(column) != golden(self.top + line)
    }

    fn along(&self, line: i32, column: i32) -> Option<Strand> {
        self.is_over(line, column).then(|| {
            let mut lot = Lot::at(self.top + line, column);
            Strand {
                kind: Kind::Along,
                colour: self.colour(line),
                from: (
                    column * CELL + FREE + lot.about(STRAY),
                    line * CELL + CELL / 2 + lot.about(STRAY),
                ),
                bend: (LONG / 2, lot.about(9) - 4),
                to: (LONG, lot.about(STRAY)),
            }
        })
    }

    /// The stitch that ends at this line, coming from the one above. Those that
    /// begin or end in another row are drawn half here and half there, and
    /// meet at the edge.
    fn across(&self, line: i32, column: i32) -> Option<Strand> {
        // The same to the left and to the right of the middle.
        let is_over = is_even(self.top + line) != golden((column - COLUMNS / 2).abs());
        is_over.then(|| {
            let mut lot = Lot::at(!(self.top + line), column);
            let (above, below) = (lot.about(7), lot.about(7));
            let bow = lot.about(9);
            let (x, y) = (column * CELL, line * CELL - CELL / 2 + FREE);
            let middle = (above + below) / 2;
            let (from, bend, to) = match line {
                0 => ((x + middle, 0), (0, LONG / 4), (below - middle, LONG / 2)),
                LINES => ((x + above, y), (0, LONG / 4), (middle - above, LONG / 2)),
                _ => ((x + above, y), (bow, LONG / 2), (below - above, LONG)),
            };
            Strand { kind: Kind::Across, colour: self.colour(line + 1), from, bend, to }
        })
    }

    /// The returns, each look in each place once, in the order of their places.
    fn returns(&self, week: Week, returns: &[Sewn]) -> Vec<Strand> {
        let mut seen = Vec::new();
        for sewn in returns.iter().filter(|sewn| sewn.day.week() == week) {
            let one = (self.place(week, sewn), sewn.colour);
            if let Err(at) = seen.binary_search(&one) {
                seen.insert(at, one);
            }
        }
        seen.into_iter().map(|(place, colour)| self.sewn_over(place, colour)).collect()
    }

    /// Where a return is sewn: by its day from left to right, on a line of its
    /// thread's own, and which look it has there: by its entry. Those of one day
    /// lie on one another, so that a week of many is not brighter than another.
    fn place(&self, week: Week, sewn: &Sewn) -> (i32, i32, i32) {
        let mut lot = Lot::at(sewn.day.number(), -1);
        let line = (lot.one_of(LINES) + i32::from(sewn.colour.number())) % LINES;
        let day = sewn.day.number() - week.monday().number();
        let first = day * COLUMNS / 7;
        let column = first + lot.one_of((day + 1) * COLUMNS / 7 - first);
        let column = match self.is_over(line, column) {
            true => column,
            false if column + 1 < COLUMNS => column + 1,
            false => column - 1,
        };
        let look = Lot::new((sewn.id.0 >> 64) as u64 ^ sewn.id.0 as u64).one_of(LOOKS);
        (line, column, look)
    }

    /// A stitch of the row once more, a little longer and fuller. The threads
    /// bend their own ways, so that colour is not all that tells them apart.
    fn sewn_over(&self, (line, column, look): (i32, i32, i32), colour: Colour) -> Strand {
        let number = i32::from(colour.number());
        let mut lot = Lot::at(self.top + line, COLUMNS + 1 + column * LOOKS + look);
        let bow = 16 + lot.one_of(16);
        Strand {
            kind: Kind::Return,
            colour,
            from: (
                column * CELL + FREE - BEYOND + lot.about(STRAY),
                line * CELL + CELL / 2 + lot.about(STRAY),
            ),
            bend: (LONG / 2 + BEYOND, if is_even(number) { -bow } else { bow }),
            to: (LONG + 2 * BEYOND, lot.about(8) + number / 2 * 20),
        }
    }
}

/// Where the newest return's thread comes out of its row, seen from the
/// row's corner.
pub fn end_of(sewn: &Sewn) -> (i32, i32) {
    let week = sewn.day.week();
    let row = Row { top: top_line(week), colours: Vec::new() };
    let (line, column, _) = row.place(week, sewn);
    (column * CELL + FREE + LONG, line * CELL + CELL / 2)
}
