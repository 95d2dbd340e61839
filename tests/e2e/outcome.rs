//! How a story goes wrong: with one plain sentence.

use std::fmt;

use thirtyfour::error::WebDriverError;

/// What is said of a browser that died while something was awaited.
pub const CRASHED: &str = "the browser crashed";

/// What a step hands back.
pub type Outcome<T = ()> = Result<T, Trouble>;

/// One sentence that says what went wrong.
#[derive(Debug)]
pub struct Trouble(String);

impl Trouble {
    /// Whether the browser is simply gone.
    pub fn is_death(&self) -> bool {
        self.0.contains("session id is invalid") || self.0.contains(CRASHED)
    }

    /// Whether an element went away, or moved, between finding and using it.
    pub fn is_stale(&self) -> bool {
        ["stale", "not interactable", "intercepted"].iter().any(|why| self.0.contains(why))
    }
}

/// Passes if `held`; fails with the sentence otherwise.
pub fn ensure(held: bool, otherwise: impl Into<String>) -> Outcome {
    if held { Ok(()) } else { Err(Trouble(otherwise.into())) }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Trouble {
    fn from(sentence: String) -> Self {
        Self(sentence)
    }
}

impl From<&str> for Trouble {
    fn from(sentence: &str) -> Self {
        Self(sentence.to_owned())
    }
}

impl From<WebDriverError> for Trouble {
    fn from(error: WebDriverError) -> Self {
        // The rest of what drivers say is their own stack.
        let said = error.to_string();
        let first = said.lines().next().unwrap_or_default().trim();
        Self(format!("the browser's driver said: {first}"))
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self(format!("the system said: {error}"))
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        Self(format!("what should be JSON is not: {error}"))
    }
}
