//! Anything that travels or is saved outside the browser. Every decode is total
//! and bounded: whatever comes in gives entries or a reason, never a panic.

pub mod backup;
