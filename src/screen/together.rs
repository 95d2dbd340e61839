//! Together: what one sends, what arrives, and the threads of others. Nothing
//! is sent by itself, and nothing comes in without being seen first.

mod bring;
mod chosen;
mod code;
mod receive;
mod send;

mod travel;

use super::bring_over;
use super::part::heading::heading;
use super::part::lean::line;
use super::part::threads;
use crate::device::arrived;
use crate::text::together;
use leptos::prelude::*;

/// The screen. What arrived with a link comes first, and so does receiving where
/// there is something to bring over.
pub fn view() -> AnyView {
    let arrived = arrived::link().map(|text| (text, true));
    let arrived = arrived.or_else(|| arrived::shared().map(|text| (text, false)));
    let is_here = arrived.is_some() || untrack(bring_over::is_due);
    let receive = receive::view(arrived);
    let send = send::view();
    let (first, second) = if is_here { (receive, send) } else { (send, receive) };
    view! {
        {heading(together::title(), false)}
        {line("lead", together::lead())}
        {first}
        {second}
        {threads::view()}
    }
    .into_any()
}
