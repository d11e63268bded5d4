//! More programmes than there are: real records moved to other districts.

use rahdari::data::{Dataset, Text};

/// The dataset with `n` programmes.
pub fn grown(dataset: &Dataset, n: usize) -> Dataset {
    let mut grown = dataset.clone();
    let records = &dataset.programmes;
    // A step without a common divisor brings every record into every district in turn.
    let step = 7_919;
    for number in records.len()..n {
        let mut programme = records[number * step % records.len()].clone();
        let district = &dataset.districts[number * step % dataset.districts.len()];
        programme.id = format!("{}-{number}", programme.id);
        programme.name =
            Text::each(|lang| format!("{}, {}", programme.name.get(lang), district.name.get(lang)));
        programme.regions = vec![district.region.clone()];
        programme.districts = vec![district.id.clone()];
        programme.towns.clear();
        programme.wider_places.clear();
        programme.places_as_printed.clear();
        grown.programmes.push(programme);
    }
    grown
}
