//! A row of choices, one press each: native radio buttons that look like words,
//! the chosen one underlined with running stitches.

use super::lean::live;
use crate::deck::{Band, Moment};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Something to choose: its name in the page, and what it is called.
pub type Choice = (String, String);

/// All bands.
pub fn bands() -> Vec<Choice> {
    Band::ALL.map(|band| (band.id().into(), band.label().into())).to_vec()
}

/// Moments, in the order given.
pub fn moments(moments: impl Iterator<Item = Moment>) -> Vec<Choice> {
    moments.map(|moment| (moment.id().into(), moment.label().into())).collect()
}

/// What a row shows and does.
pub struct Pick {
    /// Name of the group in the page.
    pub name: &'static str,
    /// What is being chosen, for a screen reader.
    pub legend: &'static str,
    /// What there is; follows.
    pub options: Box<dyn Fn() -> Vec<Choice> + Send>,
    /// The name of what is chosen; follows.
    pub chosen: Arc<dyn Fn() -> Option<String> + Send + Sync>,
    /// Told the name of what was pressed.
    pub choose: Arc<dyn Fn(&str) + Send + Sync>,
}

impl Pick {
    /// Draws the row.
    pub fn view(self) -> AnyView {
        let Pick { name, legend, options, chosen, choose } = self;
        // Drawn again when something else is chosen, and then brought into view.
        let all = move || {
            let chosen = chosen();
            let option = |(id, label): Choice| {
                let choose = choose.clone();
                let is_chosen = chosen.as_ref() == Some(&id);
                let value = id.clone();
                view! {
                    <label>
                        <input
                            type="radio"
                            name=name
                            value=value
                            checked=is_chosen
                            prop:checked=is_chosen
                            on:change=move |_| choose(&id)
                        />
                        <span>{label}</span>
                    </label>
                }
                .into_any()
            };
            request_animation_frame(move || show_chosen(name));
            options().into_iter().map(option).collect_view().into_any()
        };
        view! {
            <fieldset class="pick">
                <legend class="unseen">{legend}</legend>
                <div class="row">{live(all)}</div>
            </fieldset>
        }
        .into_any()
    }
}

/// Brings the chosen one into its row's view, without moving the page.
fn show_chosen(name: &str) {
    let chosen = document().query_selector(&format!("[name={name}]:checked")).ok().flatten();
    let label = chosen.and_then(|input| input.parent_element());
    let row = label.as_ref().and_then(|label| label.parent_element());
    if let (Some(label), Some(row)) = (label, row)
        && let Some(label) = label.dyn_ref::<HtmlElement>()
        && let Some(row) = row.dyn_ref::<HtmlElement>()
    {
        let middle = label.offset_left() + label.offset_width() / 2 - row.offset_left();
        row.set_scroll_left(middle - row.client_width() / 2);
    }
}
