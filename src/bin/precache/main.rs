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
mod release {
    use super::page::{self, once};
    use super::{help, hints_source, said};
    use serde::Deserialize;
    use sha2::{Digest, Sha256};
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};

    /// Left out of the list: a worker must not serve itself from its cache.
    const WORKER: &str = "sw.js";
    /// Ends of pictures that only the phone asks for, when it installs the app,
    /// and that needs the network anyway.
    const INSTALLED: &str = "-512.png";
    const TEMPLATE: &str = "sw.template.js";
    const PAGE: &str = "index.html";
    const BUILD: &str = "__BUILD__";
    /// Asked for by a browser that installs Darn, never by a page: not kept.
    const NOT_KEPT: [&str; 2] = ["shots/", "shortcuts/"];
    const HELP: &str = "src/deck/help.toml";
    /// The words of a first load: English, the largest share of readers.
    const WORDS: &str = "lang/en.txt";

    /// Bytes after brotli 11.
    #[derive(Deserialize)]
    struct Budget {
        first_load: usize,
        wasm: usize,
        scan: usize,
        precached: usize,
    }

    type Result<T> = std::result::Result<T, String>;

    /// Finishes the release in Trunk's staging folder, or in `dist`.
    pub fn finish() -> Result<()> {
        let staging = std::env::var("TRUNK_STAGING_DIR").unwrap_or_else(|_| "dist".into());
        let root = Path::new(&staging);
        let page = super::split::take_apart(root, &read_text(&root.join(PAGE))?)?;
        let page = page::slim(&page::style(root, &page)?)?;
        write(&root.join(PAGE), page.as_bytes())?;
        let template = read_text(&root.join(TEMPLATE))?;
        fs::remove_file(root.join(TEMPLATE)).map_err(|error| error.to_string())?;
        for (code, file) in darn::lang::FILES {
            speak(root, code, file)?;
        }
        let build = build(&list(root)?)?;
        let page = once(PAGE, &page, BUILD, &build)?;
        write(&root.join(PAGE), page::with_policy(&page)?.as_bytes())?;
        let files = list(root)?;
        let template = once(TEMPLATE, &template, BUILD, &build)?;
        write(&root.join(WORKER), worker(&template, &files)?.as_bytes())?;
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

    /// Every file that the worker keeps: path with `/`, and its bytes.
    fn list(root: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
        let mut files = BTreeMap::new();
        let mut folders: Vec<PathBuf> = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).map_err(|error| error.to_string())? {
                let path = entry.map_err(|error| error.to_string())?.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let below = path.strip_prefix(root).map_err(|error| error.to_string())?;
                let name = below.to_string_lossy().replace('\\', "/");
                let kept = !NOT_KEPT.iter().any(|folder| name.starts_with(folder))
                    && !name.ends_with(INSTALLED);
                if kept && name != WORKER {
                    files.insert(name, read(&path)?);
                }
            }
        }
        Ok(files)
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
        let text = read_text(Path::new("budget.toml"))?;
        let budget: Budget = toml::from_str(&text).map_err(|error| error.to_string())?;
        let sizes: BTreeMap<&str, usize> =
            files.iter().map(|(name, bytes)| (name.as_str(), brotli(bytes))).collect();
        let sum = |of: &dyn Fn(&str) -> bool| -> usize {
            sizes.iter().filter(|(name, _)| of(name)).map(|(_, size)| size).sum()
        };
        let program = |name: &str, end: &str| name.starts_with("darn-") && name.ends_with(end);
        let wasm = sum(&|name| program(name, ".wasm"));
        let styles = |name: &str| name.ends_with(".css");
        let page = |name: &str| [PAGE, WORDS].contains(&name);
        let first = wasm + sum(&|name| page(name) || program(name, ".js") || styles(name));
        // Loaded when a QR code is shown or scanned, never first.
        let scan = sum(&|name| name.starts_with("scan"));
        let all = sum(&|_| true);
        println!(
            "release, brotli 11: first load {first} of {} bytes (wasm {wasm} of {}), precached {all} of {}",
            budget.first_load, budget.wasm, budget.precached
        );
        for (name, size) in &sizes {
            println!("  {size:>7}  {name}");
        }
        for (what, size, limit) in [
            ("the first load", first, budget.first_load),
            ("the wasm", wasm, budget.wasm),
            ("what shows and scans QR codes", scan, budget.scan),
            ("what the worker keeps", all, budget.precached),
        ] {
            if size > limit {
                return Err(format!(
                    "{what} is {size} bytes, over the budget of {limit} (budget.toml)"
                ));
            }
        }
        Ok(())
    }

    fn brotli(bytes: &[u8]) -> usize {
        let mut out = Vec::new();
        let parameters =
            brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        // Writing to memory does not fail; if it did, the size of the original
        // is the safe answer.
        match brotli::BrotliCompress(&mut std::io::Cursor::new(bytes), &mut out, &parameters) {
            Ok(_) => out.len(),
            Err(_) => bytes.len(),
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
