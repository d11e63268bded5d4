// Three search engines from npm over the same records, each given the same synonyms.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fold } from "./judge.mjs";

/** Adds to a query the English words of every concept that a phrase in it stands for. */
export function widener(folder) {
  const rows = JSON.parse(readFileSync(join(folder, "language/synonyms.json"), "utf8"));
  const phrases = rows.flatMap((row) =>
    row.group === "stop" ? [] : [...row.en, ...row.ur, ...row.roman_ur].map((phrase) => [` ${fold(phrase)} `, row.en[0]]),
  );
  return (query) => {
    const text = ` ${fold(query)} `;
    const words = new Set(phrases.filter(([phrase]) => text.includes(phrase)).map(([, word]) => word));
    return [fold(query), ...words].join(" ");
  };
}

export const fields = ["name", "about", "place", "rest"];

/** Builders by name: from records to a function that gives the keys of the first `limit` results. */
export function engines({ MiniSearch, Fuse, FlexSearch }) {
  return {
    MiniSearch(records) {
      const index = new MiniSearch({ idField: "key", fields, tokenize: (text) => fold(text).split(" ") });
      index.addAll(records);
      const options = { boost: { name: 3, about: 2 }, prefix: true, fuzzy: 0.2, combineWith: "OR" };
      return {
        find: (query, limit) => index.search(query, options).slice(0, limit).map((hit) => hit.id),
        bytes: () => JSON.stringify(index),
      };
    },
    "Fuse.js"(records) {
      const keys = [{ name: "name", weight: 3 }, { name: "about", weight: 2 }, "place", "rest"];
      const folded = records.map((record) => ({ ...record, ...Object.fromEntries(fields.map((f) => [f, fold(record[f])])) }));
      const fuse = new Fuse(folded, { keys, ignoreLocation: true, threshold: 0.4, useExtendedSearch: true });
      return {
        find: (query, limit) => fuse.search(query.split(" ").filter(Boolean).join(" | "), { limit }).map((hit) => hit.item.key),
        bytes: () => JSON.stringify(fuse.getIndex()) + JSON.stringify(folded),
      };
    },
    FlexSearch(records) {
      const encoder = (text) => fold(text).split(" ").filter(Boolean);
      const index = new FlexSearch.Document({
        encode: encoder,
        tokenize: "forward",
        document: { id: "key", index: fields },
      });
      for (const record of records) index.add(record);
      return {
        find(query, limit) {
          const found = new Map();
          const weight = { name: 3, about: 2, place: 1, rest: 1 };
          for (const { field, result } of index.search(query, { limit: 100, suggest: true })) {
            result.forEach((key, at) => found.set(key, (found.get(key) ?? 0) + weight[field] / (1 + at / 20)));
          }
          return [...found].sort((a, b) => b[1] - a[1]).slice(0, limit).map(([key]) => key);
        },
        bytes: () => null,
      };
    },
  };
}
