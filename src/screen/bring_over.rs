//! An app on the home screen may begin with an empty store of its own, while the
//! browser it was put there from holds returns (on iOS). Its first start offers
//! to bring them over, once, between the words and the press.

use super::home::home;
use super::part::lean::{line, live, nothing, pressed};
use crate::device::place;
use crate::route::Route;
use crate::store::mirror::Offer;
use crate::text::together;
use leptos::prelude::*;

/// Whether this is an app of its own with nothing kept in it; follows.
pub fn is_due() -> bool {
    let is_empty = home().read(|journal| journal.is_empty()) && home().own(|own| own.is_empty());
    home().keeping().loaded && is_empty && place::is_installed()
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
