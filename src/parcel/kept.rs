//! Threads of others, and one's own as others see it, where they are kept:
//! among the records of what is a person's own, so that they survive a backup,
//! another tab and a restart like everything else there. One record a thread.
//!
//! There the later of two versions of a record stands, whole. It was written by
//! someone who had seen the earlier, or the next sending mends it.

use super::threads::Full;
use super::{Carried, Stitches, Thread, ThreadId, Threads, Yarn};
use crate::journal::{Clock, EntryId, Extra, Journal, Merged};
use crate::own::{Command, Own, Record, State, Thing};
use serde_json::{Map, Value};

/// The field by which records of one's own tell what they are.
const WHAT: &str = "what";
const THREAD: &str = "thread";
const YARN: &str = "yarn";

/// Longest record of a thread, in bytes: below what one row may be.
const LONGEST: usize = 15_000;

/// The upper half of every place of a thread: its name in letters.
const THREADS: u128 = 0x7468_7265_6164;

/// Where a thread is kept: the same on every device.
pub fn place(thread: ThreadId) -> EntryId {
    EntryId((THREADS << 64) | u128::from(thread.0))
}

/// Where one's own yarn is kept.
const MINE: EntryId = EntryId(0x7961_726e_u128 << 64);

/// The threads of others that are here. One's own may be among the rows, where it was
/// sent from what is another browser to this phone; it is not one of others.
pub fn threads(own: &Own) -> Threads {
    let mut threads = Threads::default();
    let mine = yarn(own).map(|yarn| yarn.thread);
    for (record, fields) in own.others().filter(|(_, fields)| is(fields, THREAD)) {
        if let Some(thread) = Thread::from_map(fields.clone())
            && place(thread.id()) == record.id
            && Some(thread.id()) != mine
        {
            threads.merge(thread);
        }
    }
    threads
}

/// One's own thread as others see it, once something was sent.
pub fn yarn(own: &Own) -> Option<Yarn> {
    let (_, fields) = own.others().find(|(record, _)| record.id == MINE)?;
    if is(fields, YARN) { Yarn::from_map(fields) } else { None }
}

fn is(fields: &Map<String, Value>, what: &str) -> bool {
    fields.get(WHAT).and_then(Value::as_str) == Some(what)
}

/// Whether a record is a thread, one's own or another's, or was one.
pub fn is_thread(record: &Record) -> bool {
    record.id == MINE || record.id.0 >> 64 == THREADS
}

/// All that is carried to one's own other phone.
pub fn carry(entries: Journal, own: &Own) -> Carried {
    let mut others = Own::default();
    others.merge(own.records().filter(|record| !is_thread(record)).cloned());
    Carried {
        entries,
        yarn: yarn(own),
        threads: threads(own).all().to_vec(),
        own: others,
        unreadable: 0,
    }
}

/// To keep one's own thread.
pub fn keep_yarn(yarn: &Yarn) -> Command {
    let mut fields = yarn.to_map();
    fields.insert(WHAT.into(), YARN.into());
    Command::Put(MINE, fields)
}

/// To bring stitches in. The oldest sendings go where there would be too many
/// ([`too_many`]).
pub fn bring(
    own: &Own,
    stitches: Stitches,
    clock: &mut Clock,
    now_ms: u64,
) -> Result<Command, Full> {
    let id = stitches.thread();
    let mut threads = threads(own);
    threads.bring(stitches, clock, now_ms)?;
    keep(threads.get(id).ok_or(Full)?)
}

/// Threads that were carried here, joined with those that are.
#[derive(Default)]
pub struct Joined {
    /// To keep what they change.
    pub keep: Vec<Command>,
    /// How many are new here, say more than here, or say nothing more.
    pub merged: Merged,
    /// Those that were taken out here, which stay out unless that is asked for.
    pub out: Vec<Record>,
    /// How many there is no room for.
    pub left: usize,
}

/// To keep threads that were carried here, joined with those that are. `mine`: one's
/// own, which is none of others'.
pub fn bring_threads(own: &Own, carried: &[Thread], mine: Option<ThreadId>) -> Joined {
    let mut threads = threads(own);
    let mut joined = Joined::default();
    for thread in carried.iter().filter(|thread| Some(thread.id()) != mine) {
        let seen = |thread: &Thread| (thread.days(), thread.name().cloned(), thread.colour());
        let before = threads.get(thread.id()).map(seen);
        let record = own.get(place(thread.id()));
        if record.is_some_and(|record| record.here().is_none()) {
            joined.out.extend(as_record(thread));
        } else if before.is_none() && threads.all().len() >= Threads::MAX {
            joined.left += 1;
        } else if !threads.merge(thread.clone()) || threads.get(thread.id()).map(seen) == before {
            joined.merged.same += 1;
        } else if let Some(Ok(command)) = threads.get(thread.id()).map(keep) {
            joined.keep.push(command);
            match before {
                Some(_) => joined.merged.changed += 1,
                None => joined.merged.new += 1,
            }
        }
    }
    joined
}

/// A thread as it would be kept, under the stamp of its newest sending.
fn as_record(thread: &Thread) -> Option<Record> {
    let stamp = thread.sends().iter().map(|send| send.brought).max()?;
    let Ok(Command::Put(id, fields)) = keep(thread) else { return None };
    Some(Record { id, stamp, state: State::Here(Thing::Other(fields), Extra::default()) })
}

/// How many of a thread's stitches would have to go for the row to be one that can be
/// read again, were these brought in: its oldest.
pub fn too_many(own: &Own, stitches: &Stitches) -> usize {
    let count = |thread: &Thread| -> usize {
        thread.days().iter().map(|(_, count)| usize::from(*count)).sum()
    };
    let Some(all) = threads(own).with(stitches) else { return 0 };
    let kept = match keep(&all) {
        Ok(Command::Put(_, fields)) => Thread::from_map(fields),
        _ => None,
    };
    count(&all).saturating_sub(kept.as_ref().map_or(0, count))
}

/// To take a thread out. Nothing of it is kept.
pub fn remove(thread: ThreadId) -> Command {
    Command::Remove(place(thread))
}

/// How many bytes a value is, written.
fn written(value: &Value) -> usize {
    value.to_string().len()
}

fn keep(thread: &Thread) -> Result<Command, Full> {
    let mut fields = thread.to_map();
    fields.insert(WHAT.into(), THREAD.into());
    let mut length: usize = fields.values().map(written).sum();
    if let Some(Value::Array(sends)) = fields.get_mut("sends") {
        // The oldest comes first. Each is measured once: there may be very many.
        let last = sends.len().saturating_sub(1);
        let mut out = 0;
        for send in sends.iter().take(last) {
            if length <= LONGEST {
                break;
            }
            // With its comma.
            length = length.saturating_sub(written(send) + 1);
            out += 1;
        }
        sends.drain(..out);
    }
    if length > LONGEST {
        return Err(Full);
    }
    Ok(Command::Put(place(thread.id()), fields))
}
