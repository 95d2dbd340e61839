//! What is fuzzed (fuzz/README.md), here with the seeds and what is made of them by chance, so that
//! it compiles and holds wherever tests run.

#[path = "../../fuzz/laws/decode.rs"]
mod decode;
#[path = "../../fuzz/laws/merge.rs"]
mod merge;

use proptest::prelude::*;
use std::fs;

/// Every seed of a target, by name.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = fs::read_dir(format!("fuzz/seeds/{target}")).unwrap();
    let mut files: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|file| fs::read(file).unwrap()).collect()
}

/// A seed with some bytes changed and its end cut off, mostly none.
fn mangled(target: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
    (prop::sample::select(seeds(target)), changes, any::<prop::sample::Index>(), 0..4_u8).prop_map(
        |(mut seed, changes, end, cut)| {
            if cut == 0 {
                seed.truncate(end.index(seed.len() + 1));
            }
            for (at, byte) in changes {
                let at = at.index(seed.len().max(1));
                if let Some(there) = seed.get_mut(at) {
                    *there = byte;
                }
            }
            seed
        },
    )
}

#[test]
fn the_seeds_reach_what_they_are_for() {
    // A text, letters or digits, is read and sent on; a body is read as far as it goes.
    let read = seeds("decode").iter().filter(|seed| decode::holds(seed).is_some()).count();
    assert!(read >= 12, "only {read} seeds are parcels");
    let threads: usize = seeds("merge").iter().map(|seed| merge::holds(seed)).sum();
    assert!(threads >= 1, "no seed has a thread");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_is_pasted(data in mangled("decode")) {
        decode::holds(&data);
    }

    #[test]
    fn whatever_rows_there_are(data in mangled("merge")) {
        merge::holds(&data);
    }
}
