//! What came of a press, in the button's place: said once to a screen reader,
//! with a way back.

use crate::deck::{acknowledgement, lines};
use crate::device::chance;
use crate::journal::{Change, Command};
use crate::screen::home::Home;
use crate::store::Outcome;
use crate::text::{self, again};
use leptos::prelude::*;

/// How far a press has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// Nothing pressed.
    #[default]
    Ready,
    /// Being committed.
    Keeping,
    /// Durably kept: the line to say.
    Kept(String),
    /// Not durable yet: what to say.
    Held(String),
    /// Set aside, let go or taken back: what to say.
    Done(&'static str),
}

impl Phase {
    /// Its name in the page, which outside tests rely on for `kept`.
    pub fn id(&self) -> &'static str {
        match self {
            Phase::Ready => "ready",
            Phase::Keeping => "keeping",
            Phase::Kept(_) => "kept",
            Phase::Held(_) => "held",
            Phase::Done(_) => "done",
        }
    }

    fn line(&self) -> String {
        match self {
            Phase::Ready => String::new(),
            Phase::Keeping => again::KEEPING.into(),
            Phase::Kept(line) | Phase::Held(line) => line.clone(),
            Phase::Done(line) => (*line).into(),
        }
    }
}

/// A press and its way back.
#[derive(Clone, Copy)]
pub struct Press {
    /// How far it has come.
    pub phase: RwSignal<Phase>,
    change: RwSignal<Option<Change>>,
    last: StoredValue<Option<usize>>,
}

impl Press {
    /// Nothing pressed yet.
    pub fn new() -> Press {
        Press {
            phase: RwSignal::default(),
            change: RwSignal::new(None),
            last: StoredValue::new(None),
        }
    }

    /// Whether the press can be made.
    pub fn is_open(self) -> bool {
        !matches!(self.phase.get(), Phase::Keeping | Phase::Kept(_) | Phase::Held(_))
    }

    /// Whether there is something to take back.
    pub fn can_undo(self) -> bool {
        self.change.with(Option::is_some) && self.phase.with(|phase| *phase != Phase::Keeping)
    }

    /// Keeps a return. `late`: it comes back to what was set aside.
    pub fn keep(self, late: bool, act: impl FnOnce(Told) -> Option<Change>) {
        self.start(act, move |press| {
            let last = press.last.try_get_value().flatten();
            let pick = acknowledgement(chance::half() as usize, last, late);
            press.last.try_set_value(Some(pick));
            let line = lines::ACKNOWLEDGEMENT.get(pick).copied().unwrap_or_default();
            Phase::Kept(line.to_owned())
        });
    }

    /// Does something that needs no acknowledgement beyond its name.
    pub fn quietly(self, said: &'static str, act: impl FnOnce(Told) -> Option<Change>) {
        self.start(act, move |_| Phase::Done(said));
    }

    fn start(
        self,
        act: impl FnOnce(Told) -> Option<Change>,
        then: impl FnOnce(Press) -> Phase + 'static,
    ) {
        self.phase.set(Phase::Keeping);
        let told: Told = Box::new(move |outcome| {
            let phase = match outcome {
                Outcome::Kept => then(self),
                Outcome::Held(why) => Phase::Held(text::not_saved(why)),
            };
            self.phase.try_set(phase);
        });
        match act(told) {
            Some(change) => self.change.set(Some(change)),
            None => self.reset(),
        }
    }

    /// Takes the last press back.
    pub fn undo(self, home: Home) {
        if let Some(change) = self.change.get_untracked() {
            self.quietly(again::UNDONE, |told| home.act(Command::Undo(change), told));
            self.change.set(None);
        }
    }

    /// Forgets the last press; what was kept stays kept.
    pub fn reset(self) {
        self.phase.set(Phase::Ready);
        self.change.set(None);
    }
}

/// Told what came of a commit.
pub type Told = Box<dyn FnOnce(Outcome)>;

/// The line. Always in the page, so that a change of it is announced.
#[component]
pub fn Status(press: Press) -> impl IntoView {
    view! {
        <p class="status" role="status" data-state=move || press.phase.with(Phase::id)>
            {move || press.phase.with(Phase::line)}
        </p>
    }
}

/// The way back, while there is one.
#[component]
pub fn Undo(press: Press, home: Home) -> impl IntoView {
    view! {
        <Show when=move || press.can_undo()>
            <button class="quiet" on:click=move |_| press.undo(home)>{again::UNDO}</button>
        </Show>
    }
}
