// The programmes of a data folder, as plain records for engines and judge.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Rows of a CSV file as objects. Quotes may hold commas, quotes and line ends. */
export function table(file) {
  const text = readFileSync(file, "utf8");
  const rows = [[]];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') (cell += c), i++;
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ",") rows.at(-1).push(cell), (cell = "");
    else if (c === "\n") rows.at(-1).push(cell.replace(/\r$/, "")), (cell = ""), rows.push([]);
    else cell += c;
  }
  const [head, ...body] = rows;
  return body.filter((row) => row.length === head.length).map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

/** Programmes that are not closed, each with all its texts. */
export function programmes(folder) {
  const names = (file, columns) =>
    new Map(table(join(folder, file)).map((row) => [row.id, columns.map((column) => row[column]).join(" ")]));
  const terms = names("terms.csv", ["name_en", "name_ur"]);
  const organisations = names("organisations.csv", ["name_en", "name_ur"]);
  const districts = names("districts.csv", ["name_en", "name_ur", "aliases"]);
  const towns = names("towns.csv", ["name_en", "name_ur", "aliases"]);
  const regions = names("regions.csv", ["name_en", "name_ur"]);
  const further = new Map();
  for (const file of ["programme_benefits.csv", "programme_conditions.csv"]) {
    for (const row of table(join(folder, file))) {
      const key = `${row.finder}/${row.programme}`;
      further.set(key, `${further.get(key) ?? ""} ${row.text_en} ${row.text_ur}`);
    }
  }
  const list = (cell, map) => cell.split(";").map((id) => map.get(id) ?? "").join(" ");
  return table(join(folder, "programmes.csv"))
    .filter((row) => row.intake !== "closed")
    .map((row) => {
      const key = `${row.finder}/${row.id}`;
      const name = `${row.name_en} ${row.name_ur}`;
      const about = `${row.kind.replaceAll("-", " ")} ${row.category.replaceAll("-", " ")} ${list(row.terms, terms)}`;
      const place = `${list(row.districts, districts)} ${list(row.towns, towns)} ${row.places_as_printed} ${list(row.regions, regions)}`;
      const rest = [
        row.summary_en, row.summary_ur, row.certificate_en, row.certificate_ur, row.domicile_en, row.domicile_ur,
        row.how_to_apply_en, row.how_to_apply_ur, organisations.get(row.organisation) ?? "", row.provider_type, row.education_min,
        further.get(key) ?? "",
      ].join(" ");
      return {
        key, name, about, place, rest,
        text: `${name} . ${about} . ${place} . ${rest}`,
        category: row.category, kind: row.kind, gender: row.gender, mode: row.mode, markup: row.markup_percent,
        free: row.free === "true" || row.fee_pkr === "0", hostel: row.hostel === "true", stipend: Number(row.stipend_pkr_month) > 0,
        regions: row.regions.split(";").filter(Boolean),
      };
    });
}
