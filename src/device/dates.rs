//! Days in the reader's own language, by the browser's `Intl`.

use crate::journal::{Day, Instant};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// "16 November", with the year where `year` is asked for.
pub fn day(day: Day, year: bool) -> String {
    const FIELDS: Fields = &[("day", "numeric"), ("month", "long"), ("year", "numeric")];
    // Without the last, the year.
    let fields = if year { FIELDS } else { FIELDS.split_last().map_or(FIELDS, |(_, rest)| rest) };
    format(day, fields)
}

/// "22:10", by the wall clock the press was made under.
pub fn time(at: Instant) -> String {
    let wall = at.ms as f64 + f64::from(at.offset_min) * 60_000.0;
    format_ms(wall, &[("hour", "numeric"), ("minute", "2-digit")])
}

/// "Monday".
pub fn weekday(day: Day) -> String {
    format(day, &[("weekday", "long")])
}

fn format(day: Day, fields: Fields) -> String {
    format_ms(f64::from(day.number()) * 86_400_000.0, fields)
}

fn format_ms(ms: f64, fields: Fields) -> String {
    let date = Date::new(&JsValue::from_f64(ms));
    let text = formatter(fields).call1(&JsValue::UNDEFINED, &date);
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// What a text of a date is made of, as `Intl` names it.
type Fields = &'static [(&'static str, &'static str)];

thread_local! {
    /// Formatters made so far. Making one takes a third of a millisecond, and a
    /// piece of cloth names some two hundred days.
    static MADE: RefCell<Vec<(Option<String>, Fields, Function)>> = const { RefCell::new(Vec::new()) };
}

fn formatter(fields: Fields) -> Function {
    let language = web_sys::window().and_then(|window| window.document());
    let language = language.and_then(|document| document.document_element());
    let language = language.and_then(|root| root.get_attribute("lang"));
    MADE.with_borrow_mut(|made| {
        let fits = |(of, fit, _): &&(_, Fields, _)| *of == language && *fit == fields;
        if let Some((_, _, format)) = made.iter().find(fits) {
            return format.clone();
        }
        let format = make(language.clone(), fields);
        made.push((language, fields, format.clone()));
        format
    })
}

fn make(language: Option<String>, fields: Fields) -> Function {
    let options = Object::new();
    for (name, value) in fields.iter().chain(&[("timeZone", "UTC")]) {
        // Setting a field of a plain object does not fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    let languages: Array = languages(language).collect();
    Intl::DateTimeFormat::new(&languages, &options).format()
}

/// The reader's own variant of the page's language ("en-GB" for "en"), else the
/// page's language.
fn languages(page: Option<String>) -> impl Iterator<Item = JsValue> {
    let page = page.unwrap_or_else(|| "en".into());
    let own = web_sys::window().and_then(|window| window.navigator().language());
    let own = own.filter(|own| own.split('-').next() == Some(page.as_str()));
    own.into_iter().chain([page]).map(|tag| JsValue::from_str(&tag))
}
