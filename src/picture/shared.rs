//! The cloth with threads of others in the same rows. Theirs are days and a
//! thread; nobody's are counted.

use super::{Colour, Sewn};
use crate::journal::cloth::{Cloth, Row, rows};
use crate::journal::{Day, EntryId, Week};

/// Someone else's thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Tells it from every other thread; the look of its stitches comes from it.
    pub key: u64,
    /// What it is called here.
    pub name: String,
    /// How it is drawn.
    pub colour: Colour,
    /// The days that hold stitches, oldest first, and how many.
    pub days: Vec<(Day, u8)>,
}

/// Everyone else's threads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theirs(pub Vec<Other>);

impl Other {
    /// Its days in a week, oldest first.
    pub fn days_of(&self, week: Week) -> impl Iterator<Item = (Day, u8)> {
        let start = self.days.partition_point(|(day, _)| day.week() < week);
        let days = self.days.iter().skip(start).copied();
        days.take_while(move |(day, _)| day.week() == week)
    }

    /// The newest week it has stitches in, below another.
    fn before(&self, newer: Option<Week>) -> Option<Week> {
        let end = match newer {
            Some(newer) => self.days.partition_point(|(day, _)| day.week() < newer),
            None => self.days.len(),
        };
        self.days.get(end.checked_sub(1)?).map(|(day, _)| day.week())
    }

    fn sewn(&self, day: Day, count: u8) -> impl Iterator<Item = Sewn> {
        let (key, number) = (u128::from(self.key), u128::from(day.number().cast_unsigned()));
        let colour = self.colour;
        (0..count).map(move |turn| {
            let id = EntryId((key << 64) | (number << 8) | u128::from(turn));
            Sewn { day, id, colour }
        })
    }
}

impl Theirs {
    /// The rows under a week's, of one's own cloth and theirs together; all rows
    /// where there is no such week.
    pub fn rows_before(&self, cloth: &Cloth, newer: Option<Week>) -> impl Iterator<Item = Row> {
        rows(newer, |newer| {
            let theirs = self.0.iter().filter_map(|other| other.before(newer)).max();
            cloth.mended_before(newer).max(theirs)
        })
    }

    /// Their stitches of a week.
    pub fn week(&self, week: Week) -> Vec<Sewn> {
        let of_one = |other: &Other| -> Vec<Sewn> {
            other.days_of(week).flat_map(|(day, count)| other.sewn(day, count)).collect()
        };
        self.0.iter().flat_map(of_one).collect()
    }

    /// Their newest stitch.
    pub fn newest(&self) -> Option<Sewn> {
        let last = |other: &Other| {
            let (day, _) = other.days.last()?;
            other.sewn(*day, 1).next()
        };
        self.0.iter().filter_map(last).max_by_key(|sewn| sewn.day)
    }
}
