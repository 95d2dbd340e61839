//! Word between open tabs: what one has committed, the others take in.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// The channel to Darn's other tabs. Where the browser has none, a tab catches
/// up when it is next looked at.
#[derive(Clone)]
pub struct Tabs {
    channel: Option<BroadcastChannel>,
}

impl Tabs {
    /// Joins the channel; `heard` gets the rows another tab has committed. Join
    /// before loading, so that nothing falls in between.
    pub fn join(heard: impl Fn(Vec<String>) + 'static) -> Tabs {
        let channel = BroadcastChannel::new("darn").ok();
        if let Some(channel) = &channel {
            let listen = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
                let rows = js_sys::Array::from(&message.data());
                heard(rows.iter().filter_map(|row| row.as_string()).collect());
            });
            channel.set_onmessage(Some(listen.as_ref().unchecked_ref()));
            // Lives as long as the page.
            listen.forget();
        }
        Tabs { channel }
    }

    /// Tells the other tabs.
    pub fn tell(&self, rows: impl Iterator<Item = String>) {
        if let Some(channel) = &self.channel {
            let rows: js_sys::Array = rows.map(JsValue::from).collect();
            // A closed channel means the page is going away.
            let _ = channel.post_message(&rows);
        }
    }
}
