//! What a story plays on: one server, one browser, both its own.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::next::Release;
use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::ports;
use crate::server::Server;

/// A fresh server and a fresh browser for one story.
pub struct Stage {
    /// The web server the app comes from.
    pub server: Server,
    /// The browser, closed at first.
    pub browser: Browser,
    engine: Engine,
    expects_errors: bool,
    dist: PathBuf,
    scratch: PathBuf,
}

/// What every stage of a run shares.
pub struct House {
    /// The release to serve.
    pub dist: PathBuf,
    /// Where profiles and logs live during the run.
    pub scratch: PathBuf,
    /// DISPLAY for the engines that need one.
    pub display: Option<String>,
}

impl Stage {
    /// Sets up an empty stage named `name`.
    pub fn set(house: &House, engine: Engine, name: &str) -> Outcome<Self> {
        let server = Server::start(&house.dist, Ipv4Addr::LOCALHOST, ports::free())?;
        let profile = house.scratch.join(name);
        let display = house.display.clone();
        let browser = Browser::new(engine, &profile, display, &server)?;
        let (dist, scratch) = (house.dist.clone(), house.scratch.join(format!("{name}-releases")));
        Ok(Self { server, browser, engine, expects_errors: false, dist, scratch })
    }

    /// The engine on this stage.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens the browser at a hash route.
    pub async fn open(&mut self, route: &str) -> Outcome<&Page> {
        self.browser.open().await?;
        let page = self.browser.page()?;
        page.go(route).await?;
        Ok(page)
    }

    /// The page in the open browser.
    pub fn page(&self) -> Outcome<&Page> {
        self.browser.page()
    }

    /// Makes another build of the release, for the server to serve later.
    pub fn another_release(&self, tag: &str) -> Outcome<Release> {
        Release::another(&self.dist, self.scratch.join(tag), tag)
    }

    /// An earlier release, as it once was (`tests/data/releases`).
    pub fn earlier_release(&self, number: u32) -> Outcome<PathBuf> {
        let folder = self.scratch.join(format!("earlier-{number}"));
        fs::create_dir_all(&folder)?;
        let archive = format!("{}/tests/data/releases/{number}.tar.gz", env!("CARGO_MANIFEST_DIR"));
        let told = Command::new("tar").arg("-xzf").arg(&archive).arg("-C").arg(&folder).status()?;
        ensure(told.success(), format!("{archive} could not be unpacked"))?;
        Ok(folder)
    }

    /// A host's root with a release in a folder of it.
    pub fn in_a_folder(&self, name: &str, release: &Path) -> Outcome<PathBuf> {
        let tag = release.file_name().unwrap_or_default().to_string_lossy();
        let root = self.scratch.join(format!("host-of-{tag}"));
        // What an earlier telling left.
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root)?;
        std::os::unix::fs::symlink(fs::canonicalize(release)?, root.join(name.trim_matches('/')))?;
        Ok(root)
    }

    /// The release that is tested.
    pub fn dist(&self) -> &Path {
        &self.dist
    }

    /// Takes the network away, and makes sure that it is gone.
    pub fn go_offline(&mut self) -> Outcome {
        self.server.stop();
        ensure(
            TcpStream::connect(self.server.address()).is_err(),
            "the server was stopped, and still something answers",
        )
    }

    /// For stories that break things on purpose: errors in the page do not fail them.
    pub fn expect_errors(&mut self) {
        self.expects_errors = true;
    }

    /// Fails if anything went wrong in a page so far.
    pub async fn check_quiet(&mut self) -> Outcome {
        let mut heard = self.browser.heard().await?;
        heard.sort();
        heard.dedup();
        ensure(
            heard.is_empty() || self.expects_errors,
            format!("the page complained: {}", heard.join(" | ")),
        )
    }

    /// Saves a picture of the page, if there is one.
    pub async fn picture(&self, file: &Path) -> Outcome {
        Ok(self.page()?.driver.screenshot(file).await?)
    }
}
