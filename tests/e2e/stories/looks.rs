//! The important screens beside how they were when someone last looked and found them lovely.

use std::collections::BTreeMap;

use serde_json::json;

use crate::outcome::{Outcome, ensure};
use crate::page::Page;
use crate::stage::Stage;
use crate::states::{State, choose, furnish};

/// A picture as how light its parts are, 0 to 255: see `looks.js`.
type Look = Vec<Vec<u8>>;

/// Name, light, route and what was done there. None depends on the hour or on chance.
const LOOKS: [(&str, &str, &str, State); 5] = [
    ("again by night", "night", "#/", State::Fresh),
    ("again by day", "day", "#/", State::Fresh),
    ("the words held up", "ember", "#/", State::Held),
    ("cloth by night", "night", "#/cloth", State::Fresh),
    ("cloth by day", "day", "#/cloth", State::Fresh),
];
/// Taken anew with `DARN_LOOKS=new`, after looking at the screens (`make screens`).
const GOLDEN: &str = "tests/data/looks.json";
/// How far parts may be off: on average, and the one most so. Letters drawn a pixel further are
/// within it, a row more or a colour changed is not.
const OFF: (f64, u8) = (2.0, 64);

/// Chromium, in the fonts the tests bring, which are the same everywhere.
pub async fn as_they_were(stage: &mut Stage) -> Outcome {
    furnish(stage, json!({})).await?;
    let page = stage.page()?;
    page.phone(390, 844).await?;
    let mut now = BTreeMap::new();
    for (name, theme, route, state) in LOOKS {
        choose(page, json!({ "theme": theme })).await?;
        page.press_choice("band", "toddler").await?;
        page.enter(route, state).await?;
        page.act(
            "document.documentElement.style.setProperty('--sans', 'DejaVu Sans');
             document.documentElement.style.setProperty('--serif', 'DejaVu Serif');
             document.activeElement.blur()",
        )
        .await?;
        now.insert(name.to_owned(), look(page).await?);
        page.leave(state).await?;
    }
    if std::env::var("DARN_LOOKS").is_ok_and(|asked| asked == "new") {
        return Ok(std::fs::write(GOLDEN, serde_json::to_string(&now)? + "\n")?);
    }
    let golden: BTreeMap<String, Look> = serde_json::from_str(&std::fs::read_to_string(GOLDEN)?)?;
    let mut other = Vec::new();
    for (name, look) in &now {
        let (mean, most) = golden.get(name).map_or((255.0, 255), |golden| off(look, golden));
        println!("    {name:18} off by {mean:.2} of 255, at most {most}");
        if mean > OFF.0 || most > OFF.1 {
            other.push(name.as_str());
        }
    }
    let other = other.join(", ");
    ensure(
        other.is_empty(),
        format!(
            "other than they were: {other}; if they are lovely, take them anew (DARN_LOOKS=new)"
        ),
    )
}

async fn look(page: &Page) -> Outcome<Look> {
    let picture = page.driver.screenshot_as_png_base64().await?;
    page.await_script(include_str!("../looks.js"), vec![json!(picture)]).await
}

/// How far two pictures are from each other: on average, and where it is most.
fn off(one: &Look, other: &Look) -> (f64, u8) {
    let is_alike = one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| one.len() == other.len());
    if !is_alike {
        return (255.0, 255);
    }
    let pairs = one.iter().flatten().zip(other.iter().flatten());
    let off: Vec<u8> = pairs.map(|(one, other)| one.abs_diff(*other)).collect();
    let sum: f64 = off.iter().map(|&off| f64::from(off)).sum();
    (sum / off.len().max(1) as f64, off.iter().copied().max().unwrap_or(255))
}
