//! Thin wrappers round the device. No rules in here.

pub mod chance;
pub mod clock;
pub mod dates;
pub mod fetch;
pub mod files;
pub mod panic;
pub mod persist;
pub mod picture;
pub mod rest;
pub mod share;
pub mod tabs;
pub mod worker;
