//! Everything a person can do to what is their own, and its way back.

use super::{Child, Gesture, Own, OwnCard, Place, Record, State, Thing, Words};
use crate::deck::{Band, CardRef, Moment};
use crate::journal::{Clock, EntryId, Extra, Incoming, MAX_ROW, Merged};
use serde_json::{Map, Value};

/// What a person asks for.
#[derive(Clone, Debug)]
pub enum Command {
    /// Write words of one's own, after all others.
    Write(EntryId, Draft),
    /// Write several, in this order. No id may come twice.
    WriteAll(Vec<(EntryId, Draft)>),
    /// Keep fields of another room's, in place of what stands there. They say
    /// `what` they are, and it is none of this room's own.
    Put(EntryId, Map<String, Value>),
    /// Several at once. They do not see each other.
    All(Vec<Command>),
    /// Write them differently.
    Edit(EntryId, Draft),
    /// Offer words before all others, or no longer.
    Pin(EntryId, bool),
    /// Move words to another place.
    Move(EntryId, Spot),
    /// Hide a built-in card.
    Hide(CardRef),
    /// Offer a hidden card again.
    Unhide(CardRef),
    /// Add a child.
    AddChild(EntryId, Child),
    /// Say something else of a child.
    EditChild(EntryId, Child),
    /// Remove words or a child.
    Remove(EntryId),
    /// Take back a change.
    Undo(Change),
}

/// Words as written on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What to say aloud.
    pub words: Words,
    /// What to do with body or hands.
    pub gesture: Option<Gesture>,
    /// Whom they are for; `None` for everyone.
    pub band: Option<Band>,
    /// After what; `None` for any moment.
    pub moment: Option<Moment>,
}

/// A place beside other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Right before them.
    Before(EntryId),
    /// Right after them.
    After(EntryId),
}

/// Why a command could not be applied. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no such record, or it was removed, or it is of another kind.
    NotHere,
    /// There are as many as there can be.
    TooMany,
    /// It is larger than can be kept.
    TooLarge,
}

/// Versions to write, and what stood there before. Applying the inverse puts
/// everything back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq)]
struct Step {
    before: Option<Record>,
    after: Record,
}

impl Change {
    /// The versions to write.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.steps.iter().map(|step| &step.after)
    }

    /// Whether it changes anything.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Adds records to be merged in: only what `own` does not already have or
    /// outrank. Counts them, and returns those that were taken out here since,
    /// which stay out. No id may come twice.
    pub fn bring_in(
        &mut self,
        own: &Own,
        incoming: impl IntoIterator<Item = Record>,
    ) -> (Merged, Vec<Record>) {
        let (mut merged, mut out) = (Merged::default(), Vec::new());
        for after in incoming {
            let before = own.get(after.id).cloned();
            let order = before.as_ref().map(|before| after.version(before));
            let here = before.as_ref().is_some_and(|before| before.here().is_some());
            match merged.weigh(order, here, after.here().is_some()) {
                Incoming::In => self.steps.push(Step { before, after }),
                Incoming::Out => out.push(after),
                Incoming::Here => {}
            }
        }
        (merged, out)
    }

    /// Adds what else is to be written. No record may be in both.
    pub fn add(&mut self, more: Change) {
        self.steps.extend(more.steps);
    }
}

/// The clock at the press: ms since 1970, and where stamps come from.
struct Pen<'a> {
    now_ms: u64,
    clock: &'a mut Clock,
}

impl Own {
    /// Works out what a command changes. Changes nothing itself: the caller
    /// commits the change, then merges it. `now_ms`: the clock, since 1970.
    pub fn apply(
        &self,
        command: Command,
        now_ms: u64,
        clock: &mut Clock,
    ) -> Result<Change, Refused> {
        let pen = &mut Pen { now_ms, clock };
        match command {
            Command::Write(id, draft) => self.write(vec![(id, draft)], pen),
            Command::WriteAll(drafts) => self.write(drafts, pen),
            Command::Put(id, fields) => self.put(id, fields, pen),
            Command::All(commands) => {
                let mut all = Change::default();
                for command in commands {
                    all.steps.extend(self.apply(command, pen.now_ms, pen.clock)?.steps);
                }
                Ok(all)
            }
            Command::Edit(id, draft) => self.edit(id, pen, |card| {
                let Draft { words, gesture, band, moment } = draft;
                *card = OwnCard { words, gesture, band, moment, ..card.clone() };
            }),
            Command::Pin(id, pinned) => self.edit(id, pen, |card| card.pinned = pinned),
            Command::Move(id, spot) => self.shift(id, spot, pen),
            Command::Hide(card) => {
                let extra = Extra::default();
                Ok(self.step(hidden_id(&card), State::Here(Thing::Hidden(card), extra), pen))
            }
            Command::Unhide(card) => self.remove(hidden_id(&card), pen),
            Command::AddChild(id, child) if self.children().count() < Own::MAX_CHILDREN => {
                Ok(self.step(id, State::Here(Thing::Child(child), Extra::default()), pen))
            }
            Command::AddChild(..) => Err(Refused::TooMany),
            Command::EditChild(id, child) => match self.here(id)? {
                (Thing::Child(_), extra) => {
                    Ok(self.step(id, State::Here(Thing::Child(child), extra.clone()), pen))
                }
                _ => Err(Refused::NotHere),
            },
            Command::Remove(id) => self.remove(id, pen),
            Command::Undo(change) => {
                let was_empty = change.is_empty();
                let back = self.undo(change, pen);
                if back.is_empty() && !was_empty { Err(Refused::NotHere) } else { Ok(back) }
            }
        }
    }

    /// Works out how records that were taken out here come back as they are given.
    /// `now_ms`: the clock, since 1970.
    pub fn bring_back(&self, out: Vec<Record>, now_ms: u64, clock: &mut Clock) -> Change {
        let pen = &mut Pen { now_ms, clock };
        let steps =
            out.into_iter().flat_map(|record| self.step(record.id, record.state, pen).steps);
        Change { steps: steps.collect() }
    }

    fn write(&self, drafts: Vec<(EntryId, Draft)>, pen: &mut Pen) -> Result<Change, Refused> {
        let cards = self.in_order();
        if cards.len() + drafts.len() > Own::MAX_CARDS {
            return Err(Refused::TooMany);
        }
        let mut last = cards.last().map(|(_, card)| card.place);
        let mut change = Change::default();
        for (id, draft) in drafts {
            let Draft { words, gesture, band, moment } = draft;
            // Where others' words reach the edge it stands beside the last, and a
            // move numbers them anew.
            let place = Place::between(last, None).or(last).unwrap_or_default();
            last = Some(place);
            let card = OwnCard { words, gesture, band, moment, pinned: false, place };
            let state = State::Here(Thing::Card(card), Extra::default());
            change.steps.extend(self.step(id, state, pen).steps);
        }
        Ok(change)
    }

    fn put(
        &self,
        id: EntryId,
        fields: Map<String, Value>,
        pen: &mut Pen,
    ) -> Result<Change, Refused> {
        let change = self.step(id, State::Here(Thing::Other(fields), Extra::default()), pen);
        // A row that could not be read again must not be written.
        let fits = change.records().all(|record| record.to_row().len() <= MAX_ROW);
        if fits { Ok(change) } else { Err(Refused::TooLarge) }
    }

    /// One record where there is room, else every one whose place changes.
    fn shift(&self, id: EntryId, spot: Spot, pen: &mut Pen) -> Result<Change, Refused> {
        let mut order = self.in_order();
        let from = order.iter().position(|(other, _)| *other == id).ok_or(Refused::NotHere)?;
        let moved = order.remove(from);
        let (beside, step) = match spot {
            Spot::Before(beside) => (beside, 0),
            Spot::After(beside) => (beside, 1),
        };
        if beside == id {
            return Ok(Change::default());
        }
        let beside = order.iter().position(|(other, _)| *other == beside);
        let at = beside.ok_or(Refused::NotHere)? + step;
        let place = |at: Option<usize>| at.and_then(|at| order.get(at)).map(|(_, card)| card.place);
        if let Some(free) = Place::between(place(at.checked_sub(1)), place(Some(at))) {
            return self.edit(id, pen, |card| card.place = free);
        }
        order.insert(at, moved);
        let mut change = Change::default();
        for ((id, card), place) in order.iter().zip(Place::anew(order.len())) {
            if card.place != place {
                change.steps.extend(self.edit(*id, pen, |card| card.place = place)?.steps);
            }
        }
        Ok(change)
    }

    fn edit(
        &self,
        id: EntryId,
        pen: &mut Pen,
        edit: impl FnOnce(&mut OwnCard),
    ) -> Result<Change, Refused> {
        let (Thing::Card(card), extra) = self.here(id)? else { return Err(Refused::NotHere) };
        let mut card = card.clone();
        edit(&mut card);
        Ok(self.step(id, State::Here(Thing::Card(card), extra.clone()), pen))
    }

    fn remove(&self, id: EntryId, pen: &mut Pen) -> Result<Change, Refused> {
        self.here(id)?;
        Ok(self.step(id, State::Removed, pen))
    }

    fn undo(&self, change: Change, pen: &mut Pen) -> Change {
        // What was changed since, by a press in between or in another tab, stands.
        let is_as_left = |step: &Step| {
            self.get(step.after.id).is_some_and(|here| here.state == step.after.state)
        };
        let steps = change.steps.into_iter().rev().filter(is_as_left).flat_map(|step| {
            let state = step.before.map_or(State::Removed, |before| before.state);
            self.step(step.after.id, state, pen).steps
        });
        Change { steps: steps.collect() }
    }

    fn step(&self, id: EntryId, state: State, pen: &mut Pen) -> Change {
        let before = self.get(id).cloned();
        let stamp = match &before {
            Some(before) => pen.clock.tick_after(pen.now_ms, before.stamp),
            None => pen.clock.tick(pen.now_ms),
        };
        Change { steps: vec![Step { before, after: Record { id, stamp, state } }] }
    }

    fn here(&self, id: EntryId) -> Result<(&Thing, &Extra), Refused> {
        match self.get(id).map(|record| &record.state) {
            Some(State::Here(thing, extra)) => Ok((thing, extra)),
            _ => Err(Refused::NotHere),
        }
    }
}

/// The same record for the same card on every device, so that hiding it here and
/// offering it again there meet: FNV-1a, 128 bits (RFC 9923), over the card's id.
fn hidden_id(card: &CardRef) -> EntryId {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let start = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    let mix = |hash: u128, byte: &u8| (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
    EntryId(card.as_str().as_bytes().iter().fold(start, mix))
}
