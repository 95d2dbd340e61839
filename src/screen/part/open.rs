//! What a form is open for.

use crate::journal::EntryId;

/// A form, closed or open.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Open {
    /// Closed.
    #[default]
    No,
    /// For something new.
    New,
    /// To change what is there.
    Again(EntryId),
}

impl From<Option<EntryId>> for Open {
    fn from(id: Option<EntryId>) -> Open {
        id.map_or(Open::New, Open::Again)
    }
}
