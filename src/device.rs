//! Thin wrappers round the device. No rules in here.

pub mod arrived;
pub mod awake;
pub mod caches;
pub mod camera;
pub mod chance;
pub mod clock;
pub mod dates;
pub mod early;
pub mod fetch;
pub mod files;
pub mod inflate;
pub mod install;
pub mod pages;
pub mod panic;
pub mod persist;
pub mod picture;
pub mod reflect;
pub mod rest;
pub mod scan;
pub mod share;
pub mod speech;
pub mod tabs;
pub mod updates;
pub mod worker;
