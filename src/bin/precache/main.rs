//! Runs after the build, on the release's final bytes (Trunk's post-build hook):
//! joins the styles, puts the language files and each language's pages in place,
//! writes the security policy into the page, makes the service worker's list,
//! and holds the size budget.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    if let Err(broken) = release::finish() {
        eprintln!("release: {broken}");
        std::process::exit(1);
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod help;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../../deck/hints_source.rs"]
mod hints_source;
#[cfg(not(target_arch = "wasm32"))]
mod page;
#[cfg(not(target_arch = "wasm32"))]
mod said;
#[cfg(not(target_arch = "wasm32"))]
mod split;
#[cfg(not(target_arch = "wasm32"))]
mod weigh;

#[cfg(not(target_arch = "wasm32"))]
mod release {
    use super::page::{self, once};
    use super::weigh::{self, PAGE, WORKER, list};
    use super::{help, hints_source, said};
    use sha2::{Digest, Sha256};
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    const TEMPLATE: &str = "sw.template.js";
    /// What loads the QR codes' wasm.
    const SCAN: &str = "scan.js";
    const BUILD: &str = "__BUILD__";
    const HELP: &str = "src/deck/help.toml";

    type Result<T> = std::result::Result<T, String>;

    /// Finishes the release in Trunk's staging folder, or in `dist`.
    pub fn finish() -> Result<()> {
        let staging = std::env::var("TRUNK_STAGING_DIR").unwrap_or_else(|_| "dist".into());
        let root = Path::new(&staging);
        let page = super::split::take_apart(root, &read_text(&root.join(PAGE))?)?;
        let page = page::with_policy(&page::slim(&page::style(root, &page)?)?)?;
        // As it will be but for the build's name: that is made of this too.
        write(&root.join(PAGE), page.as_bytes())?;
        let template = read_text(&root.join(TEMPLATE))?;
        fs::remove_file(root.join(TEMPLATE)).map_err(|error| error.to_string())?;
        for (code, file) in darn::lang::FILES {
            speak(root, code, file)?;
        }
        let scan = root.join(SCAN);
        write(&scan, page::plain_script(&read_text(&scan)?).as_bytes())?;
        let build = build(&list(root)?)?;
        let page = once(PAGE, &page, BUILD, &build)?;
        write(&root.join(PAGE), page.as_bytes())?;
        let files = list(root)?;
        let template = once(TEMPLATE, &template, BUILD, &build)?;
        let worker = page::plain_script(&worker(&template, &files)?);
        write(&root.join(WORKER), worker.as_bytes())?;
        hold_budget(&files)
    }

    /// Puts a language in place: its file, `lang/en.txt`, and its pages below
    /// `lang/en/`. The names stay from build to build; the worker's list says
    /// which bytes belong to which build.
    fn speak(root: &Path, code: &str, file: &str) -> Result<()> {
        let source = |room: &str| read_text(Path::new(&format!("src/{room}/{code}.toml")));
        let list = format!("src/deck/help.{code}.toml");
        let list = if Path::new(&list).exists() { read_text(Path::new(&list))? } else { "".into() };
        let pages = said::read(&source("text")?, &source("deck")?, &list)
            .map_err(|broken| format!("pages in {code}: {broken}"))?;
        let folder = root.join("lang").join(code);
        fs::create_dir_all(folder.join("help")).map_err(|error| error.to_string())?;
        write(&root.join("lang").join(format!("{code}.txt")), file.as_bytes())?;
        write(&folder.join("why.html"), said::why(&pages).as_bytes())?;
        // A language without hints gives none.
        let hints = format!("src/deck/hints.{code}.toml");
        if Path::new(&hints).exists() {
            let hints = hints_source::read(&read_text(Path::new(&hints))?)
                .and_then(|hints| hints_source::compact(&hints))?;
            write(&folder.join("hints.txt"), hints.as_bytes())?;
        }
        for (name, page) in help::pages(&read_text(Path::new(HELP))?, &pages)? {
            write(&folder.join("help").join(name), page.as_bytes())?;
        }
        Ok(())
    }

    /// The build's name: a few digits of the hash of every file, the page's own
    /// before it is named. The page trusts a card it kept only from the same
    /// build, and a person can read it in the settings.
    fn build(files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
        Ok(hex(hashes_of(files)?.as_bytes()).chars().take(8).collect())
    }

    /// The worker with its list; its version is the hash of that list.
    fn worker(template: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
        let list = hashes_of(files)?;
        let version: String = hex(list.as_bytes()).chars().take(16).collect();
        let worker = once(TEMPLATE, template, "__VERSION__", &version)?;
        once(TEMPLATE, &worker, "__FILES__", &list)
    }

    /// Every file and its sha256, as JSON.
    fn hashes_of(files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
        let list: BTreeMap<&str, String> =
            files.iter().map(|(name, bytes)| (name.as_str(), hex(bytes))).collect();
        serde_json::to_string_pretty(&list).map_err(|error| error.to_string())
    }

    fn hex(bytes: &[u8]) -> String {
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn hold_budget(files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
        let weights = weigh::weigh(files);
        let shares = weigh::shares(&weights)?;
        println!("release, bytes after brotli 11:");
        for share in &shares {
            println!("  {:>7} of {:>7}  {}", share.weight.packed, share.limit, share.what);
        }
        for (name, weight) in &weights {
            println!("  {:>7}  {name}", weight.packed);
        }
        match shares.iter().find(|share| share.weight.packed > share.limit) {
            Some(over) => Err(format!(
                "{} is {} bytes, over the budget of {} (budget.toml)",
                over.what, over.weight.packed, over.limit
            )),
            None => Ok(()),
        }
    }

    fn read(path: &Path) -> Result<Vec<u8>> {
        fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn read_text(path: &Path) -> Result<String> {
        String::from_utf8(read(path)?).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn write(path: &Path, bytes: &[u8]) -> Result<()> {
        fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
    }
}
