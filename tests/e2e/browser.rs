//! A real browser with a profile that outlives it: opened, closed, killed, opened again.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use thirtyfour::{Capabilities, WebDriver};

use crate::engine::Engine;
use crate::group::Group;
use crate::outcome::{Outcome, Trouble};
use crate::page::Page;
use crate::ports;
use crate::server::Server;
use crate::watch::Watch;

/// How long a driver or a browser may take to start on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where in the profile the files lie that a person saved.
pub const SAVED: &str = "saved";

/// One person's browser.
pub struct Browser {
    engine: Engine,
    profile: PathBuf,
    display: Option<String>,
    origin: String,
    proxy: u16,
    heard: Vec<String>,
    running: Option<Running>,
}

/// The browser while it runs. The driver's group holds the browser too.
struct Running {
    page: Page,
    group: Group,
}

impl Browser {
    /// A browser with an empty profile in `profile`, not yet open, for the app on `server`.
    pub fn new(
        engine: Engine,
        profile: &Path,
        display: Option<String>,
        server: &Server,
    ) -> Outcome<Self> {
        fs::create_dir_all(profile.join(SAVED))?;
        // Chromium refuses a relative profile.
        let profile = profile.canonicalize()?;
        fs::write(profile.join("webkit.js"), include_str!("webkit.js"))?;
        fs::write(profile.join("watch.js"), include_str!("watch.js"))?;
        Ok(Self {
            engine,
            profile,
            display,
            origin: server.origin(),
            proxy: server.address().port(),
            heard: Vec::new(),
            running: None,
        })
    }

    /// Another person's browser for the same app, with nothing in it yet.
    pub fn of_another(&self, server: &Server) -> Outcome<Self> {
        let mut name = self.profile.clone().into_os_string();
        name.push("-another");
        let profile = PathBuf::from(name);
        // What an earlier telling left.
        let _ = fs::remove_dir_all(&profile);
        Self::new(self.engine, &profile, self.display.clone(), server)
    }

    /// Starts the browser, with everything its profile kept.
    pub async fn open(&mut self) -> Outcome {
        let port = ports::free();
        let log = self.log();
        let command = self.engine.driver(port);
        let words: Vec<&str> = command.iter().map(String::as_str).collect();
        let env = [
            ("DISPLAY", self.display.as_deref().unwrap_or_default()),
            // WebKit's sandbox wants user namespaces, which containers often lack.
            ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
            ("LIBGL_ALWAYS_SOFTWARE", "1"),
            // Skia's shaders are compiled by several threads at once, and about one start in a
            // hundred ends the page's process: "index 1 out of range", in a gradient with two parts.
            ("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1"),
            ("NO_AT_BRIDGE", "1"),
            ("LANG", "C.UTF-8"),
        ];
        let group = Group::start(&words, &env, &log)?;
        let driver = self.session(port).await.map_err(|trouble| {
            let last = self.last_said();
            Trouble::from(format!("{} did not start: {trouble}; it last said: {last}", self.engine))
        })?;
        let watch = Watch::start(self.engine, &driver, log).await?;
        let page = Page::new(driver, watch, self.origin.clone());
        self.running = Some(Running { page, group });
        Ok(())
    }

    /// Closes the browser as a person would.
    pub async fn close(&mut self) -> Outcome {
        self.listen().await?;
        if let Some(mut running) = self.running.take() {
            running.page.driver.quit().await?;
            running.group.kill();
        }
        Ok(())
    }

    /// SIGKILL to the driver, the browser and all its processes at once, as a dead battery would.
    pub fn kill(&mut self) {
        if let Some(mut running) = self.running.take() {
            running.group.kill();
            self.heard.extend(running.page.watch.take());
            // The session went with its driver; quitting it would only wait for nobody.
            let _ = running.page.driver.leak();
        }
    }

    /// The page of the open browser.
    pub fn page(&self) -> Outcome<&Page> {
        let running = self.running.as_ref();
        Ok(&running.ok_or("the browser is closed")?.page)
    }

    /// Where everything of this browser lies, open or closed.
    pub fn profile(&self) -> &Path {
        &self.profile
    }

    /// The last lines that driver and browser printed, the last first.
    pub fn last_said(&self) -> String {
        let said = fs::read_to_string(self.log()).unwrap_or_default();
        said.lines().rev().take(5).collect::<Vec<_>>().join(" / ")
    }

    /// What went wrong in its pages since the last look.
    pub async fn heard(&mut self) -> Outcome<Vec<String>> {
        self.listen().await?;
        Ok(std::mem::take(&mut self.heard))
    }

    /// Where driver and browser print, since the last start.
    fn log(&self) -> PathBuf {
        self.profile.join("driver.log")
    }

    async fn listen(&mut self) -> Outcome {
        if let Some(Running { page, .. }) = &self.running {
            page.watch.listen(&page.driver).await?;
            self.heard.extend(page.watch.take());
        }
        Ok(())
    }

    async fn session(&self, port: u16) -> Outcome<WebDriver> {
        let deadline = Instant::now() + PATIENCE;
        while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            if Instant::now() > deadline {
                return Err("its driver does not answer".into());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let asked = self.engine.capabilities(&self.profile, self.proxy);
        let asked = asked.as_object().cloned().unwrap_or_default();
        let address = format!("http://127.0.0.1:{port}");
        let session = WebDriver::builder(address, Capabilities::from(asked));
        Ok(session.request_timeout(PATIENCE).await?)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.kill();
    }
}
