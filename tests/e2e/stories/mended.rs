//! What the app has lost of itself comes back, and nothing that was kept is touched.

use crate::outcome::{Outcome, ensure};
use crate::screen::TRY_AGAIN;
use crate::server::Fault;
use crate::stage::Stage;

/// Files gone from the worker's cache come back by themselves; what was kept was never in it.
pub async fn lost_files_are_put_back(stage: &mut Stage) -> Outcome {
    stage.open("#/").await?.ready_for_offline().await?;
    let page = stage.page()?;
    page.try_again().await?;
    let lose = "const [done] = [...arguments].slice(-1);
        (async () => {
            let lost = 0;
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const { url } of await cache.keys()) {
                    if (/(darn|rest)-.*wasm$|en\\.txt$|\\/$/.test(url)) lost += await cache.delete(url);
                }
            }
            done(lost);
        })();";
    let lost: u32 = page.await_script(lose, vec![]).await?;
    // The page twice: the release's own and this parent's.
    ensure(lost == 5, format!("{lost} files were taken away instead of five"))?;
    page.go_cold("#/cloth").await?;
    page.expect_returns(1).await?;
    let whole = "return (async () => {
        let there = 0;
        for (const name of await caches.keys()) {
            const urls = (await (await caches.open(name)).keys()).map(({ url }) => url);
            there += urls.filter((url) => /(darn|rest)-.*wasm$|en\\.txt$|\\/$/.test(url)).length;
        }
        return there === 5;
    })()";
    page.wait_for("the lost files to come back", async |page| page.ask(whole, vec![]).await)
        .await?;
    stage.go_offline()?;
    let page = stage.page()?;
    page.go_cold("#/").await?;
    page.wait_for_one("button", TRY_AGAIN).await?;
    page.expect_returns(1).await
}

/// Fetched afresh, everything kept is there; with no connection nothing is let go.
pub async fn fetched_afresh_nothing_is_lost(stage: &mut Stage) -> Outcome {
    const AFRESH: &str = "Fetch Darn afresh";
    stage.open("#/").await?.ready_for_offline().await?;
    let page = stage.page()?;
    page.try_again().await?;
    page.go("#/settings").await?;
    let _: bool = page.ask("window.before = true; return true", vec![]).await?;
    page.press(AFRESH).await?;
    page.wait_for("another page", async |page| {
        page.ask("return window.before === undefined", vec![]).await
    })
    .await?;
    page.ready_for_offline().await?;
    page.expect_returns(1).await?;
    stage.expect_errors();
    stage.go_offline()?;
    let page = stage.page()?;
    page.go("#/settings").await?;
    page.press(AFRESH).await?;
    page.expect_words("main", "can't be reached just now").await?;
    page.go_cold("#/cloth").await?;
    page.expect_returns(1).await
}

/// A first visit crosses a release, and its program is nowhere any more: it begins with the one there
/// is. It used to ask for its own for ever.
pub async fn a_page_whose_build_is_gone(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    let next = stage.another_release("next")?;
    for part in [".js", ".wasm"] {
        stage.server.fail(part, Fault::Refuse);
    }
    stage.open("#/").await?;
    stage.server.serve_folder(&next.folder);
    stage.server.mend();
    let page = stage.page()?;
    page.expect_build(&next.build).await?;
    page.try_again().await?;
    page.expect_returns(1).await
}
