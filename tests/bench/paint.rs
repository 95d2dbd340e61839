//! A start: when something is first seen, and when a press made then is kept.

use std::time::Duration;

use serde_json::json;

use crate::engine::Engine;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::peers::{self, Handed, Peer};
use crate::plot::{Bar, Chart, Group};
use crate::report::{Report, Spread, at_speed, limited, times};
use crate::stage::{House, Stage};
use crate::{SLOWER, throttle};

const ROUNDS: usize = 30;
/// How slow a page is made at most beside other apps.
const PEERS_UP_TO: u32 = 4;
/// The blank page, Darn, and its card with no script stand first, in this order.
const OURS: usize = 3;
/// For what the page before left running.
const PAUSE: Duration = Duration::from_millis(100);

/// A page that is opened again and again, and its first paints in ms.
#[derive(Clone)]
struct Site {
    name: String,
    address: String,
    paints: Vec<f64>,
}

impl Site {
    fn new(name: &str, address: &str) -> Self {
        Self { name: name.to_owned(), address: address.to_owned(), paints: Vec::new() }
    }
}

/// How many times the blank page's the first paint may be.
fn paint_limit(slower: u32) -> Option<f64> {
    match slower {
        1 => Some(1.10),
        4 => Some(1.25),
        _ => None,
    }
}

/// How many times its first paint a press then may take to be kept.
fn answer_limit(slower: u32) -> Option<f64> {
    match slower {
        1 => Some(1.6),
        4 => Some(2.0),
        _ => None,
    }
}

/// First paints beside the blank page's and other apps', then presses at the first paint.
pub async fn first(house: &House, handed: &[Handed], report: &mut Report) -> Outcome {
    let head = ["", "first paint, ms", "× blank page", "at most"];
    report.table("First paint", &head);
    let mut stage = Stage::set(house, Engine::Chromium, "paint")?;
    let app = stage.server.origin() + "/#/";
    let page = stage.open("#/").await?;
    page.ready_for_offline().await?;
    page.try_again().await?;
    page.go_cold("#/").await?;
    page.wait_for("the page to be this parent's", async |page| {
        Ok(page.given_page("./").await?.contains("data-part="))
    })
    .await?;
    let blank = peers::blank(page).await?;
    let still = peers::still_card(page, house).await?;
    let mut others = peers::held_by_themselves(page, handed, report).await?;
    stage.go_offline()?;

    let page = stage.page()?;
    let pages = [(&*blank.name, &*blank.address), ("Darn", &*app), (&still.name, &still.address)]
        .map(|(name, address)| Site::new(name, address));
    paints(page, &pages, &mut others, report).await?;
    if handed.is_empty() {
        report.say("No other apps stand beside Darn (docs/benchmarks.md).");
    }
    answers(page, &blank.address, &app, report).await?;
    stage.browser.close().await
}

/// First paints at each speed.
async fn paints(
    page: &Page,
    pages: &[Site; OURS],
    others: &mut Vec<Peer>,
    report: &mut Report,
) -> Outcome {
    let mut groups = Vec::new();
    for slower in SLOWER {
        throttle(page, slower).await?;
        let mut sites = pages.to_vec();
        if slower <= PEERS_UP_TO {
            sites.extend(others.iter().map(|one| Site::new(&one.name, &one.address)));
        }
        in_turn(page, &mut sites, report).await?;
        others.retain(|one| still_there(one, &sites) || slower > PEERS_UP_TO);
        groups.extend(told(&sites, slower, report));
    }
    report.draw(Chart {
        file: "first-paint",
        title: "First paint, offline".to_owned(),
        note:
            "Each page held by its service worker, all servers stopped. Medians; shorter is better."
                .to_owned(),
        unit: "ms",
        groups,
    });
    Ok(())
}

fn still_there(peer: &Peer, sites: &[Site]) -> bool {
    sites.iter().any(|site| site.name == peer.name)
}

/// Opens every page once a round, each round beginning with another and every other the other way
/// round, so that none always follows the same. One that no longer paints is said and taken out.
async fn in_turn(page: &Page, sites: &mut Vec<Site>, report: &mut Report) -> Outcome {
    // The first round only warms up.
    for round in 0..=ROUNDS {
        let mut order: Vec<usize> = (0..sites.len()).collect();
        order.rotate_left(round % sites.len());
        if round % 2 == 1 {
            order.reverse();
        }
        let mut lost = None;
        for at in order {
            match paint(page, &sites[at].address).await {
                Ok(ms) if round > 0 => sites[at].paints.push(ms),
                Ok(_) => {}
                // Without these there is no table.
                Err(trouble) if at < OURS || trouble.is_death() => return Err(trouble),
                Err(trouble) => {
                    report.say(format!("{} is left out: {trouble}.", sites[at].name));
                    lost = Some(at);
                    break;
                }
            }
        }
        if let Some(at) = lost {
            sites.remove(at);
        }
    }
    Ok(())
}

/// The rows at one speed, and their bars where the plot has them.
fn told(sites: &[Site], slower: u32, report: &mut Report) -> Option<Group> {
    let floor = Spread::of(sites[0].paints.iter().copied());
    let mut bars = Vec::new();
    for (at, site) in sites.iter().enumerate() {
        let found = Spread::of(site.paints.iter().copied());
        let (ratio, limit) = (found.over(floor), paint_limit(slower).filter(|_| at == 1));
        report.row([
            format!("{}, {}", site.name, at_speed(slower)),
            found.to_string(),
            times(ratio),
            limited(ratio, limit),
        ]);
        bars.push(Bar {
            name: site.name.clone(),
            value: found.median,
            ours: at == 1,
            limit: limit.map(|limit| limit * floor.median),
        });
    }
    (slower <= PEERS_UP_TO).then(|| Group { name: at_speed(slower), bars })
}

/// Presses at the first paint: when that return is kept, from the start of the navigation, beside
/// the first paint of the same load and that of a blank page.
async fn answers(page: &Page, blank: &str, app: &str, report: &mut Report) -> Outcome {
    report.table(
        "Pressed at the first paint, kept",
        &[
            "",
            "kept, ms",
            "own paint, ms",
            "× own paint",
            "at most",
            "blank paint, ms",
            "× blank paint",
        ],
    );
    let script = json!({ "source": include_str!("answer.js") });
    let added = page.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?;
    for slower in SLOWER {
        throttle(page, slower).await?;
        let mut rounds = Vec::new();
        for _ in 0..=ROUNDS {
            rounds.push(answer(page, blank, app).await?);
        }
        let [kept, own, floor] =
            [0, 1, 2].map(|at| Spread::of(rounds[1..].iter().map(|round| round[at])));
        report.row([
            at_speed(slower),
            kept.to_string(),
            own.to_string(),
            times(kept.over(own)),
            limited(kept.over(own), answer_limit(slower)),
            floor.to_string(),
            times(kept.over(floor)),
        ]);
    }
    page.driver.cdp().send_raw("Page.removeScriptToEvaluateOnNewDocument", added).await?;
    Ok(())
}

/// When a press at the first paint was kept, that paint, and a blank page's just before, in ms.
async fn answer(page: &Page, blank: &str, app: &str) -> Outcome<[f64; 3]> {
    let floor = paint(page, blank).await?;
    let own = paint(page, app).await?;
    let answered = "return window.__answered ?? 0";
    page.wait_for("a press kept", async |page| Ok(page.ask::<f64>(answered, vec![]).await? > 0.0))
        .await?;
    Ok([page.ask(answered, vec![]).await?, own, floor])
}

/// Opens the address from nothing and reads when something was first painted.
async fn paint(page: &Page, address: &str) -> Outcome<f64> {
    page.driver.goto("about:blank").await?;
    tokio::time::sleep(PAUSE).await;
    page.driver.goto(address).await?;
    let painted =
        "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0";
    page.wait_for("a first paint", async |page| Ok(page.ask::<f64>(painted, vec![]).await? > 0.0))
        .await?;
    page.ask(painted, vec![]).await
}
