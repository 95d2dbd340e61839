//! Whatever rows come in, the laws of merging hold and rows are read back.

#![no_main]

use darn::journal::{Clock, Entry, Journal};
use darn::parcel::{Thread, ThreadId, Threads};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

#[derive(Clone, Default, Debug, PartialEq)]
struct Device {
    journal: Journal,
    threads: Threads,
}

impl Device {
    fn take(&mut self, row: &str) {
        if let Ok(entry) = Entry::from_row(row) {
            assert_eq!(Entry::from_row(&entry.to_row()).as_ref(), Ok(&entry));
            self.journal.merge([entry]);
        } else if let Ok(Value::Object(map)) = serde_json::from_str(row)
            && let Some(thread) = Thread::from_map(map)
        {
            let Ok(Value::Object(again)) = serde_json::from_str(&thread.to_row()) else {
                panic!("a row that is no object");
            };
            assert_eq!(Thread::from_map(again).as_ref(), Some(&thread));
            self.threads.merge(thread);
        }
    }

    fn with(&self, other: &Device) -> Device {
        let mut both = self.clone();
        both.journal.merge(other.journal.entries().cloned());
        other.threads.all().iter().for_each(|thread| {
            both.threads.merge(thread.clone());
        });
        both
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut devices: [Device; 3] = Default::default();
    for line in text.lines() {
        // The first letter says which device has the row.
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
    let ids: Vec<ThreadId> = all.threads.here().map(|thread| thread.id()).collect();
    let mut clock = Clock::new(1);
    for id in ids {
        let shown = all.threads.get(id).map(Thread::days);
        let before = all.threads.remove(id, &mut clock, 0);
        assert!(all.threads.here().all(|thread| thread.id() != id));
        all.threads.put_back(before, &mut clock, 0);
        assert_eq!(all.threads.get(id).map(Thread::days), shown);
    }
});
