//! The desk runs in the browser too: it may not know files, leptos or the browser.

use std::{fs, path::Path};

#[test]
fn the_desk_knows_no_files_no_leptos_and_no_browser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/desk");
    let mut looked_at = 0;
    look(&folder, &mut looked_at);
    assert!(looked_at > 30, "{looked_at}");
}

fn look(folder: &Path, looked_at: &mut usize) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "tests") {
                look(&path, looked_at);
            }
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source");
        *looked_at += 1;
        for word in [
            "leptos::",
            "web_sys",
            "js_sys",
            "gloo_net",
            "std::fs",
            "std::path",
            "std::time",
            "std::env",
            "crate::cli",
            "crate::publish",
            "crate::platform",
        ] {
            assert!(!text.contains(word), "{} holds {word}", path.display());
        }
    }
}
