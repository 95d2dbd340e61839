//! Plain cloth between two rows.

/// Rows of plain cloth at most drawn for one stretch. A longer one is folded:
/// a year away should not be a screen of emptiness to scroll through, and the
/// picture gives no way to count it.
pub const FOLDED: u32 = 3;

/// How many rows of plain cloth stand for so many quiet weeks.
pub fn quiet_rows(weeks: u32) -> u32 {
    weeks.min(FOLDED)
}
