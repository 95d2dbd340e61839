//! The start: first a language, then the screens.

use super::shell;
use crate::device::speech;
use crate::lang;

/// Opens the app in the language that the page fetched. Until there is one the
/// page's own first card stays, words and all.
pub fn start() {
    speech::hand_over(|file| {
        let speaks = lang::install(file, speech::plural).is_ok();
        if speaks {
            speech::name_the_page();
            shell::open();
        }
        speaks
    });
}
