//! What comes in from elsewhere, in a file or a parcel: worked out before anything
//! is changed, then taken in, and taken back, as one.

use super::home::home;
use crate::journal::{self, Command};
use crate::own;
use crate::store::Outcome;
use crate::text;

/// What is to change: in the journal, and of what is one's own.
#[derive(Clone, Default)]
pub struct Brought {
    pub journal: journal::Change,
    pub own: own::Change,
}

impl Brought {
    /// Whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.journal.is_empty() && self.own.is_empty()
    }

    /// How many entries and records it changes.
    pub fn count(&self) -> usize {
        self.journal.entries().count() + self.own.records().count()
    }

    /// Takes it in and writes it. `progress` is told how many entries are through.
    /// What could not be written is here all the same and tried again; the error says
    /// why, as a sentence.
    pub async fn commit(&self, progress: &dyn Fn(usize)) -> Result<(), &'static str> {
        let store = home().store();
        store.take(&self.journal);
        store.take_own(&self.own);
        home().changed();
        let outcome = self.write(progress).await;
        home().came_of(outcome);
        match outcome {
            Outcome::Kept => Ok(()),
            Outcome::Held(why) => Err(text::not_saved(why)),
        }
    }

    async fn write(&self, progress: &dyn Fn(usize)) -> Outcome {
        let store = home().store();
        if !self.journal.is_empty() {
            let outcome = store.commit_slowly(&self.journal, progress).await;
            // Also of the part that was written before something failed.
            home().tell_to_look();
            if outcome != Outcome::Kept {
                return outcome;
            }
        }
        if self.own.is_empty() {
            return Outcome::Kept;
        }
        let outcome = store.commit_own().await;
        if outcome == Outcome::Kept {
            home().tell_own(&self.own);
        }
        outcome
    }

    /// The way back; `None` where something was changed in between for good.
    pub fn back(self) -> Option<Brought> {
        let (store, now) = (home().store(), home().now());
        let journal = store.work_out(Command::Undo(self.journal), now).ok()?;
        let own = store.work_out_own(own::Command::Undo(self.own), now.ms()).ok()?;
        Some(Brought { journal, own })
    }
}
