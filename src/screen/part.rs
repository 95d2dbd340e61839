//! Pieces that several screens share.

pub mod apart;
pub mod bar;
pub mod heading;
pub mod hold;
pub mod lean;
pub mod notice;
pub mod outcome;
pub mod pick;
pub mod select;
pub mod weave;
