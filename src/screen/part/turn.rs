//! The last one counts: what was made ready to be looked at, of a paste or a picture, is of
//! no use any more once something else was begun, or the screen was left.

use leptos::prelude::*;

/// Counts what was begun, for one screen. A handle.
#[derive(Clone, Copy)]
pub struct Turn(RwSignal<u32>);

/// One thing begun; `None` where the screen is gone.
pub type Begun = Option<u32>;

impl Turn {
    /// Nothing begun yet.
    pub fn new() -> Turn {
        Turn(RwSignal::new(0))
    }

    /// Begins something, in place of whatever was begun before.
    pub fn begin(self) -> Begun {
        self.0.try_update_untracked(|turn| *turn = turn.wrapping_add(1));
        self.now()
    }

    /// What was begun last.
    pub fn now(self) -> Begun {
        self.0.try_get_untracked()
    }

    /// Whether nothing else was begun since, and the screen is still there.
    pub fn is_on(self, begun: Begun) -> bool {
        begun.is_some() && self.now() == begun
    }
}
