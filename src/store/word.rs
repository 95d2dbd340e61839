//! Word between open pages: what one has committed, the others take in. It travels as
//! a list of texts, for a page of another build hears it, too: rows, nothing at all, or
//! one text that is no row. A build that knows of no such row passes it over.

use crate::journal::{self, Entry, Version};
use crate::own::{self, Record};

/// Before a row of one's own.
const OWN: &str = "own ";

/// Instead of rows when everything was erased.
const ERASED: &str = "erased";

/// What a page tells the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// These rows were committed, one's own with their mark.
    Rows(Vec<String>),
    /// More has changed than can be told.
    Look,
    /// Everything was erased.
    Erased,
}

/// A row that was told.
pub(super) enum Row {
    /// An entry's.
    Entry(Entry),
    /// One of one's own.
    Own(Record),
}

impl Word {
    /// Of what was committed.
    pub fn of(change: &journal::Change) -> Word {
        Word::Rows(change.versions().map(Version::to_row).collect())
    }

    /// Of what was committed of one's own.
    pub fn of_own(change: &own::Change) -> Word {
        Word::Rows(change.versions().map(|record| [OWN, &record.to_row()].concat()).collect())
    }

    /// As it travels.
    pub fn into_texts(self) -> Vec<String> {
        match self {
            Word::Rows(rows) => rows,
            Word::Look => Vec::new(),
            Word::Erased => vec![ERASED.to_owned()],
        }
    }

    /// Reads what [`Word::into_texts`] wrote, and whatever else was said.
    pub fn read(texts: Vec<String>) -> Word {
        match texts.first().map(String::as_str) {
            None => Word::Look,
            Some(ERASED) => Word::Erased,
            Some(_) => Word::Rows(texts),
        }
    }
}

/// The rows that can be read.
pub(super) fn rows(texts: &[String]) -> impl Iterator<Item = Row> {
    texts.iter().filter_map(|text| match text.strip_prefix(OWN) {
        Some(row) => Record::from_row(row).ok().map(Row::Own),
        None => Entry::from_row(text).ok().map(Row::Entry),
    })
}
