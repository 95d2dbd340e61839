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
    /// Joins the channel; `heard` gets the texts another tab has sent. Join
    /// before loading, so that nothing falls in between.
    pub fn join(heard: impl Fn(Vec<String>) + 'static) -> Tabs {
        let channel = BroadcastChannel::new("darn").ok();
        if let Some(channel) = &channel {
            let listen = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
                let texts = js_sys::Array::from(&message.data());
                heard(texts.iter().filter_map(|text| text.as_string()).collect());
            });
            channel.set_onmessage(Some(listen.as_ref().unchecked_ref()));
            // Lives as long as the page.
            listen.forget();
        }
        Tabs { channel }
    }

    /// Tells the other tabs.
    pub fn tell(&self, texts: Vec<String>) {
        if let Some(channel) = &self.channel {
            let texts: js_sys::Array = texts.into_iter().map(JsValue::from).collect();
            // A closed channel means the page is going away.
            let _ = channel.post_message(&texts);
        }
    }
}
