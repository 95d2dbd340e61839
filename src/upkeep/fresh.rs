//! A fresh version, from being found to being used.
//!
//! A new build installs whole beside the one in use and waits. A page shows its
//! new files only when it is loaded again, and it is never loaded again unasked:
//! there may be words on it that are being read or written. So nothing in here
//! reloads but a press, and a press does it once.

/// How far a fresh version has come, as this page knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// There is none.
    #[default]
    Idle,
    /// It waits.
    Pending,
    /// It was asked for and is taking over.
    Activating,
    /// It answers for this page, which still runs on its own, older files: it
    /// took over at this page's start, or another tab asked.
    Controlling,
    /// This page is being loaded again.
    Leaving,
}

/// What happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A whole build waits.
    Waits,
    /// A person wants it.
    Pressed,
    /// Another worker answers from now on. `first`: none did before, as on a
    /// first visit.
    TookOver {
        /// None did before.
        first: bool,
    },
    /// It did not take over in good time.
    Stuck,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing.
    Stay,
    /// Ask the waiting build to take over.
    TakeOver,
    /// Load the page again.
    Reload,
}

impl State {
    /// Where an event leads, and what is to be done.
    pub fn on(self, event: Event) -> (State, Step) {
        match (self, event) {
            (State::Idle, Event::Waits) => (State::Pending, Step::Stay),
            (State::Pending, Event::Pressed) => (State::Activating, Step::TakeOver),
            (State::Activating, Event::Stuck) => (State::Pending, Step::Stay),
            (State::Activating, Event::TookOver { .. }) | (State::Controlling, Event::Pressed) => {
                (State::Leaving, Step::Reload)
            }
            (State::Idle | State::Pending, Event::TookOver { first: false }) => {
                (State::Controlling, Step::Stay)
            }
            (state, _) => (state, Step::Stay),
        }
    }

    /// Whether it is offered.
    pub fn is_offered(self) -> bool {
        matches!(self, State::Pending | State::Controlling)
    }
}
