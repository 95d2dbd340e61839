//! For when it is more than a rough moment. The body first, lists after.
//! Opening it leaves no record.

use super::part::heading::heading;
use super::part::lean::line;
use crate::deck::lines;
use crate::text::help;
use leptos::prelude::*;

/// The screen.
pub fn view() -> AnyView {
    let number = |(country, number): (&'static str, &'static str)| {
        view! {
            <li>
                <a href=format!("tel:{number}")>
                    <span>{country}</span>
                    <strong>{number}</strong>
                </a>
            </li>
        }
    };
    view! {
        {heading(help::TITLE, false)}
        {line("words small", lines::TOO_MUCH)}
        {line("lead", help::SHAKE)}
        {line("lead", lines::HANDLING)}
        <h2>{help::EMERGENCY}</h2>
        <ul class="numbers">{help::NUMBERS.map(number).into_iter().collect_view()}</ul>
        <h2>{help::TALK}</h2>
        {line("lead", help::DIRECTORY)}
        {line("foot", help::CHECKED)}
        {line("foot", help::PRIVATE)}
    }
    .into_any()
}
