//! The contact sheet: every screen and state in every light and width, as
//! pictures on one page to look through (`make screens`).

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use crate::engine::Engine;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::stage::Stage;
use crate::states::{LIGHTS, STATES, furnish};

/// Where they go.
const FOLDER: &str = "target/screens";

/// A way to look: its name, width and height in CSS px, device px to one, size of
/// text in hundredths, light, and forced colours.
struct Look {
    name: &'static str,
    size: (u32, u32, f64),
    text: u32,
    light: &'static str,
    forced: bool,
}

const fn look(name: &'static str, size: (u32, u32, f64), text: u32, light: &'static str) -> Look {
    Look { name, size, text, light, forced: false }
}

const LOOKS: [Look; 11] = [
    look("night", (390, 844, 1.0), 100, "night"),
    look("day", (390, 844, 1.0), 100, "day"),
    look("ember", (390, 844, 1.0), 100, "ember"),
    look("auto-dark", (390, 844, 1.0), 100, "auto-dark"),
    look("auto-light", (390, 844, 1.0), 100, "auto-light"),
    look("small", (320, 568, 1.0), 100, "night"),
    look("landscape", (844, 390, 1.0), 100, "night"),
    look("desktop", (1280, 800, 1.0), 100, "day"),
    look("large-text", (390, 844, 1.0), 200, "night"),
    look("zoom-400", (320, 200, 4.0), 100, "day"),
    Look { forced: true, ..look("forced", (390, 844, 1.0), 100, "night") },
];

/// Takes them all.
pub async fn sheet(stage: &mut Stage) -> Outcome {
    std::fs::create_dir_all(FOLDER)?;
    furnish(stage, json!({})).await?;
    let page = stage.page()?;
    let mut sheet = String::from(
        "<!doctype html><meta charset=utf-8><title>Darn, every screen</title><style>\
         body{background:#777;font:14px sans-serif;margin:8px}\
         tr>*{vertical-align:top;padding:4px;color:#fff}img{width:195px;display:block}</style><table>",
    );
    let names: String = LOOKS.iter().map(|look| format!("<th>{}", look.name)).collect();
    let _ = write!(sheet, "<tr><th>{names}");
    for (name, route, state) in STATES {
        page.resize(390, 844, 1.0).await?;
        page.enter(route, state).await?;
        let _ = write!(sheet, "<tr><th>{name}");
        for look in &LOOKS {
            let file = format!("{name}-{}.png", look.name);
            take(page, look, &Path::new(FOLDER).join(&file)).await?;
            let _ = write!(sheet, "<td><img src={file} loading=lazy>");
        }
        back(page).await?;
        page.leave(state).await?;
    }
    std::fs::write(Path::new(FOLDER).join("index.html"), sheet)?;
    println!("    {FOLDER}/index.html");
    Ok(())
}

async fn take(page: &Page, look: &Look, file: &Path) -> Outcome {
    let (width, height, scale) = look.size;
    match width {
        390 | 844 => page.phone(width, height).await?,
        _ => page.resize(width, height, scale).await?,
    }
    page.act(&format!("document.documentElement.dataset.text = {}", look.text)).await?;
    if let Some((_, theme, prefers)) = LIGHTS.iter().find(|(name, _, _)| *name == look.light) {
        page.shine(Engine::Chromium, theme, prefers).await?;
    }
    if look.forced {
        let media = json!({ "features": [
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-color-scheme", "value": "dark" },
        ] });
        page.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    }
    // What was opened may lie further down.
    page.act(
        "scrollTo(0, 0);
         document.querySelector('.returns label, .hint')?.scrollIntoView({ block: 'center' });
         if ([...document.querySelectorAll('button')].some((one) => one.textContent === 'Erase it for good'))
             scrollTo(0, document.body.scrollHeight)",
    )
    .await?;
    Ok(page.driver.screenshot(file).await?)
}

async fn back(page: &Page) -> Outcome {
    page.resize(390, 844, 1.0).await?;
    page.shine(Engine::Chromium, "auto", "dark").await?;
    page.act("document.documentElement.dataset.text = 100").await
}
