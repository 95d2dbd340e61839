//! One of a list, chosen in the browser's own way.

use super::pick::Choice;
use leptos::prelude::*;

/// A list below its label. `chosen`: what the one that stands is called in the page;
/// `choose` is told of another.
pub fn select(
    label: &'static str,
    options: Vec<Choice>,
    chosen: &str,
    choose: Box<dyn Fn(String)>,
) -> AnyView {
    let option = |(id, name): Choice| {
        let is_chosen = id == chosen;
        view! { <option value=id prop:selected=is_chosen>{name}</option> }.into_any()
    };
    let options: Vec<AnyView> = options.into_iter().map(option).collect();
    view! {
        <label class="field">
            <span>{label}</span>
            <select on:change=move |event| choose(event_target_value(&event))>{options}</select>
        </label>
    }
    .into_any()
}
