//! Codes: what Darn shows is read by others, and what others make is read by Darn.

use std::path::Path;
use std::process::Command;

use thirtyfour::By;

use super::together::{bring, send};
use crate::camera;
use crate::engine::CAMERA;
use crate::outcome::{Outcome, ensure};
use crate::page::Page;
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

/// A code of other make (qrencode), held before the camera, shows what it would bring.
///
/// Chromium alone can be given a camera that is none.
pub async fn one_made_elsewhere_is_scanned(stage: &mut Stage) -> Outcome {
    let film = stage.browser.profile().join(CAMERA);
    let page = stage.open("#/").await?;
    page.try_again().await?;
    for kind in ["A note", "Stitches", "These words"] {
        let link = send(page, kind, "Sam").await?;
        camera::film(&modules(&link)?, &film)?;
        page.go_cold("#/together").await?;
        page.press("Scan a code").await?;
        page.expect_words(".carry .parcel", seen(kind)).await?;
    }
    Ok(())
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
    let read = Command::new("zbarimg").args(["--quiet", "--raw"]).arg(file).output()?;
    ensure(read.status.success(), "zbar finds no code in the picture of the screen")?;
    Ok(String::from_utf8_lossy(&read.stdout).trim().to_owned())
}

/// The modules of a text's code by qrencode, row by row, with a margin; dark is true.
fn modules(text: &str) -> Outcome<Vec<Vec<bool>>> {
    let made =
        Command::new("qrencode").args(["-t", "ASCII", "-m", "4", "-o", "-", text]).output()?;
    ensure(made.status.success(), "qrencode makes no code of the link")?;
    let drawn = String::from_utf8_lossy(&made.stdout);
    // Each module is two characters wide.
    let row = |line: &str| line.as_bytes().chunks(2).map(|module| module == b"##").collect();
    Ok(drawn.lines().map(row).collect())
}
