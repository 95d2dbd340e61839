//! What Chromium's camera sees: a film of one frame, as YUV4MPEG2.

use std::fs;
use std::path::Path;

use crate::outcome::{Outcome, ensure};

/// The size of a frame, in pixels, as many a front camera has it.
const SIZE: (usize, usize) = (640, 480);

/// How light paper and ink are before the camera; neither is pure.
const LIGHT: [u8; 2] = [196, 44];

/// Films a code held in the middle of the view.
pub fn film(modules: &[Vec<bool>], file: &Path) -> Outcome {
    let (wide, high) = SIZE;
    let side = high / modules.len().max(1);
    ensure(side > 1, "the code is too fine for the camera")?;
    let edge = (wide - side * modules.len()) / 2;
    let dark = |x: usize, y: usize| {
        let column = x.checked_sub(edge).map(|x| x / side);
        let row = modules.get(y / side);
        row.zip(column).and_then(|(row, column)| row.get(column)).is_some_and(|&dark| dark)
    };
    let mut film =
        format!("YUV4MPEG2 W{wide} H{high} F10:1 Ip A1:1 C420jpeg\nFRAME\n").into_bytes();
    film.extend((0..wide * high).map(|at| LIGHT[usize::from(dark(at % wide, at / wide))]));
    // Without colour: both planes are neutral.
    film.extend(vec![128; wide * high / 2]);
    Ok(fs::write(file, film)?)
}
