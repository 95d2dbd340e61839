//! A row of the cloth, opened: the words that were offered, when, a note, the
//! day to set right, and the way to take a return out.

use crate::deck;
use crate::device::dates;
use crate::journal::cloth::Stitch;
use crate::journal::{Command, Day, EntryId, Kept, Note};
use crate::screen::home::home;
use crate::screen::part::button::quiet;
use crate::screen::part::lean::{line, nothing};
use crate::screen::part::press::Press;
use crate::screen::refocus::row;
use crate::text::cloth;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Returns listed of one week: a week rarely holds more, and the list stays
/// quick if it does.
const LISTED: usize = 50;

/// No return here was made before.
const FIRST_YEAR: i32 = 2000;

/// The returns of a week, newest first.
pub fn returns(stitches: &[Stitch], press: Press) -> AnyView {
    let listed = stitches.iter().rev().take(LISTED);
    let listed: Vec<AnyView> = listed.map(|stitch| one(stitch.id, press)).collect();
    let more = stitches.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| line("about", cloth::more(more)));
    view! {
        <ul class="returns">{listed}</ul>
        {more}
    }
    .into_any()
}

fn one(id: EntryId, press: Press) -> AnyView {
    let kept = home().read(|journal| journal.get(id).and_then(|entry| entry.kept()).cloned());
    kept.map(|kept| open(id, &kept, press)).into_any()
}

fn open(id: EntryId, kept: &Kept, press: Press) -> AnyView {
    let own = home().own(|own| own.look_up(&kept.card).map(|card| card.words.as_str().to_owned()));
    let deck = || deck::look_up(&kept.card).map_or_else(cloth::unknown, |(_, way)| way.words);
    let words = own.unwrap_or_else(|| deck().to_owned());
    let weekday = dates::weekday(kept.day);
    // The time is the press's. Of another day it would say what was not.
    let is_its_day = kept.at.day(home().now().turn_min) == kept.day;
    let when = if is_its_day { cloth::when(&dates::time(kept.at), &weekday) } else { weekday };
    let remove = move || {
        press.each(cloth::removed(), |told| home().act(Command::Remove { id }, told));
    };
    view! {
        <li id=row(id)>
            {line("about", when)}
            {line("words small", words)}
            {note(id, kept, press)}
            {day(id, kept, press)}
            {quiet(cloth::remove(), remove)}
        </li>
    }
    .into_any()
}

thread_local! {
    /// The note being written: of which return, and how it stands in its field.
    static DRAFT: RefCell<Option<(EntryId, String)>> = const { RefCell::new(None) };
}

/// Takes the note that is being written on this return, to be kept.
fn take_draft(id: EntryId) -> Option<Command> {
    let draft = DRAFT.take();
    if draft.as_ref().is_some_and(|(of, _)| *of != id) {
        DRAFT.set(draft);
        return None;
    }
    draft.map(|(id, text)| Command::SetNote { id, note: Note::new(&text) })
}

/// A note is kept on leaving its field; and where the field goes, or the page is out of
/// sight and may not come back, before anyone has left it.
fn note(id: EntryId, kept: &Kept, press: Press) -> AnyView {
    let draft = DRAFT.with_borrow(|draft| {
        draft.as_ref().filter(|(of, _)| *of == id).map(|(_, text)| text.clone())
    });
    let text = draft.unwrap_or_else(|| kept.note.as_ref().map_or("", Note::as_str).to_owned());
    let typed = move |event: leptos::ev::Event| {
        DRAFT.set(Some((id, event_target_value(&event))));
    };
    let keep = move |event: leptos::ev::Event| {
        DRAFT.set(Some((id, event_target_value(&event))));
        if let Some(set) = take_draft(id) {
            press.on_leaving(cloth::changed(), |told| home().act(set, told));
        }
    };
    let keep_unsaid = move || {
        if let Some(set) = take_draft(id) {
            home().act(set, Box::new(|_| ()));
        }
    };
    let out_of_sight = window_event_listener_untyped("visibilitychange", move |_| keep_unsaid());
    on_cleanup(move || {
        out_of_sight.remove();
        // Not while the page is being drawn.
        spawn_local(async move { keep_unsaid() });
    });
    view! {
        <label class="field">
            <span>{cloth::note()}</span>
            <textarea
                rows="2"
                maxlength=Note::MAX.to_string()
                prop:value=text
                on:input=typed
                on:change=keep
            ></textarea>
        </label>
    }
    .into_any()
}

/// The day it was: today and yesterday in one press, any other picked.
fn day(id: EntryId, kept: &Kept, press: Press) -> AnyView {
    let today = home().now().day();
    let set = move |day: Day| {
        let set = Command::SetDay { id, day };
        press.each(cloth::changed(), |told| home().act(set, told));
    };
    let was = kept.day;
    let pick = move |value: &str| {
        // A day not picked to the end, or after today, changes nothing.
        let is_meant =
            |day: &Day| (FIRST_YEAR..).contains(&day.ymd().0) && *day <= today && *day != was;
        if let Some(day) = Day::parse(value).filter(is_meant) {
            set(day);
        }
    };
    // A day being typed is a day at its every digit: of the year 0002, of January instead
    // of November. It is meant once the field is left.
    let is_typed = Rc::new(Cell::new(false));
    let (typing, left) = (is_typed.clone(), is_typed.clone());
    let key = move |event: leptos::ev::KeyboardEvent| {
        typing.set(event.key() != "Enter");
        if !typing.get() {
            pick(&event_target_value(&event));
        }
    };
    let picked = move |event: leptos::ev::Event| {
        if !is_typed.get() {
            pick(&event_target_value(&event));
        }
    };
    let leave = move |event: leptos::ev::FocusEvent| {
        if left.take() {
            pick(&event_target_value(&event));
        }
    };
    let offer = |name: &'static str, day: Day| {
        if day == kept.day { nothing() } else { quiet(name, move || set(day)) }
    };
    view! {
        <label class="field">
            <span>{cloth::day()}</span>
            <input
                type="date"
                min=format!("{FIRST_YEAR}-01-01")
                max=today.to_string()
                prop:value=kept.day.to_string()
                on:keydown=key
                on:change=picked
                on:blur=leave
            />
        </label>
        <div class="two">
            {offer(cloth::today(), today)}
            {offer(cloth::yesterday(), today.plus(-1))}
        </div>
    }
    .into_any()
}
