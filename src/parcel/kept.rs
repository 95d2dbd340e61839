//! Threads of others, and one's own as others see it, where they are kept:
//! among the records of what is a person's own, so that they survive a backup,
//! another tab and a restart like everything else there. One record a thread.
//!
//! There the later of two versions of a record stands, whole. It was written by
//! someone who had seen the earlier, or the next sending mends it.

use super::threads::Full;
use super::{Carried, Stitches, Thread, ThreadId, Threads, Yarn};
use crate::journal::{Clock, EntryId, Journal};
use crate::own::{Command, Own, Record};
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

/// The threads that are here.
pub fn threads(own: &Own) -> Threads {
    let mut threads = Threads::default();
    for (record, fields) in own.others().filter(|(_, fields)| is(fields, THREAD)) {
        if let Some(thread) = Thread::from_map(fields.clone())
            && place(thread.id()) == record.id
        {
            threads.merge(thread);
        }
    }
    threads
}

/// One's own thread as others see it, once something was sent.
pub fn yarn(own: &Own) -> Option<Yarn> {
    let mut yarns = own.others().filter(|(_, fields)| is(fields, YARN));
    yarns.find_map(|(_, fields)| Yarn::from_map(fields))
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

/// To bring stitches in. Old sendings go where there would be too many.
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

/// To keep threads that were carried here, joined with those that are.
pub fn bring_threads(own: &Own, carried: &[Thread]) -> Vec<Command> {
    let mut threads = threads(own);
    let mut commands = Vec::new();
    for thread in carried.iter().take(Threads::MAX) {
        if threads.merge(thread.clone())
            && let Some(Ok(command)) = threads.get(thread.id()).map(keep)
        {
            commands.push(command);
        }
    }
    commands
}

/// To take a thread out. Nothing of it is kept.
pub fn remove(thread: ThreadId) -> Command {
    Command::Remove(place(thread))
}

fn keep(thread: &Thread) -> Result<Command, Full> {
    let mut fields = thread.to_map();
    fields.insert(WHAT.into(), THREAD.into());
    let long = |fields: &Map<String, Value>| {
        fields.values().map(|value| value.to_string().len()).sum::<usize>() > LONGEST
    };
    while long(&fields) {
        match fields.get_mut("sends") {
            // The oldest comes first.
            Some(Value::Array(sends)) if sends.len() > 1 => drop(sends.remove(0)),
            _ => return Err(Full),
        }
    }
    Ok(Command::Put(place(thread.id()), fields))
}
