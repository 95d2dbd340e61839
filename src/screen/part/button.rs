//! The two kinds of button there are.

use super::lean::pressed;
use leptos::prelude::*;

/// A quiet button.
pub fn quiet(name: &'static str, act: impl FnMut() + 'static) -> AnyView {
    view! { <button class="quiet" on:click=pressed(act)>{name}</button> }.into_any()
}

/// The one main button of a screen or a row.
pub fn main_press(name: &'static str, act: impl FnMut() + 'static) -> AnyView {
    view! { <button class="press" on:click=pressed(act)>{name}</button> }.into_any()
}
