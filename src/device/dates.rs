//! Days in the reader's own language, by the browser's `Intl`.

use crate::journal::{Day, Instant};
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// "16 November", with the year where `year` is asked for.
pub fn day(day: Day, year: bool) -> String {
    let mut fields = vec![("day", "numeric"), ("month", "long")];
    if year {
        fields.push(("year", "numeric"));
    }
    format(day, &fields)
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

fn format(day: Day, fields: &[(&str, &str)]) -> String {
    format_ms(f64::from(day.number()) * 86_400_000.0, fields)
}

fn format_ms(ms: f64, fields: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in fields.iter().chain(&[("timeZone", "UTC")]) {
        // Setting a field of a plain object does not fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    let language = web_sys::window().and_then(|window| window.document());
    let language = language.and_then(|document| document.document_element());
    let language = language.and_then(|root| root.get_attribute("lang"));
    let languages: Array = languages(language).collect();
    let date = Date::new(&JsValue::from_f64(ms));
    let format = Intl::DateTimeFormat::new(&languages, &options).format();
    let text = format.call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string());
    text.unwrap_or_default()
}

/// The reader's own variant of the page's language ("en-GB" for "en"), else the
/// page's language.
fn languages(page: Option<String>) -> impl Iterator<Item = JsValue> {
    let page = page.unwrap_or_else(|| "en".into());
    let own = web_sys::window().and_then(|window| window.navigator().language());
    let own = own.filter(|own| own.split('-').next() == Some(page.as_str()));
    own.into_iter().chain([page]).map(|tag| JsValue::from_str(&tag))
}
