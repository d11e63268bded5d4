// Reading and writing the CSV tables of the data (RFC 4180), for tests that spoil them.

/** Rows and cells of a CSV text. */
export function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = csv.replace(/^\uFEFF/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r?\n|$)/g);
  for (const [, quoted, plain, end] of cells) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") {
      if (row.length > 1 || row[0] !== "") {
        rows.push(row);
      }
      row = [];
    }
  }
  return rows;
}

/** The CSV text of rows. */
export function write(rows: string[][]): string {
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => cells.map(quoted).join(",") + "\n").join("");
}

/** A column of a table, as `datapackage.json` describes it. */
export interface Field {
  name: string;
  type: string;
  separator?: string;
  references?: unknown;
  constraints?: { pattern?: string; enum?: string[] };
}

/** True for columns that hold free text. */
export function isText(field: Field): boolean {
  return field.type === "string" && !field.references && !field.constraints?.pattern && !field.constraints?.enum;
}
