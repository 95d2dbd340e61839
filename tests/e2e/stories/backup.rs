//! A copy of one's own: saved, brought back, refused where it is not one.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::browser::SAVED;
use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::stage::Stage;
use crate::storage::Rows;

/// How many entries a large file holds, over how many days, and how long it may take.
const LARGE: usize = 100_000;
const LARGE_DAYS: usize = 3_000;
const LARGE_LIMIT: Duration = Duration::from_secs(600);

/// Saved, erased, and brought back, everything is as it was; saved again, the file says the same.
pub async fn saved_erased_brought_back(stage: &mut Stage) -> Outcome {
    let before = keep_some(stage).await?;
    let file = save(stage).await?;

    let page = stage.page()?;
    page.press("Erase everything").await?;
    page.expect_words("main", "This erases what is on this phone: 3 returns, 1 set aside.").await?;
    page.press("Erase it for good").await?;
    page.expect_words(".carry", "Erased.").await?;
    let rows = page.rows().await?.len();
    let copies = page.mirrored("darn.e.").await?.len();
    ensure(rows + copies == 0, format!("{rows} rows and {copies} copies outlived the erasing"))?;
    page.expect_returns(0).await?;
    page.reload().await?;
    page.expect_returns(0).await?;

    bring_back(page, &file, "4 new, 0 already here.").await?;
    page.expect_words(".carry", "Brought in: 4.").await?;
    // What the screen says of the journal follows at once.
    page.expect_words("main", "3 returns, 1 set aside.").await?;
    expect_rows(page, &before).await?;
    page.expect_returns(3).await?;
    let again = save(stage).await?;
    ensure(entries(&again)? == entries(&file)?, "the two files hold different entries")
}

/// The same file twice: nothing is new, and bringing it in changes nothing.
pub async fn the_same_file_twice_changes_nothing(stage: &mut Stage) -> Outcome {
    let before = keep_some(stage).await?;
    let file = save(stage).await?;
    let page = stage.page()?;
    for _ in 0..2 {
        preview(page, &file, "0 new, 4 already here.").await?;
        ensure(!page.offers("button", "Bring these in").await?, "it offers to bring in nothing")?;
        page.press("Not now").await?;
        expect_rows(page, &before).await?;
    }
    page.expect_returns(3).await
}

/// Brought back, taken back, and brought back once more: what was taken out here comes with a press
/// of its own, and not by itself.
pub async fn taken_back_and_brought_back_after_all(stage: &mut Stage) -> Outcome {
    keep_some(stage).await?;
    let file = save(stage).await?;
    let page = stage.page()?;
    page.press("Erase everything").await?;
    page.press("Erase it for good").await?;
    page.expect_words(".carry", "Erased.").await?;
    bring_back(page, &file, "4 new, 0 already here.").await?;
    page.expect_words(".carry", "Brought in: 4.").await?;
    page.press("Undo").await?;
    page.expect_words(".carry", "Taken back.").await?;
    page.expect_returns(0).await?;
    preview(page, &file, "0 new, 0 already here. 4 more were taken out here, and stay out.")
        .await?;
    page.press("Bring back what was taken out, too").await?;
    page.expect_words(".carry", "Brought in: 4.").await?;
    page.expect_words("main", "3 returns, 1 set aside.").await?;
    page.expect_returns(3).await?;
    page.reload().await?;
    page.expect_returns(3).await
}

/// A file of a newer Darn, one cut short anywhere, and one of something else are refused politely.
pub async fn a_file_that_is_no_backup_changes_nothing(stage: &mut Stage) -> Outcome {
    let before = keep_some(stage).await?;
    let file = include_str!("../../data/backup-1.json");
    let newer = file.replace("\"format\":1", "\"format\":99");
    ensure(newer != file, "the file names no format")?;
    let page = stage.page()?;
    page.go_cold("#/settings").await?;
    expect_refused(page, &newer, "newer Darn").await?;
    for part in 1..4 {
        let cut = file.get(..file.len() * part / 4).ok_or("cut inside a letter")?;
        expect_refused(page, cut, "cut short").await?;
    }
    expect_refused(page, "[1, 2, 3]", "cut short").await?;
    expect_refused(page, "", "cut short").await?;
    expect_rows(page, &before).await?;
    page.expect_returns(3).await
}

/// A hundred thousand entries come in, with their progress to be seen, and are all there; what is
/// chosen afterwards is kept, too.
pub async fn a_large_file_comes_in(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/settings").await?;
    page.wait_for_first("input[type=file]").await?;
    let began = Instant::now();
    page.ask::<()>(include_str!("large.js"), vec![LARGE.into(), LARGE_DAYS.into()]).await?;
    let new = format!("{LARGE} new, 0 already here.");
    wait_long(page, ".carry", &new).await?;
    let previewed = began.elapsed();
    page.press("Bring these in").await?;
    wait_long(page, ".carry", &format!("Brought in: {LARGE}.")).await?;
    let brought = began.elapsed();
    let seen: Vec<u8> = page.ask("return window.__progress;", vec![]).await?;
    ensure(seen.len() > 10, format!("the progress bar only showed {seen:?}"))?;
    let rows = page.count_rows().await?;
    ensure(rows == LARGE, format!("IndexedDB holds {rows} rows"))?;
    page.go("#/cloth").await?;
    wait_long(page, "[data-testid=returns-total]", &LARGE.to_string()).await?;
    let longest: f64 = page.ask("return window.__longest;", vec![]).await?;
    println!(
        "          {LARGE} entries previewed in {:.1} s, in after {:.1} s, longest freeze {longest} ms",
        previewed.as_secs_f32(),
        brought.as_secs_f32(),
    );

    // The copy has kept room for what is new.
    let copies = page.mirrored("darn.e.").await?.len();
    page.go("#/").await?;
    page.try_again().await?;
    page.wait_for(&format!("one copy more than {copies} in localStorage"), async |page| {
        Ok(page.mirrored("darn.e.").await?.len() == copies + 1)
    })
    .await?;
    page.go("#/settings").await?;
    page.press_choice("theme", "ember").await?;
    page.expect_given_light("ember").await?;
    page.reload().await?;
    let theme: String = page.ask("return document.documentElement.dataset.theme;", vec![]).await?;
    ensure(theme == "ember", format!("the light chosen afterwards was not kept: it is {theme}"))?;
    page.go("#/cloth").await?;
    wait_long(page, "[data-testid=returns-total]", &(LARGE + 1).to_string()).await
}

/// Three returns, one with a note, a later, and one taken back; hands back the rows.
async fn keep_some(stage: &mut Stage) -> Outcome<Rows> {
    let page = stage.open("#/").await?;
    for _ in 0..4 {
        page.go_cold("#/").await?;
        page.try_again().await?;
    }
    page.press("Undo").await?;
    page.expect_state("done").await?;
    page.go_cold("#/").await?;
    page.press("Later").await?;
    page.expect_state("done").await?;
    page.go_cold("#/cloth").await?;
    page.wait_for_first(".cloth button[aria-expanded=false]").await?.click().await?;
    page.wait_for_first(".returns textarea").await?.send_keys("It rained. \"Loud\".").await?;
    page.ask::<()>("document.activeElement.blur();", vec![]).await?;
    page.expect_state("done").await?;
    let rows = page.rows().await?;
    ensure(rows.len() == 5, format!("{} rows to begin with", rows.len()))?;
    Ok(rows)
}

/// An app on an iOS home screen saved nothing, and said it had: there the share sheet takes the file.
pub async fn from_a_home_screen_by_the_share_sheet(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    page.go_cold("#/settings").await?;
    page.wait_for_one("button", "Save a backup").await?;
    let phone = "const set = (name, value) =>
            Object.defineProperty(navigator, name, { configurable: true, value });
        set('userAgent', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1');
        set('standalone', true);
        set('canShare', ({ files }) => files.length === 1);
        set('share', async ({ files }) => {
            const [file] = files;
            if (!window.shared) {
                window.shared = [];
                throw new DOMException('', 'AbortError');
            }
            window.shared = [file.name, await file.text()];
        });";
    page.ask::<()>(phone, vec![]).await?;
    page.press("Save a backup").await?;
    page.wait_for("the sheet to be closed", async |page| {
        page.ask("return Array.isArray(window.shared)", vec![]).await
    })
    .await?;
    let said = page.text("main").await?.unwrap_or_default();
    ensure(!said.contains("Last copy you saved"), "a closed sheet counts as saved")?;
    page.press("Save a backup").await?;
    page.expect_words(".carry", "Saved as a file.").await?;
    let (name, text): (String, String) = page.ask("return window.shared", vec![]).await?;
    ensure(name.starts_with("darn-") && name.ends_with(".json"), format!("it was named {name}"))?;
    let entries = entries(&text)?;
    ensure(entries.as_array().is_some_and(|all| all.len() == 1), format!("it held {entries}"))
}

/// Saves a backup and hands back the text of the file.
async fn save(stage: &Stage) -> Outcome<String> {
    let page = stage.page()?;
    page.go_cold("#/settings").await?;
    page.press("Save a backup").await?;
    page.expect_words(".carry", "Saved as a file.").await?;
    let folder = stage.browser.profile().join(SAVED);
    let what = format!("a whole darn-….json in {SAVED}/");
    page.wait_for(&what, async |_| Ok(saved(&folder)?.is_some())).await?;
    let (file, text) = saved(&folder)?.ok_or("the file went away again")?;
    std::fs::remove_file(file)?;
    Ok(text)
}

/// The only saved backup that is whole.
fn saved(folder: &Path) -> Outcome<Option<(PathBuf, String)>> {
    for file in std::fs::read_dir(folder)? {
        let file = file?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_backup = name.starts_with("darn-") && name.ends_with(".json");
        let text = std::fs::read_to_string(&file)?;
        if is_backup && serde_json::from_str::<Value>(&text).is_ok() {
            return Ok(Some((file, text)));
        }
    }
    Ok(None)
}

async fn preview(page: &Page, file: &str, said: &str) -> Outcome {
    page.go_cold("#/settings").await?;
    page.pick_file(file).await?;
    page.expect_words(".carry", said).await
}

async fn bring_back(page: &Page, file: &str, said: &str) -> Outcome {
    preview(page, file, said).await?;
    page.press("Bring these in").await
}

async fn expect_refused(page: &Page, file: &str, why: &str) -> Outcome {
    page.pick_file(file).await?;
    page.expect_words("[role=alert]", why).await?;
    page.expect_words("[role=alert]", "Nothing has changed.").await
}

async fn expect_rows(page: &Page, before: &Rows) -> Outcome {
    let after = page.rows().await?;
    ensure(after == *before, format!("the rows were {before:?} and are {after:?}"))
}

fn entries(file: &str) -> Outcome<Value> {
    let file: Value = serde_json::from_str(file).map_err(|error| error.to_string())?;
    ensure(file["entries"].is_array(), "the file holds no entries")?;
    Ok(file["entries"].clone())
}

async fn wait_long(page: &Page, selector: &str, words: &str) -> Outcome {
    let what = format!("{selector} to say \"{words}\"");
    page.wait_up_to(LARGE_LIMIT, &what, async |page| {
        Ok(page.text(selector).await?.is_some_and(|said| said.contains(words)))
    })
    .await
}
