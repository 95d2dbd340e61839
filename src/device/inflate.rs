//! Deflating and inflating, by the browser's own streams. Where it has none, a
//! parcel travels as it is, and a packed one cannot be opened.

use super::reflect;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// Bytes handed over at once: deflated a thousand times as much at most.
const PIECE: usize = 8_192;

/// Raw deflate.
const FORMAT: &str = "deflate-raw";

/// Deflates; `None` where the browser cannot.
pub async fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", bytes, usize::MAX).await
}

/// Whether this browser can inflate at all: Safari before 16.4 cannot
/// (https://caniuse.com/mdn-api_decompressionstream).
pub fn can_unpack() -> bool {
    reflect::make("DecompressionStream", &[FORMAT.into()]).is_some()
}

/// Inflates to just `length` bytes. Stops, with `None`, as soon as more come:
/// memory stays bounded whatever the bytes say.
pub async fn unpack(bytes: &[u8], length: usize) -> Option<Vec<u8>> {
    through("DecompressionStream", bytes, length).await
}

/// Hands it over piece by piece, each once the one before is used: a browser makes all of
/// what comes of a piece before any of it is read.
fn feed(writer: JsValue, bytes: Vec<u8>) {
    spawn_local(async move {
        for piece in bytes.chunks(PIECE) {
            let piece = Uint8Array::from(piece);
            // Broken off, or not to be read: the reader hears of it.
            if reflect::done(&writer, "write", &[piece.into()]).await.is_none() {
                return;
            }
        }
        let _ = reflect::done(&writer, "close", &[]).await;
    });
}

async fn through(class: &str, bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let stream = reflect::make(class, &[FORMAT.into()])?;
    let readable = reflect::get(&stream, "readable")?;
    let writer = reflect::call(&reflect::get(&stream, "writable")?, "getWriter", &[])?;
    let reader = reflect::call(&readable, "getReader", &[])?;
    feed(writer, bytes.to_vec());
    let mut out = Vec::new();
    loop {
        let piece = reflect::done(&reader, "read", &[]).await?;
        if reflect::get(&piece, "done")?.is_truthy() {
            return Some(out);
        }
        let piece: Uint8Array = reflect::get(&piece, "value")?.dyn_into().ok()?;
        if usize::try_from(piece.length()).ok()? > most - out.len() {
            // What it holds besides is let go of unread.
            let _ = reflect::call(&reader, "cancel", &[] as &[JsValue]);
            return None;
        }
        out.extend(piece.to_vec());
    }
}
