//! `If-Range`: a part is sent only of the file that the asker knows.

use axum::http::{HeaderMap, HeaderValue, header};

/// True when a request asks for a part on condition.
pub fn has_condition(request: &HeaderMap) -> bool {
    request.contains_key(header::RANGE) && request.contains_key(header::IF_RANGE)
}

/// True when `If-Range` of the request names the version of the file that `current`, the headers of
/// an answer for it, describe. A weak tag never does (RFC 9110, 13.1.5).
pub fn is_met(request: &HeaderMap, current: &HeaderMap) -> bool {
    let Some(known) = request.get(header::IF_RANGE) else {
        return true;
    };
    let is_tag = known.as_bytes().starts_with(b"\"");
    let name = if is_tag {
        header::ETAG
    } else {
        header::LAST_MODIFIED
    };
    current
        .get(name)
        .is_some_and(|value: &HeaderValue| value == known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_same_version_counts() {
        let date = "Sat, 28 Nov 2026 10:00:00 GMT";
        let mut current = HeaderMap::new();
        current.insert(header::ETAG, HeaderValue::from_static("\"5-a\""));
        current.insert(header::LAST_MODIFIED, HeaderValue::from_static(date));
        for (known, expected) in [
            ("\"5-a\"", true),
            ("\"5-b\"", false),
            ("W/\"5-a\"", false),
            (date, true),
            ("Sat, 28 Nov 2026 11:00:00 GMT", false),
            ("", false),
        ] {
            let mut request = HeaderMap::new();
            request.insert(header::IF_RANGE, HeaderValue::from_static(known));
            assert_eq!(is_met(&request, &current), expected, "{known}");
        }
        assert!(is_met(&HeaderMap::new(), &current));
    }
}
