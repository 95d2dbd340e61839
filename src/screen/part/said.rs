//! What came of something, in a line that was there before: one that comes with what it
//! says is not read aloud, nor is the same again.

use super::lean::says;
use leptos::prelude::*;

const NO_BREAK_SPACE: char = '\u{a0}';

/// What is said, for one screen. A handle.
#[derive(Clone, Copy)]
pub struct Said(RwSignal<String>);

impl Said {
    /// Nothing yet.
    pub fn new() -> Said {
        Said(RwSignal::default())
    }

    /// Says it, or with an empty text nothing. The screen may be gone by now.
    pub fn say(self, text: impl Into<String>) {
        let text = text.into();
        self.0.try_update(|said| *said = afresh(said, text));
    }

    /// The line.
    pub fn view(self) -> AnyView {
        let said = says(move || self.0.get());
        view! { <p class="status" role="status">{said}</p> }.into_any()
    }
}

/// What to say after what was said before: where that is the same, differing by a space
/// that nobody sees.
pub fn afresh(before: &str, mut text: String) -> String {
    if text == before && !text.is_empty() {
        text.push(NO_BREAK_SPACE);
    }
    text
}
