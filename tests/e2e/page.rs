//! One open page: where it is, what it shows, and waiting for it with a deadline.

use std::cell::Cell;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::{WebDriver, WindowHandle};

use crate::outcome::{CRASHED, Outcome, Trouble};
use crate::watch::Watch;

/// How long a page may take before a story calls it broken.
const DEADLINE: Duration = Duration::from_secs(20);
const POLL: Duration = Duration::from_millis(20);

/// The page in the open browser.
pub struct Page {
    pub(crate) driver: WebDriver,
    pub(crate) watch: Watch,
    /// When a button was pressed last.
    pub(crate) pressed: Cell<Option<Instant>>,
    origin: String,
}

impl Page {
    /// The page of a browser that has just been opened.
    pub fn new(driver: WebDriver, watch: Watch, origin: String) -> Self {
        Self { driver, watch, pressed: Cell::new(None), origin }
    }

    /// Goes to a hash route, such as `#/cloth`; within the app the page stays loaded.
    pub async fn go(&self, route: &str) -> Outcome {
        self.watch.listen(&self.driver).await?;
        let address = format!("{}/{route}", self.origin);
        // Already there: WebKit would load the page again, Chromium would not.
        let here = self.driver.current_url().await;
        if here.is_ok_and(|here| here.as_str() == address) {
            return Ok(());
        }
        Ok(self.driver.goto(address).await?)
    }

    /// Loads a hash route afresh, as a tapped link would in a closed app.
    pub async fn go_cold(&self, route: &str) -> Outcome {
        self.watch.listen(&self.driver).await?;
        self.driver.goto("about:blank").await?;
        self.go(route).await
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Outcome {
        self.watch.listen(&self.driver).await?;
        Ok(self.driver.refresh().await?)
    }

    /// Goes back to the page before.
    pub async fn back(&self) -> Outcome {
        self.watch.listen(&self.driver).await?;
        Ok(self.driver.back().await?)
    }

    /// Opens another window of the same browser, at a hash route, and looks at it. Hands back the
    /// window looked at before and the new one.
    pub async fn open_beside(&self, route: &str) -> Outcome<[WindowHandle; 2]> {
        let before = self.driver.window().await?;
        let new = self.driver.new_window().await?;
        self.look_at(&new).await?;
        self.watch.cover(&self.driver).await?;
        self.go(route).await?;
        Ok([before, new])
    }

    /// Looks at another window.
    pub async fn look_at(&self, window: &WindowHandle) -> Outcome {
        self.watch.listen(&self.driver).await?;
        Ok(self.driver.switch_to_window(window.clone()).await?)
    }

    /// Runs a script in the page and reads what it returns.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str, args: Vec<Value>) -> Outcome<T> {
        Ok(self.driver.execute(script, args).await?.convert()?)
    }

    /// Runs a script that calls its last argument when done.
    pub async fn await_script<T: DeserializeOwned>(
        &self,
        script: &str,
        args: Vec<Value>,
    ) -> Outcome<T> {
        Ok(self.driver.execute_async(script, args).await?.convert()?)
    }

    /// The visible text of the first element that matches, if there is one.
    pub async fn text(&self, selector: &str) -> Outcome<Option<String>> {
        let script = "return document.querySelector(arguments[0])?.innerText?.trim() ?? null";
        self.ask(script, vec![selector.into()]).await
    }

    /// Waits until `ready`; past the deadline, fails and says what was awaited and what was there.
    pub async fn wait_for(
        &self,
        what: &str,
        ready: impl AsyncFn(&Self) -> Outcome<bool>,
    ) -> Outcome {
        self.wait_up_to(DEADLINE, what, ready).await
    }

    /// [`Page::wait_for`] with a deadline of its own, for what is allowed to take longer.
    pub async fn wait_up_to(
        &self,
        limit: Duration,
        what: &str,
        ready: impl AsyncFn(&Self) -> Outcome<bool>,
    ) -> Outcome {
        let deadline = Instant::now() + limit;
        loop {
            // Between two pages a script may find no page at all; that too is "not yet".
            let now = ready(self).await;
            if matches!(now, Ok(true)) {
                return Ok(());
            }
            if now.as_ref().is_err_and(Trouble::is_death) {
                return Err(format!("{CRASHED} during the wait for {what}").into());
            }
            if Instant::now() > deadline {
                let showed = self.shown().await;
                let seconds = limit.as_secs();
                let also = now.err().map(|e| format!(" ({e})")).unwrap_or_default();
                return Err(format!(
                    "waited {seconds} s for {what}; the page showed {showed}{also}"
                )
                .into());
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// What the page shows, short enough for one sentence.
    pub async fn shown(&self) -> String {
        let script = "return location.href + ' “' + \
            document.body.innerText.replace(/\\s+/g, ' ').trim().slice(0, 300) + '”'";
        match self.ask(script, vec![]).await {
            Ok(shown) => shown,
            Err(trouble) => format!("nothing ({trouble})"),
        }
    }
}
