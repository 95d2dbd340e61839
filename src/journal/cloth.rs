//! The cloth: returns by week, newest first. Derived from the journal alone;
//! it does not know what today is, so time passing changes nothing in it.

use super::{Day, EntryId, Journal, Week};

/// The gentle streak view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cloth {
    /// How many returns are in it. Falls only when the person removes one.
    pub total: usize,
    /// In how many weeks someone came back.
    pub mended: usize,
    /// Rows, newest first, ending at the oldest return.
    pub rows: Vec<Row>,
}

/// One stretch of cloth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A week with returns, oldest first. Always whole, however many.
    Mended(Week, Vec<Stitch>),
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
    /// Weaves a journal's returns.
    pub fn of(journal: &Journal) -> Cloth {
        let mut stitches: Vec<Stitch> = journal
            .returns()
            .map(|(id, kept)| Stitch { day: kept.day, at_ms: kept.at.ms, id })
            .collect();
        stitches.sort_unstable();
        let mut cloth = Cloth { total: stitches.len(), ..Cloth::default() };
        for week in stitches.chunk_by(|a, b| a.day.week() == b.day.week()) {
            cloth.add(week);
        }
        cloth.rows.reverse();
        cloth
    }

    fn add(&mut self, stitches: &[Stitch]) {
        let Some(first) = stitches.first() else {
            return;
        };
        let week = first.day.week();
        if let Some(Row::Mended(before, _)) = self.rows.last() {
            let quiet = before.between(week);
            if quiet > 0 {
                self.rows.push(Row::Quiet(quiet));
            }
        }
        self.rows.push(Row::Mended(week, stitches.to_vec()));
        self.mended += 1;
    }
}
