//! The names of saved files. Invariant: a name that every system takes as it is, whatever the plan is called.

/// The most bytes of a name before its ending: with any ending of ours, fewer than the 255 that file systems take.
const MAXIMUM_BYTES: usize = 120;

/// A plan's name with an ending: `autumn campaign` and `.csv` make `autumn-campaign.csv`.
///
/// Of ASCII only letters, digits, `_` and single `-` and `.` within are left, so that no shell or file system
/// reads anything into the name; characters that can't be seen, or turn the order of others, become `-` too.
pub fn file_name(plan: &str, ending: &str) -> String {
    let mut name = String::new();
    for character in plan.chars() {
        let character = if is_safe(character) { character } else { '-' };
        let follows_gap = name.is_empty() || name.ends_with(['-', '.']);
        if name.len() + character.len_utf8() <= MAXIMUM_BYTES && !(follows_gap && matches!(character, '-' | '.')) {
            name.push(character);
        }
    }
    name.truncate(name.trim_end_matches(['-', '.']).len());
    if name.is_empty() || is_reserved(&name) {
        name.insert_str(0, "plan");
    }
    [&name, ending].concat()
}

fn is_safe(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.');
    }
    let is_invisible = matches!(character,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}');
    !is_invisible && !character.is_whitespace()
}

/// Windows takes these for devices, whatever the ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let numbered = |stem: &str| {
        let (device, number) = (stem.get(..3).unwrap_or_default(), stem.get(3..).unwrap_or_default());
        number.len() == 1
            && number.bytes().all(|digit| digit.is_ascii_digit())
            && ["com", "lpt"].iter().any(|reserved| device.eq_ignore_ascii_case(reserved))
    };
    ["con", "prn", "aux", "nul"].iter().any(|reserved| stem.eq_ignore_ascii_case(reserved)) || numbered(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_safe_and_never_empty() {
        for (plan, name) in [
            ("Autumn campaign", "Autumn-campaign.csv"),
            ("=cmd|'/c calc'!A1", "cmd-c-calc-A1.csv"),
            ("../../etc/passwd", "etc-passwd.csv"),
            ("C:\\Users\\me", "C-Users-me.csv"),
            ("Осень 2026 – план", "Осень-2026-–-план.csv"),
            ("יעד\u{202e}gpj", "יעד-gpj.csv"),
            ("v1.2 (final)", "v1.2-final.csv"),
            ("", "plan.csv"),
            (" ... ", "plan.csv"),
            ("\u{3000}", "plan.csv"),
            ("con", "plancon.csv"),
            ("Aux.1", "planAux.1.csv"),
            ("LPT1", "planLPT1.csv"),
            ("Company", "Company.csv"),
        ] {
            assert_eq!(file_name(plan, ".csv"), name);
        }
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        for plan in ["x".repeat(500), "🏗".repeat(80), "ä".repeat(500)] {
            let name = file_name(&plan, ".funnelwright.json");
            assert!(
                name.len() <= MAXIMUM_BYTES + ".funnelwright.json".len() && name.ends_with(".funnelwright.json"),
                "{name}"
            );
            assert!(name.len() > 100);
        }
    }
}
