//! The focus stays in its place. A press often takes its own button out of the page, and
//! whoever goes by the keyboard or by ear would begin at the top again: the focus goes to
//! the same button where there is one still, in its row where that has moved, and else to
//! what stands there now, which is then read. Never to another button: a second press
//! would be one of something else.

use crate::device::{reflect, rest};
use crate::journal::EntryId;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit, Node,
};

/// Milliseconds in which what came of a press is drawn; it may be drawn in several steps.
const DRAWN: i32 = 150;

/// What does something when it is pressed, or is written in.
const WAYS: &str = "button, a, summary, input, select, textarea";

/// What a row of a list is called in the page, by the id of what it shows: lists are drawn
/// anew in the elements they have, and by this it is seen which row is which.
pub fn row(id: EntryId) -> String {
    format!("row-{id}")
}

/// Where the focus was when something was pressed.
struct Place {
    had: Element,
    /// Its name then.
    name: String,
    /// Which screen it was on.
    screen: String,
    /// The way to it, as selectors: from the row of a name it stood in, if any, and from
    /// the page.
    paths: [String; 2],
}

thread_local! {
    static LAST: RefCell<Option<Place>> = const { RefCell::new(None) };
}

/// Begins to look after it. Call once.
pub fn begin() {
    let pressed = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let place = Place::of(&event);
        if place.is_some() {
            spawn_local(look());
        }
        LAST.set(place);
    });
    for press in ["click", "change"] {
        // Before the press is answered. The names are the browser's own; adding a listener
        // does not fail.
        let listener = pressed.as_ref().unchecked_ref();
        let _ = document().add_event_listener_with_callback_and_bool(press, listener, true);
    }
    // What is committed first is drawn later.
    let drawn = Closure::<dyn Fn()>::new(|| {
        if is_lost() {
            spawn_local(look());
        }
    });
    let watched = MutationObserverInit::new();
    watched.set_child_list(true);
    watched.set_subtree(true);
    if let Ok(observer) = MutationObserver::new(drawn.as_ref().unchecked_ref()) {
        let _ = observer.observe_with_options(&document(), &watched);
    }
    // Both live as long as the page.
    pressed.forget();
    drawn.forget();
}

/// Looks where the focus is, once all is drawn, and puts it back where it is lost.
async fn look() {
    rest::wait(DRAWN).await;
    if !is_lost() {
        return;
    }
    let Some(place) = LAST.take() else { return };
    let Some(found) = place.same().or_else(|| place.around()) else { return };
    let still = FocusOptions::new();
    // What is there is where the eyes are; only a row that has moved may be out of sight.
    still.set_prevent_scroll(!place.had.is_connected());
    let _ = found.focus_with_options(&still);
    // It may be there only until all has come.
    LAST.set(Place::at(found.into()));
}

/// Whether what had the focus was taken away, and nothing has it; or is there still, but
/// in another row.
fn is_lost() -> bool {
    let at = document().active_element();
    LAST.with_borrow(|last| {
        last.as_ref().is_some_and(|place| {
            place.screen == screen()
                && match place.had.is_connected() {
                    true => at.as_ref() == Some(&place.had) && place.is_elsewhere(),
                    false => at.is_none_or(|at| is_page(&at)),
                }
        })
    })
}

fn is_page(element: &Element) -> bool {
    element.tag_name() == "BODY"
}

fn screen() -> String {
    window().location().hash().unwrap_or_default()
}

/// Between the steps of a path.
const STEP: &str = " > ";

impl Place {
    /// Where the focus is, if that is on what was pressed: not all browsers put it there.
    /// `None` of a press by a pointer: whoever has one has a place on the screen, under which
    /// nothing is to move, and waits for no work that need not be.
    fn of(press: &Event) -> Option<Place> {
        if reflect::number(press, "detail").unwrap_or_default() != 0.0 {
            return None;
        }
        let had = document().active_element()?;
        let pressed: Option<Node> = press.target().and_then(|target| target.dyn_into().ok());
        if is_page(&had) || !had.contains(pressed.as_ref()) {
            return None;
        }
        Place::at(had)
    }

    fn at(had: Element) -> Option<Place> {
        let (mut path, mut in_row) = (String::new(), String::new());
        let mut at = had.clone();
        while !is_page(&at) {
            let id = at.id();
            if in_row.is_empty() && !id.is_empty() {
                in_row = ["#", &id, &path].concat();
            }
            let before = |element: &Element| element.previous_element_sibling();
            let place = std::iter::successors(before(&at), before).count() + 1;
            path = [STEP, ":nth-child(", &place.to_string(), ")", &path].concat();
            at = at.parent_element()?;
        }
        let paths = [in_row, ["body", &path].concat()];
        let name = had.text_content().unwrap_or_default();
        Some(Place { had, name, screen: screen(), paths })
    }

    /// The row of a name that it stood in, where that is still there.
    fn row(&self) -> Option<HtmlElement> {
        let [in_row, _] = &self.paths;
        elements(in_row.split(STEP).next().unwrap_or_default()).pop()
    }

    /// Whether it stood in a row that is gone.
    fn is_without(&self) -> bool {
        let [in_row, _] = &self.paths;
        !in_row.is_empty() && self.row().is_none()
    }

    /// Whether it is in another row now than it was.
    fn is_elsewhere(&self) -> bool {
        self.is_without() || self.row().is_some_and(|row| !row.contains(Some(&self.had)))
    }

    /// The way to it now.
    fn path(&self) -> &str {
        let [in_row, whole] = &self.paths;
        if self.row().is_some() { in_row } else { whole }
    }

    /// The same button, by its name, which it keeps where others beside it come and go; a
    /// field has none, and is the one in its place.
    fn same(&self) -> Option<HtmlElement> {
        // The same of another row is another.
        if self.is_without() {
            return None;
        }
        let is_same = |element: &HtmlElement| {
            let named = element.text_content().unwrap_or_default();
            element.tag_name() == self.had.tag_name() && named == self.name
        };
        let path = self.path();
        let beside = match path.rsplit_once(STEP) {
            Some((row, _)) if !self.name.is_empty() => elements(&[row, STEP, "*"].concat()),
            _ => elements(path),
        };
        beside.into_iter().find(is_same)
    }

    /// What stands in its place, or holds that.
    fn around(&self) -> Option<HtmlElement> {
        let mut path = self.path();
        loop {
            let near = elements(path).pop();
            if let Some(near) = near.filter(|near| near.matches(WAYS) == Ok(false)) {
                near.set_tab_index(-1);
                return Some(near);
            }
            path = path.rsplit_once(STEP)?.0;
        }
    }
}

/// Those a selector finds; none where it is none.
fn elements(selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = document().query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}
