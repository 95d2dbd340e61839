//! A link as a code on the screen: dark on light in every light, dimmed at
//! night, and still fit to be scanned. What is too long for one is shown as a
//! series, one code after another.

use crate::device::{rest, scan};
use crate::parcel::series;
use crate::screen::part::button::quiet;
use crate::screen::part::lean::{line, live, nothing, says};
use crate::screen::part::turn::Turn;
use crate::text::together;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds each code of a series is shown: long enough for a camera's second
/// look, and fewer than three changes a second (WCAG 2.3.1).
const PACE: i32 = 400;

/// What can be shown.
#[derive(Clone)]
pub struct Codes {
    /// The link for one code.
    pub link: String,
    /// What it carries, for a series.
    pub payload: String,
}

/// What is shown.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Nothing,
    /// So many codes in turn, or one.
    Codes(usize),
    /// What makes codes has not come; the next press asks again.
    NotYet,
    /// More than a series holds.
    TooMany,
}

/// A code: the side of its view box and the `d` of its path.
type Drawn = (String, String);

/// What is on the screen. A handle.
#[derive(Clone, Copy)]
struct Screen {
    shown: RwSignal<Shown>,
    /// The code in view. Apart, so that the button below stays the same one under a
    /// thumb while the codes change.
    drawn: RwSignal<Drawn>,
    turn: Turn,
}

/// The button, and the code once pressed.
pub fn view(codes: Arc<Codes>) -> AnyView {
    let screen = Screen {
        shown: RwSignal::new(Shown::Nothing),
        drawn: RwSignal::new(Drawn::default()),
        turn: Turn::new(),
    };
    let button = move || {
        let codes = codes.clone();
        quiet(together::code(), move || spawn_local(screen.show(codes.clone())))
    };
    let why = move || match screen.shown.get() {
        Shown::NotYet => together::no_scan().into(),
        Shown::TooMany => together::code_none().into(),
        Shown::Nothing | Shown::Codes(_) => String::new(),
    };
    let code = live(move || match screen.shown.get() {
        Shown::Nothing | Shown::NotYet => button(),
        Shown::TooMany => nothing(),
        Shown::Codes(count) => view! {
            {live(move || picture(screen.drawn.get()))}
            {match count {
                1 => line("foot", together::code_how()),
                count => line("foot", together::codes_how(&count.to_string())),
            }}
            {quiet(together::code_away(), move || screen.put_away())}
        }
        .into_any(),
    });
    view! {
        <p class="status" role="status">{says(why)}</p>
        {code}
    }
    .into_any()
}

impl Screen {
    /// Shows the code, or one after another until they are put away or the screen is
    /// left.
    async fn show(self, codes: Arc<Codes>) {
        let begun = self.turn.begin();
        let scan = scan::load().await;
        if !self.turn.is_on(begun) {
            return;
        }
        let Some(scan) = scan else {
            self.shown.try_set(Shown::NotYet);
            return;
        };
        if let Some(one) = scan.draw(&codes.link) {
            self.drawn.try_set(one);
            self.shown.try_set(Shown::Codes(1));
            return;
        }
        let all = series(&codes.payload).unwrap_or_default();
        let mut turn = all.iter().cycle();
        while let Some(one) = turn.next().and_then(|text| scan.draw(text)) {
            self.drawn.try_set(one);
            if !matches!(self.shown.try_get_untracked(), Some(Shown::Codes(_))) {
                self.shown.try_set(Shown::Codes(all.len()));
            }
            rest::wait(PACE).await;
            if !self.turn.is_on(begun) {
                return;
            }
        }
        self.shown.try_set(Shown::TooMany);
    }

    fn put_away(self) {
        self.turn.begin();
        self.shown.set(Shown::Nothing);
    }
}

fn picture((side, path): Drawn) -> AnyView {
    let frame = ["0 0 ", &side, " ", &side].concat();
    view! {
        <svg class="code" viewBox=frame role="img" aria-label=together::code_label()>
            <rect width="100%" height="100%" />
            <path d=path />
        </svg>
    }
    .into_any()
}
