//! The camera, and pictures, as the QR reader takes them.

use super::reflect;
use super::scan::Luma;
use js_sys::{Object, Uint8ClampedArray};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, window};

/// Longest side looked at in a frame of the camera, in pixels: a code fills
/// most of it, and a slow phone reads some frames a second.
const FRAME: f64 = 800.0;
/// Longest side looked at in a picture, in pixels.
const PICTURE: f64 = 1_600.0;

/// The camera's light on a `<video>`, until [`Camera::stop`].
#[derive(Clone)]
pub struct Camera {
    stream: JsValue,
    video: JsValue,
}

impl Camera {
    /// Asks for the camera at the back and shows it in a `<video>`. `None` where
    /// there is none or it was refused.
    pub async fn start(video: &JsValue) -> Option<Camera> {
        let (asked, video_only) = (Object::new(), Object::new());
        reflect::set(&video_only, "facingMode", &"environment".into());
        reflect::set(&asked, "video", &video_only);
        let devices = reflect::get(&window()?.navigator(), "mediaDevices")?;
        let stream = reflect::done(&devices, "getUserMedia", &[asked.into()]).await?;
        let camera = Camera { stream, video: video.clone() };
        reflect::set(video, "srcObject", &camera.stream);
        // Without a person's say a browser may not play; then no frame comes.
        let _ = reflect::done(video, "play", &[]).await;
        Some(camera)
    }

    /// Turns it off.
    pub fn stop(&self) {
        let tracks = reflect::call(&self.stream, "getTracks", &[]).unwrap_or_default();
        for track in js_sys::Array::from(&tracks).iter() {
            let _ = reflect::call(&track, "stop", &[]);
        }
        reflect::set(&self.video, "srcObject", &JsValue::NULL);
    }

    /// What it sees now; `None` before the first frame.
    pub fn frame(&self) -> Option<Luma> {
        let side = |name| reflect::number(&self.video, name).filter(|side| *side > 0.0);
        luma(&self.video, side("videoWidth")?, side("videoHeight")?, FRAME)
    }
}

/// A picture in a file; `None` where it is none.
pub async fn picture(file: &File) -> Option<Luma> {
    let global = js_sys::global();
    let picture = reflect::done(&global, "createImageBitmap", &[file.into()]).await?;
    let side = |name| reflect::number(&picture, name).filter(|side| *side > 0.0);
    let luma = luma(&picture, side("width")?, side("height")?, PICTURE);
    let _ = reflect::call(&picture, "close", &[]);
    luma
}

fn luma(image: &JsValue, wide: f64, high: f64, most: f64) -> Option<Luma> {
    let scale = (most / wide.max(high)).min(1.0);
    let (wide, high) = ((wide * scale).max(1.0) as u32, (high * scale).max(1.0) as u32);
    let canvas: HtmlCanvasElement =
        window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(wide);
    canvas.set_height(high);
    let brush: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let brush: JsValue = brush.into();
    let (zero, wide_js, high_js) = (JsValue::from(0), JsValue::from(wide), JsValue::from(high));
    reflect::call(
        &brush,
        "drawImage",
        &[image.clone(), zero.clone(), zero.clone(), wide_js.clone(), high_js.clone()],
    )?;
    let data = reflect::call(&brush, "getImageData", &[zero.clone(), zero, wide_js, high_js])?;
    let pixels: Uint8ClampedArray = reflect::get(&data, "data")?.dyn_into().ok()?;
    Some(Luma::of(wide, high, &pixels.to_vec()))
}
