//! How Darn comes to a phone and stays current: when a fresh version is offered
//! and taken, what its first frame shows, and who is shown the way to a home screen.
//! Rules only; asking the browser is `device`'s.

pub mod fresh;
pub mod install;
pub mod page;
