//! Threads in the cloth: what of them is drawn, one's own colour, and the way to take
//! another's out.

use crate::parcel::{Thread, ThreadId, kept};
use crate::picture;
use crate::picture::shared::{Other, Theirs};
use crate::screen::home::home;
use crate::screen::part::button::quiet;
use crate::screen::part::lean::{line, live, nothing};
use crate::screen::part::press::Press;
use crate::screen::refocus::row;
use crate::screen::second;
use crate::text::together;
use leptos::prelude::*;

/// What is drawn of others' threads; follows.
pub fn woven() -> Theirs {
    home().own(|own| Theirs(kept::threads(own).all().iter().map(other).collect()))
}

/// One's own thread, by the colour others see; follows.
pub fn mine() -> picture::Colour {
    let yarn = home().own(kept::yarn);
    yarn.map_or_else(picture::Colour::default, |yarn| picture::Colour::new(yarn.colour.place()))
}

fn other(thread: &Thread) -> Other {
    Other {
        key: thread.id().0,
        name: name(thread),
        colour: picture::Colour::new(thread.colour().place()),
        days: thread.days(),
    }
}

fn name(thread: &Thread) -> String {
    thread.name().map_or_else(|| together::someone().to_owned(), |name| name.as_str().to_owned())
}

/// The list, where there are some, with its own status line.
pub fn view() -> AnyView {
    let press = Press::new();
    view! {
        {live(move || list(press))}
        {press.status()}
        {press.undo_button()}
    }
    .into_any()
}

/// Each thread and the one press that takes it out; follows.
pub fn list(press: Press) -> AnyView {
    let threads: Vec<(ThreadId, Other)> = home().own(|own| {
        kept::threads(own).all().iter().map(|thread| (thread.id(), other(thread))).collect()
    });
    if threads.is_empty() {
        return nothing();
    }
    let one = |(id, other): (ThreadId, Other)| {
        let take_out = move || {
            press.quietly(together::taken_out(), |told| second::act_own(kept::remove(id), told));
        };
        let class = swatch(other.colour);
        view! {
            <li id=row(kept::place(id))>
                <span class=class aria-hidden="true"></span>
                <span>{other.name}</span>
                {quiet(together::take_out(), take_out)}
            </li>
        }
        .into_any()
    };
    let threads: Vec<AnyView> = threads.into_iter().map(one).collect();
    view! {
        <h2>{together::threads()}</h2>
        <ul class="threads">{threads}</ul>
        {line("foot", together::they_keep())}
    }
    .into_any()
}

/// The class of a piece of thread.
pub fn swatch(colour: picture::Colour) -> &'static str {
    match colour.number() {
        0 => "swatch t0",
        1 => "swatch t1",
        2 => "swatch t2",
        _ => "swatch t3",
    }
}
