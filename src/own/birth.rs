//! A month of birth.

use crate::journal::Day;
use std::fmt;

/// A month of a year, 1900 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    year: i32,
    month: u32,
}

impl YearMonth {
    /// A month of the calendar; `None` if there is no such month.
    pub fn new(year: i32, month: u32) -> Option<YearMonth> {
        let is_one = (1900..=9999).contains(&year) && (1..=12).contains(&month);
        is_one.then_some(YearMonth { year, month })
    }

    /// Reads `2024-02`; anything else is `None`.
    pub fn parse(text: &str) -> Option<YearMonth> {
        // A month is one whose first day is.
        let (year, month, _) = Day::parse(&format!("{text}-01"))?.ymd();
        YearMonth::new(year, month).filter(|month| month.to_string() == text)
    }

    /// Year, and month 1 to 12.
    pub fn parts(self) -> (i32, u32) {
        (self.year, self.month)
    }

    /// Calendar months from this one to the month of `today`. The day of birth is
    /// never asked for, so an age turns on the first of a month; 0 before birth.
    pub fn months_at(self, today: Day) -> u32 {
        let (year, month, _) = today.ymd();
        let months = |year: i32, month: u32| i64::from(year) * 12 + i64::from(month);
        u32::try_from(months(year, month) - months(self.year, self.month)).unwrap_or(0)
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
