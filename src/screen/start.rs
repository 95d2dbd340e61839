//! The start: first a language, then the screens.

use super::home::home;
use super::shell;
use crate::device::{fetch, rest, speech, worker};
use crate::lang;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds before the third try to get the language, and at most before
/// any.
const FIRST_PAUSE: i32 = 1_000;
const LONGEST_PAUSE: i32 = 30_000;

/// Gets the language and opens the app in it. Until then the page's own first
/// card stays, words and all.
pub fn start() {
    spawn_local(async {
        if !speak().await && !speak().await {
            // The worker may get what this page could not, for the next start.
            worker::register();
            let mut pause = FIRST_PAUSE;
            while !speak().await {
                rest::wait_for_network(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
        speech::name_the_page();
        shell::open();
    });
}

/// Whether a language is spoken now.
async fn speak() -> bool {
    let own = speech::own();
    let chosen = home().mirror().prefs().lang;
    let code = lang::choose(&chosen, own.iter().map(String::as_str));
    if let Some(file) = fetch::early(code).await
        && lang::install(file, speech::plural).is_ok()
    {
        return true;
    }
    let file = fetch::fresh(&format!("lang/{code}.txt")).await.unwrap_or_default();
    lang::install(file, speech::plural).is_ok()
}
