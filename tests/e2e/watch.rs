//! Hears everything that goes wrong in a page; any of it fails the story.
//!
//! Two ears. `watch.js` runs in every page before its own scripts and keeps console errors, uncaught
//! errors, unhandled rejections, blocked content and files that fail to load. Beside it, what the
//! engine itself prints to its console: Chromium's by the driver's log, WebKit's by the standard
//! output of `webkit.js`. What neither can hear: errors inside Chromium's service worker.

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

use serde_json::json;
use thirtyfour::WebDriver;

use crate::engine::Engine;
use crate::outcome::Outcome;

/// What WebKit says of no fault in the page.
const HARMLESS: [&str; 3] = [
    // At every load, where it was built without manifests: of a policy other browsers need.
    "Unrecognized Content-Security-Policy directive 'manifest-src'",
    // Of a page that was left while its worker was installing.
    "Cache API operation failed: Context is stopped",
    "/sw.js due to access control checks",
];

/// The ears of one open browser.
pub struct Watch {
    engine: Engine,
    log: PathBuf,
    heard: Mutex<Heard>,
}

/// What was heard and not yet told.
#[derive(Default)]
struct Heard {
    words: Vec<String>,
    lines_read: usize,
}

impl Watch {
    /// Begins to listen; `log` is where the driver and WebKit's console print.
    pub async fn start(engine: Engine, driver: &WebDriver, log: PathBuf) -> Outcome<Self> {
        let watch = Self { engine, log, heard: Mutex::default() };
        watch.cover(driver).await?;
        Ok(watch)
    }

    /// Covers the window the driver is in; needed once for every new Chromium tab.
    pub async fn cover(&self, driver: &WebDriver) -> Outcome {
        if self.engine == Engine::Chromium {
            driver
                .cdp()
                .send_raw(
                    "Page.addScriptToEvaluateOnNewDocument",
                    json!({ "source": include_str!("watch.js") }),
                )
                .await?;
        }
        Ok(())
    }

    /// Takes down what the present page kept; to be called before it is left.
    pub async fn listen(&self, driver: &WebDriver) -> Outcome {
        let script = "return (window.__heard || []).splice(0)";
        let mut words: Vec<String> = driver.execute(script, vec![]).await?.convert()?;
        if self.engine == Engine::Chromium {
            let entries = driver.browser_log().await?;
            let severe = entries.into_iter().filter(|entry| entry.level == "SEVERE");
            words.extend(severe.map(|entry| entry.message));
        }
        self.heard.lock().unwrap().words.extend(words);
        Ok(())
    }

    /// Everything heard since the last time.
    pub fn take(&self) -> Vec<String> {
        let mut heard = self.heard.lock().unwrap();
        if self.engine == Engine::WebKit {
            let said = fs::read_to_string(&self.log).unwrap_or_default();
            let fresh = said.lines().skip(heard.lines_read);
            let errors: Vec<String> = fresh
                .filter(|line| line.contains("CONSOLE ") && line.contains(" ERROR "))
                .filter(|line| !HARMLESS.iter().any(|said| line.contains(said)))
                .map(str::to_owned)
                .collect();
            heard.lines_read = said.lines().count();
            heard.words.extend(errors);
        }
        std::mem::take(&mut heard.words)
    }
}
