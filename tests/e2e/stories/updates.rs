//! Fresh versions hurt nothing, and what the browser loses is put back.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::screen::TRY_AGAIN;
use crate::server::Fault;
use crate::stage::Stage;

const READY: &str = "A fresh version is ready";
const USE_IT: &str = "Use it now";

/// Two tabs, one with a card open: the fresh version is offered, taken in one of them on a press,
/// and the other keeps its card, its build and all its screens until it is pressed there.
pub async fn two_tabs_and_a_fresh_version(stage: &mut Stage) -> Outcome {
    let next = stage.another_release("next")?;
    stage.open("#/").await?.ready_for_offline().await?;
    let page = stage.page()?;
    page.try_again().await?;
    let old = page.build().await?;
    let [card, more] = page.open_beside("#/more").await?;
    page.wait_for_first("h1").await?;
    stage.server.serve_folder(&next.folder);
    let page = stage.page()?;
    page.look_for_fresh().await?;
    page.expect_words("main", READY).await?;
    page.look_at(&card).await?;
    page.expect_state("kept").await?;

    page.look_at(&more).await?;
    page.press(USE_IT).await?;
    page.expect_build(&next.build).await?;
    page.look_at(&card).await?;
    page.expect_state("kept").await?;
    ensure(page.build().await? == old, "the open card was loaded again")?;
    // Its own screens, though the host has none of its files any more; also where one is asked for
    // past what failed, by another name.
    let again = "const done = arguments[arguments.length - 1];
        const file = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('_bg.wasm'));
        fetch(file.name + '?1', { cache: 'reload' }).then(({ ok }) => done(ok), () => done(false));";
    ensure(page.await_script(again, vec![]).await?, "its own program cannot be had any more")?;
    page.expect_returns(1).await?;
    page.go("#/more").await?;
    page.expect_words("main", READY).await?;
    page.press(USE_IT).await?;
    page.expect_build(&next.build).await?;
    page.expect_returns(1).await
}

/// The server dies while a fresh version is fetched: the old one goes on, whole and offline, and
/// the fresh one comes another time.
pub async fn a_fresh_version_cut_short(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    let next = stage.another_release("next")?;
    stage.open("#/").await?.ready_for_offline().await?;
    stage.page()?.try_again().await?;
    cut_short(stage, &next.folder).await?;
    let page = stage.page()?;
    page.go("#/more").await?;
    page.look_for_fresh().await?;
    page.press(USE_IT).await?;
    page.expect_build(&next.build).await?;
    page.expect_returns(1).await
}

/// What else there is on its host is opened as if Darn were not there.
pub async fn others_on_the_same_host(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    page.go_cold("#/").await?;
    let beside = stage.server.origin() + "/blog/";
    stage.page()?.driver.goto(&beside).await?;
    let is_darn: bool =
        stage.page()?.ask("return document.getElementById('darn') !== null", vec![]).await?;
    ensure(!is_darn, "the worker gave Darn's page for another")
}

/// Closed with a fresh version waiting, Darn opens with it, offline, from one build to the next.
pub async fn the_next_cold_start_has_it(stage: &mut Stage) -> Outcome {
    stage.open("#/").await?.ready_for_offline().await?;
    stage.page()?.try_again().await?;
    for tag in ["second", "third"] {
        let next = stage.another_release(tag)?;
        stage.server.serve_folder(&next.folder);
        came(stage.page()?).await?;
        stage.browser.close().await?;
        stage.go_offline()?;
        let page = stage.open("#/").await?;
        page.expect_build(&next.build).await?;
        page.expect_returns(1).await?;
        stage.server.restart()?;
    }
    Ok(())
}

/// From the first release, whose database had no store for what is one's own.
pub async fn from_release_1(stage: &mut Stage) -> Outcome {
    from_release(stage, 1).await
}

/// From the second release.
pub async fn from_release_2(stage: &mut Stage) -> Outcome {
    from_release(stage, 2).await
}

/// Two tabs of an earlier release, and the server dies while this one is fetched: both go on. At
/// the second try one tab takes it, with whatever that changes in the database. In the other a press
/// is kept, or held where the database has become too new for it, and said to be. Then both are of
/// this release, offline, with every row that was kept as it was, and that last return, too.
async fn from_release(stage: &mut Stage, number: u32) -> Outcome {
    // Cut installs, and an old page beside a newer database.
    stage.expect_errors();
    let now = between_quotes(&fs::read_to_string(stage.dist().join("index.html"))?);
    stage.server.serve_folder(&stage.earlier_release(number)?);
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    page.try_again().await?;
    page.go_cold("#/").await?;
    page.press("Later").await?;
    page.wait_for("something set aside", async |page| Ok(page.rows().await?.len() == 2)).await?;
    let old = page.build().await?;
    ensure(old != now, "the earlier release is this one")?;
    let before = page.rows().await?;

    let dist = stage.dist().to_owned();
    cut_short(stage, &dist).await?;
    let page = stage.page()?;
    let [first, second] = page.open_beside("#/").await?;
    page.await_program().await;
    page.look_for_fresh().await?;
    page.wait_for("a build that waits", waits).await?;
    // As "Use it now" asks; the first release had no such button.
    let take_over = "return navigator.serviceWorker.getRegistration()\
        .then((found) => found.waiting?.postMessage('take over') ?? true)";
    let _: bool = page.ask(take_over, vec![]).await?;
    page.wait_for("the fresh build to take over", async |page| Ok(!waits(page).await?)).await?;
    page.go_cold("#/").await?;
    page.expect_build(&now).await?;
    page.expect_returns(1).await?;

    page.look_at(&first).await?;
    page.go("#/").await?;
    page.press(TRY_AGAIN).await?;
    page.wait_for("an answer to the press", async |page| {
        let state = page.state().await?;
        Ok(state.is_some_and(|state| state != "ready" && state != "keeping"))
    })
    .await?;
    let state = page.state().await?.unwrap_or_default();
    ensure(["kept", "held"].contains(&state.as_str()), format!("the old page said {state}"))?;
    stage.go_offline()?;
    let page = stage.page()?;
    for window in [first, second] {
        page.look_at(&window).await?;
        page.go_cold("#/").await?;
        page.expect_build(&now).await?;
        page.expect_returns(2).await?;
    }
    let after = page.rows().await?;
    for (id, row) in before {
        ensure(
            after.get(&id) == Some(&row),
            format!("{id} was {row} and is {:?}", after.get(&id)),
        )?;
    }
    page.go("#/words").await?;
    page.press("Write your own").await?;
    page.write("What you would say", "I'm back.").await?;
    page.press("Keep these words").await?;
    page.expect_state("done").await
}

/// The build a page says it is of.
fn between_quotes(page: &str) -> String {
    let tail = page.split_once("data-build=\"").map_or("", |(_, tail)| tail);
    tail.split_once('"').map_or("", |(build, _)| build).to_owned()
}

/// In a folder of a host, such as a project's page: installed, updated, cold and offline as at a
/// root, and the root beside it is not its business.
pub async fn in_a_folder_of_a_host(stage: &mut Stage) -> Outcome {
    const FOLDER: &str = "darn/";
    let next = stage.another_release("next")?;
    let (first, second) = (stage.in_a_folder(FOLDER, stage.dist())?, next.folder.clone());
    stage.server.serve_folder(&first);
    let page = stage.open(&format!("{FOLDER}#/")).await?;
    page.ready_for_offline().await?;
    page.try_again().await?;
    let scope = "return navigator.serviceWorker.getRegistration().then(({ scope }) => scope)";
    let scope: String = page.ask(scope, vec![]).await?;
    ensure(scope.ends_with("/darn/"), format!("the worker answers for {scope}"))?;
    stage.server.serve_folder(&stage.in_a_folder(FOLDER, &second)?);
    came(stage.page()?).await?;
    stage.browser.close().await?;
    stage.go_offline()?;
    let page = stage.open(&format!("{FOLDER}#/")).await?;
    page.expect_build(&next.build).await?;
    for (route, said) in [
        ("#/cloth", "1 return"),
        ("#/later", "Later"),
        ("#/words", "Write your own"),
        ("#/together", "Paste a link"),
        ("#/settings", "Save a backup"),
        ("#/help", "Check on them"),
        ("#/why", "Most of these studies are small"),
    ] {
        page.go_cold(&format!("{FOLDER}{route}")).await?;
        page.expect_words("main", said).await?;
    }
    let asked = stage.server.requested();
    let is_stray = |path: &&String| path.starts_with('/') && !path.starts_with("/darn/");
    ensure(!asked.iter().any(|path| is_stray(&path)), format!("of the host: {asked:?}"))
}

/// Hosts that send a name on to another (Cloudflare Pages, for `.html`) are installed from, too.
pub async fn a_host_that_sends_on(stage: &mut Stage) -> Outcome {
    stage.server.fail(".html", Fault::SendOn);
    stage.open("#/").await?.ready_for_offline().await?;
    let asked = stage.server.requested();
    let sent_on = asked.iter().any(|path| path.ends_with("lang/es/why"));
    stage.go_offline()?;
    let page = stage.page()?;
    page.go_cold("#/why").await?;
    page.expect_words("main", "Most of these studies are small").await?;
    ensure(sent_on, format!("nothing was sent on: {asked:?}"))
}

/// What another app shares is answered on the phone, taken out of the address, and opens Together.
/// Only Chromium's browsers share into web apps.
pub async fn what_is_shared_stays_on_the_phone(stage: &mut Stage) -> Outcome {
    stage.open("#/").await?.ready_for_offline().await?;
    let page = stage.page()?;
    page.go_cold("?title=&text=a%20secret&url=").await?;
    page.wait_for_first("h1").await?;
    let address: String = page.ask("return location.href", vec![]).await?;
    ensure(address.ends_with("/#/together"), format!("the address was {address}"))?;
    let leaked = stage.server.requested().into_iter().find(|asked| asked.contains("secret"));
    ensure(leaked.is_none(), format!("the host was asked for {leaked:?}"))
}

/// The browser itself finds nothing that keeps it from installing Darn, and nothing wrong in the
/// manifest.
pub async fn it_can_be_installed(stage: &mut Stage) -> Outcome {
    stage.open("#/").await?.ready_for_offline().await?;
    // It comes back a while after the program.
    stage.page()?.wait_for_first("[rel=manifest]").await?;
    let cdp = stage.page()?.driver.cdp();
    let found = cdp.send_raw("Page.getInstallabilityErrors", json!({})).await?;
    ensure(found["installabilityErrors"] == json!([]), format!("it said {found}"))?;
    let manifest = cdp.send_raw("Page.getAppManifest", json!({})).await?;
    ensure(manifest["errors"] == json!([]), format!("it said {}", manifest["errors"]))?;
    let text = manifest["data"].as_str().unwrap_or_default();
    let manifest: Value = serde_json::from_str(text)?;
    let listed = |name: &str| manifest[name].as_array().cloned().unwrap_or_default();
    let mut files: Vec<Value> = listed("icons");
    files.extend(listed("screenshots"));
    files.extend(listed("shortcuts").iter().map(|shortcut| shortcut["icons"][0].clone()));
    ensure(files.len() > 9, format!("the manifest names {} pictures", files.len()))?;
    for file in files {
        let size = "const [done] = [...arguments].slice(-1);
            const image = new Image();
            image.onload = () => done(`${image.naturalWidth}x${image.naturalHeight}`);
            image.onerror = () => done('nothing');
            image.src = arguments[0];";
        let got: String = stage.page()?.await_script(size, vec![file["src"].clone()]).await?;
        ensure(file["sizes"] == got, format!("{file} is {got}"))?;
    }
    Ok(())
}

/// Serves a fresh version and hangs up half way: the old one goes on, whole and offline, with the
/// one return it holds. Then everything is served again.
async fn cut_short(stage: &mut Stage, fresh: &Path) -> Outcome {
    let old = stage.page()?.build().await?;
    stage.server.serve_folder(fresh);
    stage.server.fail("_bg.wasm", Fault::Cut);
    let page = stage.page()?;
    page.look_for_fresh().await?;
    page.wait_for("the half install to be given up", given_up).await?;
    stage.go_offline()?;
    let page = stage.page()?;
    page.go_cold("#/cloth").await?;
    page.expect_returns(1).await?;
    ensure(page.build().await? == old, "another build was there")?;
    stage.server.mend();
    Ok(stage.server.restart()?)
}

async fn given_up(page: &Page) -> Outcome<bool> {
    let gone = "return navigator.serviceWorker.getRegistration()\
        .then((found) => !found.installing && !found.waiting)";
    page.ask(gone, vec![]).await
}

/// Looks for a fresh build until it waits, or has taken over already, as one does that waits when
/// the only page begins to listen.
async fn came(page: &Page) -> Outcome {
    let listen = "navigator.serviceWorker.addEventListener('controllerchange',
        () => { window.took = true })";
    page.ask::<()>(listen, vec![]).await?;
    page.look_for_fresh().await?;
    page.wait_for("a build that waits or has taken over", async |page| {
        Ok(waits(page).await? || page.ask("return window.took === true", vec![]).await?)
    })
    .await
}

async fn waits(page: &Page) -> Outcome<bool> {
    let waits = "return navigator.serviceWorker.getRegistration().then((found) => !!found.waiting)";
    page.ask(waits, vec![]).await
}

impl Page {
    /// The build the page is of.
    async fn build(&self) -> Outcome<String> {
        self.ask("return document.documentElement.dataset.build ?? ''", vec![]).await
    }

    pub(super) async fn expect_build(&self, build: &str) -> Outcome {
        let what = format!("the build {build}");
        self.wait_for(&what, async |page| Ok(page.build().await? == build)).await
    }

    /// Looks for a fresh version, as the page does when it is looked at again.
    async fn look_for_fresh(&self) -> Outcome {
        let look = "return navigator.serviceWorker.getRegistration()\
            .then((found) => found.update().catch(() => 0).then(() => found.update()))\
            .then(() => true, () => true)";
        // Twice: the first may be one with a look of the app's own, begun before the host had
        // anything fresh.
        let _: bool = self.ask(look, vec![]).await?;
        Ok(())
    }
}
