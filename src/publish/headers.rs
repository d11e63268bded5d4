//! Response headers, written once in the form static hosts read (`_headers`); `rahdari serve`
//! reads the same file.

use sha2::{Digest, Sha256};

/// The `_headers` file. `inline_scripts` are the exact texts of the scripts that stand in pages.
pub fn file(inline_scripts: &[&str]) -> String {
    let hashes: Vec<String> = inline_scripts
        .iter()
        .map(|script| format!("'sha256-{}'", base64_sha256(script)))
        .collect();
    let policy = policy(
        &format!("script-src 'self' 'wasm-unsafe-eval' {}", hashes.join(" ")),
        "'none'",
    );
    // Embeds stand in frames of any site, also in sandboxed ones whose origin is opaque.
    let embeds = policy_of_embeds();
    format!(
        "/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  Permissions-Policy: camera=(), microphone=(), geolocation=(self)\n  Cross-Origin-Opener-Policy: same-origin\n  Cache-Control: public, max-age=300, must-revalidate\n\n\
         /app/*\n  Cache-Control: public, max-age=31536000, immutable\n\n\
         /assets/*\n  Cache-Control: public, max-age=31536000, immutable\n\n\
         /fonts/*\n  Cache-Control: public, max-age=31536000, immutable\n\n\
         /data/finder/*\n  Cache-Control: public, max-age=31536000, immutable\n\n\
         /release/*\n  Cache-Control: public, max-age=31536000, immutable\n\n\
         /release/current.json\n  Cache-Control: no-cache\n\n\
         /release/keys.json\n  Cache-Control: no-cache\n\n\
         /sw.js\n  Cache-Control: public, max-age=86400\n\n\
         /data/*\n  Access-Control-Allow-Origin: *\n\n\
         /embed/*\n  Content-Security-Policy: {embeds}\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n  Cross-Origin-Opener-Policy: unsafe-none\n\n\
         /en/charts/*\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n\n\
         /ur/charts/*\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n\n\
         /oembed/*\n  Access-Control-Allow-Origin: *\n"
    )
}

fn policy_of_embeds() -> String {
    policy("script-src 'self' 'wasm-unsafe-eval'", "*")
}

/// The content security policy: our own origin only, and who may frame the page.
fn policy(scripts: &str, ancestors: &str) -> String {
    [
        "default-src 'none'".to_owned(),
        scripts.to_owned(),
        "style-src 'self'".to_owned(),
        "img-src 'self' data:".to_owned(),
        "font-src 'self'".to_owned(),
        "connect-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'self'".to_owned(),
        format!("frame-ancestors {ancestors}"),
    ]
    .join("; ")
}

fn base64_sha256(text: &str) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest = Sha256::digest(text.as_bytes());
    let mut out = String::new();
    for chunk in digest.chunks(3) {
        let bits = chunk.iter().enumerate().fold(0u32, |bits, (i, byte)| {
            bits | u32::from(*byte) << (16 - 8 * i)
        });
        for position in 0..4 {
            if position <= chunk.len() {
                out.push(char::from(
                    ALPHABET[(bits >> (18 - 6 * position) & 63) as usize],
                ));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_that_browsers_compute() {
        assert_eq!(
            base64_sha256(""),
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
        assert_eq!(
            base64_sha256("alert('Hello, world.');"),
            "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }
}
