//! The page that the worker gives at the next start, in a cache of its own
//! (public/sw.template.js). Where there is no worker there is none.

use super::{early, look};
use js_sys::Object;
use wasm_bindgen::JsValue;

/// The release's own page, and this parent's: the addresses both stand under.
const PLAIN: &str = "index.html";
const OWN: &str = "./";

/// Where the pages of this build are kept.
pub struct Pages {
    cache: JsValue,
}

impl Pages {
    /// Finds them; `None` where no worker has put any there.
    pub async fn find() -> Option<Pages> {
        let window = web_sys::window()?;
        let path = window.location().pathname().ok()?;
        let folder = path.rsplit_once('/')?.0;
        let name = JsValue::from(format!("darn-{folder}/-{}-page", early::build()));
        let caches = look::get(&window, "caches")?;
        // Opening makes one, which nobody would give pages from or clear away.
        look::done(&caches, "has", std::slice::from_ref(&name))
            .await?
            .as_bool()
            .filter(|has| *has)?;
        Some(Pages { cache: look::done(&caches, "open", &[name]).await? })
    }

    /// The release's own page.
    pub async fn plain(&self) -> Option<String> {
        text(&self.at(PLAIN).await?).await
    }

    /// The page as it will be given.
    pub async fn own(&self) -> Option<String> {
        text(&self.at(OWN).await?).await
    }

    /// Gives this page from now on, in the manner of the release's own.
    pub async fn put(&self, page: &str) -> Option<()> {
        let headers = look::get(&self.at(PLAIN).await?, "headers")?;
        let headers = look::make("Headers", &[headers])?;
        // They tell how the host sent it.
        for header in ["content-encoding", "content-length"] {
            look::call(&headers, "delete", &[header.into()]);
        }
        let how = Object::new();
        look::set(&how, "headers", &headers);
        let page = look::make("Response", &[page.into(), how.into()])?;
        look::done(&self.cache, "put", &[OWN.into(), page]).await.map(|_| ())
    }

    /// Gives the release's own page again.
    pub async fn put_plain(&self) -> Option<()> {
        let plain = self.at(PLAIN).await?;
        look::done(&self.cache, "put", &[OWN.into(), plain]).await.map(|_| ())
    }

    async fn at(&self, address: &str) -> Option<JsValue> {
        look::done(&self.cache, "match", &[address.into()]).await.filter(JsValue::is_truthy)
    }
}

async fn text(response: &JsValue) -> Option<String> {
    look::done(response, "text", &[]).await?.as_string()
}
