//! The cloth: returns by week, newest first. Derived from the journal alone and
//! kept in step with it entry by entry, so that looking at it costs the same at
//! ten returns and at a hundred thousand. It does not know what today is: time
//! passing changes nothing in it.

use super::{Day, Entry, EntryId, Kind, Week};
use std::collections::BTreeSet;

/// The gentle streak view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cloth {
    stitches: BTreeSet<Stitch>,
    /// How many weeks hold a stitch.
    mended: usize,
}

/// One stretch of cloth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A week someone came back in. Always whole, however many returns it holds.
    Mended(Week),
    /// So many quiet weeks in a row: plain cloth, never a hole. A number, not
    /// rows, because a return dated centuries back must not fill the memory.
    Quiet(u32),
}

/// A return, as the cloth shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stitch {
    /// Its day.
    pub day: Day,
    /// Order within the day: the instant, in ms.
    pub at_ms: i64,
    /// Which entry it is.
    pub id: EntryId,
}

impl Cloth {
    /// How many returns are in it. Falls only when the person removes one.
    pub fn total(&self) -> usize {
        self.stitches.len()
    }

    /// In how many weeks someone came back.
    pub fn mended(&self) -> usize {
        self.mended
    }

    /// Its rows, newest first, ending at the oldest return.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        self.rows_before(None)
    }

    /// The rows under a mended week's, so that older years are looked at a
    /// piece at a time; all rows where there is no such week.
    pub fn rows_before(&self, newer: Option<Week>) -> impl Iterator<Item = Row> {
        rows(newer, |newer| self.mended_before(newer))
    }

    /// The last week with a return in it that is older; the last of all where there is
    /// no such week.
    pub fn mended_before(&self, newer: Option<Week>) -> Option<Week> {
        let last = match newer {
            None => self.stitches.iter().next_back(),
            Some(newer) => self.stitches.range(..Stitch::first_of(newer)).next_back(),
        };
        Some(last?.day.week())
    }

    /// A week's returns, oldest first.
    pub fn week(&self, week: Week) -> impl Iterator<Item = Stitch> {
        let stitches = self.stitches.range(Stitch::first_of(week)..);
        stitches.copied().take_while(move |stitch| stitch.day.week() == week)
    }

    /// The oldest of the newest so many returns; `None` if there are fewer.
    pub fn newest(&self, count: usize) -> Option<Stitch> {
        self.stitches.iter().rev().nth(count.checked_sub(1)?).copied()
    }

    /// Follows a change of one entry. What stood before must be what was added.
    pub(super) fn follow(&mut self, before: Option<&Entry>, after: &Entry) {
        if let Some(stitch) = before.and_then(Stitch::of) {
            self.stitches.remove(&stitch);
            let was_last = self.week(stitch.day.week()).next().is_none();
            self.mended -= usize::from(was_last);
        }
        if let Some(stitch) = Stitch::of(after) {
            let is_first = self.week(stitch.day.week()).next().is_none();
            self.mended += usize::from(is_first);
            self.stitches.insert(stitch);
        }
    }
}

/// The rows under a mended week's, or all of them, where `before` finds the last mended
/// week that is older than one, or the last of all.
pub fn rows(
    mut newer: Option<Week>,
    before: impl Fn(Option<Week>) -> Option<Week>,
) -> impl Iterator<Item = Row> {
    let next = move || {
        let week = before(newer)?;
        let quiet = newer.map_or(0, |newer| week.between(newer));
        newer = Some(week);
        Some((quiet, week))
    };
    std::iter::from_fn(next).flat_map(|(quiet, week)| {
        let quiet = (quiet > 0).then_some(Row::Quiet(quiet));
        quiet.into_iter().chain([Row::Mended(week)])
    })
}

impl Stitch {
    /// Before every stitch of a week.
    fn first_of(week: Week) -> Stitch {
        Stitch { day: week.monday(), at_ms: i64::MIN, id: EntryId(0) }
    }

    /// The stitch of an entry, if it is a return.
    pub fn of(entry: &Entry) -> Option<Stitch> {
        let kept = entry.kept().filter(|kept| kept.kind == Kind::Return)?;
        Some(Stitch { day: kept.day, at_ms: kept.at.ms, id: entry.id })
    }
}
