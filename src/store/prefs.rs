//! What a person has chosen. Small, and read before the first render.

use crate::deck::{Band, Habit, Moment};
use serde_json::{Map, Value};

/// Choices, kept in the mirror. Every field has a default, what cannot be read
/// falls back to it, and fields of a newer version survive.
#[derive(Clone, Debug, PartialEq)]
pub struct Prefs {
    /// The band last chosen.
    pub band: Option<Band>,
    /// The moment last chosen.
    pub moment: Option<Moment>,
    /// What is used at which time of day.
    pub usual: Habit,
    /// How much light.
    pub theme: Theme,
    /// Minutes after midnight at which a day turns: 04:00 unless changed,
    /// because a return at 2 am belongs to the night it was part of.
    pub turn_min: u16,
    /// Where the person is, two letters, for Help; empty until chosen.
    pub country: String,
    extra: Map<String, Value>,
}

impl Prefs {
    /// Reads what [`Prefs::to_map`] wrote.
    pub fn from_map(mut map: Map<String, Value>) -> Prefs {
        let mut text = |name: &str| match map.remove(name) {
            Some(Value::String(text)) => text,
            _ => String::new(),
        };
        let band = Band::parse(&text("band"));
        let moment = Moment::parse(&text("moment"));
        let theme = Theme::parse(&text("theme"));
        let country = text("country");
        let country = if country.len() <= 2 { country } else { String::new() };
        let turn = map.remove("turn_min").as_ref().and_then(Value::as_u64);
        let turn = turn.and_then(|turn| u16::try_from(turn).ok()).filter(|turn| *turn < 24 * 60);
        let turn_min = turn.unwrap_or(Prefs::default().turn_min);
        let usual = match map.remove("usual") {
            Some(Value::Object(usual)) => Habit::from_map(&usual),
            _ => Habit::default(),
        };
        Prefs { band, moment, usual, theme, turn_min, country, extra: map }
    }

    /// The fields of an object.
    pub fn to_map(&self) -> Map<String, Value> {
        let mut map = self.extra.clone();
        if let Some(band) = self.band {
            map.insert("band".into(), band.id().into());
        }
        if let Some(moment) = self.moment {
            map.insert("moment".into(), moment.id().into());
        }
        let usual = self.usual.to_map();
        if !usual.is_empty() {
            map.insert("usual".into(), usual.into());
        }
        map.insert("theme".into(), self.theme.id().into());
        map.insert("turn_min".into(), self.turn_min.into());
        map.insert("country".into(), self.country.as_str().into());
        map
    }
}

/// How much light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

    /// Its name in the page (`data-theme`) and in what is kept.
    pub fn id(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Night => "night",
            Theme::Day => "day",
            Theme::Ember => "ember",
        }
    }

    /// The theme of a name; the phone's own for any other.
    pub fn parse(id: &str) -> Theme {
        Theme::ALL.into_iter().find(|theme| theme.id() == id).unwrap_or_default()
    }
}

impl Default for Prefs {
    fn default() -> Self {
        Prefs {
            band: None,
            moment: None,
            usual: Habit::default(),
            theme: Theme::Auto,
            turn_min: 4 * 60,
            country: String::new(),
            extra: Map::new(),
        }
    }
}
