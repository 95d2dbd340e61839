//! What a person has chosen. Small, and read before the first render.

use crate::deck::{Band, Habit, Moment};
use serde_json::{Map, Value};

/// Longest language tag kept, in bytes: "zh-Hant-HK" and the like.
const LANG_MAX: usize = 16;

/// Longest id of a child kept, in bytes: a record's is half as long.
const CHILD_MAX: usize = 64;

/// Breaths one may settle for, in the order of their words.
pub const SETTLES: [u8; 3] = [0, 1, 3];

/// Sizes of text, in hundredths, in the order of their words (style/tokens.css has a
/// rule for each).
pub const TEXTS: [u16; 4] = [100, 125, 150, 200];

/// When a day may turn, in minutes after midnight, in the order of their words.
pub const TURNS: [u16; 4] = [0, 120, 240, 360];

/// Choices, kept in the mirror. Every field has a default, what cannot be read
/// falls back to it, and fields of a newer version survive.
#[derive(Clone, Debug, PartialEq)]
pub struct Prefs {
    /// The band last chosen.
    pub band: Option<Band>,
    /// The id of the child last chosen; empty for a band alone.
    pub child: String,
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
    /// The language chosen, as its code; empty for the browser's own.
    pub lang: String,
    /// Breaths offered before the card: 0, 1 or 3.
    pub settle: u8,
    /// Size of the text in hundredths of the phone's own: 100 to 200.
    pub text: u16,
    /// Whether the cloth is shown without its numbers.
    pub numbers_hidden: bool,
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
        let child = text("child");
        let child = if child.len() <= CHILD_MAX { child } else { String::new() };
        let theme = Theme::parse(&text("theme"));
        let country = text("country");
        let country = if country.len() <= 2 { country } else { String::new() };
        let lang = text("lang");
        let lang = if lang.len() <= LANG_MAX { lang } else { String::new() };
        let turn = map.remove("turn_min").as_ref().and_then(Value::as_u64);
        let turn = turn.and_then(|turn| u16::try_from(turn).ok()).filter(|turn| *turn < 24 * 60);
        let numbers_hidden = map.remove("numbers_hidden") == Some(Value::Bool(true));
        let turn_min = turn.unwrap_or(Prefs::default().turn_min);
        let usual = match map.remove("usual") {
            Some(Value::Object(usual)) => Habit::from_map(&usual),
            _ => Habit::default(),
        };
        let mut number = |name: &str, default: u64, known: &[u64]| {
            let number = map.remove(name).as_ref().and_then(Value::as_u64);
            number.filter(|number| known.contains(number)).unwrap_or(default)
        };
        let settle = u8::try_from(number("settle", 0, &SETTLES.map(u64::from))).unwrap_or(0);
        let text = u16::try_from(number("text", 100, &TEXTS.map(u64::from))).unwrap_or(100);
        Prefs {
            band,
            child,
            moment,
            usual,
            theme,
            turn_min,
            country,
            lang,
            settle,
            text,
            numbers_hidden,
            extra: map,
        }
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
        map.insert("child".into(), self.child.as_str().into());
        map.insert("theme".into(), self.theme.id().into());
        map.insert("turn_min".into(), self.turn_min.into());
        map.insert("country".into(), self.country.as_str().into());
        map.insert("lang".into(), self.lang.as_str().into());
        map.insert("settle".into(), self.settle.into());
        map.insert("text".into(), self.text.into());
        map.insert("numbers_hidden".into(), self.numbers_hidden.into());
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
    /// Night from nine in the evening to seven in the morning, else Day.
    Hours,
}

impl Theme {
    /// Every theme with its name in what is kept, in the order offered.
    pub const NAMED: [(&str, Theme); 5] = [
        ("auto", Theme::Auto),
        ("hours", Theme::Hours),
        ("night", Theme::Night),
        ("day", Theme::Day),
        ("ember", Theme::Ember),
    ];

    /// Its name in what is kept.
    pub fn id(self) -> &'static str {
        Theme::NAMED.iter().find(|(_, theme)| *theme == self).map_or("auto", |(name, _)| *name)
    }

    /// Its name in the page, which knows no hours. `is_night`: by the clock now.
    pub fn shown(self, is_night: bool) -> &'static str {
        match self {
            Theme::Hours if is_night => Theme::Night.id(),
            Theme::Hours => Theme::Day.id(),
            other => other.id(),
        }
    }

    /// The theme of a name; the phone's own for any other.
    pub fn parse(id: &str) -> Theme {
        Theme::NAMED
            .iter()
            .find(|(name, _)| *name == id)
            .map(|(_, theme)| *theme)
            .unwrap_or_default()
    }
}

impl Default for Prefs {
    fn default() -> Self {
        Prefs {
            band: None,
            child: String::new(),
            moment: None,
            usual: Habit::default(),
            theme: Theme::Auto,
            turn_min: 4 * 60,
            country: String::new(),
            lang: String::new(),
            settle: 0,
            text: 100,
            numbers_hidden: false,
            extra: Map::new(),
        }
    }
}
