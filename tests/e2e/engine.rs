//! The two browser engines: what each needs and how each is started.

use std::fmt;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser::SAVED;
use crate::group::find;
use crate::outcome::{Outcome, ensure};

/// A browser engine the whole suite runs in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Engine {
    /// Chromium by chromedriver.
    Chromium,
    /// WebKitGTK by WebKitWebDriver, with the browser in `webkit.js`.
    WebKit,
}

/// Where in the profile Chromium finds what its camera sees.
pub const CAMERA: &str = "camera.y4m";

/// A phone held upright.
pub const SCREEN: (u32, u32) = (390, 844);

impl Engine {
    /// Every engine, in the order they run.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::WebKit];

    /// Fails with one sentence if a program this engine needs is missing.
    pub fn ready(self) -> Outcome {
        let programs: &[&str] = match self {
            Self::Chromium => &["chromedriver"],
            Self::WebKit => &["WebKitWebDriver", "gjs", "Xvfb", "dbus-run-session"],
        };
        for program in programs {
            ensure(
                find(program).is_some(),
                format!("{program} is missing, so {self} cannot run; `make tools-test` gets it"),
            )?;
        }
        Ok(())
    }

    /// The command that starts the driver on `port`.
    pub fn driver(self, port: u16) -> Vec<String> {
        let words: &[&str] = match self {
            Self::Chromium => &["chromedriver"],
            Self::WebKit => &["dbus-run-session", "--", "WebKitWebDriver"],
        };
        let mut command: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        command.push(format!("--port={port}"));
        command
    }

    /// What to ask the driver for: a browser that keeps its data in `profile` and sends whatever
    /// would leave the machine to the server on `proxy`.
    pub fn capabilities(self, profile: &Path, proxy: u16) -> Value {
        let profile = profile.display();
        match self {
            Self::Chromium => {
                let (width, height) = SCREEN;
                json!({
                    "goog:loggingPrefs": { "browser": "ALL" },
                    "goog:chromeOptions": { "args": [
                        "--headless",
                        // Chromium's own sandbox refuses to run as root, as in most containers.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--lang=en",
                        // A phone at night: prefers-color-scheme is dark.
                        "--blink-settings=preferredColorScheme=0",
                        // A camera that shows the film in the profile, where a story left one.
                        "--use-fake-ui-for-media-stream",
                        "--use-fake-device-for-media-stream",
                        format!("--use-file-for-fake-video-capture={profile}/{CAMERA}"),
                        format!("--window-size={width},{height}"),
                        format!("--proxy-server=http://127.0.0.1:{proxy}"),
                        format!("--user-data-dir={profile}"),
                    ], "prefs": {
                        "download.default_directory": format!("{profile}/{SAVED}"),
                    } },
                })
            }
            Self::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": find("gjs").unwrap_or_default(),
                    "args": [format!("{profile}/webkit.js"), profile.to_string(), proxy.to_string()],
                },
            }),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Chromium => "chromium",
            Self::WebKit => "webkit",
        })
    }
}
