//! Files the person saves or picks.

use super::share::{self, Sheet};
use super::{install, rest};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

/// Milliseconds within which a browser has begun to read what it saves.
const SAVING: i32 = 40_000;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is with the person.
    Yes,
    /// They closed the share sheet.
    Closed,
    /// Neither a sheet nor a download that leads anywhere is to be had.
    No,
}

/// Saves texts, one after another, as a file of a type. They are not joined in memory
/// first.
pub async fn save(name: &str, of: &str, parts: Vec<String>) -> Saved {
    let parts: Array = parts.into_iter().map(JsValue::from).collect();
    match blob(&parts, of) {
        // There a download may lead nowhere, and nobody is told.
        Some(blob) if install::seen(|seen| seen.is_ios() && seen.installed) => {
            sheet(name, &blob).await.unwrap_or(Saved::No)
        }
        Some(blob) => download(name, &blob),
        None => Saved::No,
    }
}

/// Hands a file to the share sheet, or saves it where that takes none.
pub async fn share_or_save(name: &str, blob: &Blob) -> Saved {
    match sheet(name, blob).await {
        Some(saved) => saved,
        None => download(name, blob),
    }
}

/// `None` where there is no sheet for it.
async fn sheet(name: &str, blob: &Blob) -> Option<Saved> {
    share::file(name, blob).await.map(|sheet| match sheet {
        Sheet::Took => Saved::Yes,
        Sheet::Closed => Saved::Closed,
    })
}

/// Texts, one after another, as bytes of a type.
pub fn blob(parts: &Array, of: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(of);
    Blob::new_with_str_sequence_and_options(parts, &options).ok()
}

fn download(name: &str, blob: &Blob) -> Saved {
    match click(name, blob) {
        Some(()) => Saved::Yes,
        None => Saved::No,
    }
}

fn click(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // WebKit begins to read after this, and would find nothing.
    spawn_local(async move {
        rest::wait(SAVING).await;
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}

/// The file just picked in an input, which is then ready for another.
pub fn picked(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// A file's text. `None` if it cannot be read.
pub async fn text(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
