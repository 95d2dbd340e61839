//! What a person has chosen. Small, and read before the first render.

use crate::deck::{Band, Moment};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Choices, kept in the mirror. Every field has a default, and fields of a newer
/// version survive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// The band last chosen.
    pub band: Option<Band>,
    /// The moment last chosen.
    pub moment: Option<Moment>,
    /// How much light.
    pub theme: Theme,
    /// Minutes after midnight at which a day turns: 04:00 unless changed,
    /// because a return at 2 am belongs to the night it was part of.
    pub turn_min: u16,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

/// How much light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the phone is set.
    #[default]
    Auto,
    /// Dark, warm.
    Night,
    /// Linen.
    Day,
    /// Barely there, for 3 am.
    Ember,
}

impl Theme {
    /// Every theme, in the order offered.
    pub const ALL: [Theme; 4] = [Theme::Auto, Theme::Night, Theme::Day, Theme::Ember];

    /// Its name in the page (`data-theme`).
    pub fn id(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Night => "night",
            Theme::Day => "day",
            Theme::Ember => "ember",
        }
    }
}

impl Default for Prefs {
    fn default() -> Self {
        Prefs {
            band: None,
            moment: None,
            theme: Theme::Auto,
            turn_min: 4 * 60,
            extra: Map::new(),
        }
    }
}
