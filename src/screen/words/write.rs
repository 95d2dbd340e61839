//! Writing words of one's own: the words, for whom and after what, and one quiet
//! hint at most. Nothing here ever stops anyone from keeping their words.

use crate::deck::hint::Hints;
use crate::deck::{self, Band, Moment};
use crate::device::{chance, fetch};
use crate::journal::EntryId;
use crate::lang;
use crate::own::{Command, Draft, Gesture, Words};
use crate::route::Route;
use crate::screen::home::home;
use crate::screen::part::button::{main_press, quiet};
use crate::screen::part::heading::focus;
use crate::screen::part::lean::{line, live, nothing};
use crate::screen::part::pick::{Choice, bands, moments};
use crate::screen::part::press::Press;
use crate::screen::part::select::select;
use crate::screen::second;
use crate::text::{help, others, words};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;

/// Between the fields of what is noted.
const BETWEEN: &str = "\u{1f}";

thread_local! {
    /// The hints of the language spoken, fetched when first needed and kept as
    /// long as the page.
    static HINTS: Cell<Option<Hints<'static>>> = const { Cell::new(None) };
}

/// What stands in the fields.
#[derive(Clone, Default)]
struct Fields {
    words: String,
    gesture: String,
    band: String,
    moment: String,
}

impl Fields {
    /// What was being written and its fields, as [`Form::change`] notes them.
    fn left(noted: String) -> Option<(EntryId, Fields)> {
        let mut fields = noted.split(BETWEEN);
        let id = EntryId::parse(fields.next()?)?;
        let mut field = || fields.next().map(str::to_owned);
        let (words, gesture) = (field()?, field()?);
        Some((id, Fields { words, gesture, band: field()?, moment: field()? }))
    }
}

/// The form; a handle.
#[derive(Clone, Copy)]
pub struct Form {
    press: Press,
    /// Which words: those that are there, or new ones, which have their id from the start.
    writing: RwSignal<Option<EntryId>>,
    fields: RwSignal<Fields>,
    /// Counts the fetching of hints, so that what shows them follows.
    heard: RwSignal<usize>,
}

impl Form {
    /// Closed, or open for what was being written when it was left. `press` says what came
    /// of it.
    pub fn new(press: Press) -> Form {
        let heard = RwSignal::new(0);
        let form = Form { press, writing: RwSignal::default(), fields: RwSignal::default(), heard };
        if let Some((id, fields)) = home().mirror().draft().and_then(Fields::left) {
            form.fields.set(fields);
            form.writing.set(Some(id));
            form.listen();
        }
        form
    }

    /// Whether something is being written; follows.
    pub fn is_open(self) -> bool {
        self.writing.get().is_some()
    }

    /// Opens it: for these words, or for new ones; what to begin with.
    pub fn write(self, id: Option<EntryId>, draft: Option<Draft>) {
        let of = |band: Option<Band>| band.map_or("", Band::id).to_owned();
        let after = |moment: Option<Moment>| moment.map_or("", Moment::id).to_owned();
        let text = |gesture: &Option<Gesture>| {
            gesture.as_ref().map_or("", |text| text.as_str()).to_owned()
        };
        let fields = draft.map(|draft| Fields {
            words: draft.words.as_str().to_owned(),
            gesture: text(&draft.gesture),
            band: of(draft.band),
            moment: after(draft.moment),
        });
        self.press.reset();
        self.fields.set(fields.unwrap_or_default());
        // Kept twice, new words are the same.
        self.writing.set(id.or_else(|| Some(EntryId(chance::bits()))));
        self.listen();
        request_animation_frame(|| focus("#own-words"));
    }

    /// Changes what stands in the fields, and notes it until it is kept or put away: Help
    /// may be wanted meanwhile, or the page go.
    fn change(self, change: impl FnOnce(&mut Fields)) {
        self.fields.update(change);
        let Some(id) = self.writing.get_untracked() else { return };
        let id = id.to_string();
        let Fields { words, gesture, band, moment } = self.fields.get_untracked();
        let fields = [words, gesture, band, moment].map(|field| field.replace(BETWEEN, ""));
        match fields.iter().all(String::is_empty) {
            true => home().mirror().drop_draft(),
            false => home().mirror().set_draft(&[&id, &*fields.join(BETWEEN)].join(BETWEEN)),
        }
    }

    /// Fetches the hints, if they are not here.
    fn listen(self) {
        if HINTS.get().is_some() {
            return;
        }
        spawn_local(async move {
            let file = format!("lang/{}/hints.txt", lang::code());
            if let Some(text) = fetch::text(&file).await {
                // Once a page, or twice where it is wanted again before it comes.
                HINTS.set(Some(Hints::read(Box::leak(text.into_boxed_str()))));
                self.heard.try_update(|heard| *heard += 1);
            }
        });
    }

    fn keep(self) {
        let fields = self.fields.get_untracked();
        let Some(words) = Words::new(&fields.words) else { return focus("#own-words") };
        let Some(id) = self.writing.get_untracked() else { return };
        let draft = Draft {
            words,
            gesture: Gesture::new(&fields.gesture),
            band: Band::parse(&fields.band),
            moment: Moment::parse(&fields.moment),
        };
        let act = |command| {
            self.press.each(words::kept(), |told| {
                let noted = home().mirror().draft();
                let told = move |outcome| {
                    // Not before, and not what is being written by now.
                    if home().mirror().draft() == noted {
                        home().mirror().drop_draft();
                    }
                    told(outcome);
                };
                second::act_own(command, Box::new(told))
            })
        };
        // What is no longer there, such as taken out in another tab, is written anew.
        let is_kept = act(Command::Edit(id, draft.clone())) || act(Command::Write(id, draft));
        if !is_kept {
            return self.press.refuse(others::full());
        }
        self.close();
    }

    fn put_away(self) {
        home().mirror().drop_draft();
        self.close();
    }

    fn close(self) {
        self.writing.try_set(None);
        request_animation_frame(|| focus("main h1"));
    }

    /// The form, while something is being written; follows.
    pub fn view(self) -> AnyView {
        if !self.is_open() {
            return nothing();
        }
        let fields = self.fields.get_untracked();
        let typed = move |event: leptos::ev::Event| {
            self.change(|fields| fields.words = event_target_value(&event));
        };
        let gesture = move |event: leptos::ev::Event| {
            self.change(|fields| fields.gesture = event_target_value(&event));
        };
        view! {
            <div class="write">
                <label class="field">
                    <span>{words::label_words()}</span>
                    <textarea
                        id="own-words"
                        rows="4"
                        maxlength=Words::MAX.to_string()
                        prop:value=fields.words
                        on:input=typed
                    ></textarea>
                </label>
                <div class="hint" role="status">{live(move || self.hint())}</div>
                <label class="field">
                    <span>{words::label_gesture()}</span>
                    <input type="text" maxlength=Gesture::MAX.to_string() prop:value=fields.gesture on:input=gesture />
                </label>
                {self.bands(&fields.band)}
                {live(move || self.moments())}
                {main_press(words::keep(), move || self.keep())}
                {quiet(words::cancel(), move || self.put_away())}
                {live(move || self.reasons())}
            </div>
        }
        .into_any()
    }

    fn bands(self, chosen: &str) -> AnyView {
        let choose = move |band: String| {
            self.change(|fields| {
                fields.band = band;
                // Not every band has every moment.
                if let Some(band) = Band::parse(&fields.band)
                    && deck::moments(band).all(|moment| moment.id() != fields.moment)
                {
                    fields.moment.clear();
                }
            });
        };
        let mut options: Vec<Choice> = vec![(String::new(), words::anyone().into())];
        options.extend(bands());
        select(words::label_band(), options, chosen, Box::new(choose))
    }

    /// The moments of the band chosen; follows it.
    fn moments(self) -> AnyView {
        let choose = move |moment| self.change(|fields| fields.moment = moment);
        let band = Memo::new(move |_| self.fields.with(|fields| fields.band.clone()));
        let mut options: Vec<Choice> = vec![(String::new(), words::anything().into())];
        match Band::parse(&band.get()) {
            Some(band) => options.extend(moments(deck::moments(band))),
            None => options.extend(moments(Moment::ALL.into_iter())),
        }
        let chosen = self.fields.with_untracked(|fields| fields.moment.clone());
        select(words::label_moment(), options, &chosen, Box::new(choose))
    }

    /// At most one quiet hint about what is being written; follows.
    fn hint(self) -> AnyView {
        self.heard.track();
        let fields = self.fields.get();
        let hint =
            HINTS.get().and_then(|hints| hints.hint(&fields.words, Band::parse(&fields.band)));
        let Some(hint) = hint else { return nothing() };
        let help =
            hint.help.then(|| view! { <a href=Route::Help.hash()>{help::title()}</a> }.into_any());
        view! {
            {line("", hint.say)}
            {line("shape", hint.shape)}
            {help}
        }
        .into_any()
    }

    /// What undoes a repair, and why; follows.
    fn reasons(self) -> AnyView {
        self.heard.track();
        let Some(hints) = HINTS.get() else { return nothing() };
        let reasons: Vec<AnyView> = hints.reasons().map(|(_, why)| line("", why)).collect();
        view! {
            <details>
                <summary>{words::undoes()}</summary>
                {reasons}
            </details>
        }
        .into_any()
    }
}
