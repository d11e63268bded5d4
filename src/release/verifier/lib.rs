//! Verifies Ed25519 signatures in browsers whose own cryptography does not know them.
//!
//! The service worker loads this file only there. It has no imports: the worker writes key (32
//! bytes), signature (64) and message one behind the other to `buffer()` and calls `verify`.

use ed25519_dalek::{Signature, VerifyingKey};
use std::cell::UnsafeCell;

/// Room for key, signature and message: a statement or a list of keys is shorter than this.
const CAPACITY: usize = 24_000;

struct Buffer(UnsafeCell<[u8; CAPACITY]>);

// SAFETY: WASM of a worker runs in one thread, and natively only tests come here, which use
// `is_signed` with bytes of their own.
unsafe impl Sync for Buffer {}

static BUFFER: Buffer = Buffer(UnsafeCell::new([0; CAPACITY]));

/// Where the caller writes.
#[unsafe(no_mangle)]
pub extern "C" fn buffer() -> *mut u8 {
    BUFFER.0.get().cast()
}

/// How many bytes there is room for.
#[unsafe(no_mangle)]
pub extern "C" fn capacity() -> usize {
    CAPACITY
}

/// 1 when the first `bytes` bytes of the buffer hold a key, its signature and the signed message.
#[unsafe(no_mangle)]
pub extern "C" fn verify(bytes: usize) -> u32 {
    // SAFETY: nobody writes while this runs, because there is one thread.
    let buffer: &[u8; CAPACITY] = unsafe { &*BUFFER.0.get() };
    u32::from(buffer.get(..bytes).is_some_and(is_signed))
}

/// True when the bytes are a key, its signature and the signed message.
pub fn is_signed(bytes: &[u8]) -> bool {
    let Some((key, rest)) = bytes.split_first_chunk::<32>() else {
        return false;
    };
    let Some((signature, message)) = rest.split_first_chunk::<64>() else {
        return false;
    };
    VerifyingKey::from_bytes(key).is_ok_and(|key| {
        key.verify_strict(message, &Signature::from_bytes(signature))
            .is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        let digits: Vec<u8> = hex
            .bytes()
            .map(|b| (b as char).to_digit(16).unwrap() as u8)
            .collect();
        digits
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect()
    }

    /// RFC 8032, section 7.1, test 2.
    const KEY: &str = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    const SIGNATURE: &str = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    #[test]
    fn the_standards_own_example_is_accepted_and_nothing_near_it() {
        let good = [bytes(KEY), bytes(SIGNATURE), vec![0x72]].concat();
        assert!(is_signed(&good));
        for place in [0, 31, 32, 95, 96] {
            let mut bad = good.clone();
            bad[place] ^= 1;
            assert!(!is_signed(&bad), "byte {place}");
        }
        for length in [0, 31, 95, 96] {
            assert!(!is_signed(&good[..length]), "{length} bytes");
        }
    }
}
