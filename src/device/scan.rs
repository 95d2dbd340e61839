//! The QR maker and reader, a wasm of its own (scan/): asked for when one is
//! wanted, by the page (page/start.js), because only a script may import another.

use super::reflect;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

/// The maker and reader, once it is here.
#[derive(Clone)]
pub struct Scan(JsValue);

/// A picture as the reader takes it: a byte a pixel.
pub struct Luma {
    /// Pixels a row.
    pub wide: u32,
    /// Rows.
    pub high: u32,
    /// 255 is white.
    pub luma: Vec<u8>,
}

impl Luma {
    /// Of the pixels of a canvas: red, green, blue and opacity. Weights of
    /// ITU-R BT.601, in 256ths.
    pub fn of(wide: u32, high: u32, pixels: &[u8]) -> Luma {
        let grey = |pixel: &[u8]| match pixel {
            [red, green, blue, _] => {
                ((77 * u32::from(*red) + 150 * u32::from(*green) + 29 * u32::from(*blue)) >> 8)
                    as u8
            }
            _ => 255,
        };
        Luma { wide, high, luma: pixels.chunks_exact(4).map(grey).collect() }
    }
}

/// Loads it; `None` where it is not to be had.
pub async fn load() -> Option<Scan> {
    reflect::done(&js_sys::global(), "scan", &[]).await.map(Scan)
}

impl Scan {
    /// A link's code: the side of its view box and the `d` of its path. `None`
    /// when it is too long for one.
    pub fn draw(&self, link: &str) -> Option<(String, String)> {
        let drawn = reflect::call(&self.0, "draw", &[link.into()])?.as_string()?;
        let (side, path) = drawn.split_once(' ')?;
        Some((side.to_owned(), path.to_owned()))
    }

    /// The text of the first code in a picture. `turn` counts the tries.
    pub fn read(&self, picture: &Luma, turn: u32) -> Option<String> {
        let luma = Uint8Array::from(picture.luma.as_slice());
        let arguments = [picture.wide.into(), picture.high.into(), luma.into(), turn.into()];
        reflect::call(&self.0, "read", &arguments)?.as_string()
    }
}
