//! Fresh versions: hearing of one, asking it to take over, and beginning anew.

use super::{caches, early, fetch, reflect, worker};
use crate::upkeep::fresh::Event;
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerRegistration};

/// What the worker is asked (public/sw.template.js).
const TAKE_OVER: &str = "take over";
const IF_ALONE: &str = "take over if alone";
const TIDY: &str = "tidy ";

/// Asked for past every cache: whether its host can be reached.
const WORKER: &str = "sw.js";

thread_local! {
    static REGISTRATION: RefCell<Option<ServiceWorkerRegistration>> = const { RefCell::new(None) };
}

/// Tells of everything that happens to fresh versions from now on. One that
/// waits at the start of the only page open takes over at once: this page goes
/// on with its own files, and the next start has the fresh ones. Call once.
pub fn watch(tell: fn(Event)) {
    let Some(container) = worker::container() else {
        return;
    };
    let controlled = Cell::new(container.controller().is_some());
    let changed = Closure::<dyn Fn()>::new(move || {
        tell(Event::TookOver { first: !controlled.replace(true) });
    });
    container.set_oncontrollerchange(Some(changed.as_ref().unchecked_ref()));
    // Lives as long as the page.
    changed.forget();
    // The worker's one word to a page: it is of another build.
    let other = Closure::<dyn Fn()>::new(move || tell(Event::TookOver { first: false }));
    container.set_onmessage(Some(other.as_ref().unchecked_ref()));
    other.forget();
    spawn_local(async move {
        let Ok(ready) = container.ready() else {
            return;
        };
        // Once there is a worker; without one there is nothing to hear of.
        let Ok(registration) = JsFuture::from(ready).await else {
            return;
        };
        let registration: ServiceWorkerRegistration = registration.unchecked_into();
        REGISTRATION.set(Some(registration.clone()));
        match registration.waiting() {
            Some(waiting) => {
                tell(Event::Waits);
                say(&waiting, IF_ALONE);
            }
            None => {
                if let Some(active) = container.controller() {
                    say(&active, &format!("{TIDY}{}", early::build()));
                }
            }
        }
        hear(&registration, tell);
        look();
    });
}

/// Listens for a build that comes to wait.
fn hear(registration: &ServiceWorkerRegistration, tell: fn(Event)) {
    let itself: Rc<RefCell<Option<Function>>> = Rc::default();
    let (known, listener) = (registration.clone(), itself.clone());
    let heard = Closure::<dyn Fn()>::new(move || {
        if let Some(installing) = known.installing() {
            installing.set_onstatechange(listener.borrow().as_ref());
        }
        if known.waiting().is_some() {
            tell(Event::Waits);
        }
    });
    let heard: Function = heard.into_js_value().unchecked_into();
    registration.set_onupdatefound(Some(&heard));
    // One may have been found before there was anyone to hear of it.
    if let Some(installing) = registration.installing() {
        installing.set_onstatechange(Some(&heard));
    }
    itself.replace(Some(heard));
}

/// Looks whether there is a fresh version, or tries for a first one where none could be
/// had yet. What keeps it from looking, such as no network, is nobody's trouble.
pub fn look() {
    let Some(found) = registration() else { return worker::register() };
    if let Ok(looking) = found.update() {
        spawn_local(async move {
            let _ = JsFuture::from(looking).await;
        });
    }
}

/// Asks the waiting build to take over. Whether there is one.
pub fn take_over() -> bool {
    let waiting = registration().and_then(|found| found.waiting());
    waiting.is_some_and(|waiting| say(&waiting, TAKE_OVER))
}

/// Loads the page again.
pub fn reload() {
    let _ = web_sys::window().map(|window| window.location().reload());
}

/// Lets go of the worker and of every file it keeps, so that the next load
/// fetches Darn as a first visit would. What a person kept is elsewhere and
/// stays. `false`: there is no connection, and nothing has changed.
pub async fn let_go() -> bool {
    if !fetch::is_there(WORKER).await {
        return false;
    }
    let Some(registration) = registration() else {
        return true;
    };
    let caches = reflect::get(&js_sys::global(), "caches").unwrap_or_default();
    let names = names_of(&caches, &registration.scope()).await;
    if let Ok(leaving) = registration.unregister() {
        let _ = JsFuture::from(leaving).await;
    }
    for name in names.unwrap_or_default() {
        reflect::done(&caches, "delete", &[name.into()]).await;
    }
    true
}

/// The names of the caches of the worker that answers below this address.
async fn names_of(caches: &JsValue, scope: &str) -> Option<Vec<String>> {
    let origin = web_sys::window()?.location().origin().ok()?;
    Some(caches::names(caches, scope.strip_prefix(&origin)?).await)
}

fn registration() -> Option<ServiceWorkerRegistration> {
    REGISTRATION.with_borrow(Clone::clone)
}

/// Whether it could be said.
fn say(worker: &ServiceWorker, what: &str) -> bool {
    worker.post_message(&what.into()).is_ok()
}
