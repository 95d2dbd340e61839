//! Every sentence the interface says, by screen. Words to say to a child are in
//! the deck. Plain, warm, short; tone by DOMAIN.md, section 5.

use crate::store::{Theme, Trouble};

/// The bar and what stands on every screen.
pub mod bar {
    #![allow(missing_docs)]
    pub const NAME: &str = "Darn";
    pub const LABEL: &str = "Main";
    pub const AGAIN: &str = "Again";
    pub const LATER: &str = "Later";
    pub const CLOTH: &str = "Cloth";
    pub const MORE: &str = "More";
    pub const HELP: &str = "Help";
    pub const WORDS: &str = "Words";
    pub const TOGETHER: &str = "Together";
    pub const SETTINGS: &str = "Settings";
    pub const WHY: &str = "Why going back matters";
}

/// The card.
pub mod again {
    #![allow(missing_docs)]
    pub const TITLE: &str = "Words for this moment";
    pub const AGES: &str = "Who it is for";
    pub const MOMENTS: &str = "What happened";
    pub const WHY: &str = "Why this helps";
    pub const PRESS: &str = crate::deck::lines::PRESS;
    pub const LATER: &str = "Later";
    pub const ANOTHER: &str = "Another way to say it";
    pub const UNDO: &str = "Undo";
    pub const KEEPING: &str = "One moment.";
    pub const UNDONE: &str = "Taken back.";
    pub const SET_ASIDE: &str = "Set aside. No rush.";
    pub const NIGHT: (u16, u16) = (21 * 60, 7 * 60);
}

/// What was set aside.
pub mod later {
    #![allow(missing_docs)]
    pub const TITLE: &str = "For later";
    pub const NONE: &str = "Nothing is set aside.";
    pub const HOW: &str = "When there's no room for it now, press Later under the words. It waits here. Nothing runs out.";
    pub const STANDS: &str = "Later still counts. Letting one go is fine, too.";
    pub const LET_GO: &str = "Let it go";
    pub const GONE: &str = "Let go.";
}

/// The cloth.
pub mod cloth {
    #![allow(missing_docs)]
    pub const EMPTY: &str = "Your cloth starts with one return.";
    pub const COUNTS: &str =
        "A return counts when it is offered, whatever came of it. Soon or late weighs the same.";
    pub const GATHERING: &str = "Gathering the rows.";
    pub const OLDER: &str = "Older rows";
    pub const NOTE: &str = "A note of your own";
    pub const DAY: &str = "The day it was";
    pub const REMOVE: &str = "Take it out";
    pub const REMOVED: &str = "Taken out.";
    pub const CHANGED: &str = "Changed.";
    pub const UNKNOWN: &str = "Words of your own.";

    /// "1 return", "26 returns".
    pub fn returns(count: usize) -> &'static str {
        if count == 1 { "return" } else { "returns" }
    }

    /// In how many weeks someone came back.
    pub fn weeks(mended: usize) -> String {
        match mended {
            1 => "You came back in one week. It is all still here.".into(),
            _ => format!("You came back in {mended} weeks. They are all still here."),
        }
    }

    /// How many more a week holds than are listed.
    pub fn more(count: usize) -> String {
        format!("And {count} more.")
    }

    /// A row's name.
    pub fn week_of(day: &str) -> String {
        format!("Week of {day}")
    }

    /// Plain cloth between two mended rows.
    pub fn quiet(weeks: u32) -> String {
        match weeks {
            1 => "A quiet week.".into(),
            _ => format!("{weeks} quiet weeks."),
        }
    }
}

/// The way to the other screens.
pub mod more {
    #![allow(missing_docs)]
    pub const TITLE: &str = "More";
    pub const WORDS: &str = "Browse all the words.";
    pub const TOGETHER: &str = "Share Darn with someone you parent with.";
    pub const SETTINGS: &str = "Light, and what is kept on this phone.";
    pub const WHY: &str = "Two minutes on going back.";
}

/// The deck to browse.
pub mod words {
    #![allow(missing_docs)]
    pub const TITLE: &str = "Words";
    pub const HOW: &str = "Borrow them, bend them. Something like this is enough.";
    pub const COMING: &str = "Writing your own words is not here yet.";
}

/// Sharing.
pub mod together {
    #![allow(missing_docs)]
    pub const TITLE: &str = "Together";
    pub const SEND: &str = "Send Darn to someone";
    pub const WHAT: &str =
        "Sends the address of this app and one sentence. Nothing you kept, and nothing about you.";
    pub const INVITE: &str = "These are words I find helpful after a hard moment. No reply needed.";
    pub const COPIED: &str = "Copied. Paste it wherever you like.";
    pub const NOT_COPIED: &str = "This browser won't copy for us. The address is:";
    pub const COMING: &str = "Sending words or stitches to each other is not here yet.";
}

/// Settings.
pub mod settings {
    #![allow(missing_docs)]
    use super::Theme;
    use crate::journal::Merged;
    use crate::parcel::backup::Refused;

    pub const TITLE: &str = "Settings";
    pub const LIGHT: &str = "Light";
    pub const TURN: &str = "A new day starts at";
    pub const TURN_WHY: &str =
        "A return at two in the morning belongs to the night it was part of.";
    pub const KEPT: &str = "What is kept";
    pub const WHERE: &str = "What you keep is on this phone only, in this browser. Clearing the browser's data erases it.";
    pub const PROMISED: &str = "The browser has agreed not to clear it by itself.";
    pub const NOT_PROMISED: &str = "The browser may clear it if the phone runs short of room, or if Darn isn't opened for a long time.";
    pub const BACKUP: &str = "A copy of your own";
    pub const SAVE: &str = "Save a backup";
    pub const SAVED: &str = "Saved as a file. Keep it wherever you keep things.";
    pub const NOT_SAVED: &str = "The file could not be made. Nothing has changed.";
    pub const RESTORE: &str = "Bring a backup back";
    pub const BRING: &str = "Bring these in";
    pub const NOT_NOW: &str = "Not now";
    pub const WORKING: &str = "Working through it";
    pub const UNREADABLE: &str = "This file could not be opened. Nothing has changed.";
    pub const ERASE: &str = "Erase everything";
    pub const ERASE_NOW: &str = "Erase it for good";
    pub const ERASED: &str = "Erased. Nothing of yours is left here.";

    /// What is here, in numbers.
    pub fn held(returns: usize, laters: usize) -> String {
        let later = match laters {
            0 => String::new(),
            laters => format!(", {laters} set aside"),
        };
        format!("{returns} {}{later}.", super::cloth::returns(returns))
    }

    /// When the last copy was saved.
    pub fn last_saved(day: &str) -> String {
        format!("Last copy you saved: {day}.")
    }

    /// What will be gone.
    pub fn erasing(returns: usize, laters: usize) -> String {
        let held = held(returns, laters);
        format!(
            "This erases what is on this phone: {held} Notes and settings go, too. It cannot be undone. A backup you saved stays where it is."
        )
    }

    /// What a file would bring.
    pub fn preview(merged: Merged, unreadable: usize) -> String {
        let mut said = format!("{} new, {} already here.", merged.new, merged.same);
        if merged.changed > 0 {
            said = format!(
                "{} new, {} newer than here, {} already here.",
                merged.new, merged.changed, merged.same
            );
        }
        if unreadable > 0 {
            said += &format!(" {unreadable} could not be read and would be left out.");
        }
        said
    }

    /// What a file has brought.
    pub fn brought(entries: usize) -> String {
        format!("Brought in: {entries}.")
    }

    /// Why a file cannot be read.
    pub fn refused(why: Refused) -> &'static str {
        match why {
            Refused::TooLarge => {
                "This file is too large to be a backup of Darn. Nothing has changed."
            }
            Refused::NotABackup => {
                "This isn't a whole backup of Darn. It may have been cut short. Nothing has changed."
            }
            Refused::Newer => {
                "This backup was made by a newer Darn. Open Darn with a connection to get the new version, then try again. Nothing has changed."
            }
        }
    }

    /// A theme's name.
    pub fn theme(theme: Theme) -> &'static str {
        match theme {
            Theme::Auto => "As the phone",
            Theme::Night => "Night",
            Theme::Day => "Day",
            Theme::Ember => "Ember",
        }
    }
}

/// Help.
pub mod help {
    #![allow(missing_docs)]
    pub const TITLE: &str = "Help";
    pub const SHAKE: &str =
        "Crying can't hurt them. Shaking can. Never shake a baby. Check on them every few minutes.";
    pub const WHERE: &str = "Where you are";
    pub const EMERGENCY: &str = "Emergency: call";
    pub const CALL: &str = "Call";
    pub const TEXT: &str = "Text";
    pub const MORE: &str = "More people to call";
    pub const AT_NIGHT: &str = "Lines known to answer at night. There are more by day.";
    pub const SIGNS: &str = "If it is more than a rough moment";
    /// From DOMAIN.md, section 4; they await a clinician's sign-off.
    pub const SIGN_LINES: [&str; 4] = [
        "Unwanted thoughts that scare you are common and don't mean you will act. Tell someone.",
        "Hearing or seeing things, strange beliefs, or not sleeping at all in the weeks after a birth is an emergency. Get help the same day. This is also for the partner who notices.",
        "If it feels heavy most days, you don't have to be sure to call.",
        "Warm words after repeated hurting are not safety. If you are afraid of someone, or someone of you, there are people who help with just that.",
    ];
    pub const DIRECTORY: &str =
        "findahelpline.com lists free lines in over 130 countries. It needs a connection.";
    pub const UNCHECKED: &str = "Nobody at Darn has confirmed these numbers yet. If one doesn't answer, use the emergency number or findahelpline.com.";
    pub const REPORT: &str =
        "Some lines must pass on that a child is in danger. Calls need a signal, not the internet.";
    pub const PRIVATE: &str = "Opening this page is not recorded. Someone who holds your phone can still see its call list and its history.";
    pub const LEAVE: &str = "Leave this page";
    /// Shown where the list cannot be read.
    pub const NUMBERS: &str = "112 in Europe, India and from most mobiles. 999 in the UK, 911 in the US and Canada, 000 in Australia, 111 in New Zealand.";

    /// Two letters and a name; the lists are in `src/deck/help.toml`.
    pub const COUNTRIES: [(&str, &str); 12] = [
        ("US", "United States"),
        ("CA", "Canada"),
        ("GB", "United Kingdom"),
        ("IE", "Ireland"),
        ("AU", "Australia"),
        ("NZ", "New Zealand"),
        ("DE", "Germany"),
        ("FR", "France"),
        ("ES", "Spain"),
        ("IN", "India"),
        ("ZA", "South Africa"),
        ("*", "Anywhere else"),
    ];
    pub const CHECKED: &str = "Numbers confirmed on";

    /// What a line is for.
    pub fn purpose(id: &str) -> &'static str {
        match id {
            "crisis" => "When it is too much",
            "perinatal" => "Around a birth",
            "parents" => "For parents",
            "child-safety" => "A child's safety",
            "violence" => "Afraid of someone",
            "listening" => "Someone to listen",
            "directory" => "More lines",
            _ => "Information",
        }
    }
}

/// Why going back matters.
pub mod why {
    #![allow(missing_docs)]
    pub const TITLE: &str = "Why going back matters";
    pub const SHORT: &str = "Everyone slips out of step. Coming back is what counts.";
    pub const PARTS: &[(&str, &str)] = &[
        (
            "Out of step is ordinary",
            "Everyone loses patience, misses cues, walks off. Filmed close up, caring parents and babies slip out of step and find each other again, over and over.",
        ),
        (
            "Coming back is the part that was studied",
            "Babies notice when a face goes blank, and they notice when it comes back. Coming back is often mixed: more fuss and more joy at once. In studies of babies and three-year-olds, pairs who found their way back tended to fare better later on.",
        ),
        (
            "Small is enough",
            "Name it. Own it. Reconnect. Adults who study apologies find that owning what you did counts most, and asking to be forgiven counts least. The limit can stay.",
        ),
        (
            "Later still counts",
            "Sooner is easier for a small child to follow. For a baby, a late return is simply warm contact now. For anyone older, it can be said days or years later.",
        ),
        (
            "What is not known",
            "Most of these studies are small. Nobody has tested an app like this one, or parents' apologies to children under ten. Going back doesn't erase what happened, and a child may not calm. If hard moments keep coming, the answer is less harm and more support. Help has people to call.",
        ),
    ];
}

/// When the program has failed.
pub mod fallen {
    #![allow(missing_docs)]
    pub const TITLE: &str = "Something broke in the app.";
    pub const SAFE: &str = "What you kept is safe. Nothing you did caused this.";
    pub const AGAIN: &str = "Open Darn again";
}

/// What went wrong with storing, for a person.
pub fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Denied => {
            "This browser won't let Darn keep anything. The words still work. A normal window, or another browser, can keep your returns."
        }
        Trouble::Full => "There is no room left on this phone to keep more. The words still work.",
        Trouble::Newer => {
            "A newer Darn is open beside this one. Open this page again to go on keeping."
        }
        Trouble::Failed => "Keeping isn't working just now. The words still work.",
    }
}

/// After a press that could not be made durable.
pub fn not_saved(why: Trouble) -> String {
    let then = match why {
        Trouble::Newer => "",
        _ => " It's held while Darn stays open, and tried again.",
    };
    format!("That didn't save. The repair still happened.{then}")
}

/// Rows that could not be read.
pub fn damaged(rows: usize) -> String {
    let what = if rows == 1 { "One entry" } else { "Some entries" };
    format!("{what} could not be read and was set aside. Everything else is here.")
}
