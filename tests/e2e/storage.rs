//! What the browser really holds of the journal, read and broken behind the app's back.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::outcome::{Outcome, Trouble};
use crate::page::Page;

/// Rows by their keys, as the fields they hold.
pub type Rows = BTreeMap<String, Value>;

/// How many of these rows are returns.
pub fn returns(rows: &Rows) -> usize {
    rows.values().filter(|row| row["kind"] == "return").count()
}

impl Page {
    /// The rows of IndexedDB. A row that cannot be read fails.
    pub async fn rows(&self) -> Outcome<Rows> {
        let texts = self.texts("entries").await?;
        let rows = texts.into_iter().map(|(key, text)| {
            let row = serde_json::from_str(&text);
            row.map(|row| (key, row)).map_err(|_| Trouble::from(format!("no row: {text}")))
        });
        rows.collect()
    }

    /// Keys and bytes of one store of the database; nothing where there is no database.
    pub async fn texts(&self, store: &str) -> Outcome<BTreeMap<String, String>> {
        self.behind("return all(arguments[0]);", vec![store.into()]).await
    }

    /// How many rows there are.
    pub async fn count_rows(&self) -> Outcome<usize> {
        let script = "return within('entries', 'readonly', (rows) => rows.count())
            .then((count) => count?.result ?? 0);";
        self.behind(script, vec![]).await
    }

    /// Writes bytes where a row should be, and tells nobody.
    pub async fn put_text(&self, key: &str, text: &str) -> Outcome {
        let script = "return within('entries', 'readwrite',
            (rows) => void rows.put(arguments[1], arguments[0]));";
        self.behind(script, vec![key.into(), text.into()]).await
    }

    /// Writes another return beside the first, without a word to other pages, as if it had been
    /// lost.
    pub async fn put_another(&self) -> Outcome {
        let (_, mut row) = self.rows().await?.pop_first().ok_or("there is no row")?;
        let id = "0".repeat(31) + "1";
        row["id"] = id.as_str().into();
        self.put_text(&id, &row.to_string()).await
    }

    /// Deletes the whole database, as a browser short of room would.
    pub async fn lose_the_database(&self) -> Outcome {
        let script = "return new Promise((lost, failed) => {
            const request = indexedDB.deleteDatabase('darn');
            request.onsuccess = () => lost();
            request.onerror = () => failed(request.error);
        });";
        self.behind(script, vec![]).await
    }

    /// The names of what localStorage holds that begin with `prefix`.
    pub async fn mirrored(&self, prefix: &str) -> Outcome<Vec<String>> {
        let script = "return Object.keys(localStorage).filter((key) => key.startsWith(arguments[0])).sort();";
        self.ask(script, vec![prefix.into()]).await
    }

    /// Writes to localStorage.
    pub async fn set_mirrored(&self, key: &str, text: &str) -> Outcome {
        let script = "localStorage.setItem(arguments[0], arguments[1]);";
        self.ask(script, vec![key.into(), text.into()]).await
    }

    /// The page the worker will give at the next start, or the release's own that it is made of;
    /// empty where there is none.
    pub async fn given_page(&self, address: &str) -> Outcome<String> {
        let script = "const done = arguments[arguments.length - 1];
            caches.keys()
                .then((names) => names.filter((name) => name.endsWith('-page')))
                .then((names) => Promise.all(names.map((name) => caches.open(name))))
                .then((found) => Promise.all(found.map((cache) => cache.match(arguments[0]))))
                .then((pages) => Promise.all(pages.map((page) => page?.text() ?? '')))
                .then((pages) => done(pages.join('')));";
        self.await_script(script, vec![address.into()]).await
    }

    async fn behind<T: DeserializeOwned>(&self, script: &str, args: Vec<Value>) -> Outcome<T> {
        self.ask(&format!("{}\n{script}", include_str!("storage.js")), args).await
    }
}
