//! Everything a person can do to what is their own, and its way back.

use super::{Change, Child, Gesture, Own, OwnCard, Place, Record, State, Thing, Words};
use crate::deck::{Band, CardRef, Moment};
use crate::journal::change::{Pen, Step};
use crate::journal::{Clock, EntryId, Extra, MAX_ROW};
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
        let step = match command {
            Command::Write(id, draft) => return self.write(vec![(id, draft)], pen),
            Command::WriteAll(drafts) => return self.write(drafts, pen),
            Command::Put(id, fields) => self.put(id, fields, pen)?,
            Command::All(commands) => {
                let mut all = Change::default();
                for command in commands {
                    all.add(self.apply(command, pen.now_ms, pen.clock)?);
                }
                return Ok(all);
            }
            Command::Edit(id, draft) => self.edit(id, pen, |card| {
                let Draft { words, gesture, band, moment } = draft;
                *card = OwnCard { words, gesture, band, moment, ..card.clone() };
            })?,
            Command::Pin(id, pinned) => self.edit(id, pen, |card| card.pinned = pinned)?,
            Command::Move(id, spot) => return self.shift(id, spot, pen),
            Command::Hide(card) => {
                self.keep(hidden_id(&card), Thing::Hidden(card), Extra::default(), pen)
            }
            Command::Unhide(card) => self.remove(hidden_id(&card), pen)?,
            Command::AddChild(id, child) if self.children().count() < Own::MAX_CHILDREN => {
                self.keep(id, Thing::Child(child), Extra::default(), pen)
            }
            Command::AddChild(..) => return Err(Refused::TooMany),
            Command::EditChild(id, child) => match self.here(id)? {
                (Thing::Child(_), extra) => self.keep(id, Thing::Child(child), extra.clone(), pen),
                _ => return Err(Refused::NotHere),
            },
            Command::Remove(id) => self.remove(id, pen)?,
            Command::Undo(change) => return change.back(self, pen).ok_or(Refused::NotHere),
        };
        Ok(step.into())
    }

    /// Works out how records that were taken out here come back as they are given.
    /// `now_ms`: the clock, since 1970.
    pub fn bring_back(&self, out: Vec<Record>, now_ms: u64, clock: &mut Clock) -> Change {
        Change::bringing_back(self, out, &mut Pen { now_ms, clock })
    }

    fn write(&self, drafts: Vec<(EntryId, Draft)>, pen: &mut Pen<'_>) -> Result<Change, Refused> {
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
            change.add(self.keep(id, Thing::Card(card), Extra::default(), pen).into());
        }
        Ok(change)
    }

    fn put(
        &self,
        id: EntryId,
        fields: Map<String, Value>,
        pen: &mut Pen<'_>,
    ) -> Result<Step<Record>, Refused> {
        let step = self.keep(id, Thing::Other(fields), Extra::default(), pen);
        // A row that could not be read again must not be written.
        if step.after.to_row().len() <= MAX_ROW { Ok(step) } else { Err(Refused::TooLarge) }
    }

    /// One record where there is room, else every one whose place changes.
    fn shift(&self, id: EntryId, spot: Spot, pen: &mut Pen<'_>) -> Result<Change, Refused> {
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
            return self.edit(id, pen, |card| card.place = free).map(Change::from);
        }
        order.insert(at, moved);
        let mut change = Change::default();
        for ((id, card), place) in order.iter().zip(Place::anew(order.len())) {
            if card.place != place {
                change.add(self.edit(*id, pen, |card| card.place = place)?.into());
            }
        }
        Ok(change)
    }

    fn edit(
        &self,
        id: EntryId,
        pen: &mut Pen<'_>,
        edit: impl FnOnce(&mut OwnCard),
    ) -> Result<Step<Record>, Refused> {
        let (Thing::Card(card), extra) = self.here(id)? else { return Err(Refused::NotHere) };
        let mut card = card.clone();
        edit(&mut card);
        Ok(self.keep(id, Thing::Card(card), extra.clone(), pen))
    }

    fn keep(&self, id: EntryId, thing: Thing, extra: Extra, pen: &mut Pen<'_>) -> Step<Record> {
        Step::to(self, id, State::Here(thing, extra), pen)
    }

    fn remove(&self, id: EntryId, pen: &mut Pen<'_>) -> Result<Step<Record>, Refused> {
        self.here(id)?;
        Ok(Step::to(self, id, State::Removed, pen))
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
/// By hand: a crate for a line of arithmetic would be one more to trust.
fn hidden_id(card: &CardRef) -> EntryId {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let start = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    let mix = |hash: u128, byte: &u8| (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
    EntryId(card.as_str().as_bytes().iter().fold(start, mix))
}
