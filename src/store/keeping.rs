//! How storage is doing: a state people can see.

use super::Trouble;

/// How storage is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// Whether every row has been read.
    pub loaded: bool,
    /// What stands in the way of keeping, if anything.
    pub trouble: Option<Trouble>,
    /// Rows that could not be read.
    pub damaged: usize,
}

impl Keeping {
    /// Whether what is shown is all there is to know: every row has been read, or
    /// they are out of reach.
    pub fn is_known(self) -> bool {
        self.loaded || self.trouble.is_some()
    }
}
