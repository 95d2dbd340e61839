//! Age bands.

use super::Moment;
use super::rules::SIX_YEARS;

/// An age band, or a grown-up one shares the care with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Band {
    /// 0 to 3 months.
    Newborn,
    /// 3 to 12 months.
    Baby,
    /// 1 to 3 years.
    Toddler,
    /// 3 to 6 years.
    Preschool,
    /// 6 to 12 years.
    School,
    /// 12 to 18 years.
    Teen,
    /// A partner or co-parent.
    Partner,
}

impl Band {
    /// Every band, youngest first.
    pub const ALL: [Band; 7] = [
        Band::Newborn,
        Band::Baby,
        Band::Toddler,
        Band::Preschool,
        Band::School,
        Band::Teen,
        Band::Partner,
    ];

    /// Its name in the deck and in what is kept. Never changes.
    pub fn id(self) -> &'static str {
        super::made::band(self).id
    }

    /// The band of that name, if there is one.
    pub fn parse(id: &str) -> Option<Band> {
        Band::ALL.into_iter().find(|band| band.id() == id)
    }

    /// What it is called on screen.
    pub fn label(self) -> &'static str {
        self.line(0)
    }

    /// What carries a repair at this age, in a sentence.
    pub fn how(self) -> &'static str {
        self.line(1)
    }

    fn line(self, place: usize) -> &'static str {
        crate::lang::line(super::made::band(self).at + place)
    }

    /// The band of a child of so many months. From 18 years on it stays teen.
    pub fn of_months(months: u32) -> Band {
        let is_below =
            |band: &Band| super::made::band(*band).to_months.is_some_and(|to| months < to);
        Band::ALL.into_iter().find(is_below).unwrap_or(Band::Teen)
    }

    /// Whether it is for children under six, who follow fewer words.
    pub fn is_under_six(self) -> bool {
        super::made::band(self).to_months.is_some_and(|to| to <= SIX_YEARS)
    }

    /// Whether whoever holds one at night may nod off with them.
    pub fn is_held(self) -> bool {
        matches!(self, Band::Newborn | Band::Baby)
    }

    /// The six moments offered first.
    pub fn first(self) -> &'static [Moment] {
        super::made::band(self).first
    }
}

/// What the deck says of a band in every language.
pub(super) struct About {
    pub id: &'static str,
    /// Where its label and how stand in a language, a line each.
    pub at: usize,
    /// The age in months at which the next one begins; none for a grown-up.
    pub to_months: Option<u32>,
    pub first: &'static [Moment],
}
