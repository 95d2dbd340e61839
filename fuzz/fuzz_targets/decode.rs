#![no_main]

#[path = "../laws/decode.rs"]
mod decode;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    decode::holds(data);
});
