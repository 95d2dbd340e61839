//! An app on the home screen may begin with an empty store of its own, while the
//! browser it was put there from holds returns (on iOS). Its first start offers
//! to bring them over, once, between the words and the press; and a link opened in
//! the browser shows the way to the app.

use super::home::home;
use super::part::button::quiet;
use super::part::lean::{line, live, nothing, pressed};
use super::part::said::Said;
use crate::device::{install, share};
use crate::route::Route;
use crate::store::mirror::Offer;
use crate::text::together;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Whether this is an app of its own with nothing kept in it; follows.
pub fn is_due() -> bool {
    let is_empty = home().read(|journal| journal.is_empty()) && home().own(|own| own.is_empty());
    home().keeping().loaded && is_empty && install::is_installed()
}

/// The offer, until it is taken up, put away, or something is kept; follows.
pub fn offered() -> AnyView {
    let away = RwSignal::new(home().mirror().is_put_away(Offer::BringOver));
    live(move || {
        if away.get() || !is_due() {
            return nothing();
        }
        let note = || home().mirror().put_away(Offer::BringOver);
        let put_away = move || {
            note();
            away.set(true);
        };
        view! {
            <div class="begun">
                {line("lead", together::begun())}
                <div class="asides">
                    <a class="link" href=Route::Together.hash() on:click=pressed(note)>
                        {together::bring_over()}
                    </a>
                    <button class="link" on:click=pressed(put_away)>{together::not_now()}</button>
                </div>
            </div>
        }
        .into_any()
    })
}

/// The way over for a link that was opened in a tab on iOS, where the app on the home
/// screen does not see what comes in here. `fragment`: of its address.
pub fn in_tab(fragment: &str) -> AnyView {
    if !install::seen(|seen| seen.is_ios() && !seen.installed) {
        return nothing();
    }
    let said = Said::new();
    let link = [share::address().as_str(), fragment].concat();
    let copy = move || {
        let link = link.clone();
        spawn_local(async move {
            // The page has taken it out of the address: there is no other place to take it from.
            said.say(match share::copy(&link).await {
                true => together::copied().into(),
                false => together::not_copied(&link),
            });
        });
    };
    view! {
        {line("lead", together::in_tab())}
        {quiet(together::copy_it(), copy)}
        {said.view()}
    }
    .into_any()
}
