//! What a command changes, and its way back: alike for entries and for records of what is
//! a person's own.

use super::{Clock, EntryId, Incoming, Merged, Version};

/// Versions to write, and what stood there before. Applying the inverse puts
/// everything back.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<V> {
    steps: Vec<Step<V>>,
}

/// One version to write, and what stood there before.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<V> {
    before: Option<V>,
    /// The version to write.
    pub after: V,
}

/// The clock at the press: ms since 1970, and where stamps come from.
pub struct Pen<'a> {
    /// The clock, in ms since 1970.
    pub now_ms: u64,
    /// Where stamps come from.
    pub clock: &'a mut Clock,
}

impl<V: Version> Step<V> {
    /// To a version after the one that is here.
    pub fn to(all: &V::All, id: EntryId, state: V::State, pen: &mut Pen<'_>) -> Step<V> {
        let before = V::among(all, id).cloned();
        let stamp = match &before {
            Some(before) => pen.clock.tick_after(pen.now_ms, before.stamp()),
            None => pen.clock.tick(pen.now_ms),
        };
        Step { before, after: V::new(id, stamp, state) }
    }
}

impl<V> Change<V> {
    /// The versions to write.
    pub fn versions(&self) -> impl Iterator<Item = &V> {
        self.steps.iter().map(|step| &step.after)
    }

    /// Adds what else is to be written. Nothing may be in both.
    pub fn add(&mut self, more: Change<V>) {
        self.steps.extend(more.steps);
    }

    /// Whether it is one thing that did not exist before: a press.
    pub fn is_fresh(&self) -> bool {
        matches!(self.steps.as_slice(), [Step { before: None, .. }])
    }

    /// Whether it changes anything.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

impl<V: Version> Change<V> {
    /// A change made by merging versions in, so that it can be undone.
    pub fn bringing_in(all: &V::All, incoming: impl IntoIterator<Item = V>) -> Change<V> {
        let mut change = Change::default();
        change.bring_in(all, incoming);
        change
    }

    /// Adds versions to be merged in: only what is not here already, or outranked by
    /// what is. Counts them, and returns those that were taken out here since, which
    /// stay out. No id may come twice.
    pub fn bring_in(
        &mut self,
        all: &V::All,
        incoming: impl IntoIterator<Item = V>,
    ) -> (Merged, Vec<V>) {
        let (mut merged, mut out) = (Merged::default(), Vec::new());
        for after in incoming {
            let before = V::among(all, after.id()).cloned();
            let order = before.as_ref().map(|before| after.version(before));
            let here = before.as_ref().is_some_and(V::is_here);
            match merged.weigh(order, here, after.is_here()) {
                Incoming::In => self.steps.push(Step { before, after }),
                Incoming::Out => out.push(after),
                Incoming::Here => {}
            }
        }
        (merged, out)
    }

    /// How what was taken out here comes back as it is given.
    pub fn bringing_back(all: &V::All, out: Vec<V>, pen: &mut Pen<'_>) -> Change<V> {
        out.iter().map(|after| Step::to(all, after.id(), after.state().clone(), pen)).collect()
    }

    /// The way back; `None` where all of it was changed since, by a press in between or
    /// in another tab: that stands.
    pub fn back(&self, all: &V::All, pen: &mut Pen<'_>) -> Option<Change<V>> {
        let mut back = Change::default();
        for Step { before, after } in self.steps.iter().rev() {
            let here = V::among(all, after.id());
            if here.is_some_and(|here| here.state() == after.state()) {
                let state = before.as_ref().map_or(V::REMOVED, |before| before.state().clone());
                back.add(Step::to(all, after.id(), state, pen).into());
            }
        }
        (self.is_empty() || !back.is_empty()).then_some(back)
    }
}

// By hand: derived, they would ask the same of `V`.
impl<V> Default for Change<V> {
    fn default() -> Change<V> {
        Change { steps: Vec::new() }
    }
}

impl<V> From<Step<V>> for Change<V> {
    fn from(step: Step<V>) -> Change<V> {
        Change { steps: vec![step] }
    }
}

impl<V> FromIterator<Step<V>> for Change<V> {
    fn from_iter<I: IntoIterator<Item = Step<V>>>(steps: I) -> Change<V> {
        Change { steps: steps.into_iter().collect() }
    }
}
