//! Light at night: how bright the screen is, measured from pictures of it, as the
//! average relative luminance by WCAG's formula.

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::outcome::{Outcome, Trouble, ensure};
use crate::page::Page;
use crate::screen::TRY_AGAIN;
use crate::server::Fault;
use crate::stage::Stage;
use crate::states::{State, choose, furnish};

/// The most light there may be, for each dark theme.
const MOST: [(&str, f64); 2] = [("night", 0.04), ("ember", 0.015)];

/// Again and the cloth stay dim at night; so do the words held up.
pub async fn dim_at_night(stage: &mut Stage) -> Outcome {
    let engine = stage.engine();
    furnish(stage, json!({})).await?;
    let page = stage.page()?;
    upright(page, engine).await?;
    let mut bright = Vec::new();
    for (theme, most) in MOST {
        choose(page, json!({ "theme": theme })).await?;
        let looks = [
            ("again", "#/", State::Fresh),
            ("kept", "#/", State::Kept),
            ("hold", "#/", State::Held),
            ("later", "#/later", State::Fresh),
            ("cloth", "#/cloth", State::Fresh),
            ("help", "#/help", State::Fresh),
        ];
        for (name, route, state) in looks {
            page.enter(route, state).await?;
            let light = light(page).await?;
            page.leave(state).await?;
            println!("    {theme:5} {name:6} {light:.4}");
            if light > most {
                bright.push(format!("{name} in {theme}: {light:.4}, at most {most}"));
            }
        }
    }
    ensure(bright.is_empty(), bright.join("; "))
}

/// The cloth of four people, all of it sewn, is the brightest there can be.
pub async fn dim_with_four_threads(stage: &mut Stage) -> Outcome {
    let engine = stage.engine();
    furnish(stage, json!({})).await?;
    let page = stage.page()?;
    upright(page, engine).await?;
    let mut bright = Vec::new();
    for (theme, most) in MOST {
        choose(page, json!({ "theme": theme })).await?;
        page.enter("#/cloth", State::Fresh).await?;
        // Rows of other people's threads, as the cloth draws them.
        page.act(
            "document.querySelectorAll('.cloth .week').forEach((week, n) =>
                week.querySelectorAll('[class]').forEach((part) => {
                    part.classList.replace('t0', 't' + n % 4)
                }));
             document.querySelectorAll('.cloth .plain').forEach((row) => row.closest('li').remove());
             document.querySelector('.cloth').scrollIntoView()",
        )
        .await?;
        let light = light(page).await?;
        println!("    {theme:5} cloth of four, no quiet weeks {light:.4}");
        if light > most {
            bright.push(format!("{theme}: {light:.4}, at most {most}"));
        }
    }
    ensure(bright.is_empty(), bright.join("; "))
}

/// The first thing painted, before there is a program, is as dim.
pub async fn dim_from_the_first_paint(stage: &mut Stage) -> Outcome {
    stage.expect_errors();
    let engine = stage.engine();
    let page = stage.open("#/").await?;
    page.words().await?;
    page.try_again().await?;
    upright(page, engine).await?;
    let mut bright = Vec::new();
    for (theme, most) in MOST {
        choose(stage.page()?, json!({ "theme": theme })).await?;
        stage.browser.close().await?;
        // A worker would serve the program from its cache.
        let profile = stage.browser.profile().to_owned();
        let _ = std::fs::remove_dir_all(profile.join("Default/Service Worker"));
        let _ = std::fs::remove_dir_all(profile.join("data/serviceworkers"));
        let _ = std::fs::remove_dir_all(profile.join("cache"));
        stage.server.fail(".wasm", Fault::Refuse);
        let page = stage.open("#/").await?;
        upright(page, engine).await?;
        page.words().await?;
        let light = light(page).await?;
        let program = page.ask::<bool>("return !!document.querySelector('.bar')", vec![]).await?;
        println!("    {theme:5} first paint {light:.4} (program there: {program})");
        if light > most {
            bright.push(format!("first paint in {theme}: {light:.4}, at most {most}"));
        }
        stage.server.mend();
        let page = stage.page()?;
        page.reload().await?;
        page.wait_for_one("button", TRY_AGAIN).await?;
    }
    ensure(bright.is_empty(), bright.join("; "))
}

/// Chromium: no frame between the splash and the app is brighter than the app may
/// be. The splash is a page in the manifest's colour; every frame the compositor
/// hands on is looked at.
pub async fn no_flash_on_the_way(stage: &mut Stage) -> Outcome {
    stage.browser.film();
    furnish(stage, json!({})).await?;
    let mut bright = Vec::new();
    for (theme, most) in MOST {
        for route in ["#/", "#/cloth"] {
            let page = stage.page()?;
            upright(page, Engine::Chromium).await?;
            choose(page, json!({ "theme": theme })).await?;
            page.driver.goto("data:text/html,<html style='background:%2314100E'>").await?;
            let _ = frames(page).await?;
            page.go(route).await?;
            page.wait_for_first(".bar").await?;
            if route == "#/cloth" {
                page.wait_for_first(".cloth .week").await?;
            }
            // The last frame is painted after what was waited for.
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            let film = frames(page).await?;
            let lights = lights(page, &film).await?;
            let brightest = lights.iter().copied().fold(0.0, f64::max);
            println!(
                "    {theme:5} {route:8} {} frames, the brightest {brightest:.4}",
                lights.len()
            );
            ensure(!lights.is_empty(), "no frames were filmed")?;
            if brightest > most {
                bright.push(format!("{theme} {route}: {lights:.4?}"));
            }
        }
    }
    ensure(bright.is_empty(), bright.join("\n    "))
}

/// The frames filmed since the last time, oldest first, in base64.
async fn frames(page: &Page) -> Outcome<Vec<String>> {
    let log = page.driver.get_log("performance").await?;
    let mut found = Vec::new();
    for entry in log {
        let Ok(message) = serde_json::from_str::<Value>(&entry.message) else { continue };
        let params = &message["message"]["params"];
        if params["name"] == "Screenshot"
            && let Some(picture) = params["args"]["snapshot"].as_str()
        {
            found.push(picture.to_owned());
        }
    }
    Ok(found)
}

async fn light(page: &Page) -> Outcome<f64> {
    let picture = page.driver.screenshot_as_png_base64().await?;
    let lights = lights(page, &[picture]).await?;
    lights.first().copied().ok_or_else(|| Trouble::from("there was no picture"))
}

async fn lights(page: &Page, pictures: &[String]) -> Outcome<Vec<f64>> {
    let measured: Vec<(f64, u32, u32)> =
        page.await_script(include_str!("../light.js"), vec![json!(pictures)]).await?;
    Ok(measured.into_iter().map(|(light, _, _)| light).collect())
}

/// A phone held upright; WebKit's window already is one.
async fn upright(page: &Page, engine: Engine) -> Outcome {
    match engine {
        Engine::Chromium => page.phone(390, 844).await,
        Engine::WebKit => Ok(()),
    }
}
