//! Whatever rows come in, the laws of merging hold and rows are read back.

use darn::journal::{Clock, Entry, Journal};
use darn::own::{Command, Own, Record};
use darn::parcel::{Thread, kept};
use serde_json::Value;

#[derive(Clone, Default, Debug, PartialEq)]
struct Device {
    journal: Journal,
    own: Own,
}

impl Device {
    fn take(&mut self, row: &str) {
        let value: Value = serde_json::from_str(row).unwrap_or_default();
        let is_exact = !has_fraction(&value);
        if let Ok(entry) = Entry::from_row(row) {
            assert!(!is_exact || Entry::from_row(&entry.to_row()).as_ref() == Ok(&entry));
            self.journal.merge([entry]);
        }
        if let Ok(record) = Record::from_row(row) {
            assert!(!is_exact || Record::from_row(&record.to_row()).as_ref() == Ok(&record));
            self.own.merge([record]);
        }
        if let Value::Object(map) = value
            && let Some(thread) = Thread::from_map(map)
        {
            assert_eq!(Thread::from_map(thread.to_map()).as_ref(), Some(&thread));
        }
    }

    fn with(&self, other: &Device) -> Device {
        let mut both = self.clone();
        both.journal.merge(other.journal.entries().cloned());
        both.own.merge(other.own.records().cloned());
        both
    }

    /// Does it, where it can be done; what it changed.
    fn act(&mut self, command: Command, clock: &mut Clock) -> Option<darn::own::Change> {
        let change = self.own.apply(command, 0, clock).ok()?;
        self.own.merge(change.versions().cloned());
        Some(change)
    }
}

/// Whether there is a number in it that is read back to within its last digit alone.
fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(values) => values.iter().any(has_fraction),
        Value::Object(map) => map.values().any(has_fraction),
        _ => false,
    }
}

/// Panics where it does not hold; returns how many threads were among the rows. A line is
/// a row; its first letter says which of three devices has it.
pub fn holds(data: &[u8]) -> usize {
    let Ok(text) = std::str::from_utf8(data) else {
        return 0;
    };
    let mut devices: [Device; 3] = Default::default();
    for line in text.lines() {
        let (device, row) = match line.split_at_checked(1) {
            Some(("a", row)) => (0, row),
            Some(("b", row)) => (1, row),
            _ => (2, line),
        };
        devices[device].take(row);
    }
    let [a, b, c] = devices;
    assert_eq!(a.with(&b), b.with(&a));
    assert_eq!(a.with(&b).with(&c), a.with(&b.with(&c)));
    assert_eq!(a.with(&b).with(&b), a.with(&b));
    let mut all = a.with(&b).with(&c);
    assert_eq!(all.journal.cloth().total(), all.journal.returns().count());
    let mut clock = Clock::new(1);
    // Every thread is taken out and put back as it was.
    let before = kept::threads(&all.own);
    for thread in before.all() {
        let change = all.act(kept::remove(thread.id()), &mut clock);
        assert!(kept::threads(&all.own).get(thread.id()).is_none());
        change.map(|change| all.act(Command::Undo(change), &mut clock));
        assert_eq!(kept::threads(&all.own), before);
    }
    before.all().len()
}
