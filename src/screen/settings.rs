//! Settings: light, and what is kept.

use super::home::home;
use super::part::heading::heading;
use super::part::lean::line;
use super::part::pick::Pick;
use crate::store::Theme;
use crate::text::settings;
use leptos::prelude::*;
use std::sync::Arc;

/// The screen.
pub fn view() -> AnyView {
    let light = Pick {
        name: "theme",
        legend: settings::LIGHT,
        options: Box::new(|| Theme::ALL.map(|theme| (theme.id(), settings::theme(theme))).to_vec()),
        chosen: Arc::new(|| Some(home().prefs().theme.id())),
        choose: Arc::new(|id| home().choose(|prefs| prefs.theme = Theme::parse(id))),
    };
    view! {
        {heading(settings::TITLE, false)}
        <h2>{settings::LIGHT}</h2>
        {light.view()}
        <h2>{settings::KEPT}</h2>
        {line("lead", settings::WHERE)}
    }
    .into_any()
}
