//! How large a file may be. What is larger is refused before it is held in memory.

/// Limits on what is read. Excel itself holds 16,384 columns and 32,767 characters in a cell.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of the file. Raising it raises memory by about three times as much.
    pub file_bytes: usize,
    /// Bytes of all parts of a packed file once unpacked.
    pub unpacked_bytes: u64,
    /// How many times larger a part of over a mebibyte may become by unpacking.
    pub unpacked_times: u64,
    /// Parts of a packed file.
    pub parts: usize,
    /// Elements within elements of a packed file.
    pub depth: usize,
    /// Rows of a sheet.
    pub rows: u32,
    /// Columns of a sheet.
    pub columns: u32,
    /// Cells of a file, empty ones between filled ones included.
    pub cells: u64,
    /// Characters of a cell.
    pub cell_chars: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 64 << 20,
            unpacked_bytes: 256 << 20,
            unpacked_times: 200,
            parts: 2_000,
            depth: 64,
            rows: 200_000,
            columns: 1_000,
            cells: 6_000_000,
            cell_chars: 32_767,
        }
    }
}
