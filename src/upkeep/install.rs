//! Who is shown the way to a home screen, and which way.
//!
//! Never before the first kept return, never on the card, and not again once
//! dismissed, unless looked for in the settings.

/// Browsers inside other apps, by what they call themselves: Facebook and
/// Messenger, Instagram, LINE, WeChat, X, TikTok, Snapchat, Pinterest, LinkedIn,
/// WhatsApp, Telegram, and Android's own mark for a view inside an app.
const INSIDE: [&str; 16] = [
    "FBAN",
    "FBAV",
    "FB_IAB",
    "Instagram",
    "Line/",
    "MicroMessenger",
    "Twitter",
    "musical_ly",
    "BytedanceWebview",
    "TikTok",
    "Snapchat",
    "Pinterest",
    "LinkedInApp",
    "WhatsApp",
    "Telegram",
    "; wv)",
];

/// Browsers on iOS besides Safari: Chrome, Firefox, Edge, Opera (two names),
/// DuckDuckGo.
const BESIDE_SAFARI: [&str; 6] = ["CriOS", "FxiOS", "EdgiOS", "OPiOS", "OPT/", "DuckDuckGo"];

/// What is known of the browser and of what went before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen<'a> {
    /// What the browser calls itself.
    pub agent: &'a str,
    /// Whether it is touched with fingers: an iPad calls itself a Mac.
    pub touched: bool,
    /// Whether this is the app on the home screen.
    pub installed: bool,
    /// Whether the browser has a prompt of its own to show.
    pub has_prompt: bool,
    /// Whether something has been kept.
    pub has_kept: bool,
    /// Whether the offer was put away.
    pub dismissed: bool,
}

impl Seen<'_> {
    /// Whether it is a phone or tablet of Apple's.
    pub fn is_ios(&self) -> bool {
        let is_phone = ["iPhone", "iPad", "iPod"].iter().any(|name| self.agent.contains(name));
        // No Mac is touched.
        is_phone || (self.touched && self.agent.contains("Macintosh"))
    }
}

/// A way to the home screen, or towards it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One press; the browser asks.
    Prompt,
    /// Safari on iOS: Share, Add to Home Screen.
    Safari,
    /// Another browser on iOS: the same in its own menu, from iOS 16.4 on.
    OtherOnIos,
    /// A browser on Android without a prompt of its own: its menu.
    AndroidMenu,
    /// Safari on a Mac: File, Add to Dock.
    Dock,
    /// Inside another app on iOS: out of it first.
    OutOnIos,
    /// Inside another app on Android: out of it first.
    OutOnAndroid,
}

impl Way {
    /// Whether it only leads out of another app. That is about where things are
    /// kept, not about installing, and is worth saying before there are any.
    pub fn is_out(self) -> bool {
        matches!(self, Way::OutOnIos | Way::OutOnAndroid)
    }

    /// Whether the app on the home screen will have a store of its own, empty at
    /// first: so it is on iOS.
    pub fn starts_empty(self) -> bool {
        matches!(self, Way::Safari | Way::OtherOnIos)
    }
}

/// What to offer, if anything.
pub fn offer(seen: Seen<'_>) -> Option<Way> {
    let way = way(seen).filter(|_| !seen.installed && !seen.dismissed)?;
    (seen.has_kept || way.is_out()).then_some(way)
}

fn way(seen: Seen<'_>) -> Option<Way> {
    let says = |name: &&str| seen.agent.contains(*name);
    let mac = says(&"Macintosh");
    let ios = seen.is_ios();
    let android = says(&"Android");
    // Inside another app, iOS leaves Safari's name out.
    let inside = INSIDE.iter().any(says) || (ios && !says(&"Safari/"));
    if inside && ios {
        return Some(Way::OutOnIos);
    }
    if inside && android {
        return Some(Way::OutOnAndroid);
    }
    if seen.has_prompt {
        return Some(Way::Prompt);
    }
    if ios {
        let beside = BESIDE_SAFARI.iter().any(says);
        return Some(if beside { Way::OtherOnIos } else { Way::Safari });
    }
    // Chromium's browsers have the prompt; without it Darn is there already,
    // or cannot be.
    if android && (says(&"Firefox") || says(&"SamsungBrowser")) {
        return Some(Way::AndroidMenu);
    }
    let safari = says(&"Safari/") && !says(&"Chrome") && !says(&"Firefox");
    (mac && safari).then_some(Way::Dock)
}
