//! What was chosen: kept, shown on the page, taken from other tabs, and suggested by
//! the time of day.

use super::{Home, STATE, State, UNHURRIED};
use crate::deck::{self, Band, Moment};
use crate::device::{clock, rest};
use crate::route::Route;
use crate::screen::second;
use crate::store::Prefs;
use leptos::prelude::*;
use std::cell::RefMut;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds out of sight after which the card begins again as at a start: what
/// was pressed before is another hour's.
const LONG: i64 = 2 * 60 * 60 * 1_000;

impl State {
    /// The preferences as another tab may have left them; who and what the words are
    /// for is this page's own. What is gone from the mirror is still known here.
    fn renewed(&self) -> RefMut<'_, Prefs> {
        let mut prefs = self.prefs.borrow_mut();
        // What there was no room for is known here alone.
        if !self.unkept.get()
            && let Some(kept) = self.mirror.prefs()
        {
            let ours = std::mem::replace(&mut *prefs, kept);
            (prefs.band, prefs.child, prefs.moment) = (ours.band, ours.child, ours.moment);
        }
        prefs
    }
}

/// Sets the card to begin with at this time of day. A child stays the one chosen, and
/// grows out of the band the words were last used for.
pub(super) fn suggest(prefs: &mut Prefs) {
    if let Some((band, moment)) = prefs.usual.suggest(clock::instant().minute_of_day()) {
        if prefs.child.is_empty() {
            prefs.band = Some(band);
        }
        prefs.moment = Some(moment);
    }
}

impl Home {
    /// Looks at what was chosen; follows.
    pub fn prefs<T>(self, look: impl FnOnce(&Prefs) -> T) -> T {
        STATE.with(|state| {
            state.chose.track();
            look(&state.prefs.borrow())
        })
    }

    /// Changes the preferences and keeps them.
    pub fn choose(self, change: impl FnOnce(&mut Prefs)) {
        let chose = STATE.with(|state| {
            let mut prefs = state.renewed();
            change(&mut prefs);
            state.unkept.set(!state.mirror.set_prefs(&prefs));
            state.chose.clone()
        });
        self.light();
        chose.notify();
        second::remember();
    }

    /// Puts the chosen light and size of text on the page, as the page itself
    /// does before there is a program (page/first.js).
    pub(super) fn light(self) {
        let (theme, text) = STATE.with(|state| {
            let prefs = state.prefs.borrow();
            (prefs.theme, prefs.text)
        });
        if let Some(root) = document().document_element() {
            // The names and the values are ours and well formed.
            let _ = root.set_attribute("data-theme", theme.shown(clock::is_night()));
            let _ = root.set_attribute("data-text", &text.to_string());
        }
    }

    /// The band in front of the person: of the child chosen, as old as they are
    /// today, else the one chosen; follows.
    pub fn band(self) -> Option<Band> {
        let today = self.now().day();
        self.prefs(|prefs| {
            let child = self.own(|own| {
                let mut children = own.children();
                let child = children.find(|(id, _)| id.to_string() == prefs.child);
                child.map(|(_, child)| child.band(today))
            });
            child.flatten().or(prefs.band)
        })
    }

    /// Whether a start at this time of day would begin with the card chosen now.
    pub fn begins_so(self) -> bool {
        let prefs = untrack(|| self.prefs(Prefs::clone));
        let mut start = prefs.clone();
        suggest(&mut start);
        let card = |prefs: &Prefs| deck::choose(prefs.band, prefs.moment).id;
        card(&start) == card(&prefs)
    }

    /// Notes what was used, for the card to begin with at this time of day. A
    /// little later, and drawing nothing: a press comes first.
    pub fn note_use(self, moment: Moment) {
        let Some(band) = untrack(|| self.band()) else { return };
        let minute = clock::instant().minute_of_day();
        spawn_local(async move {
            rest::wait(UNHURRIED).await;
            let is_news = STATE.with(|state| {
                let mut prefs = state.renewed();
                let before = prefs.usual;
                prefs.usual.used(minute, band, moment);
                let is_news = prefs.usual != before;
                if is_news {
                    state.unkept.set(!state.mirror.set_prefs(&prefs));
                }
                is_news
            });
            // The next start begins with another card now.
            if is_news {
                second::remember();
            }
        });
    }

    /// The page goes out of sight.
    pub fn falls_asleep(self) {
        STATE.with(|state| state.hidden_at.set(Some(clock::instant().ms)));
    }

    /// The page is looked at again: by the clock there is now, and with what was
    /// chosen elsewhere. The card begins anew if that was long ago.
    pub fn wakes_up(self) {
        let (is_news, is_long) = STATE.with(|state| {
            let before = state.prefs.borrow().clone();
            let slept = state.hidden_at.take().map(|at| clock::instant().ms.saturating_sub(at));
            let is_long = slept.is_some_and(|ms| ms >= LONG);
            let mut prefs = state.renewed();
            if is_long {
                suggest(&mut prefs);
            }
            (*prefs != before, is_long)
        });
        self.light();
        if is_news {
            STATE.with(|state| state.chose.clone()).notify();
        }
        if is_long && STATE.with(|state| state.route.get()) == Route::Again {
            self.go(Route::Again);
        }
        self.catch_up();
    }
}
