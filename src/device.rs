//! Thin wrappers round the device. No rules in here.

pub mod awake;
pub mod chance;
pub mod clock;
pub mod dates;
pub mod early;
pub mod fetch;
pub mod files;
pub mod incoming;
pub mod install;
pub mod panic;
pub mod persist;
pub mod picture;
pub mod rest;
pub mod share;
pub mod speech;
pub mod tabs;
pub mod updates;
pub mod worker;
