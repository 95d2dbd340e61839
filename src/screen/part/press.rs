//! A press and what came of it: said once, in the button's place, with a way back.

use super::button::quiet;
use super::lean::{live, nothing, says};
use super::said::afresh;
use crate::deck::{acknowledged, acknowledgement};
use crate::device::{chance, early, rest};
use crate::journal::{Change, Command};
use crate::own;
use crate::screen::home::home;
use crate::screen::second::{self, Told};
use crate::store::Outcome;
use crate::text::{self, again};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds after which a commit is said to be under way.
const SLOW: i32 = 250;

/// How far a press has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing pressed.
    #[default]
    Ready,
    /// Being committed.
    Keeping,
    /// Durably kept.
    Kept,
    /// Not durable yet.
    Held,
    /// Set aside, let go or taken back.
    Done,
}

/// What a press changed, for the way back.
#[derive(Clone)]
pub enum Back {
    /// The journal.
    Journal(Change),
    /// What is a person's own.
    Own(own::Change),
}

impl From<Change> for Back {
    fn from(change: Change) -> Back {
        Back::Journal(change)
    }
}

impl From<own::Change> for Back {
    fn from(change: own::Change) -> Back {
        Back::Own(change)
    }
}

/// A press: its stage, what to say of it, and its way back.
#[derive(Clone, Default)]
struct Phase {
    stage: Stage,
    said: String,
    /// What was said of the press before, which may still be in the page.
    before: String,
    change: Option<Back>,
    /// What there is to say once what is held is kept after all.
    then: Option<(Stage, &'static str)>,
    /// Which press it is of: the last one speaks.
    turn: u32,
}

impl Phase {
    /// What the page may still show.
    fn shown(&mut self) -> String {
        match self.said.is_empty() {
            true => std::mem::take(&mut self.before),
            false => std::mem::take(&mut self.said),
        }
    }
}

/// A press and its way back, for one screen.
#[derive(Clone, Copy)]
pub struct Press(RwSignal<Phase>);

impl Press {
    /// Nothing pressed yet.
    pub fn new() -> Press {
        Press(RwSignal::default())
    }

    /// How far it has come; follows.
    pub fn stage(self) -> Stage {
        match self.kept_after_all() {
            Some((stage, _)) => stage,
            None => self.0.try_with(|phase| phase.stage).unwrap_or_default(),
        }
    }

    /// What to say where it was held, and has been kept since with all else; follows.
    fn kept_after_all(self) -> Option<(Stage, &'static str)> {
        let then = |phase: &Phase| phase.then.filter(|_| phase.stage == Stage::Held);
        self.0.try_with(then).flatten().filter(|_| home().holds_nothing())
    }

    /// Whether the press can be made; follows.
    pub fn is_open(self) -> bool {
        matches!(self.stage(), Stage::Ready | Stage::Done)
    }

    /// Whether there is something to take back; follows.
    pub fn can_undo(self) -> bool {
        let undo = |phase: &Phase| phase.change.is_some() && phase.stage != Stage::Keeping;
        self.0.try_with(undo).unwrap_or(false)
    }

    /// Keeps a return. `late`: it comes back to what was set aside.
    pub fn keep(self, late: bool, act: impl FnOnce(Told) -> Option<Change>) {
        let pick = acknowledgement(chance::half() as usize, LAST.get(), late);
        LAST.set(Some(pick));
        self.start(Stage::Kept, acknowledged(pick), |told| act(told).map(Back::Journal));
    }

    /// Does something that needs no acknowledgement beyond its name.
    pub fn quietly<B: Into<Back>>(self, said: &'static str, act: impl FnOnce(Told) -> Option<B>) {
        self.start(Stage::Done, said, |told| act(told).map(B::into));
    }

    /// As [`Press::quietly`], where every press counts, such as in a list that is
    /// put in order: the next may come while this one is still being committed.
    /// Whether it was done; if not, nothing has changed.
    pub fn each<B: Into<Back>>(
        self,
        said: &'static str,
        act: impl FnOnce(Told) -> Option<B>,
    ) -> bool {
        self.run(Stage::Done, said, |told| act(told).map(B::into))
    }

    /// As [`Press::each`], for what is kept on leaving a field: it may be left by the press
    /// that takes back something else. That way back stays then, with what is said of it;
    /// the field shows what was kept.
    pub fn on_leaving<B: Into<Back>>(
        self,
        said: &'static str,
        act: impl FnOnce(Told) -> Option<B>,
    ) {
        let has_way_back = self.0.try_with_untracked(|phase| phase.change.is_some());
        if has_way_back == Some(true) {
            act(Box::new(|_| ()));
        } else {
            self.each(said, act);
        }
    }

    /// Says why a press was not done.
    pub fn refuse(self, why: &'static str) {
        self.0.try_update(|phase| {
            let said = afresh(&phase.shown(), why.into());
            *phase = Phase { turn: phase.turn.wrapping_add(1), said, ..Phase::default() };
        });
    }

    /// Passes over a press that comes while another is being committed: a double
    /// tap is one return. Not one of before there was a program: of those the page
    /// passed over what came twice (page/first.js), and all are done again at once.
    fn start(self, then: Stage, line: &'static str, act: impl FnOnce(Told) -> Option<Back>) {
        let is_early = early::pressed_at().is_some();
        if is_early || self.0.try_with_untracked(|phase| phase.stage) != Some(Stage::Keeping) {
            self.run(then, line, act);
        }
    }

    fn run(self, then: Stage, line: &'static str, act: impl FnOnce(Told) -> Option<Back>) -> bool {
        let turn = self.begin();
        let told: Told = Box::new(move |outcome| match outcome {
            Outcome::Kept => self.to(turn, then, line.into()),
            Outcome::Held(why) => self.to(turn, Stage::Held, text::not_saved(why).into()),
        });
        let change = act(told);
        if change.is_none() {
            self.reset();
            return false;
        }
        self.0.try_update_untracked(|phase| {
            phase.change = change;
            phase.then = Some((then, line));
        });
        self.say_if_slow(turn);
        true
    }

    /// Notes that a commit has begun without drawing anything: a commit takes a
    /// few milliseconds, and a frame drawn meanwhile would only delay it.
    fn begin(self) -> u32 {
        let turn = self.0.try_update_untracked(|phase| {
            let turn = phase.turn.wrapping_add(1);
            let before = phase.shown();
            *phase = Phase { stage: Stage::Keeping, turn, before, ..Phase::default() };
            turn
        });
        turn.unwrap_or_default()
    }

    fn say_if_slow(self, turn: u32) {
        spawn_local(async move {
            rest::wait(SLOW).await;
            if self.0.try_with_untracked(|phase| phase.stage) == Some(Stage::Keeping) {
                self.to(turn, Stage::Keeping, again::keeping().into());
            }
        });
    }

    /// Says how far this press has come, unless another has come since.
    fn to(self, turn: u32, stage: Stage, said: String) {
        // The screen may be gone by the time a commit is through.
        if self.0.try_with_untracked(|phase| phase.turn) == Some(turn) {
            self.0.try_update(|phase| {
                phase.stage = stage;
                phase.said = afresh(&phase.before, said);
            });
        }
    }

    fn undo(self) {
        // Taken, so that a double tap takes back once.
        let change = self.0.try_update_untracked(|phase| phase.change.take()).flatten();
        let Some(change) = change else { return };
        let is_done = self.run(Stage::Done, again::undone(), |told| match change {
            Back::Journal(change) => home().act(Command::Undo(change), told).map(Back::Journal),
            Back::Own(change) => second::act_own(own::Command::Undo(change), told).map(Back::Own),
        });
        if is_done {
            self.0.try_update_untracked(|phase| phase.change = None);
        } else {
            self.refuse(again::changed_since());
        }
    }

    /// Forgets the last press; what was kept stays kept.
    pub fn reset(self) {
        self.0.try_update(|phase| {
            let before = phase.shown();
            *phase = Phase { turn: phase.turn.wrapping_add(1), before, ..Phase::default() };
        });
    }

    /// The line. Always in the page, so that a change of it is announced.
    pub fn status(self) -> AnyView {
        let stage = move || match self.stage() {
            Stage::Ready => "ready",
            Stage::Keeping => "keeping",
            Stage::Kept => "kept",
            Stage::Held => "held",
            Stage::Done => "done",
        };
        let said = says(move || match self.kept_after_all() {
            Some((_, said)) => said.into(),
            None => self.0.try_with(|phase| phase.said.clone()).unwrap_or_default(),
        });
        view! { <p class="status" role="status" data-state=stage>{said}</p> }.into_any()
    }

    /// The way back, while there is one.
    pub fn undo_button(self) -> AnyView {
        live(
            move || {
                if self.can_undo() { quiet(again::undo(), move || self.undo()) } else { nothing() }
            },
        )
    }
}

thread_local! {
    /// The acknowledgement said last, so that it is not said twice running.
    static LAST: Cell<Option<usize>> = const { Cell::new(None) };
}
