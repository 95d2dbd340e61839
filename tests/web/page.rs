//! The app mounted in a page: press, kept, undo.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

fn find(selector: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok()??.dyn_into().ok()
}

/// Waits, a frame at a time, until `ready` gives something. The runner's own
/// limit ends a wait that never does.
async fn until<T>(ready: impl Fn() -> Option<T>) -> T {
    loop {
        if let Some(value) = ready() {
            return value;
        }
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
}

async fn state(name: &str) {
    until(|| find(&format!("[role=status][data-state={name}]"))).await;
}

/// A root of its own, beside what the test runner writes into the page.
fn place_for_the_app() {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    root.set_id("darn");
    document.body().unwrap().append_child(&root).unwrap();
}

#[wasm_bindgen_test]
async fn a_press_is_kept_and_can_be_taken_back() {
    delete_database().await;
    web_sys::window().unwrap().local_storage().unwrap().unwrap().clear().unwrap();
    place_for_the_app();
    speak();
    darn::screen::open();
    assert!(!find("[data-testid=words]").unwrap().inner_text().is_empty());
    find("button.press").unwrap().click();
    state("kept").await;
    until(|| find(".two button")).await.click();
    state("done").await;
    assert!(find("button.press").is_some());
    web_sys::window().unwrap().location().set_hash("/cloth").unwrap();
    let total = until(|| find("[data-testid=returns-total]")).await;
    assert_eq!(total.inner_text(), "0");
}

/// Painted into a document of its own, so that the runner's page stays.
#[wasm_bindgen_test]
fn a_fallen_program_leaves_a_sentence_and_a_way_on() {
    let document = web_sys::window().unwrap().document().unwrap();
    let frame: web_sys::HtmlIFrameElement =
        document.create_element("iframe").unwrap().unchecked_into();
    document.body().unwrap().append_child(&frame).unwrap();
    speak();
    let fallen = frame.content_document().unwrap();
    fallen.body().unwrap().set_inner_html("<main>the dead app</main>");
    darn::device::panic::paint(&fallen).unwrap();
    let said = fallen.body().unwrap().text_content().unwrap();
    assert!(said.contains(darn::text::fallen::safe()) && !said.contains("dead"));
    let button = fallen.query_selector("button").unwrap().unwrap();
    assert_eq!(button.text_content().unwrap(), darn::text::fallen::again());
    frame.remove();
}

/// Speaks English, unless another test has begun to.
fn speak() {
    let file = include_str!(concat!(env!("OUT_DIR"), "/lang_en.txt"));
    let spoken = darn::lang::install(file.into(), darn::device::speech::plural);
    assert!(matches!(spoken, Ok(()) | Err(darn::lang::Refused::Spoken)));
}

/// The browser's plural rules choose the form.
#[wasm_bindgen_test]
fn one_and_many_are_said_as_the_language_says_them() {
    speak();
    let said: Vec<String> = [0, 1, 2, 21].map(darn::device::speech::plural).into();
    assert_eq!(said, ["other", "one", "other", "other"]);
    assert_eq!(darn::text::cloth::quiet(1), "A quiet week.");
    assert_eq!(darn::text::cloth::quiet(3), "3 quiet weeks.");
}

/// A promise and the function that settles it.
pub fn signal() -> (js_sys::Function, js_sys::Promise) {
    let mut done = None;
    let promise = js_sys::Promise::new(&mut |resolve, _| done = Some(resolve));
    (done.unwrap(), promise)
}

/// Deletes Darn's database and waits until it is gone.
pub async fn delete_database() {
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    let request = factory.delete_database("darn").unwrap();
    let (done, deleted) = signal();
    request.set_onsuccess(Some(done.unchecked_ref()));
    JsFuture::from(deleted).await.unwrap();
}
