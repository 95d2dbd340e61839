//! Pieces that several screens share.

pub mod apart;
pub mod bar;
pub mod brought;
pub mod button;
pub mod heading;
pub mod lean;
pub mod notice;
pub mod pick;
pub mod press;
pub mod safety;
pub mod said;
pub mod select;
pub mod threads;
pub mod turn;
