//! Saving a backup, bringing one back, and erasing: what takes longer than a
//! press, in pieces, so that no screen freezes.

use crate::device::files::{self, Saved};
use crate::device::rest;
use crate::journal::{EntryId, Journal, Merged};
use crate::own::Record;
use crate::parcel::backup::{self, Reading};
use crate::screen::home::home;
use crate::screen::next_start;
use crate::screen::part::brought::{Brought, Came};
use crate::screen::part::turn::{Begun, Turn};
use crate::text::{self, settings};
use leptos::prelude::*;
use web_sys::File;

/// Entries handled between two frames.
const PIECE: usize = 500;

/// How far saving, bringing back or erasing has come.
#[derive(Clone, Default)]
pub enum Progress {
    /// Nothing going on.
    #[default]
    Idle,
    /// Under way, in hundredths.
    Working(u8),
    /// What a file would bring.
    Preview(Brought, String),
    /// Done: what to say, and the way back if there is one.
    Done(String, Option<Brought>),
    /// Not done, or not kept yet: why.
    Refused(String),
}

/// A handle on them, for one screen.
#[derive(Clone, Copy)]
pub struct Backups {
    /// How far what was begun last has come.
    pub progress: RwSignal<Progress>,
    turn: Turn,
}

impl Backups {
    /// Nothing going on.
    pub fn new() -> Backups {
        Backups { progress: RwSignal::default(), turn: Turn::new() }
    }

    fn to(self, begun: Begun, progress: Progress) {
        if self.turn.is_on(begun) {
            self.progress.try_set(progress);
        }
    }

    fn working(self, begun: Begun, done: f64) {
        self.to(begun, Progress::Working((done * 100.0) as u8));
    }

    /// What came of something that changed what is kept: said whatever was begun since.
    fn done(self, progress: Progress) {
        self.turn.begin();
        self.progress.try_set(progress);
    }

    /// Puts a preview away.
    pub fn leave(self) {
        self.to(self.turn.begin(), Progress::Idle);
    }

    /// Saves a backup of everything.
    pub async fn save(self) {
        let begun = self.turn.begin();
        let store = home().store();
        let is_known = store.is_loaded() && !store.is_lent();
        let is_whole = is_known || store.load().await.is_ok();
        if !is_whole && store.journal().is_empty() && store.own().is_empty() {
            return self.to(begun, Progress::Refused(settings::not_saved().into()));
        }
        let now = home().now();
        let mut parts = vec![backup::head(now.at)];
        let entries: Vec<EntryId> = store.journal().entries().map(|entry| entry.id).collect();
        for (turn, piece) in entries.chunks(PIECE).enumerate() {
            parts.push(lines(&store.journal(), piece, turn == 0));
            if entries.len() > PIECE {
                self.working(begun, (turn * PIECE) as f64 / entries.len() as f64);
                rest::breathe().await;
            }
        }
        parts.push(backup::OWN.into());
        let own: Vec<Record> = store.own().records().cloned().collect();
        parts.extend(
            own.iter().enumerate().map(|(place, record)| backup::own_line(record, place == 0)),
        );
        parts.push(backup::TAIL.into());
        let today = now.day();
        let name = format!("darn-{today}.json");
        let said = match files::save(&name, "application/json", parts).await {
            Saved::Yes if is_whole => {
                home().mirror().set_saved(today);
                Progress::Done(settings::saved().into(), None)
            }
            Saved::Yes => Progress::Done(settings::saved_part().into(), None),
            Saved::Closed => Progress::Idle,
            Saved::No => Progress::Refused(settings::not_saved().into()),
        };
        self.to(begun, said);
    }

    /// Reads a file and shows what it would bring. Nothing is changed yet.
    pub async fn read(self, file: File) {
        let begun = self.turn.begin();
        self.working(begun, 0.0);
        let progress = match self.preview(begun, file).await {
            Ok((change, said)) => Progress::Preview(change, said),
            Err(why) => Progress::Refused(why.into()),
        };
        self.to(begun, progress);
    }

    async fn preview(self, begun: Begun, file: File) -> Result<(Brought, String), &'static str> {
        if file.size() > backup::MAX_BYTES as f64 {
            return Err(text::refused(backup::Refused::TooLarge));
        }
        let text = files::text(&file).await.ok_or_else(settings::unreadable)?;
        let mut reading = Reading::new(text).map_err(text::refused)?;
        while !reading.step(PIECE).map_err(text::refused)? {
            self.working(begun, reading.done());
            rest::breathe().await;
        }
        let store = home().store();
        store.load_once().await.map_err(text::trouble)?;
        let mut change = Brought::default();
        let mut merged = Merged::default();
        let entries: Vec<_> = reading.entries.entries().collect();
        for piece in entries.chunks(PIECE) {
            merged += change.add_entries(piece.iter().copied().cloned());
            rest::breathe().await;
        }
        merged += change.add_records(reading.own.records().cloned());
        let said = text::preview(merged, change.out(), reading.unreadable);
        Ok((change, said))
    }

    /// Brings in what the preview showed.
    pub async fn bring(self, change: Brought) {
        let begun = self.turn.begin();
        let count = change.count();
        if self.commit(begun, &change).await {
            let undo = (!change.is_empty()).then_some(change);
            self.done(Progress::Done(settings::brought(count), undo));
        }
    }

    /// Takes back what was brought in.
    pub async fn undo(self, change: Brought) {
        let begun = self.turn.begin();
        let Some(back) = change.back() else {
            return self.done(Progress::Done(text::again::changed_since().into(), None));
        };
        if self.commit(begun, &back).await {
            self.done(Progress::Done(text::again::undone().into(), None));
        }
    }

    /// Takes a change in. Whether it is durable, and not erased by now.
    async fn commit(self, begun: Begun, change: &Brought) -> bool {
        let count = change.journal.versions().count().max(1);
        self.working(begun, 0.0);
        rest::breathe().await;
        let progress = |done: usize| self.working(begun, done as f64 / count as f64);
        let came = change.commit(&progress).await;
        if let Came::Held(why) = came {
            self.done(Progress::Refused(why.into()));
        }
        came == Came::Kept
    }

    /// Erases everything on this phone.
    pub async fn erase(self) {
        self.turn.begin();
        // First, for nothing on a later screen could tell that it was left.
        next_start::forget().await;
        let said = match home().store().erase(home().now().ms()).await {
            Ok(()) => {
                home().forget();
                // Once more: on a full phone there was no room for the plain page before.
                next_start::forget().await;
                Progress::Done(settings::erased().into(), None)
            }
            Err(why) => Progress::Refused(text::trouble(why).into()),
        };
        self.done(said);
    }
}

/// A piece of the backup. `first`: nothing came before it.
fn lines(journal: &Journal, piece: &[EntryId], first: bool) -> String {
    let found = piece.iter().filter_map(|id| journal.get(*id)).enumerate();
    found.map(|(place, entry)| backup::line(entry, first && place == 0)).collect()
}
