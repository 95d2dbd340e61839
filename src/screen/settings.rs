//! Settings: light, and what is kept.

use super::home::home;
use super::part::heading::Heading;
use super::part::pick::Pick;
use crate::store::Theme;
use crate::text::settings;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Settings() -> impl IntoView {
    let home = home();
    view! {
        <Heading>{settings::TITLE}</Heading>
        <h2>{settings::LIGHT}</h2>
        <Pick
            name="theme"
            legend=settings::LIGHT
            options=Signal::derive(|| Theme::ALL.to_vec())
            chosen=Signal::derive(move || Some(home.prefs.with(|prefs| prefs.theme)))
            choose=move |theme| home.choose(|prefs| prefs.theme = theme)
        />
        <h2>{settings::KEPT}</h2>
        <p class="lead">{settings::WHERE}</p>
    }
}
