//! Every screen, and what it looks like once something was done there: what must
//! hold everywhere is told once for all of these.

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::screen::TRY_AGAIN;
use crate::stage::Stage;

/// A screen with something done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// The screen as it opens.
    Fresh,
    /// A return was kept.
    Kept,
    /// "Why this helps" is open.
    Asides,
    /// The words are held up.
    Held,
    /// The newest row of the cloth is open.
    OpenedRow,
    /// The cloth as a list.
    Listed,
    /// Words are being written that a hint is shown for.
    Hinted,
    /// Erasing was asked for.
    EraseAsked,
    /// A child is being added.
    Child,
}

/// Every screen and state: a name for pictures, the route, what was done.
pub const STATES: [(&str, &str, State); 17] = [
    ("again", "#/", State::Fresh),
    ("again-why", "#/", State::Asides),
    ("hold", "#/", State::Held),
    ("kept", "#/", State::Kept),
    ("later", "#/later", State::Fresh),
    ("cloth", "#/cloth", State::Fresh),
    ("cloth-row", "#/cloth", State::OpenedRow),
    ("cloth-list", "#/cloth", State::Listed),
    ("more", "#/more", State::Fresh),
    ("words", "#/words", State::Fresh),
    ("words-hint", "#/words", State::Hinted),
    ("together", "#/together", State::Fresh),
    ("settings", "#/settings", State::Fresh),
    ("settings-child", "#/settings", State::Child),
    ("settings-erase", "#/settings", State::EraseAsked),
    ("help", "#/help", State::Fresh),
    ("why", "#/why", State::Fresh),
];

/// Opens the app for a parent of a baby, with half a year in the journal.
pub async fn furnish(stage: &mut Stage, prefs: Value) -> Outcome {
    let page = stage.open("#/").await?;
    // The database is there once something was kept.
    page.wait_for_first(".bar").await?;
    page.try_again().await?;
    page.press("Undo").await?;
    page.expect_button().await?;
    let _: bool = page.await_script(include_str!("seed.js"), vec![]).await?;
    choose(page, prefs).await
}

/// Starts the app anew with these choices besides the baby and a country.
pub async fn choose(page: &Page, prefs: Value) -> Outcome {
    let mut all = json!({ "band": "baby", "moment": "loud", "country": "GB", "lang": "en" });
    for (name, value) in prefs.as_object().into_iter().flatten() {
        all[name.as_str()] = value.clone();
    }
    let script = "localStorage.setItem('darn.prefs', arguments[0]); return true";
    let kept = "const { band, theme } = JSON.parse(localStorage.getItem('darn.prefs'));
        return band === 'baby' && (theme ?? 'auto') === (arguments[0] ?? 'auto')";
    let theme = all["theme"].clone();
    page.go("#/").await?;
    // What the app itself notes a second after a press may come in between.
    for _ in 0..5 {
        let _: bool = page.ask(script, vec![all.to_string().into()]).await?;
        page.reload().await?;
        page.expect_button().await?;
        if page.ask(kept, vec![theme.clone()]).await? {
            return page.expect_given_light(theme.as_str().unwrap_or("auto")).await;
        }
    }
    Err("what was chosen does not stay".into())
}

/// The lights there are: a name, `data-theme`, and what the phone prefers.
pub const LIGHTS: [(&str, &str, &str); 5] = [
    ("auto-dark", "auto", "dark"),
    ("auto-light", "auto", "light"),
    ("night", "night", "dark"),
    ("day", "day", "dark"),
    ("ember", "ember", "dark"),
];

impl Page {
    /// Takes the page to where it is that hour now: the card has a line more by night. Chromium
    /// alone can.
    pub async fn set_hour(&self, hour: i64) -> Outcome {
        let utc: i64 = self.ask("return new Date().getUTCHours()", vec![]).await?;
        // From 12 hours behind to 11 before, and these names count the other way.
        let ahead = (hour - utc + 12).rem_euclid(24) - 12;
        let zone = json!({ "timezoneId": format!("Etc/GMT{:+}", -ahead) });
        self.driver.cdp().send_raw("Emulation.setTimezoneOverride", zone).await?;
        Ok(())
    }

    /// Goes to a route from anywhere and does what its state asks for.
    pub async fn enter(&self, route: &str, state: State) -> Outcome {
        // Another screen in between: what was open there is closed.
        self.go(if route == "#/why" { "#/more" } else { "#/why" }).await?;
        self.arrive().await?;
        self.go(route).await?;
        self.arrive().await?;
        match state {
            State::Fresh => {}
            State::Kept => self.try_again().await?,
            State::Asides => self.press("Why this helps").await?,
            State::Held => {
                self.press("Words only").await?;
                self.wait_for_first("button.hold").await?;
            }
            State::OpenedRow => {
                self.act("document.querySelector('.cloth .row').click()").await?;
                self.wait_for_first(".returns textarea").await?;
            }
            State::Listed => self.press("Show as a list").await?,
            State::Hinted => {
                self.press("Write your own").await?;
                self.wait_for_first("details summary").await?;
                self.act(
                    "const field = document.getElementById('own-words');
                     field.value = \"I'm sorry, but you made me so angry\";
                     field.dispatchEvent(new Event('input', { bubbles: true }))",
                )
                .await?;
                self.wait_for_first(".hint .shape").await?;
            }
            State::EraseAsked => self.press("Erase everything").await?,
            State::Child => self.press("Add a child").await?,
        }
        Ok(())
    }

    /// Waits until the page given at the next start is in this light.
    pub async fn expect_given_light(&self, theme: &str) -> Outcome {
        // As the page itself has it: its styles name every theme.
        let wanted = format!("data-theme=\"{theme}\" data-text=");
        self.wait_for(&format!("the next page in {theme}"), async |page| {
            let given = page.given_page("./").await?;
            // The release's own, or none from a worker, looks up the light itself.
            Ok(!given.contains("data-own") || given.contains(&wanted))
        })
        .await
    }

    /// Takes back what a state left in the journal.
    pub async fn leave(&self, state: State) -> Outcome {
        match state {
            State::Kept => {
                self.press("Undo").await?;
                self.expect_button().await
            }
            State::Held => self.act("document.querySelector('button.hold').click()").await,
            _ => Ok(()),
        }
    }

    /// Waits until the main button is there, and the program behind it.
    pub async fn expect_button(&self) -> Outcome {
        self.await_program().await;
        self.wait_for("the main button", async |page| page.offers("button", TRY_AGAIN).await).await
    }

    /// Waits until the screen of the address is there, with everything it fetches.
    async fn arrive(&self) -> Outcome {
        let there = "
            const at = location.hash, title = document.querySelector('main h1')?.innerText ?? '';
            const apart = document.querySelector('.apart');
            const current = document.querySelector('.bar [aria-current]')?.hash;
            const barred = ['#/', '#/later', '#/cloth', '#/more', '#/help'].includes(at);
            return title !== '' && !title.startsWith('Gathering')
                && (barred ? current === at : !current)
                && (!['#/help', '#/why'].includes(at) || apart?.childElementCount > 1);";
        self.wait_for("the screen", async |page| page.ask(there, vec![]).await).await
    }

    /// Runs a script for what it does.
    pub async fn act(&self, script: &str) -> Outcome {
        let _: bool = self.ask(&format!("{script}; return true"), vec![]).await?;
        Ok(())
    }

    /// Puts a light on without a new start: the one attribute the styles ask.
    pub async fn shine(&self, engine: Engine, theme: &str, prefers: &str) -> Outcome {
        if engine == Engine::Chromium {
            let media =
                json!({ "features": [{ "name": "prefers-color-scheme", "value": prefers }] });
            self.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
        }
        self.act(&format!("document.documentElement.dataset.theme = {theme:?}")).await
    }

    /// Chromium: a phone of this size in CSS px, which draws no scroll bars beside the page.
    pub async fn phone(&self, width: u32, height: u32) -> Outcome {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Chromium: a screen of this size in CSS px, at so many device px each.
    pub async fn resize(&self, width: u32, height: u32, scale: f64) -> Outcome {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false,
        });
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }
}
