//! Closures with their type erased. Leptos compiles its machinery anew for every
//! closure type it meets; through these it meets one of each kind. Bytes are
//! start-up time: this took a quarter off the wasm.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A piece of screen that follows the state it reads.
pub fn live(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    live_erased(Box::new(view))
}

#[inline(never)]
fn live_erased(view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || view()).into_any()
}

/// Text that follows the state it reads.
pub fn says(text: impl Fn() -> String + Send + 'static) -> AnyView {
    says_erased(Box::new(text))
}

#[inline(never)]
fn says_erased(text: Box<dyn Fn() -> String + Send>) -> AnyView {
    (move || text()).into_any()
}

/// An attribute that follows the state it reads; `None` leaves it out.
pub type Attribute = Box<dyn Fn() -> Option<&'static str> + Send>;

/// See [`Attribute`].
pub fn attribute(value: impl Fn() -> Option<&'static str> + Send + 'static) -> Attribute {
    Box::new(value)
}

/// What a press does.
pub fn pressed(mut act: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| act())
}

/// Nothing to see.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// A plain line of text of a class.
pub fn line(class: &'static str, text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <p class=class>{text}</p> }.into_any()
}
