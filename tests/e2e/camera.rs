//! What Chromium's camera sees: a film, as YUV4MPEG2, over and over.

use std::fs;
use std::path::Path;

use crate::outcome::{Outcome, ensure};

/// The size of a frame, in pixels, as many a front camera has it.
const SIZE: (usize, usize) = (640, 480);

/// How light paper and ink are before the camera; neither is pure.
const LIGHT: [u8; 2] = [196, 44];

/// Frames a code is held for, a tenth of a second each.
const HELD: usize = 4;

/// A code: its modules row by row, with a margin; dark is true.
pub type Code = Vec<Vec<bool>>;

/// Films codes held in the middle of the view, one after another.
pub fn film(codes: &[Code], file: &Path) -> Outcome {
    let (wide, high) = SIZE;
    let mut film = format!("YUV4MPEG2 W{wide} H{high} F10:1 Ip A1:1 C420jpeg\n").into_bytes();
    for code in codes {
        let frame = frame(code)?;
        (0..HELD).for_each(|_| film.extend(&frame));
    }
    Ok(fs::write(file, film)?)
}

fn frame(modules: &Code) -> Outcome<Vec<u8>> {
    let (wide, high) = SIZE;
    let side = high / modules.len().max(1);
    ensure(side > 1, "the code is too fine for the camera")?;
    let edge = (wide - side * modules.len()) / 2;
    let dark = |x: usize, y: usize| {
        let column = x.checked_sub(edge).map(|x| x / side);
        let row = modules.get(y / side);
        row.zip(column).and_then(|(row, column)| row.get(column)).is_some_and(|&dark| dark)
    };
    let mut frame = b"FRAME\n".to_vec();
    frame.extend((0..wide * high).map(|at| LIGHT[usize::from(dark(at % wide, at / wide))]));
    // Without colour: both planes are neutral.
    frame.extend(vec![128; wide * high / 2]);
    Ok(frame)
}
