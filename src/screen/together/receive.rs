//! Receiving: a link that was opened, pasted or shared, a file, a picture of a
//! code, the camera. Whatever it is, it is shown first and changes nothing until
//! it is brought in.

use super::bring::{Coming, Why};
use super::travel::Said;
use crate::device::camera::{self, Camera};
use crate::device::{files, inflate, rest, scan};
use crate::journal::Day;
use crate::parcel::{Found, Gathering, MAX_TEXT, Refused, Sent, find_in};
use crate::screen::bring_over;
use crate::screen::home::home;
use crate::screen::part::brought::{Brought, Came};
use crate::screen::part::button::quiet;
use crate::screen::part::lean::{line, live, nothing, says};
use crate::screen::part::turn::{Begun, Turn};
use crate::text::{self, again, together};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlTextAreaElement};

/// Milliseconds between two frames of the camera.
const BETWEEN: i32 = 180;
/// Ways to hold a still picture that are tried (scan/src/lib.rs).
const TURNS: u32 = 4;

/// How far receiving has come.
#[derive(Clone)]
enum State {
    Idle,
    Working,
    /// The camera is on.
    Scanning,
    /// What would come in, and where it stood if it was a link.
    Preview(Coming, Option<String>),
    Done(&'static str, Option<Brought>),
    Refused(Why),
}

/// Receiving, for one screen. A handle.
#[derive(Clone, Copy)]
struct Receive {
    state: RwSignal<State>,
    turn: Turn,
}

/// The section. `arrived`: a text to begin with, and whether a link was opened.
pub fn view(arrived: Option<(String, bool)>) -> AnyView {
    let receive = Receive { state: RwSignal::new(State::Idle), turn: Turn::new() };
    if let Some((text, is_link)) = arrived {
        receive.look(receive.begin(State::Working), text, is_link);
    }
    let pasted = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        if text.len() > MAX_TEXT {
            // A field of millions of characters keeps the browser busy for minutes.
            event_target::<HtmlTextAreaElement>(&event).set_value("");
            receive.begin(State::Refused(together::too_large()));
        } else if text.trim().is_empty() {
            receive.begin(State::Idle);
        } else {
            let found = find_in(&text, today());
            if found.is_ok() {
                // A second one pasted behind it would be passed over for the first.
                event_target::<HtmlTextAreaElement>(&event).set_value("");
            }
            receive.show(receive.begin(State::Working), found, None);
        }
    };
    let picked = move |event: leptos::ev::Event| {
        if let Some(file) = files::picked(&event) {
            let begun = receive.begin(State::Working);
            spawn_local(receive.read(begun, file));
        }
    };
    view! {
        <h2>{together::receiving()}</h2>
        {live(carry_over)}
        <label class="field">
            <span>{together::paste()}</span>
            <textarea rows="2" autocomplete="off" spellcheck="false" on:input=pasted></textarea>
        </label>
        <div class="carry" role="status">{live(move || receive.outcome())}</div>
        <label class="file">
            <input type="file" accept=".txt,text/plain,image/*" on:change=picked />
            <span>{together::pick()}</span>
        </label>
        <div class="carry">{live(move || receive.camera())}</div>
    }
    .into_any()
}

/// In an installed app with nothing kept: the way for what a browser holds.
fn carry_over() -> AnyView {
    if bring_over::is_due() { line("lead", together::carry_over()) } else { nothing() }
}

impl Receive {
    /// Begins something, in place of whatever was begun before.
    fn begin(self, state: State) -> Begun {
        let begun = self.turn.begin();
        self.state.try_set(state);
        begun
    }

    /// How far what was begun has come.
    fn to(self, begun: Begun, state: State) {
        if self.turn.is_on(begun) {
            self.state.try_set(state);
        }
    }

    /// Looks for a parcel in a text and shows what it would bring.
    fn look(self, begun: Begun, text: String, is_link: bool) {
        let found = find_in(&text, today());
        self.show(begun, found, is_link.then_some(text));
    }

    /// Shows what a parcel would bring. `link`: where it stood, if it was a link.
    fn show(self, begun: Begun, found: Result<Found, Refused>, link: Option<String>) {
        self.to(begun, State::Working);
        spawn_local(async move {
            let coming = match open(found).await {
                Ok(sent) => Coming::of(sent).await,
                Err(why) => Err(why),
            };
            self.to(
                begun,
                match coming {
                    Ok(coming) => State::Preview(coming, link),
                    Err(why) => State::Refused(why),
                },
            );
        });
    }

    /// A file: text, or a picture of a code.
    async fn read(self, begun: Begun, file: File) {
        if file.type_().starts_with("image/") {
            return self.read_picture(begun, file).await;
        }
        if file.size() > MAX_TEXT as f64 {
            return self.to(begun, State::Refused(together::too_large()));
        }
        match files::text(&file).await {
            Some(text) => self.look(begun, text, false),
            None => self.to(begun, State::Refused(text::settings::unreadable())),
        }
    }

    async fn read_picture(self, begun: Begun, file: File) {
        let Some(scan) = scan::load().await else {
            return self.to(begun, State::Refused(together::no_scan()));
        };
        if let Some(picture) = camera::picture(&file).await {
            for way in 0..TURNS {
                if let Some(text) = scan.read(&picture, way) {
                    return self.look(begun, text, false);
                }
                rest::breathe().await;
            }
        }
        self.to(begun, State::Refused(together::no_code()));
    }

    /// The button that turns the camera on, and the camera while it is.
    fn camera(self) -> AnyView {
        if !self.state.with(|state| matches!(state, State::Scanning)) {
            return quiet(together::scan(), move || {
                self.begin(State::Scanning);
            });
        }
        let begun = self.turn.now();
        let video = NodeRef::<leptos::html::Video>::new();
        let seen = RwSignal::new((0, 0));
        request_animation_frame(move || {
            if let Some(video) = video.try_get_untracked().flatten() {
                spawn_local(self.watch(begun, JsValue::from(video), seen));
            }
        });
        let said = move || match seen.get() {
            (0, _) => together::scanning().to_owned(),
            (seen, count) => together::seen(&count.to_string(), &seen.to_string()),
        };
        view! {
            <video class="camera" node_ref=video muted playsinline></video>
            <p class="lead" role="status">{says(said)}</p>
            {quiet(together::scan_stop(), move || { self.begin(State::Idle); })}
        }
        .into_any()
    }

    /// Looks at frames until there is a code in one, or the last of a series, or
    /// nobody wants it any more or sees the page. `seen`: how many of how many.
    async fn watch(self, begun: Begun, video: JsValue, seen: RwSignal<(usize, usize)>) {
        let Some(scan) = scan::load().await else {
            return self.to(begun, State::Refused(together::no_scan()));
        };
        // No camera is asked for that nobody wants any more.
        if !self.turn.is_on(begun) {
            return;
        }
        let Some(camera) = Camera::start(&video).await else {
            return self.to(begun, State::Refused(together::no_camera()));
        };
        let (mut tries, mut gathering) = (0, Gathering::default());
        // Also ends when the screen is left: its signal is gone then.
        while self.turn.is_on(begun) {
            if document().hidden() {
                self.begin(State::Idle);
                break;
            }
            let text = camera.frame().and_then(|frame| scan.read(&frame, tries));
            match text.map(|text| find_in(&text, today())) {
                // The next is found when held the same way.
                Some(Ok(Found::Part(part))) => {
                    gathering.take(part);
                    seen.try_set(gathering.seen());
                    if let Some(whole) = gathering.whole(today()) {
                        self.show(begun, whole, None);
                        break;
                    }
                    rest::wait(BETWEEN / 3).await;
                }
                Some(found) => {
                    self.show(begun, found, None);
                    break;
                }
                None => {
                    tries += 1;
                    rest::wait(BETWEEN).await;
                }
            }
        }
        camera.stop();
    }

    /// What came of it; follows.
    fn outcome(self) -> AnyView {
        match self.state.get() {
            State::Idle | State::Scanning => nothing(),
            State::Working => line("lead", together::working()),
            State::Refused(why) => view! { <p class="lead" role="alert">{why}</p> }.into_any(),
            State::Preview(coming, link) => self.preview(coming, link),
            State::Done(said, undo) => {
                let undo = undo.map(|undo| quiet(again::undo(), move || self.undo(undo.clone())));
                view! {
                    <p class="lead" data-state="done">{said}</p>
                    {undo}
                }
                .into_any()
            }
        }
    }

    fn preview(self, coming: Coming, link: Option<String>) -> AnyView {
        let lines: Vec<AnyView> = coming.said.iter().map(Said::view).collect();
        let bring = coming.change.presses(together::bring(), move |change| self.bring(change));
        let in_tab = link.map(|link| bring_over::in_tab(&link));
        view! {
            <div class="parcel">{lines}</div>
            {in_tab}
            {bring}
            {quiet(together::not_now(), move || { self.begin(State::Idle); })}
        }
        .into_any()
    }

    /// Takes a change in. `then`: what is shown once it is durable.
    fn take(self, change: Brought, then: impl FnOnce(Brought) -> State + 'static) {
        let begun = self.begin(State::Working);
        spawn_local(async move {
            let came = change.commit(&|_| ()).await;
            self.to(
                begun,
                match came {
                    Came::Kept => then(change),
                    Came::Held(why) => State::Refused(why),
                    Came::Erased => State::Idle,
                },
            );
        });
    }

    fn bring(self, change: Brought) {
        self.take(change, |change| State::Done(together::brought(), Some(change)));
    }

    fn undo(self, change: Brought) {
        match change.back() {
            Some(back) => self.take(back, |_| State::Done(together::undone(), None)),
            None => {
                self.begin(State::Done(again::changed_since(), None));
            }
        }
    }
}

/// Reads what was found, and inflates it where it must be.
async fn open(found: Result<Found, Refused>) -> Result<Sent, Why> {
    match found.map_err(text::not_brought)? {
        Found::Open(sent) => Ok(*sent),
        Found::Part(_) => Err(text::not_brought(Refused::OneOfSeveral)),
        Found::Packed(_) if !inflate::can_unpack() => Err(together::cannot_unpack()),
        Found::Packed(packed) => {
            let inflated = inflate::unpack(packed.deflated(), packed.length()).await;
            let sent = inflated.ok_or(Refused::Damaged).and_then(|bytes| packed.open(&bytes));
            sent.map_err(text::not_brought)
        }
    }
}

fn today() -> Day {
    let now = home().now();
    now.day()
}
