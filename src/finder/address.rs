//! A search in an address, so that a link shows the same list to everybody. What a reader says
//! about herself and where she is never stands there.

use super::condition::Condition;
use super::filter::FACETS;
use super::request::{Order, Request};

/// The parts of `request` that an address carries, as query pairs in a fixed order, not yet
/// percent-encoded.
pub fn pairs(request: &Request) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    let mut add = |key: &'static str, value: String| {
        if !value.is_empty() {
            pairs.push((key, value));
        }
    };
    add("q", request.query.trim().to_owned());
    add("region", request.region.clone().unwrap_or_default());
    add("district", request.district.clone().unwrap_or_default());
    let with: Vec<&str> = request.conditions.iter().map(|c| c.code()).collect();
    add("with", with.join("."));
    for facet in facets() {
        let values = request.chosen.get(facet);
        add(facet, values.map_or_else(String::new, |v| v.join(".")));
    }
    add("sort", order_code(request.order).to_owned());
    add("closed", if request.closed { "yes" } else { "" }.to_owned());
    pairs
}

/// Reads a search from an address; `value_of` gives the value of a query key. Codes that do not
/// exist are passed over.
pub fn request(value_of: impl Fn(&str) -> Option<String>) -> Request {
    let text = |key| value_of(key).filter(|value: &String| !value.trim().is_empty());
    let list = |key| -> Vec<String> {
        let value: String = text(key).unwrap_or_default();
        let codes = value.split('.').filter(|code| is_code(code));
        codes.map(str::to_owned).collect()
    };
    let mut request = Request {
        query: text("q").unwrap_or_default(),
        region: text("region").filter(|id| is_code(id)),
        district: text("district").filter(|id| is_code(id)),
        conditions: list("with")
            .iter()
            .filter_map(|code| Condition::from_code(code))
            .collect(),
        order: [Order::Distance, Order::Closing]
            .into_iter()
            .find(|order| text("sort").as_deref() == Some(order_code(*order)))
            .unwrap_or_default(),
        closed: text("closed").as_deref() == Some("yes"),
        ..Request::default()
    };
    for facet in facets() {
        let values = list(facet);
        if !values.is_empty() {
            request.chosen.insert(facet.to_owned(), values);
        }
    }
    request
}

/// True when the request asks for nothing but everything.
pub fn asks_nothing(request: &Request) -> bool {
    pairs(request).is_empty()
}

/// The facets an address may carry; which finder stands in its path.
fn facets() -> impl Iterator<Item = &'static str> {
    let plain = FACETS
        .into_iter()
        .filter(|facet| *facet != "finder" && *facet != "region");
    plain.chain(Condition::ALL.into_iter().map(Condition::code))
}

const fn order_code(order: Order) -> &'static str {
    match order {
        Order::Fit => "",
        Order::Distance => "distance",
        Order::Closing => "closing",
    }
}

fn is_code(text: &str) -> bool {
    let is_sign = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !text.is_empty() && text.bytes().all(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finder::eligibility::Facts;

    fn read(pairs: &[(&str, String)]) -> Request {
        request(|key| {
            let mut found = pairs.iter().filter(|(name, _)| *name == key);
            found.next().map(|(_, value)| value.clone())
        })
    }

    fn full() -> Request {
        let mut request = Request {
            query: "مفت silai 3 months".into(),
            region: Some("balochistan".into()),
            district: Some("kech".into()),
            conditions: vec![Condition::Free, Condition::WomenOnly],
            order: Order::Closing,
            closed: true,
            ..Request::default()
        };
        let values = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        request
            .chosen
            .insert("mode".into(), values(&["online", "unknown"]));
        request.chosen.insert("hostel".into(), values(&["yes"]));
        request
    }

    #[test]
    fn an_address_brings_the_search_back() {
        for request in [Request::default(), full()] {
            assert_eq!(read(&pairs(&request)), request);
        }
        assert!(asks_nothing(&Request::default()) && !asks_nothing(&full()));
    }

    #[test]
    fn an_address_never_tells_who_or_where_one_is() {
        let told = Request {
            near: Some((25.12, 62.33)),
            facts: Facts {
                age: Some(18),
                gender: Some("women".into()),
                income_pkr_month: Some(31_000.0),
                ..Facts::default()
            },
            ..full()
        };
        assert_eq!(pairs(&told), pairs(&full()));
    }

    #[test]
    fn what_an_address_makes_up_is_passed_over() {
        for (key, value) in [
            ("region", "<script>"),
            ("with", "millionaire"),
            ("mode", "..%"),
            ("sort", "random"),
            ("closed", "1"),
            ("age", "18"),
            ("q", "   "),
        ] {
            let request = read(&[(key, value.to_owned())]);
            assert!(asks_nothing(&request), "{key}={value}");
        }
    }
}
