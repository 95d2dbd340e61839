//! What the page calls: the QR maker and reader as a wasm of its own.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod page {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Reads the first QR code in a picture: `luma` is a byte a pixel. `turn`
    /// counts the tries.
    #[wasm_bindgen]
    pub fn read(width: usize, height: usize, luma: &[u8], turn: usize) -> Option<String> {
        darn_scan::read(width, height, luma, turn)
    }

    /// The QR code of a link: the side of an SVG view box, a space, and the `d`
    /// of its path. Nothing when it is too long for one code.
    #[wasm_bindgen]
    pub fn draw(link: &str) -> Option<String> {
        let code = darn_scan::qr(link)?;
        Some([code.side().to_string(), code.path()].join(" "))
    }
}
