//! The pictures in the README, taken from the real app (`make pictures`).

use std::path::Path;

use crate::outcome::Outcome;
use crate::screen::TRY_AGAIN;
use crate::stage::Stage;

/// Where they go.
const FOLDER: &str = "docs/pictures";

/// Half a year of returns, put where the app keeps them. The dates are fixed, so
/// that the pictures only change when the app does.
const HALF_A_YEAR: &str = "
    const [done] = [...arguments].slice(-1);
    const days = [0, 3, 9, 11, 24, 26, 30, 37, 58, 59, 66, 75, 80, 94, 102, 103, 110, 131, 138, 140];
    const words = ['baby.loud', 'baby.night', 'baby.missed', 'partner.night', 'baby.phone'];
    const request = indexedDB.open('darn');
    request.onsuccess = () => {
        const write = request.result.transaction('entries', 'readwrite');
        days.forEach((back, n) => {
            const at = Date.UTC(2026, 10, 20, 21, 10) - back * 86400000;
            const id = (0x9e3779b97f4a7c15n * BigInt(n + 1) & (1n << 64n) - 1n).toString(16).padStart(32, '0');
            const row = {
                at, card: words[n % words.length], day: new Date(at).toISOString().slice(0, 10), id,
                kind: 'return', offset: 0, stamp: at.toString(16).padStart(12, '0') + '-0000-00000000000000aa',
            };
            write.objectStore('entries').put(JSON.stringify(row), id);
        });
        write.oncomplete = () => { request.result.close(); done(true); };
    };
";

/// Card, kept and cloth, in the lights a parent would see them in.
pub async fn readme(stage: &mut Stage) -> Outcome {
    std::fs::create_dir_all(FOLDER)?;
    stage.open("#/").await?.words().await?;
    // A headless window is never as narrow as a phone.
    let phone =
        serde_json::json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true });
    stage.page()?.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", phone).await?;
    stage.page()?.set_hour(12).await?;
    for light in ["night", "day", "ember"] {
        choose(stage, light).await?;
        take(stage, "again", light).await?;
        stage.page()?.try_again().await?;
        take(stage, "kept", light).await?;
        stage.page()?.press("Undo").await?;
        stage.page()?.wait_for_one("button", TRY_AGAIN).await?;
    }
    let _: bool = stage.page()?.await_script(HALF_A_YEAR, vec![]).await?;
    for light in ["night", "day", "ember"] {
        choose(stage, light).await?;
        stage.page()?.expect_returns(20).await?;
        take(stage, "cloth", light).await?;
    }
    Ok(())
}

/// The pictures a browser shows before it installs Darn (the manifest's screenshots).
pub async fn manifest(stage: &mut Stage) -> Outcome {
    const SHOTS: &str = "public/shots";
    std::fs::create_dir_all(SHOTS)?;
    // The database is made with the first press.
    stage.open("#/").await?.try_again().await?;
    stage.page()?.press("Undo").await?;
    let _: bool = stage.page()?.await_script(HALF_A_YEAR, vec![]).await?;
    stage.page()?.set_hour(12).await?;
    for (name, route, width, height) in
        [("card", "#/", 390, 844), ("cloth", "#/cloth", 390, 844), ("wide", "#/", 1280, 800)]
    {
        let screen = serde_json::json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600,
        });
        stage.page()?.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen).await?;
        choose(stage, "night").await?;
        if route == "#/cloth" {
            stage.page()?.expect_returns(20).await?;
        }
        stage.picture(&Path::new(SHOTS).join(format!("{name}.png"))).await?;
    }
    Ok(())
}

/// A parent of a baby, in this light.
async fn choose(stage: &Stage, light: &str) -> Outcome {
    let page = stage.page()?;
    let prefs = serde_json::json!({ "band": "baby", "moment": "loud", "theme": light });
    let script = "localStorage.setItem('darn.prefs', arguments[0]); return true";
    let _: bool = page.ask(script, vec![prefs.to_string().into()]).await?;
    page.go("#/").await?;
    page.reload().await?;
    page.wait_for_one("button", TRY_AGAIN).await?;
    Ok(())
}

async fn take(stage: &Stage, what: &str, light: &str) -> Outcome {
    stage.picture(&Path::new(FOLDER).join(format!("{what}-{light}.png"))).await
}
