//! What travels.

mod clean;
mod codec;
mod find;
mod hostile;
mod kept;
mod link;
mod make;
mod qr;
mod series;
mod stitches;
mod threads;
