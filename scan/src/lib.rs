//! A link as a QR code, and a QR code found in a picture. Pure.
//!
//! Neither is part of the first wasm: `main.rs` makes them one of their own,
//! loaded when a code is shown or scanned, so that nobody waits for them who
//! only wants words; and if a hostile picture stops it, the app goes on.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The largest version made: 97 modules a side. Above, phones read a screen
/// only with patience; a link or a file is kinder.
pub const MAX_VERSION: u8 = 20;

/// Light left free round a code, in modules (ISO/IEC 18004, 5.3.8).
pub const QUIET: usize = 4;

/// Most pixels looked at in one picture. Larger ones are to be scaled down.
pub const MAX_PIXELS: usize = 4 * 1024 * 1024;

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modules {
    size: usize,
    dark: Vec<bool>,
}

/// Makes the code of a link. `None` when it would be larger than
/// [`MAX_VERSION`]. Digits, if there are many in a row, are packed as digits.
pub fn qr(link: &str) -> Option<Modules> {
    // Version 40 holds 7,089 digits.
    if link.len() > 7_089 {
        return None;
    }
    let (before, digits, after) = split(link);
    let segments = [
        QrSegment::make_bytes(before.as_bytes()),
        QrSegment::make_numeric(digits),
        QrSegment::make_bytes(after.as_bytes()),
    ];
    let segments: Vec<_> = segments.into_iter().filter(|part| part.num_chars() > 0).collect();
    let largest = Version::new(MAX_VERSION);
    let ecc = QrCodeEcc::Low;
    let code =
        QrCode::encode_segments_advanced(&segments, ecc, Version::MIN, largest, None, true).ok()?;
    let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let dark = dark.map(|(x, y)| code.get_module(x, y)).collect();
    Some(Modules { size: usize::try_from(code.size()).ok()?, dark })
}

/// What stands before the last long run of digits, the run, and what stands
/// behind it.
fn split(link: &str) -> (&str, &str, &str) {
    let is_digit = |sign: char| sign.is_ascii_digit();
    let tail = link.trim_end_matches(|sign| !is_digit(sign));
    let before = tail.trim_end_matches(is_digit);
    let digits = tail.get(before.len()..).unwrap_or_default();
    // A change of packing costs a few bytes.
    if digits.len() < 20 {
        return (link, "", "");
    }
    (before, digits, link.get(tail.len()..).unwrap_or_default())
}

impl Modules {
    /// Modules a side, without the quiet zone.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Modules a side with the quiet zone: the side of the SVG's view box.
    pub fn side(&self) -> usize {
        self.size + 2 * QUIET
    }

    /// Whether the module in this column and row is dark.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.size && self.dark.get(row * self.size + column).copied().unwrap_or(false)
    }

    /// The dark modules as the `d` of an SVG path, a run at a time. The light
    /// is a rectangle of [`Modules::side`] below it.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for row in 0..self.size {
            let mut column = 0;
            while column < self.size {
                let run = (column..self.size).take_while(|at| self.is_dark(*at, row)).count();
                if run > 0 {
                    let (x, y) = (column + QUIET, row + QUIET);
                    path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
                }
                column += run.max(1);
            }
        }
        path
    }
}

/// Ways to hold a picture: sine and cosine of 0, 17, -11 and 29 degrees. The
/// reader finds no code at some angles, another one each time.
pub const TURNS: [(f32, f32); 4] =
    [(0.0, 1.0), (0.2924, 0.9563), (-0.1908, 0.9816), (0.4848, 0.8746)];

/// Reads the first QR code in a picture, held one of the [`TURNS`]: for a still
/// picture try them one after another, for a camera another one each frame.
/// `luma`: a byte a pixel, row by row, 255 is white. `None` when there is no
/// code, when it holds no text, or when the picture is not `width × height` or
/// has more than [`MAX_PIXELS`].
pub fn read(width: usize, height: usize, luma: &[u8], turn: usize) -> Option<String> {
    let pixels = width.checked_mul(height)?;
    if pixels == 0 || pixels > MAX_PIXELS || luma.len() != pixels {
        return None;
    }
    let (sin, cos) = TURNS.get(turn % TURNS.len()).copied()?;
    let (wide, high) = (width as f32, height as f32);
    let new_wide = (wide * cos + high * sin.abs()) as usize;
    let new_high = (high * cos + wide * sin.abs()) as usize;
    let at = |x: usize, y: usize| {
        let (x, y) =
            (x as f32 + 0.5 - new_wide as f32 / 2.0, y as f32 + 0.5 - new_high as f32 / 2.0);
        let (x, y) = (x * cos + y * sin + wide / 2.0, y * cos - x * sin + high / 2.0);
        let is_in = x >= 0.0 && y >= 0.0 && x < wide && y < high;
        let pixel = if is_in { luma.get(y as usize * width + x as usize) } else { None };
        pixel.copied().unwrap_or(255)
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(new_wide, new_high, at);
    let grids = picture.detect_grids();
    grids.iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}
