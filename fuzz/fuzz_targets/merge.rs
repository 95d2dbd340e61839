#![no_main]

#[path = "../laws/merge.rs"]
mod merge;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    merge::holds(data);
});
