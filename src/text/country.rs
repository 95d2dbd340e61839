//! Which country a phone is in, by its time zone: for whom to call before anyone has
//! said. Not by its language, which is English of the United States on phones all over
//! the world. Zones by the tz database, zone1970.tab; its older names among them.

/// In the Americas a zone is a city's.
const CANADA: [&str; 26] = [
    "Toronto",
    "Montreal",
    "Vancouver",
    "Edmonton",
    "Winnipeg",
    "Halifax",
    "St_Johns",
    "Regina",
    "Moncton",
    "Glace_Bay",
    "Goose_Bay",
    "Iqaluit",
    "Whitehorse",
    "Yellowknife",
    "Dawson",
    "Dawson_Creek",
    "Fort_Nelson",
    "Inuvik",
    "Thunder_Bay",
    "Rankin_Inlet",
    "Resolute",
    "Swift_Current",
    "Cambridge_Bay",
    "Creston",
    "Atikokan",
    "Blanc-Sablon",
];
const STATES: [&str; 20] = [
    "New_York",
    "Detroit",
    "Chicago",
    "Denver",
    "Boise",
    "Phoenix",
    "Los_Angeles",
    "Anchorage",
    "Juneau",
    "Sitka",
    "Nome",
    "Metlakatla",
    "Yakutat",
    "Adak",
    "Menominee",
    "Indianapolis",
    "Louisville",
    "Fort_Wayne",
    "Shiprock",
    "Knox_IN",
];

/// Two letters, for those [`crate::text::COUNTRIES`] there is a list for.
pub fn by_zone(zone: &str) -> Option<&'static str> {
    let (area, place) = zone.split_once('/')?;
    let first = place.split('/').next().unwrap_or_default();
    Some(match (area, place) {
        ("America", _) if CANADA.contains(&place) => "CA",
        ("America", _) if STATES.contains(&place) => "US",
        ("America", _) if ["Indiana", "Kentucky", "North_Dakota"].contains(&first) => "US",
        ("Pacific", "Honolulu") | ("US", _) => "US",
        ("Canada", _) => "CA",
        ("Europe", "London" | "Belfast") => "GB",
        ("Europe", "Dublin") => "IE",
        ("Europe", "Berlin" | "Busingen") => "DE",
        ("Europe", "Paris") => "FR",
        ("Europe", "Madrid") | ("Africa", "Ceuta") | ("Atlantic", "Canary") => "ES",
        ("Asia", "Kolkata" | "Calcutta") => "IN",
        ("Africa", "Johannesburg") => "ZA",
        ("Pacific", "Auckland" | "Chatham") => "NZ",
        ("Australia", _) => "AU",
        _ => return None,
    })
}
