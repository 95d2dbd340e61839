//! A row of choices, one press each: native radio buttons that look like words,
//! the chosen one underlined with running stitches.

use crate::deck::{Band, Moment};
use crate::store::Theme;
use crate::text::settings;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Something a row can offer.
pub trait Choice: Copy + PartialEq + Send + Sync + 'static {
    /// Its name in the page.
    fn id(self) -> &'static str;
    /// What it is called on screen.
    fn label(self) -> &'static str;
}

impl Choice for Band {
    fn id(self) -> &'static str {
        Band::id(self)
    }
    fn label(self) -> &'static str {
        Band::label(self)
    }
}

impl Choice for Moment {
    fn id(self) -> &'static str {
        Moment::id(self)
    }
    fn label(self) -> &'static str {
        Moment::label(self)
    }
}

impl Choice for Theme {
    fn id(self) -> &'static str {
        Theme::id(self)
    }
    fn label(self) -> &'static str {
        settings::theme(self)
    }
}

/// A row to choose one of `options` from. `legend` names the row to a screen
/// reader; `chosen` follows the state; `choose` is told.
#[component]
pub fn Pick<T: Choice>(
    /// Name of the group in the page.
    name: &'static str,
    /// What is being chosen.
    legend: &'static str,
    /// What there is.
    #[prop(into)]
    options: Signal<Vec<T>>,
    /// What is chosen now.
    #[prop(into)]
    chosen: Signal<Option<T>>,
    /// Told what was pressed.
    choose: impl Fn(T) + Clone + Send + 'static,
) -> impl IntoView {
    let row = NodeRef::<leptos::html::Div>::new();
    Effect::new(move || {
        chosen.track();
        options.track();
        show_chosen(row.get());
    });
    let option = move |value: T| {
        let choose = choose.clone();
        let is_chosen = move || chosen.get() == Some(value);
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    value=value.id()
                    prop:checked=is_chosen
                    on:change=move |_| choose(value)
                />
                <span>{value.label()}</span>
            </label>
        }
    };
    view! {
        <fieldset class="pick">
            <legend class="unseen">{legend}</legend>
            <div class="row" node_ref=row>
                {move || options.get().into_iter().map(option.clone()).collect_view()}
            </div>
        </fieldset>
    }
}

/// Brings the chosen one into the row's view, without moving the page.
fn show_chosen(row: Option<web_sys::HtmlDivElement>) {
    let Some(row) = row else { return };
    let chosen = row.query_selector("input:checked").ok().flatten();
    let label = chosen.and_then(|input| input.parent_element());
    if let Some(label) = label.and_then(|label| label.dyn_into::<HtmlElement>().ok()) {
        let middle = label.offset_left() + label.offset_width() / 2 - row.offset_left();
        row.set_scroll_left(middle - row.client_width() / 2);
    }
}
