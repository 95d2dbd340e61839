//! A picture that leaves the page: SVG text to pixels, then to the share sheet
//! or a file. Every step may be missing or refused; none of them panics.

use super::files::{self, Saved};
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url, window};

const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    /// The browser cannot draw it.
    NotDrawn,
    /// It can be drawn, but neither shared nor saved.
    NotSaved,
}

/// The light the page is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// Light ground.
    Day,
    /// Dark ground.
    Night,
    /// Darker still.
    Ember,
}

/// The light the page is in now, the phone's own choice included.
pub fn light() -> Light {
    let root = window().and_then(|window| window.document()?.document_element());
    let theme = root.and_then(|root| root.get_attribute("data-theme")).unwrap_or_default();
    let phone_is_light = || {
        let query = window()?.match_media("(prefers-color-scheme: light)").ok()??;
        Some(query.matches())
    };
    match theme.as_str() {
        "day" => Light::Day,
        "ember" => Light::Ember,
        "auto" if phone_is_light() == Some(true) => Light::Day,
        _ => Light::Night,
    }
}

/// Makes pixels of an SVG and hands them to the share sheet, or saves them
/// where there is none.
pub async fn keep(name: &str, svg: &str) -> Result<(), Failed> {
    let pixels = pixels(svg).await.ok_or(Failed::NotDrawn)?;
    match files::share_or_save(name, &pixels).await {
        Saved::Yes | Saved::Closed => Ok(()),
        Saved::No => Err(Failed::NotSaved),
    }
}

/// An SVG as PNG bytes, at its own size. `None` if the browser cannot.
pub async fn pixels(svg: &str) -> Option<Blob> {
    let drawn = files::blob(&Array::of1(&svg.into()), SVG)?;
    let address = Url::create_object_url_with_blob(&drawn).ok()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    // The image holds on to what it has decoded.
    let _ = Url::revoke_object_url(&address);
    decoded.ok()?;
    png(&paint(&image)?).await
}

fn paint(image: &HtmlImageElement) -> Option<HtmlCanvasElement> {
    let canvas = window()?.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(image.natural_width());
    canvas.set_height(image.natural_height());
    let brush: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    brush.draw_image_with_html_image_element(image, 0.0, 0.0).ok()?;
    Some(canvas)
}

async fn png(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let made = Promise::new(&mut |resolve, _| {
        let resolve_with = resolve.clone();
        let told = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve_with.call1(&JsValue::UNDEFINED, &blob);
        });
        if canvas.to_blob_with_type(told.unchecked_ref(), PNG).is_err() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    // Null where the canvas was too large for the browser.
    JsFuture::from(made).await.ok()?.dyn_into().ok()
}
