//! Keeping the page as it stands for the first frame of the next start: the card's
//! screen in the mirror, and all of it as the page the worker gives.

use super::home::home;
use crate::deck::{self, Habit};
use crate::device::pages::Pages;
use crate::device::{clock, early, rest};
use crate::journal::Stamp;
use crate::lang;
use crate::upkeep::page::{Look, Screens, dress};
use leptos::prelude::{document, untrack};
use serde_json::Map;
use std::cell::{Cell, RefCell};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// Milliseconds of quiet before the screen is copied: not while it is pressed.
const QUIET: i32 = 1_000;

thread_local! {
    /// How the worker's page looks, as far as this one knows.
    static LOOK: RefCell<Option<Look>> = const { RefCell::new(None) };
    /// The screen that was chosen last, with the card on it: a start does not begin so,
    /// unless those words are used; and of what own words and children it was: another
    /// window may have taken some out since.
    static CHOSEN: RefCell<Option<(&'static str, String, Option<Stamp>)>> =
        const { RefCell::new(None) };
    /// How often the page was to be remembered: only the last of many copies it.
    static ASKED: Cell<u32> = const { Cell::new(0) };
    /// How often what is kept was forgotten: what was read before is not kept.
    static FORGOT: Cell<u32> = const { Cell::new(0) };
}

/// Keeps how the page looks, at once if that is news: the next start must not be
/// brighter than what was chosen. And the card's screen a little later, unless
/// another is shown by then or something on it has been pressed.
pub fn remember() {
    // Another window may speak another language by now; this one no longer speaks for all.
    let kept = home().mirror().prefs().map(|prefs| prefs.lang).unwrap_or_default();
    if !kept.is_empty() && kept != lang::code() {
        return;
    }
    let asked = ASKED.get().wrapping_add(1);
    ASKED.set(asked);
    spawn_local(async move {
        let look = look();
        if LOOK.with_borrow(|known| known.as_ref() != Some(&look)) {
            keep().await;
        }
        rest::wait(QUIET).await;
        if asked != ASKED.get() {
            return;
        }
        if let Some(card) = first_frame() {
            home().mirror().set_shell(part(), &early::build(), &card);
            keep().await;
        }
    });
}

/// The screen as it stands, or as it stood before the press on it, if a start now would
/// draw the same: else its words would change under a thumb.
fn first_frame() -> Option<String> {
    let root = document().get_element_by_id("darn")?;
    let said = root.query_selector(".card .words").ok()??.text_content()?;
    let (band, moment) = untrack(|| (home().band(), home().prefs(|prefs| prefs.moment)));
    let card = deck::choose(band, moment).id;
    let is_first = home().store().own().sayings(band, moment).first()?.words == said;
    let newest = home().store().own().records().map(|record| record.stamp).max();
    if let Some(screen) = untouched(&root).filter(|_| is_first) {
        CHOSEN.set(Some((card, screen, newest)));
    }
    if !home().begins_so() {
        return None;
    }
    CHOSEN.with_borrow(|chosen| {
        let (of, screen, then) = chosen.as_ref()?;
        (*of == card && *then == newest).then(|| screen.clone())
    })
}

/// The screen as it stands, unless something on it has been pressed, opened, covers
/// it, or is only said or offered this once.
fn untouched(root: &Element) -> Option<String> {
    let has = |selector| root.query_selector(selector).ok().flatten().is_some();
    let passing = ".begun, .hold, .notice p, [open]";
    (has(".again [data-state=ready]") && !has(passing)).then(|| root.inner_html())
}

/// Forgets the screens kept: they show what has gone, or another language.
pub async fn forget() {
    FORGOT.set(FORGOT.get().wrapping_add(1));
    LOOK.set(None);
    CHOSEN.set(None);
    home().mirror().drop_shells();
    // A window of another build may have made one, which a next start might be given.
    for (_, pages) in Pages::all().await {
        pages.put_plain().await;
    }
}

/// Makes the page anew. Where that cannot be done, the next start takes it from the
/// mirror.
async fn keep() -> Option<()> {
    let (forgot, look) = (FORGOT.get(), look());
    let pages = Pages::find().await?;
    let page = dress(&pages.plain().await?, &look, screens())?;
    let is_news = pages.own().await.is_none_or(|before| before != page);
    if forgot == FORGOT.get() {
        if is_news {
            pages.put(&page).await?;
        }
        LOOK.set(Some(look));
    }
    Some(())
}

/// The one for now, or the last there was, and the others.
fn screens() -> Option<Screens> {
    let (part, build, mirror) = (part(), early::build(), home().mirror());
    let shown = mirror.shell(part, &build).or_else(|| mirror.shell("last", &build))?;
    // Inserted one by one: collecting would bring in a sort.
    let mut others = Map::new();
    for other in Habit::parts().filter(|other| *other != part) {
        if let Some(screen) = mirror.shell(other, &build) {
            others.insert(other.into(), screen.into());
        }
    }
    Some(Screens { part: part.into(), shown, others })
}

fn part() -> &'static str {
    Habit::part(clock::instant().minute_of_day() / 60)
}

fn look() -> Look {
    // Another window may have chosen since this one was last looked at.
    let kept = home().mirror().prefs();
    let prefs = kept.unwrap_or_else(|| untrack(|| home().prefs(Clone::clone)));
    let (theme, text) = (prefs.theme, prefs.text);
    Look {
        lang: lang::code().into(),
        dir: lang::dir().into(),
        theme: theme.id().into(),
        text: text.to_string(),
    }
}
