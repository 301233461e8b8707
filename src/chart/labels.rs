//! Places for labels, so that they keep clear of one another. Lengths are estimated, since the font is not known.

use yew::AttrValue;

use super::plot::{Label, LabelPosition, SeriesStyle, TextAnchor, Width};
use crate::saving::picture::lines::length;

/// The size of labels in pixels.
pub const LABEL_SIZE: u32 = 12;

/// Left free between two labels, in pixels.
const GAP: u32 = 8;

/// Each with the least width of its plots in pixels; `styles.css` knows them too, with what stands beside the plot.
const WIDTHS: [(Width, u32); 3] = [(Width::Wide, 680), (Width::Middle, 380), (Width::Narrow, 215)];

/// One of so many labels may be there. Each width has those of the narrower ones.
const STRIDES: [usize; 8] = [1, 2, 3, 4, 6, 12, 18, 36];

/// Labels below a plot, as many as have room, with their middles at shares of its width that are about equally far apart.
pub fn below(labels: Vec<AttrValue>, middles: &[f64]) -> Vec<Label> {
    let froms = along(&labels);
    let mut shown = Vec::new();
    for ((text, from), middle) in labels.into_iter().zip(froms).zip(middles) {
        if let Some(from) = from {
            shown.push(Label { text, style: SeriesStyle::Zero, position: LabelPosition::Below(*middle, from) });
        }
    }
    shown
}

/// From which width on each of these labels stands below its own of equally wide places; `None` where never.
fn along(labels: &[AttrValue]) -> Vec<Option<Width>> {
    let count = labels.len();
    let longest = labels.iter().map(|label| length(label, LABEL_SIZE)).max().unwrap_or(0);
    let needed = (longest + GAP) as usize;
    let mut found = vec![None; count];
    let mut wider = 1;
    for (from, width) in WIDTHS {
        let fits = |stride: &usize| stride * width as usize >= needed * count;
        wider = STRIDES.into_iter().filter(|stride| stride.is_multiple_of(wider)).find(fits).unwrap_or(count.max(1));
        // Half of the room that the last one takes must be left behind it.
        let stands = |place: &usize| place.is_multiple_of(wider) && (wider == 1 || 2 * (count - place) > wider);
        (0..count).filter(stands).for_each(|place| found[place] = Some(from));
    }
    found
}

/// Where labels stand within a plot so that none touches another: each one's row, from 0, and the part of it that is
/// at its place. Given are their places as shares of the width, and what they say.
pub fn rows(labels: &[(f64, &str)]) -> Vec<(usize, TextAnchor)> {
    let [.., (_, width)] = WIDTHS;
    let spans: Vec<(f64, f64, TextAnchor)> = labels
        .iter()
        .map(|(place, text)| {
            let long = f64::from(length(text, LABEL_SIZE) + GAP) / f64::from(width);
            match long / 2.0 {
                half if *place < half => (*place, place + long, TextAnchor::Start),
                half if *place > 1.0 - half => (place - long, *place, TextAnchor::End),
                half => (place - half, place + half, TextAnchor::Middle),
            }
        })
        .collect();
    let mut rows: Vec<(usize, TextAnchor)> = Vec::new();
    for (start, end, anchor) in &spans {
        let is_free = |row: &usize| {
            let placed = rows.iter().zip(&spans).filter(|((other, _), _)| other == row);
            placed.map(|(_, span)| span).all(|(other_start, other_end, _)| end <= other_start || other_end <= start)
        };
        rows.push(((0..=rows.len()).find(is_free).unwrap_or_default(), *anchor));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn along_months(count: usize) -> Vec<Option<Width>> {
        let months = ["Jan", "Feb", "Mar"].map(AttrValue::from);
        along(&months.into_iter().cycle().take(count).collect::<Vec<_>>())
    }

    #[test]
    fn a_year_of_months_fits_where_it_is_wide_and_every_second_where_not() {
        let found = along_months(12);
        let narrow: Vec<usize> = (0..12).filter(|place| found[*place] == Some(Width::Narrow)).collect();
        assert_eq!(narrow, [0, 2, 4, 6, 8, 10]);
        assert!(found.iter().all(Option::is_some), "{found:?}");
    }

    #[test]
    fn at_every_width_labels_have_room() {
        for count in 1..=36 {
            let found = along_months(count);
            assert_eq!(found[0], Some(Width::Narrow), "{count}");
            for (narrowest, width) in WIDTHS {
                let is_shown = |from: &Option<Width>| {
                    from.is_some_and(|from| WIDTHS.iter().any(|(known, least)| *known == from && *least <= width))
                };
                let shown: Vec<usize> = (0..count).filter(|place| is_shown(&found[*place])).collect();
                for pair in shown.windows(2) {
                    let room = (pair[1] - pair[0]) as u32 * width / count as u32;
                    assert!(room >= length("Mar", LABEL_SIZE), "{count} at {narrowest:?}: {shown:?}");
                }
            }
        }
    }

    #[test]
    fn labels_that_would_touch_stand_in_rows() {
        let rows_of = |labels: &[(f64, &str)]| rows(labels).into_iter().map(|(row, _)| row).collect::<Vec<_>>();
        assert_eq!(rows_of(&[(0.1, "P10"), (0.5, "P50"), (0.9, "P90")]), [0, 0, 0]);
        assert_eq!(rows_of(&[(0.5, "P10"), (0.5, "P50"), (0.5, "P90"), (0.5, "Goal")]), [0, 1, 2, 3]);
        assert_eq!(rows_of(&[(0.30, "P10"), (0.35, "P50"), (0.6, "P90"), (0.32, "Goal")]), [0, 1, 0, 2]);
        assert_eq!(rows_of(&[]), Vec::<usize>::new());
    }

    #[test]
    fn labels_at_the_edges_stay_within() {
        let leans: Vec<TextAnchor> =
            rows(&[(0.0, "P10"), (0.5, "P50"), (1.0, "P90")]).into_iter().map(|(_, anchor)| anchor).collect();
        assert_eq!(leans, [TextAnchor::Start, TextAnchor::Middle, TextAnchor::End]);
    }
}
