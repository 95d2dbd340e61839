//! The page that the worker gives at the next start, in a cache of its own
//! (public/sw.template.js). Where there is no worker there is none.

use super::{caches, early, reflect};
use js_sys::Object;
use wasm_bindgen::JsValue;

/// The release's own page, and this parent's: the addresses both stand under.
const PLAIN: &str = "index.html";
const OWN: &str = "./";

/// How the name of a cache that holds pages ends.
const PAGE: &str = "-page";

/// Where the pages of this build are kept.
pub struct Pages {
    cache: JsValue,
}

impl Pages {
    /// Finds this build's; `None` where no worker has put any there.
    pub async fn find() -> Option<Pages> {
        let own = [&early::build(), PAGE].concat();
        Pages::all()
            .await
            .into_iter()
            .find_map(|(name, pages)| name.ends_with(&own).then_some(pages))
    }

    /// Those of every build that a worker still gives pages of, each with the name of
    /// its cache. Looked for and not just opened, for opening makes one, which nobody
    /// would give pages from or clear away.
    pub async fn all() -> Vec<(String, Pages)> {
        let mut all = Vec::new();
        let Some((caches, folder)) = here() else { return all };
        for name in caches::names(&caches, &folder).await {
            if name.ends_with(PAGE)
                && let Some(cache) = reflect::done(&caches, "open", &[(&*name).into()]).await
            {
                all.push((name, Pages { cache }));
            }
        }
        all
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
        let headers = reflect::get(&self.at(PLAIN).await?, "headers")?;
        let headers = reflect::make("Headers", &[headers])?;
        // They tell how the host sent it.
        for header in ["content-encoding", "content-length"] {
            reflect::call(&headers, "delete", &[header.into()]);
        }
        let how = Object::new();
        reflect::set(&how, "headers", &headers);
        let page = reflect::make("Response", &[page.into(), how.into()])?;
        reflect::done(&self.cache, "put", &[OWN.into(), page]).await.map(|_| ())
    }

    /// Gives the release's own page again.
    pub async fn put_plain(&self) -> Option<()> {
        let plain = self.at(PLAIN).await?;
        reflect::done(&self.cache, "put", &[OWN.into(), plain]).await.map(|_| ())
    }

    async fn at(&self, address: &str) -> Option<JsValue> {
        reflect::done(&self.cache, "match", &[address.into()]).await.filter(JsValue::is_truthy)
    }
}

/// The browser's caches, and the folder this copy of Darn is in.
fn here() -> Option<(JsValue, String)> {
    let window = web_sys::window()?;
    let path = window.location().pathname().ok()?;
    let folder = path.rsplit_once('/')?.0;
    Some((reflect::get(&window, "caches")?, [folder, "/"].concat()))
}

async fn text(response: &JsValue) -> Option<String> {
    reflect::done(response, "text", &[]).await?.as_string()
}
