//! What travels.

mod clean;
mod codec;
mod find;
mod hostile;
mod link;
mod make;
mod stitches;
mod threads;
