//! What comes in from elsewhere, in a file or a parcel: worked out before anything
//! is changed, then taken in, and taken back, as one.

use crate::journal::{self, Command, Entry, Merged};
use crate::own::{self, Record};
use crate::screen::home::home;
use crate::screen::next_start;
use crate::screen::part::button::{main_press, quiet};
use crate::screen::part::lean::nothing;
use crate::store::{Outcome, Word};
use crate::text::{self, settings};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What is to change: in the journal, and of what is one's own.
#[derive(Clone, Default)]
pub struct Brought {
    pub journal: journal::Change,
    pub own: own::Change,
    /// How many of these are something to a person.
    count: usize,
    /// What would come back besides, had it not been taken out here.
    out: (Vec<Entry>, Vec<Record>),
}

/// What came of bringing in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// It is durable.
    Kept,
    /// It is not, yet: why, as a sentence.
    Held(&'static str),
    /// Everything was erased meanwhile, and there is nothing to say of it.
    Erased,
}

impl Brought {
    /// Adds entries from elsewhere, and counts them.
    pub fn add_entries(&mut self, entries: impl IntoIterator<Item = Entry>) -> Merged {
        let (merged, out) = self.journal.bring_in(&home().store().journal(), entries);
        self.out.0.extend(out);
        self.count += merged.moved();
        merged
    }

    /// Adds records from elsewhere, and counts them.
    pub fn add_records(&mut self, records: impl IntoIterator<Item = Record>) -> Merged {
        let (merged, out) = self.own.bring_in(&home().store().own(), records);
        self.note(merged, out)
    }

    /// Counts records that are in the change already, and those that stay out of it.
    pub fn note(&mut self, merged: Merged, out: Vec<Record>) -> Merged {
        self.out.1.extend(out);
        self.count += merged.moved();
        merged
    }

    /// How many stay out, because they were taken out here.
    pub fn out(&self) -> usize {
        self.out.0.len() + self.out.1.len()
    }

    /// With those, too.
    pub fn with_out(mut self) -> Brought {
        let (store, now) = (home().store(), home().now());
        self.count += self.out();
        let (entries, records) = std::mem::take(&mut self.out);
        self.journal.add(store.bring_back(entries, now));
        self.own.add(store.bring_back_own(records, now.ms()));
        self
    }

    /// The ways to take it in: as it is, where that changes anything, and with what was
    /// taken out here.
    pub fn presses(self, name: &'static str, bring: impl Fn(Brought) + Copy + 'static) -> AnyView {
        let back = match self.out() {
            0 => nothing(),
            _ => {
                let back = self.clone();
                quiet(settings::bring_out(), move || bring(back.clone().with_out()))
            }
        };
        let here = match self.is_empty() {
            true => nothing(),
            false => main_press(name, move || bring(self.clone())),
        };
        view! {
            {here}
            {back}
        }
        .into_any()
    }

    /// Whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.journal.is_empty() && self.own.is_empty()
    }

    /// How many entries and records it brings, as the preview counted them.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Takes it in and writes it. `progress` is told how many entries are through.
    /// What could not be written is here all the same and tried again.
    pub async fn commit(&self, progress: &dyn Fn(usize)) -> Came {
        let store = home().store();
        let erasures = store.erasures();
        store.take(&self.journal);
        store.take_own(&self.own);
        if !self.own.is_empty() {
            // They may show a name, or words, that are no more.
            spawn_local(next_start::forget());
        }
        home().changed();
        let outcome = self.write(progress, || store.erasures() != erasures).await;
        home().came_of(outcome);
        match outcome {
            _ if store.erasures() != erasures => Came::Erased,
            Outcome::Kept => Came::Kept,
            Outcome::Held(why) => Came::Held(text::not_saved(why)),
        }
    }

    /// `is_over`: whether everything was erased meanwhile, and there is nothing to go on with.
    async fn write(&self, progress: &dyn Fn(usize), is_over: impl Fn() -> bool) -> Outcome {
        let store = home().store();
        if !self.journal.is_empty() {
            let outcome = store.commit_slowly(&self.journal, progress).await;
            if is_over() {
                return outcome;
            }
            // Also of the part that was written before something failed.
            home().tell(Word::Look);
            if outcome != Outcome::Kept {
                return outcome;
            }
        }
        if self.own.is_empty() {
            return Outcome::Kept;
        }
        let outcome = store.commit_own().await;
        if outcome == Outcome::Kept && !is_over() {
            home().tell(Word::of_own(&self.own));
        }
        outcome
    }

    /// The way back; `None` where all of it was changed since, and stands.
    pub fn back(self) -> Option<Brought> {
        let (store, now) = (home().store(), home().now());
        let journal = store.work_out(Command::Undo(self.journal), now).unwrap_or_default();
        let own = store.work_out_own(own::Command::Undo(self.own), now.ms()).unwrap_or_default();
        let back = Brought { journal, own, ..Brought::default() };
        (!back.is_empty()).then_some(back)
    }
}
