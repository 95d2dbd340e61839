//! What a person sees if the program fails. With `panic = "abort"` nothing of
//! Leptos works any more, so this is plain DOM.

use crate::text;
use std::panic::PanicHookInfo;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

/// Shows a sentence and a reload button when the program panics.
pub fn catch() {
    std::panic::set_hook(Box::new(show));
}

fn show(info: &PanicHookInfo<'_>) {
    // Whatever cannot be painted leaves the screen as it was: words and all.
    let _ = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| paint(&document));
    web_sys::console::error_1(&info.to_string().into());
}

/// Paints the sentence and the button over whatever was there.
pub fn paint(document: &Document) -> Option<()> {
    // Without a language the page still shows its own first card.
    crate::lang::language()?;
    let body = document.body()?;
    let main = element(document, "main", "fallen")?;
    let lines = [
        ("h1", text::fallen::title()),
        ("p", text::fallen::safe()),
        // The one screen with no way to Help.
        ("p", text::help::numbers()),
    ];
    for (tag, line) in lines {
        let part = element(document, tag, "")?;
        part.set_text_content(Some(line));
        main.append_child(&part).ok()?;
    }
    let again = element(document, "button", "press")?;
    again.set_text_content(Some(text::fallen::again()));
    // The browser's own function, not a closure of ours: it works though the
    // program is gone.
    let location = web_sys::window()?.location();
    let reload = js_sys::Reflect::get(&location, &"reload".into()).ok()?;
    let reload = reload.dyn_into::<js_sys::Function>().ok()?.bind0(&location);
    again.add_event_listener_with_callback("click", &reload).ok()?;
    main.append_child(&again).ok()?;
    body.set_text_content(None);
    body.append_child(main.unchecked_ref()).ok()?;
    Some(())
}

fn element(document: &Document, tag: &str, class: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    element.set_class_name(class);
    Some(element)
}
