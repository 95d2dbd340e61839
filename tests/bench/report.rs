//! What was measured: said at once, and at the end written down as a page with its plots.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use super::plot::Chart;

/// How wide the first column is on a terminal, and the others at least.
const FIRST: usize = 46;
const LEAST: usize = 12;

/// All that a run found.
#[derive(Default)]
pub struct Report {
    about: Vec<String>,
    tables: Vec<Table>,
    charts: Vec<Chart>,
}

/// Rows under a heading, and sentences under the rows.
struct Table {
    title: &'static str,
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    said: Vec<String>,
}

impl Report {
    /// Begins a table; its first column holds words, the others figures.
    pub fn table(&mut self, title: &'static str, head: &[&'static str]) {
        println!("\n{title}");
        println!("{}", spaced(head, head));
        self.tables.push(Table { title, head: head.to_vec(), rows: vec![], said: vec![] });
    }

    /// A row of the table begun last.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        if let Some(table) = self.tables.last_mut() {
            println!("{}", spaced(&table.head, &cells));
            table.rows.push(cells.to_vec());
        }
    }

    /// A sentence about the table begun last, or before the first about the run.
    pub fn say(&mut self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        println!("{sentence}");
        self.tables.last_mut().map_or(&mut self.about, |table| &mut table.said).push(sentence);
    }

    /// A plot of what was measured.
    pub fn draw(&mut self, chart: Chart) {
        self.charts.push(chart);
    }

    /// Writes `table.md` and a picture for every plot, in place of those of the last run.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder)?;
        fs::write(folder.join("table.md"), self.markdown())?;
        for chart in &self.charts {
            fs::write(folder.join(chart.file).with_extension("svg"), chart.svg())?;
        }
        Ok(())
    }

    /// The tables as Markdown.
    pub fn markdown(&self) -> String {
        let mut page = self.about.join("\n") + "\n";
        for table in &self.tables {
            page += &format!("\n## {}\n", table.title);
            if !table.rows.is_empty() {
                let figures = "---:|".repeat(table.head.len() - 1);
                page += &format!("\n| {} |\n|---|{figures}\n", table.head.join(" | "));
            }
            for row in &table.rows {
                page += &format!("| {} |\n", row.join(" | "));
            }
            for sentence in &table.said {
                page += &format!("\n{sentence}\n");
            }
        }
        page
    }
}

/// For a terminal: every figure below the end of its heading.
fn spaced(head: &[&str], cells: &[impl AsRef<str>]) -> String {
    let columns = head.iter().zip(cells).enumerate().map(|(at, (title, cell))| {
        let (cell, wide) = (cell.as_ref(), title.chars().count().max(LEAST));
        if at == 0 { format!("{cell:FIRST$}") } else { format!("  {cell:>wide$}") }
    });
    columns.collect()
}

/// Many measurements of one thing.
#[derive(Clone, Copy)]
pub struct Spread {
    /// Half of them are below.
    pub median: f64,
    /// The 95th percentile.
    pub high: f64,
}

impl Spread {
    /// Of these, at least one.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self { median: values[values.len() / 2], high: values[values.len() * 95 / 100] }
    }

    /// How many times the floor's median this one's is.
    pub fn over(self, floor: Self) -> f64 {
        self.median / floor.median
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { median, high } = self;
        // Tenths say nothing of what takes long.
        let digits = usize::from(*median < 20.0);
        write!(f, "{median:.digits$} ({high:.digits$})")
    }
}

/// A ratio as it is written.
pub fn times(ratio: f64) -> String {
    format!("{ratio:.2}")
}

/// What a ratio may be, and whether it is.
pub fn limited(ratio: f64, limit: Option<f64>) -> String {
    let Some(limit) = limit else { return String::new() };
    // As it is written, so that 1.50 of 1.50 is not called missed.
    let held = (ratio * 100.0).round() <= (limit * 100.0).round();
    format!("{limit:.2}: {}", if held { "held" } else { "missed" })
}

/// How slow a page is made, in words.
pub fn at_speed(slower: u32) -> String {
    if slower == 1 { "full speed".to_owned() } else { format!("{slower} × slower") }
}

/// Thousands set apart.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
