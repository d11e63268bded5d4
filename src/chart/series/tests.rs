use super::*;
use crate::chart::tests::series;

#[test]
fn years_left_out_become_gaps_only_where_most_are_there() {
    let cases: [(&[&str], &[&str]); 6] = [
        (&["FY2020", "FY2021", "FY2023"], &["2021–22"]),
        (&["2016", "2017", "2018"], &[]),
        (&["2018", "2022", "2025"], &[]),
        (&["2022", "2023-02", "2025-06"], &[]),
        (&["2018", "2020", "FY2021"], &[]),
        (&["2020", "2019", "2022"], &[]),
    ];
    for (periods, expected) in cases {
        let observations: Vec<(&str, f64)> = periods.iter().map(|period| (*period, 1.0)).collect();
        let chart = Series::from(&series("MW", &observations));
        let gaps: Vec<String> = chart
            .gaps()
            .map(|(_, label, _)| label.long(Lang::En))
            .collect();
        assert_eq!(gaps, expected, "{periods:?}");
    }
}

#[test]
fn zero_is_a_value_and_no_number_is_a_gap() {
    let chart = Series::from(&series(
        "MW",
        &[("2016", 0.0), ("2017", f64::NAN), ("2018", 3.0)],
    ));
    assert_eq!(
        chart
            .values()
            .map(|(place, _, value)| (place, value))
            .collect::<Vec<_>>(),
        [(0, 0.0), (2, 3.0)]
    );
    assert_eq!(
        chart
            .gaps()
            .map(|(place, _, gap)| (place, gap))
            .collect::<Vec<_>>(),
        [(1, Gap::Missing)]
    );
    assert_eq!(chart.extent(), (0.0, 3.0));
}
