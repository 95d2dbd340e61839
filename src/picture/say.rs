//! What the cloth says. Two numbers that only ever grow by what is added, and
//! for a quiet stretch one line. Nothing here is derived from an absence or
//! from today's date: no days since, no longest, no goal, no share of anything.

use super::lot::Lot;
use crate::journal::Week;
use crate::journal::cloth::Cloth;

/// The numbers. Both fall only when the person removes a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Says {
    /// Returns in the cloth.
    pub total: usize,
    /// Weeks someone came back in.
    pub weeks: usize,
}

/// The cloth's numbers.
pub fn says(cloth: &Cloth) -> Says {
    Says { total: cloth.total(), weeks: cloth.mended() }
}

/// Which of so many lines a quiet stretch shows when it is opened, by the week
/// it leads up to: the same one whenever it is looked at.
pub fn quiet_line(before: Week, lines: usize) -> usize {
    let lines = i32::try_from(lines).unwrap_or(0);
    let line = Lot::at(before.monday().number(), 0).one_of(lines);
    usize::try_from(line).unwrap_or(0)
}
