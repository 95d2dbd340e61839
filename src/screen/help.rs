//! For when it is more than a rough moment. The body first, lists after.
//! Opening it leaves no record.

use super::part::heading::Heading;
use crate::deck::lines;
use crate::text::help;
use leptos::prelude::*;

/// Emergency numbers by country, from `content/helplines.toml`.
const EMERGENCY: [(&str, &str); 11] = [
    ("Australia", "000"),
    ("Canada", "911"),
    ("France", "112"),
    ("Germany", "112"),
    ("India", "112"),
    ("Ireland", "112"),
    ("New Zealand", "111"),
    ("South Africa", "112"),
    ("Spain", "112"),
    ("United Kingdom", "999"),
    ("United States", "911"),
];

/// The screen.
#[component]
pub fn Help() -> impl IntoView {
    let number = |(country, number): (&'static str, &'static str)| {
        view! {
            <li>
                <a href=format!("tel:{number}")><span>{country}</span> <strong>{number}</strong></a>
            </li>
        }
    };
    view! {
        <Heading>{help::TITLE}</Heading>
        <p class="words small">{lines::TOO_MUCH}</p>
        <p class="lead">{help::SHAKE}</p>
        <h2>{help::THEN}</h2>
        <ul class="numbers">{EMERGENCY.map(number).collect_view()}</ul>
        <h2>{help::TALK}</h2>
        <p class="lead">{help::DIRECTORY}</p>
        <p class="lead">{lines::HANDLING}</p>
        <p class="foot">{help::CHECKED} " " {help::SIGNAL}</p>
        <p class="foot">{help::PRIVATE}</p>
    }
}
