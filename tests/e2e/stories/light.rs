//! Light at night: how bright the screen is, measured from pictures of it, as the
//! average relative luminance by WCAG's formula.

use serde_json::json;

use crate::engine::Engine;
use crate::outcome::{Outcome, Trouble, ensure};
use crate::page::Page;
use crate::server::Fault;
use crate::stage::Stage;
use crate::states::{State, choose, furnish};

/// The most light there may be, for each dark theme.
const MOST: [(&str, f64); 2] = [("night", 0.04), ("ember", 0.015)];

/// Again, the words held up and the cloth stay dim at night. Screens full of text
/// are measured beside them and may have a fifth more.
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
            let most = if ["later", "help"].contains(&name) { most * 1.2 } else { most };
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
    let engine = stage.engine();
    furnish(stage, json!({})).await?;
    stage.expect_errors();
    let page = stage.page()?;
    upright(page, engine).await?;
    let mut bright = Vec::new();
    for (theme, most) in MOST {
        choose(page, json!({ "theme": theme })).await?;
        without_the_worker(page).await?;
        stage.server.fail(".wasm", Fault::Refuse);
        page.go_cold("#/").await?;
        page.words().await?;
        let light = light(page).await?;
        let program: bool = page.ask("return window.pressed === 0", vec![]).await?;
        ensure(!program, "the program came although it was refused")?;
        println!("    {theme:5} first paint {light:.4}");
        if light > most {
            bright.push(format!("first paint in {theme}: {light:.4}, at most {most}"));
        }
        stage.server.mend();
        page.reload().await?;
        page.expect_button().await?;
    }
    ensure(bright.is_empty(), bright.join("; "))
}

/// A worker would serve the program from its cache.
async fn without_the_worker(page: &Page) -> Outcome {
    let script = "
        const [done] = [...arguments].slice(-1);
        Promise.all([
            navigator.serviceWorker.getRegistrations()
                .then((all) => Promise.all(all.map((one) => one.unregister()))),
            caches.keys().then((all) => Promise.all(all.map((one) => caches.delete(one)))),
        ]).then(() => done(true));";
    page.await_script::<bool>(script, vec![]).await.map(drop)
}

/// Chromium: on the way from the splash (a page in the manifest's colour) to the
/// app nothing brighter is seen. The processor is slowed to a sixth, and pictures
/// are taken as quickly as they can be from when the page has loaded, before the
/// program is there: a sample, as the driver hands out no earlier frame.
pub async fn no_flash_on_the_way(stage: &mut Stage) -> Outcome {
    furnish(stage, json!({})).await?;
    let page = stage.page()?;
    let origin = stage.server.origin();
    let mut bright = Vec::new();
    for (theme, most) in MOST {
        for route in ["#/", "#/cloth"] {
            upright(page, Engine::Chromium).await?;
            choose(page, json!({ "theme": theme })).await?;
            page.driver.goto("data:text/html,<html style='background:%2314100E'>").await?;
            slow(page, 6).await?;
            let film = film(page, &format!("{origin}/{route}")).await?;
            slow(page, 1).await?;
            let lights = lights(page, &film).await?;
            let brightest = lights.iter().copied().fold(0.0, f64::max);
            println!("    {theme:5} {route:7} {} frames, brightest {brightest:.4}", lights.len());
            if brightest > most {
                bright.push(format!("{theme} {route}: {lights:.4?}"));
            }
        }
    }
    ensure(bright.is_empty(), bright.join("\n    "))
}

/// Pictures of a start, from the splash until the screen has long been there.
async fn film(page: &Page, address: &str) -> Outcome<Vec<String>> {
    let cdp = page.driver.cdp();
    cdp.send_raw("Page.navigate", json!({ "url": address })).await?;
    let (mut film, mut after) = (Vec::new(), 0);
    while after < 5 && film.len() < 200 {
        let taken = cdp.send_raw("Page.captureScreenshot", json!({ "format": "png" })).await?;
        film.extend(taken["data"].as_str().map(str::to_owned));
        let there = "return window.pressed === 0 && !!document.querySelector('main h1')";
        after += i32::from(page.ask::<bool>(there, vec![]).await.unwrap_or(false));
    }
    ensure(after == 5, "the start was not over by the end of the film")?;
    Ok(film)
}

async fn slow(page: &Page, times: u32) -> Outcome {
    let rate = json!({ "rate": times });
    page.driver.cdp().send_raw("Emulation.setCPUThrottlingRate", rate).await?;
    Ok(())
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
