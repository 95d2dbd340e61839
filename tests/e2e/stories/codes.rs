//! Codes: what Darn shows is read by others, and what others make is read by Darn.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use thirtyfour::By;

use super::parcels::{bring, send};
use crate::camera::{self, Code};
use crate::engine::CAMERA;
use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::server::Fault;
use crate::stage::Stage;

/// A code on the screen, by Night and by Day, is read back from a picture of it.
pub async fn a_code_is_read_back(stage: &mut Stage) -> Outcome {
    let page = stage.open("#/").await?;
    page.try_again().await?;
    for light in ["night", "day"] {
        choose_light(page, light).await?;
        send(page, "A note", "Sam").await?;
        show(page).await?;
        page.await_script::<bool>(include_str!("code.js"), vec![]).await?;
        page.expect_words(".carry .parcel", "It says it is from Sam.").await?;
    }
    Ok(())
}

/// A photograph of the screen, by Night and by Day, is read by a reader of other make (zbar).
pub async fn a_code_is_read_by_others(stage: &mut Stage) -> Outcome {
    let folder = stage.browser.profile().to_owned();
    let page = stage.open("#/").await?;
    page.try_again().await?;
    for light in ["night", "day"] {
        choose_light(page, light).await?;
        for kind in ["A note", "Stitches"] {
            send(page, kind, "Sam").await?;
            let code = show(page).await?;
            code.scroll_into_view().await?;
            let file = folder.join("screen.png");
            page.driver.screenshot(&file).await?;
            // The link in the code is spelt in digits, which make the smaller code.
            bring(page, &read(&file)?).await?;
            page.expect_words(".carry .parcel", seen(kind)).await?;
        }
    }
    Ok(())
}

/// What makes codes does not come, and then does: the button stays, and the next press has it.
pub async fn the_maker_comes_at_last(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    stage.server.fail("scan.js", Fault::Refuse);
    let page = stage.open("#/").await?;
    page.try_again().await?;
    send(page, "A note", "Sam").await?;
    page.press("Show as a code").await?;
    page.expect_words(".carry", "Scanning hasn't come to this phone yet.").await?;
    stage.server.mend();
    show(stage.page()?).await.map(drop)
}

/// A code of other make (qrencode), held before the camera, shows what it would bring.
///
/// Chromium alone can be given a camera that is none.
pub async fn one_made_elsewhere_is_scanned(stage: &mut Stage) -> Outcome {
    let film = stage.browser.profile().join(CAMERA);
    let page = stage.open("#/").await?;
    page.try_again().await?;
    for kind in ["A note", "Stitches", "These words"] {
        let link = send(page, kind, "Sam").await?;
        camera::film(&[modules(&link)?], &film)?;
        page.go_cold("#/together").await?;
        page.press("Scan a code").await?;
        page.expect_words(".carry .parcel", seen(kind)).await?;
    }
    Ok(())
}

/// A journal too long for one code is shown as a series. What zbar reads on the screen, code by
/// code, made again by qrencode and held before the camera, comes in whole on another phone.
pub async fn a_series_is_scanned(stage: &mut Stage) -> Outcome {
    let mut another = stage.browser.of_another(&stage.server)?;
    let photo = stage.browser.profile().join("screen.png");
    let film = another.profile().join(CAMERA);
    let page = stage.open("#/").await?;
    page.try_again().await?;
    let days: Vec<u32> = (0..120).collect();
    let _: bool = page.await_script(include_str!("../seed.js"), vec![days.into()]).await?;
    let link = send(page, "To your other phone", "").await?;
    ensure(link.len() > 1_500, "the journal fits one code")?;
    show(page).await?.scroll_into_view().await?;
    let codes = RefCell::new(BTreeSet::new());
    page.wait_up_to(Duration::from_secs(60), "every code of the series", async |page| {
        page.driver.screenshot(&photo).await?;
        // Between two codes there may be none.
        codes.borrow_mut().extend(code_in(&photo)?);
        let said = page.text(".carry").await?.unwrap_or_default();
        Ok(said.contains(&format!("These are {} codes in turn", codes.borrow().len())))
    })
    .await?;
    let codes = codes.take();
    page.press("Put the code away").await?;
    bring(page, codes.first().ok_or("no code")?).await?;
    page.expect_words("[role=alert]", "This is one code of several.").await?;

    // From the last to the first.
    let made: Outcome<Vec<_>> = codes.iter().rev().map(|code| modules(code)).collect();
    camera::film(&made?, &film)?;
    another.open().await?;
    let other = another.page()?;
    other.go("#/together").await?;
    other.press("Scan a code").await?;
    other.expect_words(".camera + p", "codes seen. Keep holding.").await?;
    other
        .wait_up_to(Duration::from_secs(60), "the whole journal", async |page| {
            page.offers("button", "Bring these in").await
        })
        .await?;
    other.press("Bring these in").await?;
    other.expect_words(".carry", "Brought in.").await?;
    let (here, there) = (stage.page()?.rows().await?, other.rows().await?);
    ensure(here == there, format!("{} rows were sent, {} came", here.len(), there.len()))?;
    let heard = another.heard().await?;
    ensure(heard.is_empty(), format!("the other page complained: {}", heard.join(" | ")))?;
    another.close().await
}

/// What a preview says of what was sent here by oneself, calling oneself Sam.
fn seen(kind: &str) -> &'static str {
    if kind == "Stitches" { "This is your own thread." } else { "It says it is from Sam." }
}

/// Shows the code of what was just looked at.
async fn show(page: &Page) -> Outcome<thirtyfour::WebElement> {
    page.press("Show as a code").await?;
    page.wait_for_first("svg.code").await?;
    Ok(page.driver.find(By::Css("svg.code")).await?)
}

async fn choose_light(page: &Page, light: &str) -> Outcome {
    page.go_cold("#/settings").await?;
    page.press_choice("theme", light).await
}

/// What zbar reads in a picture.
fn read(file: &Path) -> Outcome<String> {
    code_in(file)?.ok_or_else(|| "zbar finds no code in the picture of the screen".into())
}

/// What zbar reads in a picture, if there is a code.
fn code_in(file: &Path) -> Outcome<Option<String>> {
    let read = Command::new("zbarimg").args(["--quiet", "--raw"]).arg(file).output()?;
    let text = String::from_utf8_lossy(&read.stdout).trim().to_owned();
    Ok(read.status.success().then_some(text))
}

/// The modules of a text's code by qrencode.
fn modules(text: &str) -> Outcome<Code> {
    let made =
        Command::new("qrencode").args(["-t", "ASCII", "-m", "4", "-o", "-", text]).output()?;
    ensure(made.status.success(), "qrencode makes no code of the link")?;
    let drawn = String::from_utf8_lossy(&made.stdout);
    // Each module is two characters wide.
    let row = |line: &str| line.as_bytes().chunks(2).map(|module| module == b"##").collect();
    Ok(drawn.lines().map(row).collect())
}
