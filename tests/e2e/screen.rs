//! What a person can see and do in Darn, by the names a person would use.

use std::cell::Cell;
use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::{By, WebElement};

use crate::outcome::{Outcome, Trouble, ensure};
use crate::page::Page;

/// Within this the page takes two presses for one (page/start.js), and then some.
const DOUBLE_TAP: Duration = Duration::from_millis(420);

/// The main button.
pub const TRY_AGAIN: &str = "I want to try that again";

/// For [`Page::at_once`]: whether the status line tells this state.
pub fn state_is(state: &str) -> String {
    format!("document.querySelector('[role=status][data-state={state}]')")
}

/// A person's view of a [`Page`].
impl Page {
    /// The words on the screen, once there are some.
    pub async fn words(&self) -> Outcome<String> {
        let selector = "[data-testid=words]";
        self.wait_for("words in [data-testid=words]", async |page| {
            Ok(page.text(selector).await?.is_some_and(|words| !words.is_empty()))
        })
        .await?;
        Ok(self.text(selector).await?.unwrap_or_default())
    }

    /// Whether something with this accessible name can be pressed now.
    pub async fn offers(&self, role: &str, name: &str) -> Outcome<bool> {
        Ok(!self.find(role, name).await?.is_empty())
    }

    /// Waits for the one button with this name, and presses it.
    pub async fn press(&self, name: &str) -> Outcome {
        // A button drawn anew between finding and pressing was not pressed.
        for _ in 0..3 {
            match self.press_once(name).await {
                Err(trouble) if trouble.is_stale() => {}
                told => return told,
            }
        }
        self.press_once(name).await
    }

    /// Waits for the program, a while: the page looks the same before it is there. A driver may
    /// find a button that is then drawn anew, and press nothing; where no program comes, the page
    /// takes the press.
    pub async fn await_program(&self) {
        let there = "return window.pressed === 0";
        let _ = self
            .wait_up_to(Duration::from_secs(3), "the program", async |page| {
                page.ask(there, vec![]).await
            })
            .await;
    }

    async fn press_once(&self, name: &str) -> Outcome {
        self.await_program().await;
        // Two presses sooner than this are the two taps of one.
        if let Some(last) = self.pressed.replace(None) {
            tokio::time::sleep_until((last + DOUBLE_TAP).into()).await;
        }
        let button = self.wait_for_one("button", name).await?;
        // A driver holds what lies under the bar to be in view; a person scrolls.
        button.scroll_into_view().await?;
        self.await_stillness(&button).await?;
        button.click().await?;
        self.pressed.set(Some(Instant::now()));
        Ok(())
    }

    /// Waits, not for ever, until a thing stays where it is from one frame to the next: a driver
    /// presses where it was when it looked.
    async fn await_stillness(&self, thing: &WebElement) -> Outcome {
        let script = "const [thing, done] = arguments;
            let before = '';
            const look = () => {
                const { x, y } = thing.getBoundingClientRect();
                if (`${x} ${y}` === before) return done(true);
                before = `${x} ${y}`;
                requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
            setTimeout(done, 1000, false);";
        let _still: bool = self.await_script(script, vec![thing.to_json()?]).await?;
        Ok(())
    }

    /// Waits for the only thing on the screen with this role and name.
    pub async fn wait_for_one(&self, role: &str, name: &str) -> Outcome<WebElement> {
        let what = format!("a {role} named \"{name}\"");
        let seen = Cell::new(Vec::new());
        self.wait_for(&what, async |page| {
            let found = page.find(role, name).await?;
            let is_there = !found.is_empty();
            seen.set(found);
            Ok(is_there)
        })
        .await?;
        let mut found = seen.take();
        ensure(
            found.len() < 2,
            format!("{} {role}s are named \"{name}\"; one was expected", found.len()),
        )?;
        found.pop().ok_or_else(|| Trouble::from(format!("{what} was there and went away again")))
    }

    /// Waits until something matches a selector: for what has no name of its own.
    pub async fn wait_for_first(&self, selector: &str) -> Outcome<WebElement> {
        // A page that is loaded anew may lose between two looks what it had at the first.
        let found = Cell::new(None);
        self.wait_for(selector, async |page| {
            found.set(Some(page.driver.find(By::Css(selector)).await?));
            Ok(true)
        })
        .await?;
        found
            .take()
            .ok_or_else(|| Trouble::from(format!("{selector} was there and went away again")))
    }

    /// Presses the main button and waits until the return is kept.
    pub async fn try_again(&self) -> Outcome {
        self.press(TRY_AGAIN).await?;
        self.expect_state("kept").await
    }

    /// Chooses in a row of choices, as a thumb on its label does.
    pub async fn press_choice(&self, group: &str, value: &str) -> Outcome {
        let there = format!("input[name=\"{group}\"][value=\"{value}\"]");
        self.wait_for_first(&there).await?;
        let script = "document.querySelector(arguments[0]).click()";
        self.ask::<()>(script, vec![there.into()]).await
    }

    /// Writes into the field with this label, as typing does.
    pub async fn write(&self, label: &str, text: &str) -> Outcome {
        let script = "
            const label = [...document.querySelectorAll('label')]
                .find((label) => label.innerText.trim().startsWith(arguments[0]));
            const field = label?.querySelector('input, textarea, select');
            if (!field) return false;
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        let what = format!("a field for \"{label}\"");
        self.wait_for(&what, async |page| page.ask(script, vec![label.into(), text.into()]).await)
            .await
    }

    /// Leaves the page without the worker and what it kept; the journal stays.
    pub async fn forget_the_release(&self) -> Outcome {
        let script = "const done = arguments[arguments.length - 1];
            navigator.serviceWorker.getRegistrations()
                .then((all) => Promise.all(all.map((one) => one.unregister())))
                .then(() => caches.keys())
                .then((names) => Promise.all(names.map((name) => caches.delete(name))))
                .then(() => done(true));";
        let _done: bool = self.await_script(script, vec![]).await?;
        Ok(())
    }

    /// Waits until the status line tells this state.
    pub async fn expect_state(&self, state: &str) -> Outcome {
        let what = format!("role=status with data-state={state}");
        self.wait_for(&what, async |page| Ok(page.state().await?.as_deref() == Some(state))).await
    }

    /// Waits until the first element that matches says something with these words in it.
    pub async fn expect_words(&self, selector: &str, words: &str) -> Outcome {
        let what = format!("{selector} to say \"{words}\"");
        self.wait_for(&what, async |page| {
            Ok(page.text(selector).await?.is_some_and(|said| said.contains(words)))
        })
        .await
    }

    /// Picks a file of this text in the page's only file field.
    pub async fn pick_file(&self, text: &str) -> Outcome {
        let field = "return document.querySelectorAll('input[type=file]').length === 1";
        self.wait_for("a field to pick a file", async |page| page.ask(field, vec![]).await).await?;
        let script = "
            const field = document.querySelector('input[type=file]');
            const files = new DataTransfer();
            files.items.add(new File([arguments[0]], 'backup.json', { type: 'application/json' }));
            field.files = files.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.ask(script, vec![text.into()]).await
    }

    /// Presses the main button and comes back the moment "kept" appears: see [`Page::at_once`].
    pub async fn try_again_at_once(&self) -> Outcome {
        self.await_program().await;
        self.wait_for_one("button", TRY_AGAIN).await?;
        self.at_once(&format!("press({TRY_AGAIN:?})"), &state_is("kept")).await
    }

    /// Acts by a script in the page and comes back the moment `seen` holds, with no polling in
    /// between, so that a kill can follow at once. The script may call `press(name)`.
    pub async fn at_once(&self, act: &str, seen: &str) -> Outcome {
        let script = format!(
            "
            const done = arguments[arguments.length - 1];
            const press = (name) =>
                [...document.querySelectorAll('button')].find((b) => b.innerText.trim() === name).click();
            const look = () => {{
                if (!({seen})) return;
                watching.disconnect();
                done(true);
            }};
            const watching = new MutationObserver(look);
            watching.observe(document,
                {{ subtree: true, childList: true, attributes: true, characterData: true }});
            {act};
            look();"
        );
        let _seen: bool = self.await_script(&script, vec![]).await?;
        Ok(())
    }

    /// The state the status line tells, if it tells one.
    pub async fn state(&self) -> Outcome<Option<String>> {
        let script =
            "return document.querySelector('[role=status][data-state]')?.dataset.state ?? null";
        self.ask(script, vec![]).await
    }

    /// Opens the cloth and waits until it counts this many returns.
    pub async fn expect_returns(&self, total: u32) -> Outcome {
        self.go("#/cloth").await?;
        let what = format!("[data-testid=returns-total] to say {total}");
        self.wait_for(&what, async |page| {
            let said = page.text("[data-testid=returns-total]").await?;
            Ok(said == Some(total.to_string()))
        })
        .await
    }

    /// Waits until a service worker holds the app and answers for this page.
    pub async fn ready_for_offline(&self) -> Outcome {
        let active = "return navigator.serviceWorker.getRegistration()\
            .then((found) => found?.active?.state === 'activated')";
        self.wait_for("an active service worker", async |page| page.ask(active, vec![]).await)
            .await?;
        let controlled = "return navigator.serviceWorker.controller !== null";
        if !self.ask::<bool>(controlled, vec![]).await? {
            self.reload().await?;
            self.await_program().await;
        }
        self.wait_for("a service worker that controls the page", async |page| {
            page.ask(controlled, vec![]).await
        })
        .await
    }

    async fn find(&self, role: &str, name: &str) -> Outcome<Vec<WebElement>> {
        let args: Vec<Value> = vec![role.into(), name.into()];
        let found = self.driver.execute(include_str!("find.js"), args).await?;
        Ok(found.elements()?)
    }
}
