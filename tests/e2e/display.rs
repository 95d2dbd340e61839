//! A display nobody sees, for WebKit, which has no headless mode.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::engine::SCREEN;
use crate::group::Group;
use crate::outcome::Outcome;

/// One Xvfb for the whole run; gone when dropped.
pub struct Display {
    /// What DISPLAY must be.
    pub name: String,
    _xvfb: Group,
}

impl Display {
    /// Starts Xvfb on a display number of its own choice.
    pub fn start(folder: &Path) -> Outcome<Self> {
        let log = folder.join("xvfb.log");
        let screen = format!("{}x{}x24", SCREEN.0 + 110, SCREEN.1 + 156);
        // Without -noreset the server starts over whenever its last window closes, and a browser that
        // comes just then finds none.
        let command =
            ["Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", &screen, "-nolisten", "tcp"];
        let xvfb = Group::start(&command, &[], &log)?;
        let deadline = Instant::now() + Duration::from_secs(20);
        while Instant::now() < deadline {
            let said = std::fs::read_to_string(&log)?;
            let number = said.lines().find_map(|line| line.parse::<u32>().ok());
            if let Some(number) = number {
                return Ok(Self { name: format!(":{number}"), _xvfb: xvfb });
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Err("Xvfb opened no display within 20 s".into())
    }
}
