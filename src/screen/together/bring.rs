//! What a parcel would change here, and what is said of it first.

use crate::deck::{self, CardRef};
use crate::device::chance;
use crate::journal::{Clock, EntryId, Merged};
use crate::own::{self, Draft, Gesture, Own, Words};
use crate::parcel::{Carried, Line, Offer, Parcel, Sent, Stitches, kept};
use crate::screen::home::home;
use crate::screen::part::brought::Brought;
use crate::screen::together::travel::Said;
use crate::text::{self, together};

/// What would come in.
#[derive(Clone, Default)]
pub struct Coming {
    /// What it is, line by line.
    pub said: Vec<Said>,
    /// What it changes.
    pub change: Brought,
}

/// Most words of one's own that a preview of a journal shows.
const SHOWN: usize = 100;

/// Why it cannot come in, as a sentence.
pub type Why = &'static str;

impl Coming {
    /// What a parcel would change. The journal is read for it.
    pub async fn of(sent: Sent) -> Result<Coming, Why> {
        let store = home().store();
        store.load_once().await.map_err(text::trouble)?;
        let mut coming = Coming::default();
        coming.say(match &sent.from {
            Some(from) => Said::Plain(together::says_from(from.as_str())),
            None => Said::Plain(together::says_nobody().into()),
        });
        match sent.parcel {
            Parcel::Card { card, words } => coming.card(&card, &words)?,
            Parcel::Words(offers) => coming.words(offers)?,
            Parcel::HandOver(note) => {
                coming.tell(together::a_note());
                coming.say(Said::Words(text::hand_over(note).into()));
                coming.tell(together::note_read());
            }
            Parcel::Stitches(stitches) => {
                if let Some(name) = stitches.name().filter(|name| Some(*name) != sent.from.as_ref())
                {
                    coming.say(Said::Plain(together::called(name.as_str())));
                }
                coming.stitches(stitches)?;
            }
            Parcel::Journal(carried) => coming.journal(*carried)?,
        }
        Ok(coming)
    }

    fn say(&mut self, said: Said) {
        self.said.push(said);
    }

    fn tell(&mut self, line: &'static str) {
        self.say(Said::Plain(line.into()));
    }

    fn card(&mut self, card: &CardRef, words: &Line) -> Result<(), Why> {
        let found = deck::look_up(card).map(|(card, _)| card);
        self.words(vec![Offer {
            words: words.clone(),
            gesture: None,
            band: found.map(|card| card.band),
            moment: found.map(|card| card.moment),
        }])
    }

    fn words(&mut self, offers: Vec<Offer>) -> Result<(), Why> {
        self.tell(together::a_card());
        let mut drafts = Vec::new();
        let mut merged = Merged::default();
        for offer in offers {
            let Some(draft) = draft(offer) else { continue };
            self.said.extend(Said::about(draft.band, draft.moment));
            self.say(Said::Words(draft.words.as_str().into()));
            if let Some(gesture) = &draft.gesture {
                self.say(Said::Gesture(gesture.as_str().into()));
            }
            if home().store().own().cards().iter().any(|(_, card)| {
                (&card.words, &card.gesture) == (&draft.words, &draft.gesture)
                    && (card.band, card.moment) == (draft.band, draft.moment)
            }) {
                merged.same += 1;
            } else {
                merged.new += 1;
                drafts.push((EntryId(chance::bits()), draft));
            }
        }
        self.say(Said::Plain(match drafts.is_empty() {
            true => together::already().into(),
            false => text::preview(merged, 0, 0),
        }));
        self.work_out(own::Command::WriteAll(drafts))
    }

    fn stitches(&mut self, stitches: Stitches) -> Result<(), Why> {
        let store = home().store();
        if kept::yarn(&store.own()).is_some_and(|yarn| yarn.thread == stitches.thread()) {
            self.tell(together::mine());
            return Ok(());
        }
        self.tell(together::a_thread());
        let known = kept::threads(&store.own());
        let difference = known.difference(&stitches);
        let is_here = known.get(stitches.thread()).is_some();
        let is_dressed_anew = self.is_dressed_anew(&stitches);
        let is_news = difference.new + difference.gone > 0;
        if is_here && !is_news && !is_dressed_anew {
            self.tell(together::already());
            return Ok(());
        }
        if difference.new > 0 {
            let merged = Merged { new: difference.new, same: difference.same, ..Merged::default() };
            self.say(Said::Plain(text::preview(merged, 0, 0)));
        } else if !is_here {
            self.tell(together::nothing_yet());
        }
        if difference.gone > 0 {
            self.say(Said::Plain(together::gone(difference.gone)));
        }
        if is_here && is_dressed_anew {
            self.tell(together::dressed());
        }
        let oldest = kept::too_many(&store.own(), &stitches);
        if oldest > 0 {
            self.say(Said::Plain(together::make_room(oldest)));
        }
        let bring = bring(&store.own(), stitches)?;
        self.work_out(bring)
    }

    /// Whether its name or colour are other than here.
    fn is_dressed_anew(&self, stitches: &Stitches) -> bool {
        let store = home().store();
        let known = kept::threads(&store.own());
        known.get(stitches.thread()).is_some_and(|here| {
            let last = here.sends().last().map(|send| send.stitches.edition());
            last < Some(stitches.edition())
                && (here.name() != stitches.name() || here.colour() != stitches.colour())
        })
    }

    fn journal(&mut self, carried: Carried) -> Result<(), Why> {
        self.tell(together::a_journal());
        let store = home().store();
        let here = kept::yarn(&store.own());
        let mine = here.as_ref().or(carried.yarn.as_ref()).map(|yarn| yarn.thread);
        let threads = kept::bring_threads(&store.own(), &carried.threads, mine);
        let mut commands = threads.keep;
        match (here, &carried.yarn) {
            (None, Some(yarn)) => commands.push(kept::keep_yarn(yarn)),
            (Some(here), Some(yarn)) if here.thread != yarn.thread => {
                self.tell(together::two_of_mine());
            }
            _ => {}
        }
        self.work_out(own::Command::All(commands))?;
        let mut merged = self.change.note(threads.merged, threads.out);
        merged += self.change.add_entries(carried.entries.entries().cloned());
        // None of these is a thread, so none is in the change yet.
        merged += self.change.add_records(carried.own.records().cloned());
        self.say(Said::Plain(text::preview(merged, self.change.out(), carried.unreadable)));
        // They would be the first to be said here.
        let here: Vec<EntryId> = store.own().cards().iter().map(|(id, _)| *id).collect();
        for (id, card) in carried.own.cards().iter().take(SHOWN) {
            if !here.contains(id) {
                self.say(Said::Words(card.words.as_str().into()));
            }
        }
        if threads.left > 0 {
            self.tell(text::others::full());
        }
        Ok(())
    }

    fn work_out(&mut self, command: own::Command) -> Result<(), Why> {
        let store = home().store();
        self.change.own =
            store.work_out_own(command, home().now().ms()).map_err(|_| text::others::full())?;
        Ok(())
    }
}

fn bring(own: &Own, stitches: Stitches) -> Result<own::Command, Why> {
    let mut clock = Clock::new(chance::half());
    kept::bring(own, stitches, &mut clock, home().now().ms()).map_err(|_| text::others::full())
}

fn draft(offer: Offer) -> Option<Draft> {
    let Offer { words, gesture, band, moment } = offer;
    let words = Words::new(words.as_str())?;
    let gesture = gesture.and_then(|gesture| Gesture::new(gesture.as_str()));
    Some(Draft { words, gesture, band, moment })
}
